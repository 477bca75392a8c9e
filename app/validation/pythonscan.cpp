// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourcecursor.h"
#include "app/validation/sourcescan.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <vector>

namespace Scf {

namespace {

using namespace std::string_view_literals;

std::string_view viewOf(QByteArrayView text)
{
    return {text.data(), static_cast<std::size_t>(text.size())};
}

template <std::size_t N>
bool isOneOf(QByteArrayView text, const std::array<std::string_view, N> &words)
{
    return std::ranges::find(words, viewOf(text)) != words.end();
}

// Statements whose ':' another statement may follow on the same line.
constexpr std::array compoundWords{"if"sv,  "elif"sv,  "else"sv, "try"sv,   "except"sv, "finally"sv,
                                   "for"sv, "while"sv, "with"sv, "match"sv, "case"sv,   "async"sv};
// With these a program can make or take names that do not stand in its source.
constexpr std::array dynamicWords{"globals"sv, "locals"sv,     "vars"sv,          "exec"sv,
                                  "eval"sv,    "execfile"sv,   "setattr"sv,       "__dict__"sv,
                                  "modules"sv, "__import__"sv, "import_module"sv, "__getattr__"sv};

struct Token
{
    enum class Kind : quint8 { Name, Symbol, Other };

    QByteArrayView text{};
    int line = 0;
    int depth = 0; // of brackets around it
    Kind kind = Kind::Other;

    bool is(char symbol) const { return kind == Kind::Symbol && text.front() == symbol; }
    bool isWord(std::string_view word) const { return kind == Kind::Name && viewOf(text) == word; }
};

class PythonScanner
{
public:
    explicit PythonScanner(QByteArrayView source)
        : m_cursor(source)
    { }

    SourceScan run();

private:
    void skipString();
    void open(char bracket);
    void close(char bracket);
    void addToken(Token::Kind kind, qsizetype start);
    void endLogicalLine();
    void readStatement(std::size_t from, std::size_t to);
    bool readDefinition(std::size_t from, std::size_t to);
    void readImport(std::size_t from, std::size_t to);
    void noteModules(std::size_t from, std::size_t to);
    void defineTargets(std::size_t from, std::size_t to);
    void measureIndent();

    SourceCursor m_cursor;
    SourceScan m_scan;
    struct Bracket
    {
        char opening = '\0';
        int line = 0;
    };
    std::vector<Bracket> m_brackets;
    std::vector<Token> m_tokens; // of the logical line
    int m_column = 0;            // where that line begins
    bool m_atLineStart = true;
    bool m_inGlobal = false; // within a "global" statement
    // Lines further right belong to the body of a function or class of the module.
    int m_bodyOf = std::numeric_limits<int>::max();
};

SourceScan PythonScanner::run()
{
    while (!m_cursor.atEnd()) {
        if (m_atLineStart && m_brackets.empty() && m_tokens.empty())
            measureIndent();
        m_atLineStart = false;
        if (m_cursor.atEnd())
            break; // a last line of blanks
        const char c = m_cursor.here();
        if (c == '#') {
            m_cursor.skipLine();
        } else if (m_cursor.atLineEnd()) {
            if (m_brackets.empty())
                endLogicalLine();
            m_cursor.advance();
            m_atLineStart = true;
        } else if (c == ' ' || c == '\t' || c == '\f') {
            m_cursor.advance();
        } else if (c == '\\') {
            m_cursor.advance();
            if (m_cursor.startsWith("\r\n"))
                m_cursor.advance(2);
            else if (m_cursor.atLineEnd())
                m_cursor.advance();
            else
                m_scan.doubt(Doubt::Unclear);
        } else if (c == '"' || c == '\'') {
            const qsizetype start = m_cursor.position();
            skipString();
            addToken(Token::Kind::Other, start);
        } else if (isNameStart(c)) {
            const qsizetype start = m_cursor.position();
            while (isNamePart(m_cursor.here()))
                m_cursor.advance();
            // A prefix of a string, such as rb"…", is lexed as a name and harms nothing.
            addToken(Token::Kind::Name, start);
        } else if (isDigit(c)) {
            const qsizetype start = m_cursor.position();
            while (isNamePart(m_cursor.here()) || m_cursor.here() == '.')
                m_cursor.advance();
            addToken(Token::Kind::Other, start);
        } else {
            if (c == '\0')
                m_scan.doubt(Doubt::Unclear);
            const qsizetype start = m_cursor.position();
            m_cursor.advance();
            if (c == ')' || c == ']' || c == '}')
                close(c);
            addToken(Token::Kind::Symbol, start);
            if (c == '(' || c == '[' || c == '{')
                open(c);
        }
    }
    if (!m_brackets.empty())
        m_scan.addSlip({.kind = SourceSlip::Kind::Bracket,
                        .line = m_brackets.back().line,
                        .bracket = m_brackets.back().opening});
    endLogicalLine();
    return std::move(m_scan);
}

void PythonScanner::measureIndent()
{
    m_column = 0;
    for (;;) {
        const char c = m_cursor.here();
        if (c == ' ')
            ++m_column;
        else if (c == '\t')
            m_column += 8 - m_column % 8;
        else if (c == '\f')
            m_column = 0;
        else
            return;
        m_cursor.advance();
    }
}

void PythonScanner::skipString()
{
    const char quote = m_cursor.here();
    const int line = m_cursor.line();
    const bool isTriple = m_cursor.peek(1) == quote && m_cursor.peek(2) == quote;
    m_cursor.advance(isTriple ? 3 : 1);
    while (!m_cursor.atEnd()) {
        if (m_cursor.here() == '\\') {
            m_cursor.advance();
            m_cursor.advance(m_cursor.startsWith("\r\n") ? 2 : 1);
        } else if (m_cursor.here() == quote
                   && (!isTriple || (m_cursor.peek(1) == quote && m_cursor.peek(2) == quote))) {
            m_cursor.advance(isTriple ? 3 : 1);
            return;
        } else if (!isTriple && m_cursor.atLineEnd()) {
            break;
        } else {
            m_cursor.advance();
        }
    }
    m_scan.addSlip({.kind = SourceSlip::Kind::Text, .line = line});
}

void PythonScanner::open(char bracket)
{
    m_brackets.push_back({.opening = bracket, .line = m_cursor.line()});
}

void PythonScanner::close(char bracket)
{
    const char opening = bracket == ')' ? '(' : bracket == ']' ? '[' : '{';
    if (m_brackets.empty()) {
        m_scan.addSlip(
            {.kind = SourceSlip::Kind::Closing, .line = m_cursor.line(), .bracket = bracket});
        return;
    }
    const Bracket open = m_brackets.back();
    m_brackets.pop_back();
    if (open.opening != opening)
        m_scan.addSlip(
            {.kind = SourceSlip::Kind::Bracket, .line = open.line, .bracket = open.opening});
}

void PythonScanner::addToken(Token::Kind kind, qsizetype start)
{
    const QByteArrayView text = m_cursor.since(start);
    if (kind == Token::Kind::Name && isOneOf(text, dynamicWords))
        m_scan.doubt(Doubt::Dynamic);
    if (kind == Token::Kind::Name && viewOf(text) == "global")
        m_inGlobal = true;
    else if (kind == Token::Kind::Name && m_inGlobal)
        m_scan.doubtName(text); // a function may bind it
    else if (kind == Token::Kind::Symbol && text.front() == ';')
        m_inGlobal = false;
    if (m_column > m_bodyOf && !m_tokens.empty())
        return; // what a body says is not looked at, only that its line has begun
    m_tokens.push_back({.text = text,
                        .line = m_cursor.line(),
                        .depth = static_cast<int>(m_brackets.size()),
                        .kind = kind});
}

void PythonScanner::endLogicalLine()
{
    if (!m_tokens.empty() && m_column <= m_bodyOf) {
        m_bodyOf = std::numeric_limits<int>::max();
        std::size_t start = 0;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (m_tokens[i].depth == 0 && m_tokens[i].is(';')) {
                readStatement(start, i);
                start = i + 1;
            }
        }
        readStatement(start, m_tokens.size());
    }
    m_tokens.clear();
    m_inGlobal = false;
}

bool PythonScanner::readDefinition(std::size_t from, std::size_t to)
{
    if (to - from >= 2 && m_tokens[from].isWord("async") && m_tokens[from + 1].isWord("def"))
        ++from;
    const bool isFunction = m_tokens[from].isWord("def");
    if (!isFunction && !m_tokens[from].isWord("class"))
        return false;
    m_bodyOf = m_column;
    if (to - from >= 2 && m_tokens[from + 1].kind == Token::Kind::Name)
        m_scan.define(m_tokens[from + 1].text, m_tokens[from + 1].line, isFunction);
    return true;
}

void PythonScanner::readImport(std::size_t from, std::size_t to)
{
    // "import a.b as c, d" binds c and d; "from a import (b as c, d)" likewise.
    std::size_t first = from + 1;
    if (m_tokens[from].isWord("from")) {
        while (first < to && !m_tokens[first].isWord("import"))
            ++first;
        ++first;
    }
    for (std::size_t i = first; i < to; ++i) {
        const Token &token = m_tokens[i];
        if (token.is('*'))
            m_scan.doubt(Doubt::OtherFiles);
        if (token.kind != Token::Kind::Name || token.isWord("as"))
            continue;
        const bool isRenamed = i + 1 < to && m_tokens[i + 1].isWord("as");
        const bool isInside = i > first && m_tokens[i - 1].is('.');
        if (!isRenamed && !isInside)
            m_scan.define(token.text, token.line, false);
    }
}

void PythonScanner::noteModules(std::size_t from, std::size_t to)
{
    // "import a.b as x, c" takes in a.b and c; "from .a import b" .a and perhaps the module .a.b.
    const auto nameFrom = [this, to](std::size_t &i) {
        QByteArray name;
        while (i < to
               && (m_tokens[i].is('.')
                   || (m_tokens[i].kind == Token::Kind::Name && !m_tokens[i].isWord("import")
                       && !m_tokens[i].isWord("as"))))
            name += m_tokens[i++].text;
        return name;
    };
    std::size_t i = from + 1;
    if (m_tokens[from].isWord("import")) {
        while (i < to) {
            m_scan.addImport(nameFrom(i));
            while (i < to && !m_tokens[i].is(','))
                ++i;
            ++i;
        }
        return;
    }
    const QByteArray module = nameFrom(i);
    if (module.isEmpty())
        return;
    m_scan.addImport(module);
    const QByteArray folder = module.endsWith('.') ? module : module + '.';
    bool isName = true;
    for (++i; i < to; ++i) {
        const Token &token = m_tokens[i];
        if (token.kind == Token::Kind::Name && isName) {
            m_scan.addImport(folder + token.text.toByteArray());
            isName = false;
        } else if (token.is(',')) {
            isName = true;
        }
    }
}

void PythonScanner::defineTargets(std::size_t from, std::size_t to)
{
    const auto endsValue = [this](std::size_t index) {
        const Token &token = m_tokens[index];
        return token.kind != Token::Kind::Symbol || token.is(')') || token.is(']');
    };
    for (std::size_t i = from; i < to; ++i) {
        const Token &token = m_tokens[i];
        // An index or a call within a target binds nothing.
        if (i > from && (token.is('[') || token.is('(')) && endsValue(i - 1)) {
            while (i + 1 < to && m_tokens[i + 1].depth > token.depth)
                ++i;
            continue;
        }
        const bool isMember = i > from && m_tokens[i - 1].is('.');
        const bool goesOn =
            i + 1 < to
            && (m_tokens[i + 1].is('.') || m_tokens[i + 1].is('(') || m_tokens[i + 1].is('['));
        if (token.kind == Token::Kind::Name && !isMember && !goesOn)
            m_scan.define(token.text, token.line, false);
    }
}

void PythonScanner::readStatement(std::size_t from, std::size_t to)
{
    if (from >= to || readDefinition(from, to))
        return;
    if (m_tokens[from].isWord("import") || m_tokens[from].isWord("from")) {
        if (m_column == 0)
            noteModules(from, to);
        return readImport(from, to);
    }

    const bool isCompound =
        m_tokens[from].kind == Token::Kind::Name && isOneOf(m_tokens[from].text, compoundWords);
    std::size_t start = from;
    for (std::size_t i = from; i < to; ++i) {
        const Token &token = m_tokens[i];
        const auto isNext = [&](char symbol) { return i + 1 < to && m_tokens[i + 1].is(symbol); };
        if (token.isWord("lambda"))
            break;
        if (token.isWord("as") && i + 1 < to) {
            std::size_t end = i + 1;
            while (end < to && !m_tokens[end].is(':') && m_tokens[end].depth >= token.depth)
                ++end;
            defineTargets(i + 1, end);
            i = end - 1;
        } else if (token.isWord("for")) {
            std::size_t end = i + 1;
            while (end < to && !m_tokens[end].isWord("in"))
                ++end;
            if (token.depth == 0)
                defineTargets(i + 1, end);
            i = end;
        } else if (token.is(':') && isNext('=') && i > from) {
            defineTargets(i - 1, i); // NAME := value
            ++i;
        } else if (token.depth != 0) {
            continue;
        } else if (token.is(':') && isCompound) {
            // What follows on the line is a statement of its own.
            if (i + 1 < to && (m_tokens[i + 1].isWord("import") || m_tokens[i + 1].isWord("from")))
                return readImport(i + 1, to);
            start = i + 1;
        } else if (token.is('=')) {
            if (isNext('=')) {
                ++i;
                continue;
            }
            constexpr std::string_view joined = "+-*/%&|^@<>!";
            const bool isOperator =
                i > from && m_tokens[i - 1].kind == Token::Kind::Symbol
                && joined.find(m_tokens[i - 1].text.front()) != std::string_view::npos;
            if (!isOperator)
                defineTargets(start, i);
            start = i + 1;
        }
    }
}

} // namespace

SourceScan scanPython(QByteArrayView source)
{
    return PythonScanner(source).run();
}

} // namespace Scf
