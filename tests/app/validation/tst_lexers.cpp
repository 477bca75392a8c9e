// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourcescan.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Scanner = SourceScan (*)(QByteArrayView);

// What a row expects beside a line number.
constexpr int notThere = 0;
constexpr int cannotTell = -1;

int answerOf(const SourceScan &scan, const char *name)
{
    const SourceScan::Answer answer = scan.find(name);
    switch (answer.kind) {
    case SourceScan::Kind::Found:
        return answer.line;
    case SourceScan::Kind::NotThere:
        return notThere;
    case SourceScan::Kind::CannotTell:
        break;
    }
    return cannotTell;
}

//! One row: every source is asked for the name "f".
void row(const char *name, const char *source, int expected)
{
    QTest::newRow(name) << QByteArray(source) << expected;
}

void columns()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("expected");
}

} // namespace

class tst_Lexers : public QObject
{
    Q_OBJECT

private slots:
    void pythonTells_data();
    void pythonTells();
    void javaScriptTells_data();
    void javaScriptTells();
    void phpTells_data();
    void phpTells();
    void survivesHostileSources_data();
    void survivesHostileSources();
    void survivesMutations();
};

void tst_Lexers::pythonTells_data()
{
    columns();
    row("def", "def f(event, context):\n    return 1\n", 1);
    row("third line", "# a\n\ndef f():\n  pass\n", 3);
    row("CRLF", "import os\r\n\r\ndef f():\r\n  pass\r\n", 3);
    row("CR alone", "import os\rdef f():\r  pass\r", 2);
    row("byte order mark",
        "\xEF\xBB\xBF"
        "def f(): pass\n",
        1);
    row("no line end", "def f(): pass", 1);
    row("async def", "async def f(a):\n  pass\n", 1);
    row("class", "class f:\n  pass\n", 1);
    row("class with base", "class f(object): pass\n", 1);
    row("decorated", "@wrap(a=1)\ndef f(a): pass\n", 2);
    row("assignment", "f = make()\n", 1);
    row("chained assignment", "g = f = make()\n", 1);
    row("tuple assignment", "f, g = 1, 2\n", 1);
    row("annotated", "f: object = make()\n", 1);
    row("lambda", "f = lambda event, context: 1\n", 1);
    row("from import", "from lib import f\n", 1);
    row("import as", "from lib import main as f\n", 1);
    row("import as module", "import lib.main as f\n", 1);
    row("import in brackets", "from lib import (\n  a,\n  f,\n)\n", 3);
    row("second statement of a line", "import os; f = 1\n", 1);
    row("in if", "if True:\n    def f(): pass\n", 2);
    row("in else", "if a:\n  pass\nelse:\n  def f(): pass\n", 4);
    row("in try", "try:\n    from a import f\nexcept ImportError:\n    f = None\n", 4);
    row("in with", "with a as b:\n  def f(): pass\n", 2);
    row("with as", "with open(a) as f:\n  pass\n", 1);
    row("walrus", "if (f := make()):\n  pass\n", 1);
    row("after a method", "class A:\n  def g(self): pass\n\ndef f(): pass\n", 4);
    row("after a text of three quotes", "'''\ndef f():\n'''\ndef f(): pass\n", 4);
    row("after a continued line", "a = 1 + \\\n  2\ndef f(): pass\n", 3);
    row("arguments over lines", "def f(\n    a,\n    b,\n):\n  pass\n", 1);
    row("item of a name", "f, g[f] = 1, 2\n", 1);
    row("in brackets over lines", "(\n  f,\n  g\n) = h\n", 2);
    row("behind a nested bracket", "a = {'b': [(1, '}')], 'c': {2}}\ndef f(): pass\n", 2);
    row("behind a page feed", "\f\ndef f(): pass\n", 2);
    row("indented by tabs", "if a:\n\tdef f(): pass\n", 2);
    row("behind a text with braces", "a = f\"{b['c']}\"\ndef f(): pass\n", 2);
    row("name beyond ASCII before", "größe = 1\ndef f(): pass\n", 2);
    row("finally", "try:\n  a()\nfinally:\n  f = 1\n", 4);
    row("match", "match a:\n  case 1:\n    def f(): pass\n", 3);
    row("loop variable", "for f in a: pass\n", 1);
    row("index within a target", "a[f] = 1\n", notThere);
    row("index of a call within a target", "a(f)[f] = b[f]\n", notThere);
    row("augmented", "f += 1\n", notThere);
    row("comprehension", "a = [f for f in b]\n", notThere);
    row("last line of blanks", "if a:\n ", notThere);
    row("empty file", "", notThere);
    row("only a comment", "# def f(): pass\n", notThere);
    row("in a docstring", "\"\"\"\ndef f(): pass\n\"\"\"\n", notThere);
    row("in a raw text", "a = r'''\ndef f(): pass\n'''\n", notThere);
    row("in bytes", "a = rb\"\"\"\ndef f(): pass\n\"\"\"\n", notThere);
    row("in a one-line text", "a = 'def f(): pass'\n", notThere);
    row("method", "class A:\n    def f(self): pass\n", notThere);
    row("nested", "def g():\n    def f(): pass\n", notThere);
    row("nested in an if in a def", "def g():\n  if a:\n    def f(): pass\n", notThere);
    row("method of a class in an if", "if a:\n  class A:\n    def f(self): pass\n", notThere);
    row("longer name", "def f2(): pass\ndef ff(): pass\n", notThere);
    row("other case", "def F(): pass\n", notThere);
    row("call", "f()\n", notThere);
    row("comparison", "f == 1\n", notThere);
    row("keyword argument", "g(f=1)\n", notThere);
    row("member", "a.f = 1\n", notThere);
    row("item", "f[1] = 1\n", notThere);
    row("import of a member", "import a.f\n", notThere);
    row("renamed away", "from a import f as g\n", notThere);
    row("parameter", "def g(f): pass\n", notThere);
    row("quote behind a backslash", "a = 'it\\'s'\n'def f(): pass'\n", notThere);
    row("hash in a text", "a = '#'; b = 'def f(): pass'\n", notThere);
    row("star import", "from lib import *\n", cannotTell);
    row("globals", "globals()['f'] = 1\n", cannotTell);
    row("exec", "exec(code)\n", cannotTell);
    row("eval", "eval('1')\n", cannotTell);
    row("setattr", "import sys\nsetattr(a, 'f', 1)\n", cannotTell);
    row("module getattr", "def __getattr__(name): return 1\n", cannotTell);
    row("global in a function", "def g():\n  global f\n  f = 1\n", cannotTell);
    row("text that does not end", "a = '''\ndef g(): pass\n", cannotTell);
    row("bracket that does not end", "a = (\ndef g(): pass\n", cannotTell);
    row("bracket of another kind", "a = (1]\n", cannotTell);
    row("defined in spite of a star import", "from a import *\ndef f(): pass\n", 2);
}

void tst_Lexers::pythonTells()
{
    QFETCH(const QByteArray, source);
    QTEST(answerOf(scanPython(source), "f"), "expected");
}

void tst_Lexers::javaScriptTells_data()
{
    columns();
    row("exports", "exports.f = async (event) => 1;\n", 1);
    row("module.exports member", "module.exports.f = function () {};\n", 1);
    row("in quotes", "'use strict';\nexports['f'] = g;\n", 2);
    row("in double quotes", "exports[\"f\"] = g;\n", 1);
    row("CRLF", "//\r\n//\r\nexports.f = 1;\r\n", 3);
    row("hash bang", "#!/usr/bin/env node\nexports.f = g\n", 2);
    row("object", "module.exports = { f: function () {} };\n", 1);
    row("object shorthand", "function f() {}\nmodule.exports = { f };\n", 2);
    row("object shorthand among others", "module.exports = {\n  a,\n  f,\n  b\n};\n", 3);
    row("object method", "module.exports = { f(event) { return 1; } };\n", 1);
    row("object async method", "module.exports = { async f(event) {} };\n", 1);
    row("object generator", "module.exports = { *f() {} };\n", 1);
    row("object text key", "module.exports = { 'f': g };\n", 1);
    row("object computed text key", "module.exports = { ['f']: g };\n", 1);
    row("behind a nested object", "module.exports = { a: { b: [1, 2] }, f: g };\n", 1);
    row("exports = module.exports", "exports = module.exports = { f: g };\n", 1);
    row("defineProperty", "Object.defineProperty(exports, 'f', { value: g });\n", 1);
    row("chained", "exports.a = exports.f = g;\n", 1);
    row("export function", "export function f() {}\n", 1);
    row("export async function", "export async function f() {}\n", 1);
    row("export generator", "export function* f() {}\n", 1);
    row("export const", "export const f = async () => {};\n", 1);
    row("export let", "export let a = 1, f = 2;\n", 1);
    row("export const behind a value on a new line",
        "export const a =\n  async () => 1,\n  f = 2\n", 3);
    row("export const behind a call over lines",
        "export const a = b(\n  function () {}\n), f = 2;\n", 3);
    row("statement behind an export without a semicolon",
        "export const a = 1\nconst b = 2, f = 3\n", notThere);
    row("export class", "export class f {}\n", 1);
    row("export list", "export { a, f };\n", 1);
    row("export renamed", "export { a as f };\n", 1);
    row("export from", "export { f } from './a.js';\n", 1);
    row("export pattern", "export const { f } = a;\n", 1);
    row("in a condition", "if (a) {\n  exports.f = g;\n}\n", 2);
    row("behind a pattern", "const a = /'/;\nexports.f = g;\n", 2);
    row("behind a class in a pattern", "const a = /[/']/g;\nexports.f = g;\n", 2);
    row("behind a division", "const a = b / c; const d = 'e';\nexports.f = g / h;\n", 2);
    row("behind a template", "const a = `'${b ? `}` : '}'}'`;\nexports.f = g;\n", 2);
    row("behind a text continued", "const a = 'b\\\nc';\nexports.f = g;\n", 3);
    row("logical assignment", "exports.f ||= g;\n", 1);
    row("defined in spite of a spread", "module.exports = { ...a, f: g };\n", 1);
    row("compiled from TypeScript",
        "\"use strict\";\nvar __importDefault = (this && this.__importDefault) || function (m) {\n"
        "    return (m && m.__esModule) ? m : { \"default\": m };\n};\n"
        "Object.defineProperty(exports, \"__esModule\", { value: true });\n"
        "exports.f = void 0;\nconst a = __importDefault(require(\"./a\"));\n"
        "const f = async (event) => { return a.default(event); };\nexports.f = f;\n",
        9);
    row("compiled by esbuild",
        "var __defProp = Object.defineProperty;\nvar src_exports = {};\n"
        "__export(src_exports, {\n  f: () => f\n});\nmodule.exports = __toCommonJS(src_exports);\n"
        "async function f() {}\n0 && (module.exports = {\n  f\n});\n",
        9);
    row("compiled by swc",
        "_export(exports, {\n  g: function() { return g; },\n  f: function() { return f; }\n});\n",
        3);
    row("compiled by Rollup", "'use strict';\nconst g = () => 1;\nexports.f = g;\n", 3);
    row("minified", "\"use strict\";var a=/['\"`]/g,b=1/2;exports.g=a,exports.f=async e=>e/b;", 1);
    row("object over a chain", "exports = module.exports = {};\nexports.f = g;\n", 2);
    row("getter", "module.exports = { get f() { return 1; } };\n", 1);
    row("key named get", "module.exports = { get: 1, f: 2 };\n", 1);
    row("export as text", "export { a as \"f\" };\n", 1);
    row("export star as", "export * as f from './a.js';\n", 1);
    row("without semicolons", "const a = 1\nmodule.exports = {\n  f\n}\n", 3);
    row("behind a pattern in a condition", "if (a) /'/.test(b)\nexports.f = g\n", 2);
    row("behind nested templates", "const a = `${b(`${c(`'`)}`)}`;\nexports.f = g;\n", 2);
    row("behind a division by a call", "a = b() / 2; c = '/';\nexports.f = g;\n", 2);
    row("behind a division of an item", "a = b[0] / 2; c = '/';\nexports.f = g;\n", 2);
    row("compiled from TypeScript without it",
        "\"use strict\";\nvar __importDefault = (this && this.__importDefault) || function (m) {\n"
        "    return m;\n};\nObject.defineProperty(exports, \"__esModule\", { value: true });\n"
        "exports.g = void 0;\nconst f = async () => 1;\nexports.g = f;\n",
        notThere);
    row("asked whether it is main", "if (require.main === module) main();\nexports.g = 1;\n",
        notThere);
    row("asked for exports", "if (typeof exports === 'object') {}\nexports.g = 1;\n", notThere);
    row("key named exports", "const a = { exports: 1, module: 2 };\n", notThere);
    row("id of the module", "console.log(module.id);\n", notThere);
    row("second name of the object", "var app = exports = module.exports = {};\napp.f = g;\n",
        cannotTell);
    row("second name of module.exports", "const a = module.exports = {};\na.f = g;\n", cannotTell);
    row("given to a call", "extend(module.exports = {}, a);\n", cannotTell);
    row("returned", "function a() { return module.exports = {}; }\na().f = g;\n", cannotTell);
    row("exports of another meaning", "exports = { g: 1 };\n", cannotTell);
    row("Object.assign with an object", "Object.assign(exports, { g }, a);\n", cannotTell);
    row("prototype", "exports.__proto__ = a;\n", cannotTell);
    row("parent's exports", "process.mainModule.exports.f = 1;\n", cannotTell);
    row("this passed on", "(function () { this.f = g; }).call(this);\n", cannotTell);
    row("arguments at the top", "arguments[0].f = g;\n", cannotTell);
    row("pattern or division", "if (a) {} /'/.test(b);\n", cannotTell);
    row("babel's loop",
        "Object.keys(_a).forEach(function (key) {\n  Object.defineProperty(exports, key, "
        "{});\n});\n",
        cannotTell);
    row("webpack", "(()=>{var r={};for(var i in r)exports[i]=r[i]})();", cannotTell);
    row("empty file", "", notThere);
    row("only a function", "function f() {}\n", notThere);
    row("only a const", "const f = () => {};\n", notThere);
    row("line comment", "// exports.f = 1\nexports.g = 1;\n", notThere);
    row("block comment", "/*\nexports.f = 1\n*/ exports.g = 1;\n", notThere);
    row("in a text", "const a = 'exports.f = 1';\n", notThere);
    row("in a template", "const a = `exports.f = 1`;\n", notThere);
    row("in a pattern", "const a = /exports.f = 1/;\n", notThere);
    row("longer name", "exports.f2 = 1; exports.ff = 1;\n", notThere);
    row("other case", "exports.F = 1;\n", notThere);
    row("of another object", "a.f = 1;\n", notThere);
    row("renamed away", "export { f as g };\n", notThere);
    row("nested key", "module.exports = { a: { f: 1 } };\n", notThere);
    row("value of a key", "module.exports = { a: f };\n", notThere);
    row("parameter of a method", "module.exports = { a(f) { return f; } };\n", notThere);
    row("other export", "export function g(f) {}\n", notThere);
    row("local within an export", "export function g() { const f = 1; }\n", notThere);
    row("esModule mark", "Object.defineProperty(exports, '__esModule', { value: true });\n",
        notThere);
    row("spread", "module.exports = { ...a };\n", cannotTell);
    row("require", "module.exports = require('./a');\n", cannotTell);
    row("class as exports", "module.exports = new Server();\n", cannotTell);
    row("Object.assign", "Object.assign(exports, a);\n", cannotTell);
    row("Object.assign of module.exports", "Object.assign(module.exports, a, b);\n", cannotTell);
    row("export star", "export * from './a.js';\n", cannotTell);
    row("export default", "export default { f() {} };\n", cannotTell);
    row("computed", "exports[name] = 1;\n", cannotTell);
    row("computed key", "module.exports = { [name]: 1 };\n", cannotTell);
    row("alias", "const e = exports; e.f = 1;\n", cannotTell);
    row("alias of module", "const m = module; m.exports.f = 1;\n", cannotTell);
    row("passed on", "(function (e) { e.f = 1; })(exports);\n", cannotTell);
    row("module in brackets", "module['exports'].f = 1;\n", cannotTell);
    row("this at the top", "this.f = 1;\n", cannotTell);
    row("eval", "eval('exports.f = 1');\n", cannotTell);
    row("escape in a name", "exports.\\u0066 = 1;\n", cannotTell);
    row("escape in a key", "exports['\\x66'] = 1;\n", cannotTell);
    row("text that does not end", "const a = 'b\n", cannotTell);
    row("template that does not end", "const a = `b\n", cannotTell);
    row("comment that does not end", "/* b\n", cannotTell);
    row("bracket that does not end", "const a = {\n", cannotTell);
    row("helper of a compiler", "__exportStar(require('./a'), exports);\n", cannotTell);
    row("bundle", "(()=>{var e={1:(e,t)=>{t.f=1}};module.exports=e})();", cannotTell);
    row("reading only", "if (exports.f) {}\n", cannotTell);
}

void tst_Lexers::javaScriptTells()
{
    QFETCH(const QByteArray, source);
    QTEST(answerOf(scanJavaScript(source), "f"), "expected");
}

void tst_Lexers::phpTells_data()
{
    columns();
    row("function", "<?php\nfunction f($event, $context) {\n return 1;\n}\n", 2);
    row("other case of the name", "<?php\nfunction F() {}\n", 2);
    row("other case of the word", "<?php\nFUNCTION f() {}\n", 2);
    row("by reference", "<?php\nfunction &f() {}\n", 2);
    row("type of the result", "<?php\nfunction f(): array { return []; }\n", 2);
    row("comment before the name", "<?php\nfunction /* x */ f() {}\n", 2);
    row("tag in upper case", "<?PHP\nfunction f() {}\n", 2);
    row("behind text", "Hello\n<?php\nfunction f() {}\n", 3);
    row("in a second block", "<?php $a = 1; ?>\ntext ' text\n<?php\nfunction f() {}\n", 4);
    row("in an if", "<?php\nif (!function_exists('f')) {\n  function f() {}\n}\n", 3);
    row("behind a class", "<?php\nclass A {\n  function g() {}\n}\nfunction f() {}\n", 5);
    row("behind a closure", "<?php\n$a = function () { return 1; };\nfunction f() {}\n", 3);
    row("behind a heredoc", "<?php\n$a = <<<X\n'\nX;\nfunction f() {}\n", 5);
    row("behind a heredoc with variables", "<?php\n$a = <<<X\n{$b['c']} '\nX;\nfunction f() {}\n",
        5);
    row("behind a nowdoc", "<?php\n$a = <<<'X'\n{$b \"\nX;\nfunction f() {}\n", 5);
    row("behind a text with an expression", "<?php\n$a = \"{$b[\"c\"]}\";\nfunction f() {}\n", 3);
    row("behind the class constant", "<?php\n$a = A::class;\nfunction f() {}\n", 3);
    row("defined in spite of include", "<?php\nrequire 'a.php';\nfunction f() {}\n", 3);
    row("behind an interface", "<?php\ninterface A { function g(); }\nfunction f() {}\n", 3);
    row("behind a class without a name",
        "<?php\n$a = new class($b) { function g() {} };\n"
        "function f() {}\n",
        3);
    row("behind a member called class",
        "<?php\n$a->class; B::enum();\nif ($c) { function f() {} }\n", 3);
    row("function called enum", "<?php\nif (enum(1)) {\n  function f() {}\n}\n", 3);
    row("behind a comment that closes the tag", "<?php // a ?>\n<?php\nfunction f() {}\n", 3);
    row("behind a quote in a comment", "<?php\n// it's\n# it's\n/* it's */\nfunction f() {}\n", 5);
    row("behind use function", "<?php\nuse function a\\b;\nfunction f() {}\n", 3);
    row("behind an arrow function", "<?php\n$a = fn($b) => [$b];\nfunction f() {}\n", 3);
    row("CRLF", "<?php\r\n\r\nfunction f() {}\r\n", 3);
    row("use function", "<?php\nuse function a\\f;\n", notThere);
    row("string of a callback", "<?php\narray_map('f', $a);\n", notThere);
    row("after the halt", "<?php\n__halt_compiler();\nfunction f() {}\n", notThere);
    row("attribute", "<?php\n#[A]\nfunction g() {}\n", cannotTell);
    row("indented end of a heredoc", "<?php\n$a = <<<X\n  b\n  X;\n", cannotTell);
    row("empty file", "", notThere);
    row("no tag", "function f() {}\n", notThere);
    row("behind the closing tag", "<?php $a = 1; ?>\nfunction f() {}\n", notThere);
    row("line comment", "<?php\n// function f() {}\n", notThere);
    row("hash comment", "<?php\n# function f() {}\n", notThere);
    row("block comment", "<?php\n/* function f() {} */\n", notThere);
    row("in a text", "<?php\n$a = 'function f() {}';\n", notThere);
    row("in a double text", "<?php\n$a = \"function f() {}\";\n", notThere);
    row("in a heredoc", "<?php\n$a = <<<X\nfunction f() {}\nX;\n", notThere);
    row("in a nowdoc", "<?php\n$a = <<<'X'\nfunction f() {}\nX;\n", notThere);
    row("method", "<?php\nclass A { public static function f() {} }\n", notThere);
    row("method of an interface", "<?php\ninterface A { function f(); }\n", notThere);
    row("method of a trait", "<?php\ntrait A { function f() {} }\n", notThere);
    row("method of a class without a name", "<?php\n$a = new class { function f() {} };\n",
        notThere);
    row("variable", "<?php\n$f = function () {};\n", notThere);
    row("longer name", "<?php\nfunction f2() {}\nfunction ff() {}\n", notThere);
    row("call", "<?php\nf();\n", notThere);
    row("include", "<?php\ninclude 'a.php';\n", cannotTell);
    row("require once", "<?php\nrequire_once __DIR__ . '/a.php';\n", cannotTell);
    row("eval", "<?php\neval($a);\n", cannotTell);
    row("namespace", "<?php\nnamespace A;\nfunction f() {}\n", cannotTell);
    row("nested function", "<?php\nfunction g() { function f() {} }\n", cannotTell);
    row("short tag", "<? function f() {} ?>\n", cannotTell);
    row("text that does not end", "<?php\n$a = 'b\n", cannotTell);
    row("comment that does not end", "<?php\n/* b\n", cannotTell);
    row("bracket that does not end", "<?php\nif (a) {\n", cannotTell);
    row("heredoc that does not end", "<?php\n$a = <<<X\nb\n", cannotTell);
}

void tst_Lexers::phpTells()
{
    QFETCH(const QByteArray, source);
    QTEST(answerOf(scanPhp(source), "f"), "expected");
}

void tst_Lexers::survivesHostileSources_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : {"(",
                              "[",
                              "{",
                              ")",
                              "}",
                              "'",
                              "\"",
                              "`",
                              "`${",
                              "/",
                              "/[",
                              "\\",
                              "\"{$",
                              "<<<X\n",
                              "<?php ",
                              "<",
                              "exports,{",
                              "module.exports={",
                              "export const ",
                              "export{",
                              "if a:\n ",
                              "'''",
                              "#",
                              "f=",
                              "as ",
                              "for ",
                              "f:=",
                              "function f(",
                              "function ",
                              "class ",
                              "a.",
                              "=/",
                              "\r",
                              "*/"})
        QTest::newRow(piece) << QByteArray(piece);
}

void tst_Lexers::survivesHostileSources()
{
    QFETCH(const QByteArray, piece);
    // In time that grows with the square of the size this takes minutes, else about a second;
    // the bound leaves room for a busy machine.
    constexpr qsizetype size = 128 * 1024;
    const QByteArray source = piece.repeated(size / piece.size());
    QElapsedTimer timer;
    timer.start();
    for (const Scanner scan : {&scanPython, &scanJavaScript, &scanPhp}) {
        answerOf(scan(source), "g");
        answerOf(scan("<?php " + source), "g");
    }
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_Lexers::survivesMutations()
{
    const QByteArray seeds[] = {
        "@a\nasync def f(a, *, b=1):\n    '''t'''\nif x:\n    from a import (b as c)\n",
        "const a = /[/]'/g, b = `x${c}y`;\nmodule.exports = { f, async g() {}, ['h']: 1 };\n",
        "<?php\n$a = <<<X\n{$b['c']}\nX;\nclass A { function m() {} }\nfunction f() {}\n"};
    constexpr char bytes[] = "'\"`\\/*#(){}[]<>=:;,.\n\r\t $?xf0\x80\xff";
    QRandomGenerator random(20'240'607);
    int found = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray source = seeds[round % 3];
        const int changes = int(random.bounded(1, 6));
        for (int i = 0; i < changes; ++i) {
            const auto at = qsizetype(random.bounded(int(source.size())));
            const char byte = bytes[random.bounded(int(sizeof bytes - 1))];
            if (random.bounded(2) == 0)
                source[at] = byte;
            else if (random.bounded(2) == 0)
                source.insert(at, byte);
            else
                source.truncate(qMax<qsizetype>(at, 1));
        }
        const auto lines = int(source.count('\n') + source.count('\r')) + 1;
        for (const Scanner scan : {&scanPython, &scanJavaScript, &scanPhp}) {
            const SourceScan result = scan(source);
            for (const SourceDefinition &definition : result.definitions()) {
                ++found;
                QVERIFY(definition.line >= 1 && definition.line <= lines);
                QVERIFY(!definition.name.isEmpty());
            }
        }
    }
    QVERIFY(found > 1'000); // most mutations leave something to find
}

QTEST_GUILESS_MAIN(tst_Lexers)
#include "tst_lexers.moc"
