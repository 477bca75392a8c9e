// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/javascripttokens.h"
#include "app/validation/sourcescan.h"

#include <algorithm>
#include <array>

namespace Scf {

namespace {

using namespace std::string_view_literals;
using Kind = JavaScriptToken::Kind;

constexpr std::array declarationWords{"const"sv, "let"sv, "var"sv};
constexpr std::array statementStarts{"const"sv,  "let"sv,   "var"sv,    "function"sv, "async"sv,
                                     "export"sv, "class"sv, "import"sv, "return"sv,   "if"sv,
                                     "for"sv,    "while"sv, "throw"sv,  "try"sv,      "switch"sv};
constexpr std::array plainValues{"true"sv, "false"sv, "null"sv, "undefined"sv, "void"sv, "new"sv};
// Calls that look at their first argument and add nothing to it.
constexpr std::array readingCalls{"call"sv, "apply"sv, "has"sv, "get"sv, "log"sv};

template <std::size_t N>
bool isOneOf(const JavaScriptToken &token, const std::array<std::string_view, N> &words)
{
    return token.kind == Kind::Name && std::ranges::find(words, token.view()) != words.end();
}

//! Follows every use of `exports`, `module` and `export`. A use whose effect is not understood
//! makes every answer but Found uncertain, so that NotThere stays certain.
class JavaScriptScanner
{
public:
    explicit JavaScriptScanner(JavaScriptTokens tokens)
        : m_tokens(std::move(tokens.tokens))
    {
        if (tokens.slip)
            m_scan.addSlip(*tokens.slip);
        if (tokens.isUnclear)
            m_scan.doubt(Doubt::Unclear);
    }

    SourceScan run();

private:
    const JavaScriptToken &at(std::size_t index) const
    {
        static const JavaScriptToken none{.text = "", .kind = Kind::Number};
        return index < m_tokens.size() ? m_tokens[index] : none;
    }
    // A wrapped index is past the end as well.
    const JavaScriptToken &before(std::size_t index) const { return at(index - 1); }
    bool isProperty(std::size_t index) const { return before(index).is("."); }
    bool isKey(std::size_t index) const
    {
        return at(index + 1).is(":") && (before(index).is("{") || before(index).is(","));
    }
    bool isAssigned(std::size_t next) const;
    bool isCallable(std::size_t value) const;
    bool isChained(std::size_t index) const;
    bool isStatement(std::size_t index) const;
    static bool isPlainText(const JavaScriptToken &token)
    {
        return token.kind == Kind::Text && !token.isEscaped;
    }

    void readName(std::size_t index);
    void readModule(std::size_t index);
    void readExports(std::size_t first, std::size_t last);
    void readMember(const JavaScriptToken &name, std::size_t next);
    void readArgument(std::size_t first, std::size_t last);
    void readAssignedExports(std::size_t value);
    void readObject(std::size_t brace);
    std::size_t readObjectEntry(std::size_t index);
    std::size_t skipToComma(std::size_t index) const;
    void readExport(std::size_t index);
    void readExportList(std::size_t index);
    void readDeclarations(std::size_t index);
    void readThis(std::size_t index);
    void define(const JavaScriptToken &name, bool isFunction);

    std::vector<JavaScriptToken> m_tokens;
    SourceScan m_scan;
    std::size_t m_readUntil = 0; // what lies before it was read as an object or a declaration
    int m_depth = 0;             // of braces
};

SourceScan JavaScriptScanner::run()
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const JavaScriptToken &token = m_tokens[i];
        if (token.is("{"))
            ++m_depth;
        else if (token.is("}"))
            --m_depth;
        else if (token.kind == Kind::Name)
            readName(i);
    }
    return std::move(m_scan);
}

void JavaScriptScanner::readName(std::size_t index)
{
    const JavaScriptToken &token = m_tokens[index];
    if (isProperty(index)) {
        // Another module's exports, or ours by another name (a bundle).
        if (token.isWord("exports") && !at(index - 2).isWord("module"))
            m_scan.doubt(Doubt::Dynamic);
        return;
    }
    if (isKey(index))
        return;
    if (token.isWord("exports"))
        readExports(index, index);
    else if (token.isWord("module"))
        readModule(index);
    else if (token.isWord("export"))
        readExport(index);
    else if (token.isWord("this"))
        readThis(index);
    else if (token.isWord("eval") || (token.isWord("arguments") && m_depth == 0))
        m_scan.doubt(Doubt::Dynamic);
}

void JavaScriptScanner::readModule(std::size_t index)
{
    const JavaScriptToken &next = at(index + 1);
    if (next.is(".")) {
        if (at(index + 2).isWord("exports"))
            readExports(index, index + 2);
        return; // module.id and the like
    }
    const auto compares = [](const JavaScriptToken &token) {
        return token.is("===") || token.is("!==") || token.is("==") || token.is("!=");
    };
    if (before(index).isWord("typeof") || compares(before(index)) || compares(next))
        return;
    m_scan.doubt(Doubt::Dynamic);
}

bool JavaScriptScanner::isAssigned(std::size_t next) const
{
    const JavaScriptToken &token = at(next);
    if (token.is("="))
        return true;
    const bool isLogical = token.is("|") || token.is("&") || token.is("?"); // ||= &&= ??=
    return isLogical && at(next + 1).is(token.view()) && at(next + 2).is("=");
}

bool JavaScriptScanner::isCallable(std::size_t value) const
{
    const JavaScriptToken &token = at(value);
    if (token.kind == Kind::Symbol)
        return !token.is("{") && !token.is("[") && !token.is("-") && !token.is("+")
               && !token.is("!");
    return token.kind == Kind::Name && !isOneOf(token, plainValues);
}

void JavaScriptScanner::define(const JavaScriptToken &name, bool isFunction)
{
    if (name.isEscaped || name.view() == "__proto__"sv)
        m_scan.doubt(Doubt::Dynamic);
    else
        m_scan.define(name.text, name.line, isFunction);
}

//! True behind "exports =" or "module.exports =".
bool JavaScriptScanner::isChained(std::size_t index) const
{
    return before(index).is("=") && at(index - 2).isWord("exports");
}

//! True where the value of the expression that begins at \a index goes nowhere else.
bool JavaScriptScanner::isStatement(std::size_t index) const
{
    static constexpr std::array openWords{"return"sv, "yield"sv, "await"sv, "typeof"sv, "case"sv};
    const JavaScriptToken &previous = before(index);
    if (index == 0 || previous.is(";") || previous.is("{") || previous.is("}") || previous.is(")")
        || previous.isWord("else"))
        return true;
    if (previous.is("(")) // "0 && (module.exports = …)"
        return at(index - 2).is("&");
    const bool endsValue = previous.kind != Kind::Symbol || previous.is("]");
    return endsValue && !isOneOf(previous, openWords) && previous.line < at(index).line;
}

//! `exports` or `module.exports`, from token \a first to \a last.
void JavaScriptScanner::readExports(std::size_t first, std::size_t last)
{
    const JavaScriptToken &next = at(last + 1);
    if (next.is(".") && at(last + 2).kind == Kind::Name)
        return readMember(at(last + 2), last + 3);
    if (next.is("[") && isPlainText(at(last + 2)) && at(last + 3).is("]"))
        return readMember(at(last + 2), last + 4);
    if (next.is("=")) {
        const bool isModules = last != first;
        // In "app = module.exports = {}" the object has a second name, and members come by that.
        if (!isStatement(first) && !isChained(first))
            m_scan.doubt(Doubt::Dynamic);
        // "exports = …" alone gives the name another meaning.
        if (isModules || isChained(first) || at(last + 2).isWord("module"))
            return readAssignedExports(last + 2);
        return m_scan.doubt(Doubt::Dynamic);
    }
    if (before(first).isWord("typeof"))
        return;
    // "module.exports = exports;"
    const bool endsStatement =
        next.is(";") || last + 1 >= m_tokens.size() || next.line > at(last).line;
    if (isChained(first) && endsStatement)
        return;
    if (next.is(",") && before(first).is("(") && at(first - 2).kind == Kind::Name
        && !isOneOf(at(first - 2), readingCalls))
        return readArgument(first, last);
    m_scan.doubt(Doubt::Dynamic);
}

void JavaScriptScanner::readMember(const JavaScriptToken &name, std::size_t next)
{
    if (isAssigned(next))
        return define(name, isCallable(next + 1));
    // Only read, it seems; but a pattern could assign it.
    m_scan.doubtName(name.text);
}

//! A call that has our exports as its first argument: the next one names what it adds.
void JavaScriptScanner::readArgument(std::size_t first, std::size_t last)
{
    const std::size_t second = last + 2;
    if (at(first - 2).isWord("function")) // a parameter, not an argument
        return m_scan.doubt(Doubt::Dynamic);
    if (isPlainText(at(second)) && at(second + 1).is(","))
        return define(at(second), true);
    if (!at(second).is("{"))
        return m_scan.doubt(Doubt::Dynamic);
    readObject(second);
    // Object.assign takes more objects than one.
    if (!at(m_readUntil).is(")"))
        m_scan.doubt(Doubt::Dynamic);
}

void JavaScriptScanner::readAssignedExports(std::size_t value)
{
    const JavaScriptToken &token = at(value);
    if (token.is("{"))
        return readObject(value);
    if (token.isWord("exports") && !at(value + 1).is(".") && !at(value + 1).is("["))
        return; // its own turn comes
    if (token.isWord("module") && at(value + 1).is(".") && at(value + 2).isWord("exports")
        && !at(value + 3).is(".") && !at(value + 3).is("["))
        return;
    m_scan.doubt(token.isWord("require") ? Doubt::OtherFiles : Doubt::Dynamic);
}

void JavaScriptScanner::readObject(std::size_t brace)
{
    if (brace < m_readUntil)
        return m_scan.doubt(Doubt::Unclear); // an export within an export
    std::size_t i = brace + 1;
    while (i < m_tokens.size() && !at(i).is("}")) {
        i = readObjectEntry(i);
        if (at(i).is(","))
            ++i;
    }
    m_readUntil = i + 1;
}

//! Gives the index of the ',' or '}' behind the entry.
std::size_t JavaScriptScanner::readObjectEntry(std::size_t index)
{
    if (at(index).is("...")) {
        m_scan.doubt(Doubt::OtherFiles);
        return skipToComma(index + 1);
    }
    static constexpr std::array modifiers{"get"sv, "set"sv, "async"sv};
    const auto endsKey = [](const JavaScriptToken &token) {
        return token.is(":") || token.is(",") || token.is("}") || token.is("(");
    };
    if (isOneOf(at(index), modifiers) && !endsKey(at(index + 1)))
        ++index;
    if (at(index).is("*"))
        ++index;
    if (at(index).is("[")) {
        if (isPlainText(at(index + 1)) && at(index + 2).is("]"))
            define(at(index + 1), true);
        else
            m_scan.doubt(Doubt::Dynamic);
        return skipToComma(index);
    }
    const JavaScriptToken &key = at(index);
    const bool isKeyKind = key.kind == Kind::Name || key.kind == Kind::Text;
    if (isKeyKind && endsKey(at(index + 1)))
        define(key, !at(index + 1).is(":") || isCallable(index + 2));
    else if (key.kind != Kind::Number)
        m_scan.doubt(Doubt::Unclear);
    return skipToComma(index);
}

std::size_t JavaScriptScanner::skipToComma(std::size_t index) const
{
    int depth = 0;
    for (; index < m_tokens.size(); ++index) {
        const JavaScriptToken &token = m_tokens[index];
        if (depth == 0 && (token.is(",") || token.is("}")))
            return index;
        if (token.is("(") || token.is("[") || token.is("{"))
            ++depth;
        else if (depth > 0 && (token.is(")") || token.is("]") || token.is("}")))
            --depth;
    }
    return index;
}

void JavaScriptScanner::readExport(std::size_t index)
{
    std::size_t next = index + 1;
    if (at(next).is("*")) {
        if (!at(next + 1).isWord("as"))
            return m_scan.doubt(Doubt::OtherFiles);
        return define(at(next + 2), false);
    }
    if (at(next).is("{"))
        return readExportList(next);
    if (isOneOf(at(next), declarationWords))
        return readDeclarations(next + 1);
    if (at(next).isWord("default")) {
        // What the platform makes of a default export is not known.
        m_scan.doubt(Doubt::Dynamic);
        return define(at(next), true);
    }
    if (at(next).isWord("async"))
        ++next;
    const bool isFunction = at(next).isWord("function");
    if (!isFunction && !at(next).isWord("class"))
        return m_scan.doubt(Doubt::Unclear);
    ++next;
    if (at(next).is("*"))
        ++next;
    if (at(next).kind == Kind::Name)
        define(at(next), isFunction);
}

void JavaScriptScanner::readExportList(std::size_t index)
{
    if (index < m_readUntil)
        return m_scan.doubt(Doubt::Unclear);
    for (++index; index < m_tokens.size() && !at(index).is("}"); ++index) {
        const JavaScriptToken &token = at(index);
        const bool isName = token.kind == Kind::Name || token.kind == Kind::Text;
        if (isName && (at(index + 1).is(",") || at(index + 1).is("}")))
            define(token, true);
    }
    m_readUntil = index;
}

//! The names of "const a = 1, { b, c: d } = e". Where a semicolon is left out it may take in a name
//! of the next statement: a wrong Found, never a wrong NotThere.
void JavaScriptScanner::readDeclarations(std::size_t index)
{
    if (index < m_readUntil)
        return m_scan.doubt(Doubt::Unclear);
    // A statement begins on a new line behind what can end a value.
    const auto startsStatement = [this](std::size_t i) {
        const JavaScriptToken &previous = before(i);
        const bool endsValue = previous.kind != Kind::Symbol || previous.is(")") || previous.is("]")
                               || previous.is("}");
        return endsValue && at(i).line > previous.line && isOneOf(at(i), statementStarts);
    };
    int depth = 0;
    bool isValue = false; // behind a '='
    for (; index < m_tokens.size(); ++index) {
        const JavaScriptToken &token = m_tokens[index];
        if (depth == 0 && (token.is(";") || (isValue && startsStatement(index))))
            break;
        if (token.is("(") || token.is("[") || token.is("{")) {
            ++depth;
        } else if (token.is(")") || token.is("]") || token.is("}")) {
            if (--depth < 0)
                break;
        } else if (depth == 0 && (token.is(",") || token.is("="))) {
            isValue = token.is("=");
        } else if (!isValue && token.kind == Kind::Name) {
            define(token, at(index + 1).is("=") ? isCallable(index + 2) : depth > 0);
        }
    }
    m_readUntil = index;
}

//! At the top of a CommonJS module `this` is its exports.
void JavaScriptScanner::readThis(std::size_t index)
{
    const JavaScriptToken &next = at(index + 1);
    if (next.is(".") && at(index + 2).kind == Kind::Name) {
        if (isAssigned(index + 3))
            m_scan.doubtName(at(index + 2).text);
        return;
    }
    const bool isTested = next.is("&") && at(index + 2).is("&"); // "this && this.__helper"
    if (m_depth == 0 && !isTested)
        m_scan.doubt(Doubt::Dynamic);
}

} // namespace

SourceScan scanJavaScript(QByteArrayView source)
{
    return JavaScriptScanner(javaScriptTokens(source)).run();
}

} // namespace Scf
