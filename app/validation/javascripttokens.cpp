// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/javascripttokens.h"

#include "app/validation/sourcecursor.h"

#include <algorithm>
#include <array>

namespace Scf {

namespace {

using namespace std::string_view_literals;
using Kind = JavaScriptToken::Kind;

// After these words a value begins, so that '/' begins a pattern and '{' an object.
constexpr std::array valueWords{
    "return"sv, "typeof"sv, "instanceof"sv, "in"sv,   "of"sv,    "new"sv,
    "delete"sv, "void"sv,   "throw"sv,      "case"sv, "yield"sv, "await"sv,
};
// After these a statement begins.
constexpr std::array statementWords{"do"sv, "else"sv, "try"sv, "finally"sv};
// The brackets after these hold a condition, behind which a statement begins.
constexpr std::array headWords{"if"sv, "while"sv, "for"sv, "with"sv, "switch"sv, "catch"sv};
constexpr std::array longSymbols{"..."sv, "==="sv, "!=="sv, "=>"sv, "=="sv,
                                 "!="sv,  "<="sv,  ">="sv,  "++"sv, "--"sv};

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N> &words)
{
    return std::ranges::find(words, word) != words.end();
}

enum class Bracket : quint8 { Round, Head, Square, Block, Object, Substitution };

class JavaScriptLexer
{
public:
    explicit JavaScriptLexer(QByteArrayView source)
        : m_cursor(source)
    { }

    JavaScriptTokens run();

private:
    void skipComment();
    void readText();
    void readTemplate(bool begins);
    void readName();
    void readNumber();
    void readSlash();
    bool readRegex();
    void readSymbol();
    void open(Bracket bracket, char opening)
    {
        m_brackets.push_back({.kind = bracket, .opening = opening, .line = m_cursor.line()});
    }
    void addSlip(const SourceSlip &slip);
    void close(char symbol);
    void add(Kind kind, QByteArrayView text, int line, bool isEscaped = false);
    bool isBefore(std::size_t back, std::string_view symbol) const;
    const JavaScriptToken *last(std::size_t back = 0) const;
    bool lastIsProperty() const { return isBefore(1, "."); }
    bool lastIsHeadWord() const;
    bool valueMayBegin() const;

    SourceCursor m_cursor;
    JavaScriptTokens m_result;
    struct OpenBracket
    {
        Bracket kind = Bracket::Round;
        char opening = '(';
        int line = 0;
    };
    std::vector<OpenBracket> m_brackets;
    qsizetype m_noRegexBefore = 0;
    Bracket m_closed = Bracket::Round; // what the last closing bracket closed
};

const JavaScriptToken *JavaScriptLexer::last(std::size_t back) const
{
    const auto &tokens = m_result.tokens;
    return tokens.size() > back ? &tokens[tokens.size() - 1 - back] : nullptr;
}

bool JavaScriptLexer::isBefore(std::size_t back, std::string_view symbol) const
{
    const JavaScriptToken *token = last(back);
    return token != nullptr && token->is(symbol);
}

void JavaScriptLexer::add(Kind kind, QByteArrayView text, int line, bool isEscaped)
{
    m_result.tokens.push_back({.text = text, .line = line, .kind = kind, .isEscaped = isEscaped});
}

bool JavaScriptLexer::lastIsHeadWord() const
{
    const JavaScriptToken *token = last();
    if (token == nullptr || token->kind != Kind::Name)
        return false;
    if (token->view() == "await"sv) // for await (…)
        return last(1) != nullptr && last(1)->isWord("for");
    return isOneOf(token->view(), headWords) && !lastIsProperty();
}

//! Whether a value (and not an operator) comes next.
bool JavaScriptLexer::valueMayBegin() const
{
    const JavaScriptToken *token = last();
    if (token == nullptr)
        return true;
    switch (token->kind) {
    case Kind::Text:
    case Kind::Template:
    case Kind::Number:
    case Kind::Regex:
        return false;
    case Kind::Name:
        return !lastIsProperty()
               && (isOneOf(token->view(), valueWords) || isOneOf(token->view(), statementWords));
    case Kind::Symbol:
        break;
    }
    if (token->is(")"))
        return m_closed == Bracket::Head;
    if (token->is("}"))
        return m_closed == Bracket::Block;
    return !token->is("]") && !token->is("++") && !token->is("--");
}

JavaScriptTokens JavaScriptLexer::run()
{
    if (m_cursor.startsWith("#!"))
        m_cursor.skipLine();
    while (!m_cursor.atEnd()) {
        const char c = m_cursor.here();
        if (c == ' ' || c == '\t' || m_cursor.atLineEnd() || c == '\v' || c == '\f') {
            m_cursor.advance();
        } else if (c == '/') {
            readSlash();
        } else if (c == '"' || c == '\'') {
            readText();
        } else if (c == '`') {
            readTemplate(true);
        } else if (isDigit(c) || (c == '.' && isDigit(m_cursor.peek(1)))) {
            readNumber();
        } else if (isNameStart(c) || c == '$' || c == '#' || c == '\\') {
            readName();
        } else {
            readSymbol();
        }
    }
    if (!m_brackets.empty())
        addSlip({.kind = SourceSlip::Kind::Bracket,
                 .line = m_brackets.back().line,
                 .bracket = m_brackets.back().opening});
    return std::move(m_result);
}

void JavaScriptLexer::addSlip(const SourceSlip &slip)
{
    if (!m_result.isUnclear)
        m_result.slip = slip;
    m_result.isUnclear = true;
}

void JavaScriptLexer::skipComment()
{
    if (m_cursor.peek(1) == '/')
        return m_cursor.skipLine();
    const int line = m_cursor.line();
    m_cursor.advance(2);
    while (!m_cursor.atEnd()) {
        if (m_cursor.startsWith("*/"))
            return m_cursor.advance(2);
        m_cursor.advance();
    }
    addSlip({.kind = SourceSlip::Kind::Comment, .line = line});
}

void JavaScriptLexer::readText()
{
    const char quote = m_cursor.here();
    const int line = m_cursor.line();
    m_cursor.advance();
    const qsizetype start = m_cursor.position();
    bool isEscaped = false;
    while (!m_cursor.atEnd() && m_cursor.here() != quote && !m_cursor.atLineEnd()) {
        if (m_cursor.here() == '\\') {
            isEscaped = true;
            m_cursor.advance();
            m_cursor.advance(m_cursor.startsWith("\r\n") ? 2 : 1);
        } else {
            m_cursor.advance();
        }
    }
    add(Kind::Text, m_cursor.since(start), line, isEscaped);
    if (m_cursor.here() != quote)
        addSlip({.kind = SourceSlip::Kind::Text, .line = line});
    else
        m_cursor.advance();
}

//! A part of a template: from the '`', or from the '}' that ends a substitution.
void JavaScriptLexer::readTemplate(bool begins)
{
    const int line = m_cursor.line();
    m_cursor.advance();
    const qsizetype start = m_cursor.position();
    bool isEscaped = false;
    while (!m_cursor.atEnd()) {
        if (m_cursor.here() == '\\') {
            isEscaped = true;
            m_cursor.advance(2);
        } else if (m_cursor.here() == '`') {
            add(begins ? Kind::Text : Kind::Template, m_cursor.since(start), line, isEscaped);
            return m_cursor.advance();
        } else if (m_cursor.startsWith("${")) {
            add(Kind::Template, m_cursor.since(start), line, isEscaped);
            m_cursor.advance();
            const qsizetype brace = m_cursor.position();
            m_cursor.advance();
            add(Kind::Symbol, m_cursor.since(brace), line);
            return open(Bracket::Substitution, '{');
        } else {
            m_cursor.advance();
        }
    }
    addSlip({.kind = SourceSlip::Kind::Text, .line = line});
}

void JavaScriptLexer::readName()
{
    const qsizetype start = m_cursor.position();
    const int line = m_cursor.line();
    bool isEscaped = false;
    if (m_cursor.here() == '#')
        m_cursor.advance();
    while (isNamePart(m_cursor.here()) || m_cursor.here() == '$' || m_cursor.here() == '\\') {
        isEscaped = isEscaped || m_cursor.here() == '\\';
        m_cursor.advance();
    }
    // A name spelt with escapes may be any name.
    if (isEscaped)
        m_result.isUnclear = true;
    add(Kind::Name, m_cursor.since(start), line, isEscaped);
}

void JavaScriptLexer::readNumber()
{
    const qsizetype start = m_cursor.position();
    const int line = m_cursor.line();
    char previous = '\0';
    while (isNamePart(m_cursor.here()) || m_cursor.here() == '.'
           || ((m_cursor.here() == '+' || m_cursor.here() == '-')
               && (previous == 'e' || previous == 'E'))) {
        previous = m_cursor.here();
        m_cursor.advance();
    }
    add(Kind::Number, m_cursor.since(start), line);
}

void JavaScriptLexer::readSlash()
{
    if (m_cursor.peek(1) == '/' || m_cursor.peek(1) == '*')
        return skipComment();
    // What comes after these can be read in two ways without knowing the grammar.
    if (isBefore(0, "}") || isBefore(0, "++") || isBefore(0, "--"))
        m_result.isUnclear = true;
    if (!valueMayBegin() || !readRegex())
        readSymbol();
}

bool JavaScriptLexer::readRegex()
{
    if (m_cursor.position() < m_noRegexBefore)
        return false;
    SourceCursor ahead = m_cursor;
    ahead.advance();
    bool isInClass = false;
    while (!ahead.atEnd() && !ahead.atLineEnd()) {
        const char c = ahead.here();
        if (c == '/' && !isInClass)
            break;
        if (c == '[')
            isInClass = true;
        else if (c == ']')
            isInClass = false;
        else if (c == '\\')
            ahead.advance();
        ahead.advance();
    }
    if (ahead.here() != '/') {
        m_result.isUnclear = true;
        m_noRegexBefore = ahead.position(); // looked at once, else a long line takes forever
        return false;
    }
    ahead.advance();
    while (isNamePart(ahead.here()))
        ahead.advance();
    const qsizetype start = m_cursor.position();
    const int line = m_cursor.line();
    m_cursor = ahead;
    add(Kind::Regex, m_cursor.since(start), line);
    return true;
}

void JavaScriptLexer::close(char symbol)
{
    if (m_brackets.empty())
        return addSlip(
            {.kind = SourceSlip::Kind::Closing, .line = m_cursor.line(), .bracket = symbol});
    const OpenBracket opened = m_brackets.back();
    m_closed = opened.kind;
    m_brackets.pop_back();
    const bool isRound = m_closed == Bracket::Round || m_closed == Bracket::Head;
    const bool isSquare = m_closed == Bracket::Square;
    const char expected = isRound ? ')' : isSquare ? ']' : '}';
    if (symbol != expected)
        addSlip(
            {.kind = SourceSlip::Kind::Bracket, .line = opened.line, .bracket = opened.opening});
}

void JavaScriptLexer::readSymbol()
{
    const qsizetype start = m_cursor.position();
    const int line = m_cursor.line();
    const char c = m_cursor.here();
    switch (c) {
    case '(':
        open(lastIsHeadWord() ? Bracket::Head : Bracket::Round, c);
        break;
    case '[':
        open(Bracket::Square, c);
        break;
    case '{': {
        const JavaScriptToken *token = last();
        const bool isStatement =
            token == nullptr || token->is(";") || token->is("{") || token->is("}") || token->is(")")
            || token->is("=>")
            || (token->kind == Kind::Name && !isOneOf(token->view(), valueWords));
        open(isStatement ? Bracket::Block : Bracket::Object, c);
        break;
    }
    case '}':
        if (!m_brackets.empty() && m_brackets.back().kind == Bracket::Substitution) {
            m_brackets.pop_back();
            add(Kind::Symbol, m_cursor.slice(start, 1), line);
            return readTemplate(false);
        }
        close(c);
        break;
    case ')':
    case ']':
        close(c);
        break;
    case '\0':
        m_result.isUnclear = true;
        break;
    default:
        break;
    }
    const auto *symbol = std::ranges::find_if(longSymbols, [this](std::string_view one) {
        return m_cursor.startsWith(QByteArrayView(one.data(), qsizetype(one.size())));
    });
    m_cursor.advance(symbol == longSymbols.end() ? 1 : qsizetype(symbol->size()));
    add(Kind::Symbol, m_cursor.since(start), line);
}

} // namespace

JavaScriptTokens javaScriptTokens(QByteArrayView source)
{
    return JavaScriptLexer(source).run();
}

} // namespace Scf
