// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ignorerules.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

bool isWild(char c)
{
    return c == '*' || c == '?' || c == '[' || c == '\\';
}

// The classes of POSIX as git has them: of ASCII only, and no vertical tab among the spaces.
bool isInClass(QByteArrayView name, unsigned char c, bool *known)
{
    const bool isLower = c >= 'a' && c <= 'z';
    const bool isUpper = c >= 'A' && c <= 'Z';
    const bool isDigit = c >= '0' && c <= '9';
    const bool isGraph = c > 0x20 && c < 0x7F;
    *known = true;
    if (name == "alpha")
        return isLower || isUpper;
    if (name == "digit")
        return isDigit;
    if (name == "alnum")
        return isLower || isUpper || isDigit;
    if (name == "lower")
        return isLower;
    if (name == "upper")
        return isUpper;
    if (name == "space")
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (name == "blank")
        return c == ' ' || c == '\t';
    if (name == "punct")
        return isGraph && !isLower && !isUpper && !isDigit;
    if (name == "xdigit")
        return isDigit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (name == "cntrl")
        return c < 0x20 || c == 0x7F;
    if (name == "print")
        return isGraph || c == ' ';
    if (name == "graph")
        return isGraph;
    *known = false;
    return false;
}

// Reads a bracket expression whose '[' stands at \a at and leaves \a at behind its ']'. Nothing
// when it is never closed or names a class that there is not.
class BracketReader
{
public:
    BracketReader(QByteArrayView pattern, qsizetype at)
        : m_pattern(pattern)
        , m_at(at + 1)
    { }

    std::optional<std::bitset<256>> read()
    {
        const bool isNegated = peek() == '!' || peek() == '^';
        if (isNegated)
            ++m_at;
        do { // a ']' at the beginning is a character like others
            if (!readPart())
                return std::nullopt;
        } while (peek() != ']');
        ++m_at;
        if (isNegated)
            m_set.flip();
        return m_set;
    }

    qsizetype end() const { return m_at; }

private:
    // 0 beyond the end: patterns hold no such byte.
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : '\0';
    }

    // The next character, without the backslash that takes its meaning; 0 at the end.
    unsigned char take()
    {
        if (peek() == '\\')
            ++m_at;
        const auto c = static_cast<unsigned char>(peek());
        ++m_at;
        return c;
    }

    bool readPart()
    {
        if (peek() == '-' && m_previous != 0 && peek(1) != ']' && peek(1) != '\0') {
            ++m_at;
            const unsigned char last = take();
            for (unsigned c = m_previous; c <= last; ++c)
                m_set.set(c);
            m_previous = 0; // the end of a range does not begin another
            return last != 0;
        }
        if (peek() == '[' && peek(1) == ':') {
            const qsizetype begin = m_at + 2;
            const qsizetype end = m_pattern.indexOf(']', begin);
            if (end < 0)
                return false;
            if (end > begin && m_pattern[end - 1] == ':') {
                m_at = end + 1;
                m_previous = 0;
                return addClass(m_pattern.sliced(begin, end - 1 - begin));
            }
            // Not a class after all: a '[' like any other.
        }
        m_previous = take();
        m_set.set(m_previous);
        return m_previous != 0;
    }

    bool addClass(QByteArrayView name)
    {
        bool known = false;
        for (unsigned c = 0; c < m_set.size(); ++c) {
            if (isInClass(name, static_cast<unsigned char>(c), &known))
                m_set.set(c);
        }
        return known;
    }

    QByteArrayView m_pattern;
    qsizetype m_at;
    unsigned char m_previous = 0; //!< what a range could begin with; 0: nothing
    std::bitset<256> m_set;
};

// Blanks at the end do not count unless a backslash stands before them.
qsizetype lengthWithoutBlanks(QStringView line)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u' ')
            continue;
        if (line[i] == u'\\')
            ++i;
        length = qMin(i + 1, line.size());
    }
    return length;
}

} // namespace

std::optional<Glob> Glob::compile(QByteArrayView pattern, bool isPath)
{
    Glob glob;
    qsizetype at = 0;
    const auto charAt = [&pattern](qsizetype index) {
        return index >= 0 && index < pattern.size() ? pattern[index] : '\0';
    };
    while (at < pattern.size()) {
        Token token;
        switch (pattern[at]) {
        case '\\':
            if (++at == pattern.size())
                return std::nullopt;
            token.byte = pattern[at++];
            break;
        case '?':
            token.kind = Kind::AnyByte;
            ++at;
            break;
        case '[': {
            BracketReader bracket(pattern, at);
            const std::optional<std::bitset<256>> set = bracket.read();
            if (!set)
                return std::nullopt;
            token = {.kind = Kind::OneOf, .set = quint32(glob.m_sets.size())};
            glob.m_sets.push_back(*set);
            at = bracket.end();
            break;
        }
        case '*': {
            const qsizetype begin = at;
            while (charAt(at) == '*')
                ++at;
            const bool standsAlone = at - begin > 1 && (begin == 0 || pattern[begin - 1] == '/')
                                     && (at == pattern.size() || pattern[at] == '/'
                                         || (pattern[at] == '\\' && charAt(at + 1) == '/'));
            token.kind = Kind::Star;
            if (isPath && standsAlone) {
                token.kind = charAt(at) == '/' ? Kind::Directories : Kind::Anything;
                at += token.kind == Kind::Directories ? 1 : 0;
            }
            break;
        }
        default:
            token.byte = pattern[at++];
            break;
        }
        glob.m_tokens.push_back(token);
    }
    return glob;
}

bool Glob::fits(const Token &token, char c) const
{
    switch (token.kind) {
    case Kind::Byte:
        return c == token.byte;
    case Kind::AnyByte:
        return c != '/';
    case Kind::OneOf:
        return c != '/' && m_sets[token.set].test(static_cast<unsigned char>(c));
    case Kind::Star:
    case Kind::Anything:
    case Kind::Directories:
        break;
    }
    return false;
}

// Only the last star and the last "**" are ever tried again. What stands before a "**" ends with a
// '/', and as stars cross none, it can end in one place only; and the earliest place for what
// stands before a star leaves the most for what comes after it.
bool Glob::matches(QByteArrayView text) const
{
    struct Place
    {
        size_t token = 0;
        qsizetype at = -1; //!< -1: there is none
    };
    Place now{.at = 0};
    Place star;
    Place wide;
    while (true) {
        const Token *token = now.token < m_tokens.size() ? &m_tokens[now.token] : nullptr;
        if (token == nullptr && now.at == text.size())
            return true;
        if (token != nullptr && token->kind == Kind::Star) {
            ++now.token;
            star = now;
            continue;
        }
        if (token != nullptr
            && (token->kind == Kind::Anything || token->kind == Kind::Directories)) {
            ++now.token;
            wide = now;
            star = {};
            continue;
        }
        if (token != nullptr && now.at < text.size() && fits(*token, text[now.at])) {
            ++now.token;
            ++now.at;
        } else if (star.at >= 0 && star.at < text.size() && text[star.at] != '/') {
            ++star.at;
            now = star;
        } else if (wide.at >= 0 && wide.at < text.size()) {
            if (m_tokens[wide.token - 1].kind == Kind::Directories) {
                const qsizetype slash = text.indexOf('/', wide.at);
                if (slash < 0)
                    return false;
                wide.at = slash;
            }
            ++wide.at;
            now = wide;
            star = {};
        } else {
            return false;
        }
    }
}

IgnorePatterns IgnorePatterns::parse(const QString &text, LeftOutEntry::Reason reason,
                                     const QString &ruleFile, const QString &directory)
{
    IgnorePatterns patterns;
    patterns.m_reason = reason;
    patterns.m_ruleFile = ruleFile;
    patterns.m_directory = directory.toUtf8();
    const QStringView all = QStringView(text).mid(text.startsWith(QChar::ByteOrderMark) ? 1 : 0);
    int number = 0;
    for (QStringView line : all.tokenize(u'\n')) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (const qsizetype zero = line.indexOf(QChar(0)); zero >= 0)
            line.truncate(zero); // where git's line ends
        if (line.startsWith(u'#'))
            continue;
        line.truncate(lengthWithoutBlanks(line));
        Pattern pattern{.written = line.toString(), .line = number};
        if (line.startsWith(u'!')) {
            pattern.isNegated = true;
            line = line.mid(1);
        }
        if (line.endsWith(u'/')) {
            pattern.onlyDirectories = true;
            line.chop(1);
        }
        pattern.isAnchored = line.contains(u'/');
        if (line.startsWith(u'/'))
            line = line.mid(1);
        if (line.isEmpty())
            continue;
        const QByteArray glob = line.toUtf8();
        const qsizetype literal = std::find_if(glob.cbegin(), glob.cend(), isWild) - glob.cbegin();
        // As in git, what follows the literal beginning is a pattern of its own: "a**/b" crosses.
        std::optional<Glob> rest =
            Glob::compile(QByteArrayView(glob).sliced(literal), pattern.isAnchored);
        if (!rest)
            continue;
        pattern.literal = glob.first(literal);
        pattern.rest = std::move(*rest);
        patterns.m_patterns.push_back(std::move(pattern));
    }
    return patterns;
}

std::optional<IgnoreVerdict> IgnorePatterns::verdictOn(QByteArrayView name, bool isDirectory) const
{
    if (!name.startsWith(m_directory))
        return std::nullopt;
    const QByteArrayView path = name.sliced(m_directory.size());
    const QByteArrayView last = path.sliced(path.lastIndexOf('/') + 1);
    const auto matches = [&](const Pattern &pattern) {
        if (pattern.onlyDirectories && !isDirectory)
            return false;
        const QByteArrayView text = pattern.isAnchored ? path : last;
        return text.startsWith(pattern.literal)
               && pattern.rest.matches(text.sliced(pattern.literal.size()));
    };
    const auto found = std::find_if(m_patterns.rbegin(), m_patterns.rend(), matches);
    if (found == m_patterns.rend())
        return std::nullopt;
    return IgnoreVerdict{.isLeftOut = !found->isNegated,
                         .reason = m_reason,
                         .pattern = found->written,
                         .ruleFile = m_ruleFile,
                         .line = found->line};
}

} // namespace Scf
