// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/javascriptmodules.h"

#include "app/validation/javascripttokens.h"
#include "app/validation/sourcecursor.h"

#include <algorithm>
#include <array>

namespace Scf {

namespace {

using namespace std::string_view_literals;
using Kind = JavaScriptToken::Kind;

// What npm takes for the name of a package.
constexpr qsizetype longestPackageName = 214;

constexpr std::array builtins{"assert"sv,
                              "async_hooks"sv,
                              "buffer"sv,
                              "child_process"sv,
                              "cluster"sv,
                              "console"sv,
                              "constants"sv,
                              "crypto"sv,
                              "dgram"sv,
                              "dns"sv,
                              "domain"sv,
                              "diagnostics_channel"sv,
                              "events"sv,
                              "fs"sv,
                              "http"sv,
                              "http2"sv,
                              "https"sv,
                              "inspector"sv,
                              "module"sv,
                              "net"sv,
                              "os"sv,
                              "path"sv,
                              "perf_hooks"sv,
                              "process"sv,
                              "punycode"sv,
                              "querystring"sv,
                              "readline"sv,
                              "repl"sv,
                              "stream"sv,
                              "string_decoder"sv,
                              "sys"sv,
                              "timers"sv,
                              "tls"sv,
                              "trace_events"sv,
                              "tty"sv,
                              "url"sv,
                              "util"sv,
                              "v8"sv,
                              "vm"sv,
                              "wasi"sv,
                              "worker_threads"sv,
                              "zlib"sv};

bool isPackagePart(QByteArrayView part)
{
    const auto isAllowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-'
               || c == '_' || c == '.' || c == '~';
    };
    return !part.isEmpty() && part.front() != '.' && std::ranges::all_of(part, isAllowed);
}

class ModuleReader
{
public:
    explicit ModuleReader(QByteArrayView source)
        : m_read(javaScriptTokens(source))
    { }

    JavaScriptModules run();

private:
    const JavaScriptToken &at(std::size_t index) const
    {
        static const JavaScriptToken none{.text = "", .kind = Kind::Number};
        return index < m_read.tokens.size() ? m_read.tokens[index] : none;
    }
    bool isPlainText(std::size_t index) const
    {
        return at(index).kind == Kind::Text && !at(index).isEscaped;
    }
    void readText(std::size_t index);
    void readName(std::size_t index);
    void readImport(std::size_t index);
    void readExport(std::size_t index);
    bool isTakenAlways(std::size_t require) const;
    void take(std::size_t index);

    JavaScriptTokens m_read;
    JavaScriptModules m_modules;
    int m_depth = 0; // of brackets of every kind
};

JavaScriptModules ModuleReader::run()
{
    for (std::size_t i = 0; i < m_read.tokens.size(); ++i) {
        const JavaScriptToken &token = m_read.tokens[i];
        if (token.is("{") || token.is("(") || token.is("["))
            ++m_depth;
        else if (token.is("}") || token.is(")") || token.is("]"))
            --m_depth;
        else if (token.kind == Kind::Text)
            readText(i);
        else if (token.kind == Kind::Name && !at(i - 1).is("."))
            readName(i);
        else if (token.isWord("exports") && at(i - 2).isWord("module"))
            m_modules.usesExports = true;
    }
    if (m_read.isUnclear) {
        // What stands at the top and what does not is a guess then.
        m_modules.taken.clear();
        m_modules.isEsModule = false;
        m_modules.usesExports = false;
    }
    return std::move(m_modules);
}

void ModuleReader::readText(std::size_t index)
{
    const QByteArray package = nodePackageOf(at(index).text);
    if (!package.isEmpty())
        m_modules.named.insert(package);
}

void ModuleReader::readName(std::size_t index)
{
    const JavaScriptToken &token = at(index);
    if (token.isWord("exports") && at(index + 1).is("."))
        m_modules.usesExports = true;
    if (m_depth != 0 || at(index + 1).is(":"))
        return;
    if (token.isWord("import"))
        readImport(index);
    else if (token.isWord("export"))
        readExport(index);
    else if (token.isWord("require") && at(index + 1).is("(") && isPlainText(index + 2)
             && at(index + 3).is(")") && isTakenAlways(index))
        take(index + 2);
}

// import 'x'; import a, { b as c } from 'x'
void ModuleReader::readImport(std::size_t index)
{
    const JavaScriptToken &next = at(index + 1);
    if (next.is("(") || next.is(".") || next.is("="))
        return; // import(), import.meta
    if (isPlainText(index + 1)) {
        m_modules.isEsModule = true;
        return take(index + 1);
    }
    if (next.kind != Kind::Name && !next.is("{") && !next.is("*"))
        return;
    for (std::size_t i = index + 1; i < m_read.tokens.size() && !at(i).is(";"); ++i) {
        if (at(i).isWord("from") && at(i + 1).kind == Kind::Text) {
            m_modules.isEsModule = true;
            if (isPlainText(i + 1))
                take(i + 1);
            return;
        }
    }
}

// export const a = 1; export { b } from 'x'
void ModuleReader::readExport(std::size_t index)
{
    static constexpr std::array declarations{"default"sv,  "const"sv, "let"sv,  "var"sv,
                                             "function"sv, "async"sv, "class"sv};
    const JavaScriptToken &next = at(index + 1);
    const bool isDeclaration =
        next.kind == Kind::Name
        && std::ranges::find(declarations, next.view()) != declarations.end();
    if (!isDeclaration && !next.is("{") && !next.is("*"))
        return;
    m_modules.isEsModule = true;
    if (isDeclaration)
        return;
    std::size_t end = index + 1;
    if (next.is("{")) {
        while (end < m_read.tokens.size() && !at(end).is("}"))
            ++end;
    } else if (at(end + 1).isWord("as")) {
        end += 2;
    }
    if (at(end + 1).isWord("from") && isPlainText(end + 2))
        take(end + 2);
}

// Behind "const a =", "var { b, c: d } = require(…), e =", or as a statement of its own. Not behind
// a condition, nor in a function without braces.
bool ModuleReader::isTakenAlways(std::size_t require) const
{
    const JavaScriptToken &previous = at(require - 1);
    if (require == 0 || previous.is(";"))
        return true;
    if (!previous.is("="))
        return false;
    for (std::size_t i = require - 1; i-- > 0;) {
        const JavaScriptToken &token = at(i);
        if (token.isWord("const") || token.isWord("let") || token.isWord("var"))
            return true;
        if (token.is(")") && at(i - 1).kind == Kind::Text && at(i - 2).is("(")
            && at(i - 3).isWord("require")) {
            i -= 3; // of the declaration before this one
            continue;
        }
        const bool isPattern = token.kind == Kind::Name || token.is("{") || token.is("}")
                               || token.is(",") || token.is(":") || token.is("=");
        if (!isPattern)
            return false;
    }
    return false;
}

void ModuleReader::take(std::size_t index)
{
    const QByteArray specifier = at(index).text.toByteArray();
    if (!m_modules.taken.contains(specifier))
        m_modules.taken.append(specifier);
}

} // namespace

JavaScriptModules javaScriptModules(QByteArrayView source)
{
    return ModuleReader(source).run();
}

QByteArray nodePackageOf(QByteArrayView specifier)
{
    const bool isScoped = specifier.startsWith('@');
    qsizetype end = specifier.indexOf('/');
    if (isScoped) {
        if (end < 0 || !isPackagePart(specifier.sliced(1, end - 1)))
            return {};
        const qsizetype begin = end + 1;
        end = specifier.indexOf('/', begin);
        const qsizetype size = (end < 0 ? specifier.size() : end) - begin;
        if (!isPackagePart(specifier.sliced(begin, size)))
            return {};
    } else if (!isPackagePart(specifier.first(end < 0 ? specifier.size() : end))) {
        return {};
    }
    const QByteArrayView name = specifier.first(end < 0 ? specifier.size() : end);
    return name.size() <= longestPackageName ? name.toByteArray() : QByteArray();
}

bool isNodeBuiltin(QByteArrayView module)
{
    const std::string_view name(module.data(), static_cast<std::size_t>(module.size()));
    return std::ranges::find(builtins, name) != builtins.end();
}

} // namespace Scf
