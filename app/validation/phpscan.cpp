// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourcecursor.h"
#include "app/validation/sourcescan.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace Scf {

namespace {

using namespace std::string_view_literals;

constexpr std::array classWords{"class"sv, "interface"sv, "trait"sv, "enum"sv};
constexpr std::array includeWords{"include"sv, "include_once"sv, "require"sv, "require_once"sv};

template <std::size_t N>
bool isOneOf(const QByteArray &word, const std::array<std::string_view, N> &words)
{
    return std::ranges::find(words, std::string_view(word.constData(), std::size_t(word.size())))
           != words.end();
}

class PhpScanner
{
public:
    explicit PhpScanner(QByteArrayView source)
        : m_cursor(source)
    { }

    SourceScan run();

private:
    //! What a closing bracket returns to.
    struct Bracket
    {
        enum class Kind : quint8 { Plain, Class, Function, InText };
        Kind kind = Kind::Plain;
        char closing = '}';
        char quote = '\0';      // of InText: the text that goes on behind it; '<' is a heredoc
        QByteArrayView label{}; // of such a heredoc
        char opening = '{';
        int line = 0;
    };

    void skipHtml();
    void readCode();
    void skipComment();
    void readSingleQuoted();
    //! The rest of a text with variables in it, behind its opening quote.
    void readText(char quote, QByteArrayView label);
    bool startsHeredoc();
    bool endsHeredoc(QByteArrayView label);
    void skipNowdoc(QByteArrayView label);
    void readWord();
    void readFunctionName();
    void skipBlanks();
    void open(char opening);
    void close(char closing);

    SourceCursor m_cursor;
    SourceScan m_scan{SourceScan::CaseRule::Insensitive};
    std::vector<Bracket> m_brackets;
    int m_classes = 0;   // bodies of classes around here
    int m_functions = 0; // bodies of functions around here
    // A class or function whose body has not begun, and how many brackets it lies in.
    Bracket::Kind m_pending = Bracket::Kind::Plain;
    std::size_t m_pendingDepth = 0;
    bool m_isNamespaced = false;
    char m_previous = '\0'; // last byte of the last token
    char m_beforePrevious = '\0';
};

SourceScan PhpScanner::run()
{
    if (m_cursor.startsWith("#!"))
        m_cursor.skipLine();
    skipHtml();
    while (!m_cursor.atEnd())
        readCode();
    if (!m_brackets.empty())
        m_scan.addSlip({.kind = SourceSlip::Kind::Bracket,
                        .line = m_brackets.back().line,
                        .bracket = m_brackets.back().opening});
    return std::move(m_scan);
}

//! To behind the next opening tag.
void PhpScanner::skipHtml()
{
    while (!m_cursor.atEnd()) {
        if (m_cursor.startsWith("<?")) {
            m_cursor.advance(2);
            const bool isLong = (m_cursor.here() | 0x20) == 'p' && (m_cursor.peek(1) | 0x20) == 'h'
                                && (m_cursor.peek(2) | 0x20) == 'p';
            if (isLong)
                return m_cursor.advance(3);
            if (m_cursor.here() == '=')
                return m_cursor.advance();
            // A short tag counts or not by a setting of the platform.
            if (!isNamePart(m_cursor.here()))
                m_scan.doubt(Doubt::Unclear);
        } else if (m_cursor.startsWith("<%") || m_cursor.startsWith("<script")
                   || m_cursor.startsWith("<SCRIPT")) {
            m_scan.doubt(Doubt::Unclear); // older PHP knew these tags too
            m_cursor.advance();
        } else {
            m_cursor.advance();
        }
    }
}

void PhpScanner::readCode()
{
    const char c = m_cursor.here();
    if (c == ' ' || c == '\t' || m_cursor.atLineEnd() || c == '\v' || c == '\f') {
        m_cursor.advance();
        return;
    }
    if (m_cursor.startsWith("//") || m_cursor.startsWith("/*") || c == '#')
        return skipComment();
    if (m_cursor.startsWith("?>")) {
        m_cursor.advance(2);
        return skipHtml();
    }
    if (isNameStart(c) || c == '\\')
        return readWord();
    m_beforePrevious = std::exchange(m_previous, c);
    switch (c) {
    case '$':
        m_cursor.advance();
        while (isNamePart(m_cursor.here()))
            m_cursor.advance();
        return;
    case '\'':
        return readSingleQuoted();
    case '"':
    case '`':
        m_cursor.advance();
        return readText(c, {});
    case '<':
        if (startsHeredoc())
            return;
        break;
    case '(':
    case '[':
    case '{':
        open(c);
        break;
    case ')':
    case ']':
    case '}':
        m_cursor.advance();
        return close(c);
    case ';':
        if (m_brackets.size() <= m_pendingDepth)
            m_pending = Bracket::Kind::Plain;
        break;
    case '\0':
        m_scan.doubt(Doubt::Unclear);
        break;
    default:
        break;
    }
    m_cursor.advance();
}

void PhpScanner::skipComment()
{
    if (m_cursor.startsWith("/*")) {
        const int line = m_cursor.line();
        m_cursor.advance(2);
        while (!m_cursor.atEnd() && !m_cursor.startsWith("*/"))
            m_cursor.advance();
        if (m_cursor.atEnd())
            m_scan.addSlip({.kind = SourceSlip::Kind::Comment, .line = line});
        return m_cursor.advance(2);
    }
    if (m_cursor.startsWith("#["))
        m_scan.doubt(Doubt::Unclear); // an attribute from PHP 8 on, a comment before
    while (!m_cursor.atEnd() && !m_cursor.atLineEnd() && !m_cursor.startsWith("?>"))
        m_cursor.advance();
}

void PhpScanner::readSingleQuoted()
{
    const int line = m_cursor.line();
    m_cursor.advance();
    while (!m_cursor.atEnd() && m_cursor.here() != '\'')
        m_cursor.advance(m_cursor.here() == '\\' ? 2 : 1);
    if (m_cursor.atEnd())
        m_scan.addSlip({.kind = SourceSlip::Kind::Text, .line = line});
    m_cursor.advance();
}

void PhpScanner::readText(char quote, QByteArrayView label)
{
    const int line = m_cursor.line();
    while (!m_cursor.atEnd()) {
        const char c = m_cursor.here();
        if (quote != '<' && c == quote)
            return m_cursor.advance();
        if (quote == '<' && m_cursor.atLineEnd()) {
            m_cursor.advance(m_cursor.startsWith("\r\n") ? 2 : 1);
            if (endsHeredoc(label))
                return;
        } else if (c == '\\') {
            m_cursor.advance();
            if (!(quote == '<' && m_cursor.atLineEnd()))
                m_cursor.advance();
        } else if (m_cursor.startsWith("{$") || m_cursor.startsWith("${")) {
            // An expression, in which everything can stand; close() comes back here.
            m_cursor.advance(c == '{' ? 1 : 2);
            m_brackets.push_back({.kind = Bracket::Kind::InText,
                                  .closing = '}',
                                  .quote = quote,
                                  .label = label,
                                  .line = m_cursor.line()});
            return;
        } else {
            m_cursor.advance();
        }
    }
    m_scan.addSlip({.kind = SourceSlip::Kind::Text, .line = line});
}

//! "<<<NAME", "<<<"NAME"" or "<<<'NAME'" with the line behind it; false where it is none.
bool PhpScanner::startsHeredoc()
{
    if (!m_cursor.startsWith("<<<"))
        return false;
    SourceCursor ahead = m_cursor;
    ahead.advance(3);
    while (ahead.here() == ' ' || ahead.here() == '\t')
        ahead.advance();
    const char quote = ahead.here() == '\'' || ahead.here() == '"' ? ahead.here() : '\0';
    if (quote != '\0')
        ahead.advance();
    const qsizetype start = ahead.position();
    while (isNamePart(ahead.here()))
        ahead.advance();
    const QByteArrayView label = ahead.since(start);
    if (label.isEmpty())
        return false;
    if (quote != '\0' && ahead.here() == quote)
        ahead.advance();
    if (!ahead.atLineEnd())
        return false;
    ahead.advance(ahead.startsWith("\r\n") ? 2 : 1);
    m_cursor = ahead;
    if (quote == '\'')
        skipNowdoc(label);
    else if (!endsHeredoc(label))
        readText('<', label);
    return true;
}

//! True at the start of the line that ends the text; then the cursor stands behind the label.
bool PhpScanner::endsHeredoc(QByteArrayView label)
{
    qsizetype blanks = 0;
    while (m_cursor.peek(blanks) == ' ' || m_cursor.peek(blanks) == '\t')
        ++blanks;
    SourceCursor ahead = m_cursor;
    ahead.advance(blanks);
    if (!ahead.startsWith(label) || isNamePart(ahead.peek(label.size())))
        return false;
    if (blanks > 0)
        m_scan.doubt(Doubt::Unclear); // the end from PHP 7.3 on, still text before
    ahead.advance(label.size());
    m_cursor = ahead;
    return true;
}

void PhpScanner::skipNowdoc(QByteArrayView label)
{
    const int line = m_cursor.line();
    while (!m_cursor.atEnd()) {
        if (endsHeredoc(label))
            return;
        m_cursor.skipLine();
        m_cursor.advance(m_cursor.startsWith("\r\n") ? 2 : 1);
    }
    m_scan.addSlip({.kind = SourceSlip::Kind::Text, .line = line});
}

void PhpScanner::skipBlanks()
{
    while (!m_cursor.atEnd()) {
        const char c = m_cursor.here();
        if (c == ' ' || c == '\t' || m_cursor.atLineEnd())
            m_cursor.advance();
        else if (m_cursor.startsWith("//") || m_cursor.startsWith("/*") || c == '#')
            skipComment();
        else
            return;
    }
}

void PhpScanner::readWord()
{
    const qsizetype start = m_cursor.position();
    while (isNamePart(m_cursor.here()) || m_cursor.here() == '\\')
        m_cursor.advance();
    const QByteArray word = m_cursor.since(start).toByteArray().toLower();
    // Behind "->" and "::" it is the name of a member, behind "new" of a class, whatever it says.
    const bool isMember = (m_previous == '>' && m_beforePrevious == '-')
                          || (m_previous == ':' && m_beforePrevious == ':');
    m_beforePrevious = std::exchange(m_previous, 'a');
    if (isMember)
        return;
    if (word == "function") {
        readFunctionName();
    } else if (isOneOf(word, classWords)) {
        skipBlanks();
        const char next = m_cursor.here();
        if (isNameStart(next) || (word == "class" && (next == '(' || next == '{'))) {
            m_pending = Bracket::Kind::Class;
            m_pendingDepth = m_brackets.size();
        }
    } else if (isOneOf(word, includeWords)) {
        m_scan.doubt(Doubt::OtherFiles);
    } else if (word == "eval") {
        m_scan.doubt(Doubt::Dynamic);
    } else if (word == "namespace") {
        // Names of a namespace are longer than they look.
        m_isNamespaced = true;
        m_scan.doubt(Doubt::Unclear);
    } else if (word == "__halt_compiler") {
        m_cursor.advance(std::numeric_limits<qsizetype>::max());
        m_brackets.clear();
    } else if (word == "endif" || word == "endwhile" || word == "endfor" || word == "endforeach") {
        m_pending = Bracket::Kind::Plain;
    }
}

//! Behind the word "function": a name, or none for a closure.
void PhpScanner::readFunctionName()
{
    skipBlanks();
    if (m_cursor.here() == '&') {
        m_cursor.advance();
        skipBlanks();
    }
    const qsizetype start = m_cursor.position();
    const int line = m_cursor.line();
    if (isNameStart(m_cursor.here())) {
        while (isNamePart(m_cursor.here()))
            m_cursor.advance();
    }
    const QByteArrayView name = m_cursor.since(start);
    skipBlanks();
    if (m_cursor.here() != '(')
        return; // "use function a\b;"
    m_pending = Bracket::Kind::Function;
    m_pendingDepth = m_brackets.size();
    if (name.isEmpty() || m_classes > 0)
        return;
    if (m_functions > 0 || m_isNamespaced)
        m_scan.doubtName(name); // defined once the function around it has run
    else
        m_scan.define(name, line, true);
}

void PhpScanner::open(char opening)
{
    Bracket bracket{.closing = opening == '('   ? ')'
                               : opening == '[' ? ']'
                                                : '}',
                    .opening = opening,
                    .line = m_cursor.line()};
    if (opening == '{' && m_pending != Bracket::Kind::Plain
        && m_brackets.size() == m_pendingDepth) {
        bracket.kind = std::exchange(m_pending, Bracket::Kind::Plain);
        m_classes += bracket.kind == Bracket::Kind::Class ? 1 : 0;
        m_functions += bracket.kind == Bracket::Kind::Function ? 1 : 0;
    }
    m_brackets.push_back(bracket);
}

void PhpScanner::close(char closing)
{
    if (m_brackets.empty())
        return m_scan.addSlip(
            {.kind = SourceSlip::Kind::Closing, .line = m_cursor.line(), .bracket = closing});
    const Bracket bracket = m_brackets.back();
    m_brackets.pop_back();
    if (bracket.closing != closing)
        m_scan.addSlip(
            {.kind = SourceSlip::Kind::Bracket, .line = bracket.line, .bracket = bracket.opening});
    m_classes -= bracket.kind == Bracket::Kind::Class ? 1 : 0;
    m_functions -= bracket.kind == Bracket::Kind::Function ? 1 : 0;
    if (bracket.kind == Bracket::Kind::InText)
        readText(bracket.quote, bracket.label);
}

} // namespace

SourceScan scanPhp(QByteArrayView source)
{
    return PhpScanner(source).run();
}

} // namespace Scf
