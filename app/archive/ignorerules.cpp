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

unsigned char byteAt(QByteArrayView text, qsizetype index)
{
    return static_cast<unsigned char>(text[index]);
}

// The classes of POSIX, in the C locale that git matches in.
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
        return c == ' ' || (c >= 0x09 && c <= 0x0D);
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

enum class Match { Yes, No, Abort };

// Matches a bracket expression that begins at glob[*at] == '['; leaves *at at its ']'.
Match matchBracket(QByteArrayView glob, qsizetype *at, unsigned char c)
{
    qsizetype i = *at + 1;
    bool negated = false;
    if (i < glob.size() && (glob[i] == '!' || glob[i] == '^')) {
        negated = true;
        ++i;
    }
    bool matched = false;
    bool first = true;
    unsigned char previous = 0;
    for (; first || i >= glob.size() || glob[i] != ']'; first = false) {
        if (i >= glob.size())
            return Match::Abort; // never closed: it matches nothing
        unsigned char now = byteAt(glob, i);
        if (now == '\\') {
            if (++i >= glob.size())
                return Match::Abort;
            now = byteAt(glob, i);
            matched = matched || now == c;
        } else if (now == '-' && previous != 0 && i + 1 < glob.size() && glob[i + 1] != ']') {
            ++i;
            unsigned char last = byteAt(glob, i);
            if (last == '\\') {
                if (++i >= glob.size())
                    return Match::Abort;
                last = byteAt(glob, i);
            }
            matched = matched || (c >= previous && c <= last);
            now = 0; // a range does not begin with the end of another
        } else if (now == '[' && i + 1 < glob.size() && glob[i + 1] == ':') {
            const qsizetype begin = i + 2;
            const qsizetype end = glob.indexOf(']', begin);
            if (end < 0)
                return Match::Abort;
            if (end - 1 < begin || glob[end - 1] != ':') {
                matched = matched || c == '['; // no class after all: a '[' like any other
            } else {
                bool known = false;
                const bool in = isInClass(glob.sliced(begin, end - 1 - begin), c, &known);
                if (!known)
                    return Match::Abort;
                matched = matched || in;
                i = end;
                now = 0;
            }
        } else {
            matched = matched || now == c;
        }
        previous = now;
        ++i;
    }
    *at = i;
    return matched != negated && c != '/' ? Match::Yes : Match::No;
}

// Follows git's own order of decisions, so that odd patterns mean the same. Abort: no later place
// of the text can match either, which keeps patterns with many stars from taking for ever.
class Matcher
{
public:
    Matcher(QByteArrayView glob, QByteArrayView text, bool isPath)
        : m_glob(glob)
        , m_text(text)
        , m_isPath(isPath)
    { }

    bool matches() { return match(0, 0) == Match::Yes; }

private:
    Match match(qsizetype g, qsizetype t)
    {
        // A bound on the work: what is left of it is no pattern that a person means.
        if (++m_steps > mostSteps)
            return Match::Abort;
        for (; g < m_glob.size(); ++g, ++t) {
            const unsigned char p = byteAt(m_glob, g);
            if (t >= m_text.size() && p != '*')
                return Match::Abort;
            const unsigned char c = t < m_text.size() ? byteAt(m_text, t) : '\0';
            switch (p) {
            case '\\':
                if (++g >= m_glob.size() || byteAt(m_glob, g) != c)
                    return Match::No;
                break;
            case '?':
                if (c == '/')
                    return Match::No;
                break;
            case '*':
                return matchStar(g, t);
            case '[':
                if (const Match in = matchBracket(m_glob, &g, c); in != Match::Yes)
                    return in;
                break;
            default:
                if (p != c)
                    return Match::No;
                break;
            }
        }
        return t >= m_text.size() ? Match::Yes : Match::No;
    }

    Match matchStar(qsizetype g, qsizetype t)
    {
        const qsizetype star = g;
        bool crosses = false;
        if (++g < m_glob.size() && m_glob[g] == '*') {
            while (g < m_glob.size() && m_glob[g] == '*')
                ++g;
            const bool opens = star == 0 || m_glob[star - 1] == '/';
            const bool closes =
                g >= m_glob.size() || m_glob[g] == '/'
                || (m_glob[g] == '\\' && g + 1 < m_glob.size() && m_glob[g + 1] == '/');
            if (m_isPath && opens && closes) {
                // "**/" also stands for no directory at all.
                if (g < m_glob.size() && m_glob[g] == '/' && match(g + 1, t) == Match::Yes)
                    return Match::Yes;
                crosses = true;
            }
        }
        if (!m_isPath)
            crosses = true;
        if (g >= m_glob.size()) {
            if (!crosses && m_text.sliced(t).contains('/'))
                return Match::No;
            return Match::Yes;
        }
        if (!crosses && m_glob[g] == '/') {
            const qsizetype slash = m_text.indexOf('/', t);
            return slash < 0 ? Match::No : match(g, slash);
        }
        for (; t < m_text.size(); ++t) {
            const Match rest = match(g, t);
            if (rest != Match::No) {
                if (!crosses || rest != Match::Abort)
                    return rest;
            } else if (!crosses && m_text[t] == '/') {
                return Match::No;
            }
        }
        return Match::Abort;
    }

    static constexpr int mostSteps = 200'000;
    QByteArrayView m_glob;
    QByteArrayView m_text;
    bool m_isPath;
    int m_steps = 0;
};

// Blanks at the end do not count unless a backslash stands before them.
QString withoutTrailingBlanks(const QString &line)
{
    qsizetype end = line.size();
    qsizetype firstBlank = -1;
    for (qsizetype i = 0; i < end; ++i) {
        if (line[i] == u' ') {
            if (firstBlank < 0)
                firstBlank = i;
        } else {
            firstBlank = -1;
            if (line[i] == u'\\')
                ++i;
        }
    }
    return firstBlank < 0 ? line : line.left(firstBlank);
}

} // namespace

bool globMatches(QByteArrayView glob, QByteArrayView text, bool isPath)
{
    return Matcher(glob, text, isPath).matches();
}

IgnorePatterns IgnorePatterns::parse(const QString &text, LeftOutEntry::Reason reason,
                                     const QString &ruleFile, const QString &directory)
{
    IgnorePatterns patterns;
    patterns.m_reason = reason;
    patterns.m_ruleFile = ruleFile;
    patterns.m_directory = directory.toUtf8();
    const qsizetype start = text.startsWith(QChar::ByteOrderMark) ? 1 : 0;
    const QStringList lines = text.mid(start).split(u'\n');
    int number = 0;
    for (QString line : lines) {
        ++number;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        line = withoutTrailingBlanks(line);
        Pattern pattern{.written = line, .line = number};
        QString glob = line;
        if (glob.startsWith(u'!')) {
            pattern.isNegated = true;
            glob.remove(0, 1);
        }
        if (glob.endsWith(u'/')) {
            pattern.onlyDirectories = true;
            glob.chop(1);
        }
        pattern.isAnchored = glob.contains(u'/');
        if (glob.startsWith(u'/'))
            glob.remove(0, 1);
        if (glob.isEmpty())
            continue;
        pattern.glob = glob.toUtf8();
        const auto begin = pattern.glob.cbegin();
        const auto end = pattern.glob.cend();
        pattern.literal = std::find_if(begin, end, isWild) - begin;
        pattern.isSuffix =
            !pattern.isAnchored && *begin == '*' && std::none_of(begin + 1, end, isWild);
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
        const QByteArrayView glob = pattern.glob;
        const QByteArrayView text = pattern.isAnchored ? path : last;
        if (pattern.literal == glob.size())
            return text == glob;
        if (pattern.isSuffix)
            return text.endsWith(glob.sliced(1));
        // As in git, what follows the literal beginning is a pattern of its own: "a**/b" crosses.
        return text.startsWith(glob.first(pattern.literal))
               && globMatches(glob.sliced(pattern.isAnchored ? pattern.literal : 0),
                              text.sliced(pattern.isAnchored ? pattern.literal : 0),
                              pattern.isAnchored);
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
