// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ignorerules.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

bool isWild(QChar c)
{
    return c == u'*' || c == u'?' || c == u'[' || c == u'\\';
}

// The classes of POSIX, in the C locale that git matches in.
bool isInClass(QStringView name, char16_t c, bool *known)
{
    const bool isLower = c >= u'a' && c <= u'z';
    const bool isUpper = c >= u'A' && c <= u'Z';
    const bool isDigit = c >= u'0' && c <= u'9';
    const bool isGraph = c > 0x20 && c < 0x7F;
    *known = true;
    if (name == "alpha"_L1)
        return isLower || isUpper;
    if (name == "digit"_L1)
        return isDigit;
    if (name == "alnum"_L1)
        return isLower || isUpper || isDigit;
    if (name == "lower"_L1)
        return isLower;
    if (name == "upper"_L1)
        return isUpper;
    if (name == "space"_L1)
        return c == u' ' || (c >= 0x09 && c <= 0x0D);
    if (name == "blank"_L1)
        return c == u' ' || c == u'\t';
    if (name == "punct"_L1)
        return isGraph && !isLower && !isUpper && !isDigit;
    if (name == "xdigit"_L1)
        return isDigit || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    if (name == "cntrl"_L1)
        return c < 0x20 || c == 0x7F;
    if (name == "print"_L1)
        return isGraph || c == u' ';
    if (name == "graph"_L1)
        return isGraph;
    *known = false;
    return false;
}

enum class Match { Yes, No, Abort };

// Matches a bracket expression that begins at glob[*at] == '['; leaves *at at its ']'.
Match matchBracket(QStringView glob, qsizetype *at, char16_t c)
{
    qsizetype i = *at + 1;
    bool negated = false;
    if (i < glob.size() && (glob[i] == u'!' || glob[i] == u'^')) {
        negated = true;
        ++i;
    }
    bool matched = false;
    bool first = true;
    char16_t previous = 0;
    for (; first || i >= glob.size() || glob[i] != u']'; first = false) {
        if (i >= glob.size())
            return Match::Abort; // never closed: it matches nothing
        char16_t now = glob[i].unicode();
        if (now == u'\\') {
            if (++i >= glob.size())
                return Match::Abort;
            now = glob[i].unicode();
            matched = matched || now == c;
        } else if (now == u'-' && previous != 0 && i + 1 < glob.size() && glob[i + 1] != u']') {
            ++i;
            char16_t last = glob[i].unicode();
            if (last == u'\\') {
                if (++i >= glob.size())
                    return Match::Abort;
                last = glob[i].unicode();
            }
            matched = matched || (c >= previous && c <= last);
            now = 0; // a range does not begin with the end of another
        } else if (now == u'[' && i + 1 < glob.size() && glob[i + 1] == u':') {
            const qsizetype begin = i + 2;
            const qsizetype end = glob.indexOf(u']', begin);
            if (end < 0)
                return Match::Abort;
            if (end - 1 < begin || glob[end - 1] != u':') {
                matched = matched || c == u'['; // no class after all: a '[' like any other
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
    return matched != negated && c != u'/' ? Match::Yes : Match::No;
}

// Follows git's own order of decisions, so that odd patterns mean the same. Abort: no later place
// of the text can match either, which keeps patterns with many stars from taking for ever.
class Matcher
{
public:
    Matcher(QStringView glob, QStringView text, bool isPath)
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
            const char16_t p = m_glob[g].unicode();
            if (t >= m_text.size() && p != u'*')
                return Match::Abort;
            const char16_t c = t < m_text.size() ? m_text[t].unicode() : u'\0';
            switch (p) {
            case u'\\':
                if (++g >= m_glob.size() || m_glob[g] != QChar(c))
                    return Match::No;
                break;
            case u'?':
                if (c == u'/')
                    return Match::No;
                break;
            case u'*':
                return matchStar(g, t);
            case u'[':
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
        if (++g < m_glob.size() && m_glob[g] == u'*') {
            while (g < m_glob.size() && m_glob[g] == u'*')
                ++g;
            const bool opens = star == 0 || m_glob[star - 1] == u'/';
            const bool closes =
                g >= m_glob.size() || m_glob[g] == u'/'
                || (m_glob[g] == u'\\' && g + 1 < m_glob.size() && m_glob[g + 1] == u'/');
            if (m_isPath && opens && closes) {
                // "**/" also stands for no directory at all.
                if (g < m_glob.size() && m_glob[g] == u'/' && match(g + 1, t) == Match::Yes)
                    return Match::Yes;
                crosses = true;
            }
        }
        if (!m_isPath)
            crosses = true;
        if (g >= m_glob.size()) {
            if (!crosses && m_text.sliced(t).contains(u'/'))
                return Match::No;
            return Match::Yes;
        }
        if (!crosses && m_glob[g] == u'/') {
            const qsizetype slash = m_text.indexOf(u'/', t);
            return slash < 0 ? Match::No : match(g, slash);
        }
        for (; t < m_text.size(); ++t) {
            const Match rest = match(g, t);
            if (rest != Match::No) {
                if (!crosses || rest != Match::Abort)
                    return rest;
            } else if (!crosses && m_text[t] == u'/') {
                return Match::No;
            }
        }
        return Match::Abort;
    }

    static constexpr int mostSteps = 200'000;
    QStringView m_glob;
    QStringView m_text;
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

bool globMatches(QStringView glob, QStringView text, bool isPath)
{
    return Matcher(glob, text, isPath).matches();
}

IgnorePatterns IgnorePatterns::parse(const QString &text, LeftOutEntry::Reason reason,
                                     const QString &ruleFile, const QString &directory)
{
    IgnorePatterns patterns;
    patterns.m_reason = reason;
    patterns.m_ruleFile = ruleFile;
    patterns.m_directory = directory;
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
        const auto wild = std::find_if(glob.begin(), glob.end(), isWild);
        pattern.literal = wild - glob.begin();
        pattern.isSuffix = !pattern.isAnchored && glob.startsWith(u'*')
                           && std::none_of(glob.begin() + 1, glob.end(), isWild);
        pattern.glob = glob;
        patterns.m_patterns.push_back(std::move(pattern));
    }
    return patterns;
}

std::optional<IgnoreVerdict> IgnorePatterns::verdictOn(QStringView name, bool isDirectory) const
{
    if (!name.startsWith(m_directory))
        return std::nullopt;
    const QStringView path = name.sliced(m_directory.size());
    const QStringView last = path.sliced(path.lastIndexOf(u'/') + 1);
    const auto matches = [&](const Pattern &pattern) {
        if (pattern.onlyDirectories && !isDirectory)
            return false;
        const QStringView glob = pattern.glob;
        const QStringView text = pattern.isAnchored ? path : last;
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
