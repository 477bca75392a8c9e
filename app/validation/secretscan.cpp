// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/secretscan.h"

#include "app/validation/sourcecursor.h"

#include <algorithm>
#include <array>
#include <limits>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isAlphanumeric(char c)
{
    return isDigit(c) || isLower(c) || isUpper(c);
}

bool isUpperOrDigit(char c)
{
    return isDigit(c) || isUpper(c);
}

bool isTokenPart(char c)
{
    return isAlphanumeric(c) || c == '_' || c == '-';
}

bool holdsIgnoringCase(QByteArrayView text, QByteArrayView lowerWord)
{
    const auto isSame = [](char a, char b) { return toLower(a) == b; };
    return std::search(text.begin(), text.end(), lowerWord.begin(), lowerWord.end(), isSame)
           != text.end();
}

int differentCharacters(QByteArrayView text)
{
    std::array<bool, 256> seen{};
    for (const char c : text)
        seen.at(static_cast<unsigned char>(c)) = true;
    return static_cast<int>(std::ranges::count(seen, true));
}

// What documentation writes in the place of a secret says so, counts, or repeats itself.
bool isPlaceholder(QByteArrayView text)
{
    static constexpr auto words =
        std::to_array<const char *>({"example", "xxxx", "secret", "1234567", "abcdefg", "your",
                                     "placeholder", "test", "dummy", "fake", "changeme", "0000"});
    return std::ranges::any_of(words,
                               [&text](const char *word) { return holdsIgnoringCase(text, word); });
}

// Chance mixes capitals, small letters and digits in 32 characters.
bool isMixed(QByteArrayView text)
{
    return std::ranges::any_of(text, isDigit) && std::ranges::any_of(text, isUpper)
           && std::ranges::any_of(text, isLower);
}

struct TokenShape
{
    QLatin1StringView kind;
    const char *prefix;
    qsizetype least; //!< characters after the prefix
    qsizetype most;
    bool (*isPart)(char);
    int different; //!< so many different ones are among them, unless somebody made them up
    bool mixes;    //!< capitals, small letters and digits
};

constexpr qsizetype anyLength = std::numeric_limits<qsizetype>::max();

constexpr auto tokenShapes = std::to_array<TokenShape>({
    {"tencent-secret-id"_L1, "AKID", 32, 44, isAlphanumeric, 14, true},
    {"tencent-secret-id"_L1, "IKID", 32, 44, isAlphanumeric, 14, true}, // international accounts
    {"aws-key"_L1, "AKIA", 16, 16, isUpperOrDigit, 8, false},
    {"aws-key"_L1, "ASIA", 16, 16, isUpperOrDigit, 8, false},
    {"alibaba-key"_L1, "LTAI", 16, 24, isAlphanumeric, 9, true},
    {"github-token"_L1, "ghp_", 36, anyLength, isAlphanumeric, 14, false},
    {"github-token"_L1, "gho_", 36, anyLength, isAlphanumeric, 14, false},
    {"github-token"_L1, "ghu_", 36, anyLength, isAlphanumeric, 14, false},
    {"github-token"_L1, "ghs_", 36, anyLength, isAlphanumeric, 14, false},
    {"github-token"_L1, "ghr_", 36, anyLength, isAlphanumeric, 14, false},
    {"github-token"_L1, "github_pat_", 50, anyLength, isTokenPart, 14, false},
    {"gitlab-token"_L1, "glpat-", 20, anyLength, isTokenPart, 10, false},
    {"npm-token"_L1, "npm_", 36, 36, isAlphanumeric, 14, false},
    {"slack-token"_L1, "xoxb-", 24, anyLength, isTokenPart, 10, false},
    {"slack-token"_L1, "xoxp-", 24, anyLength, isTokenPart, 10, false},
    {"slack-token"_L1, "xoxa-", 24, anyLength, isTokenPart, 10, false},
    {"slack-token"_L1, "xoxr-", 24, anyLength, isTokenPart, 10, false},
    {"stripe-key"_L1, "sk_live_", 20, anyLength, isAlphanumeric, 10, false},
});

//! Reads a text once and looks closer where something could begin.
class SecretScanner
{
public:
    explicit SecretScanner(QByteArrayView content)
        : m_content(content)
    { }

    QStringList run();

private:
    bool standsAt(qsizetype at, QByteArrayView text) const
    {
        return m_content.size() - at >= text.size() && m_content.sliced(at, text.size()) == text;
    }
    QByteArrayView wordAt(qsizetype at, bool (*isPart)(char)) const;
    void add(QLatin1StringView kind)
    {
        if (!m_kinds.contains(kind))
            m_kinds.append(kind);
    }

    void readToken(qsizetype at, const TokenShape &shape);
    void readPrivateKey(qsizetype at);
    void readSecretKey(qsizetype at);
    void readAuthToken(qsizetype at);

    QByteArrayView m_content;
    QStringList m_kinds;
};

constexpr QByteArrayView keyBegin("-----BEGIN ");
constexpr QByteArrayView keyEnd("-----END");
constexpr QByteArrayView authToken("_authToken");

// First characters of everything that is looked for.
constexpr std::array<bool, 256> makeStarts()
{
    std::array<bool, 256> starts{};
    for (const TokenShape &shape : tokenShapes)
        starts.at(static_cast<unsigned char>(shape.prefix[0])) = true;
    for (const char c : {'-', '_', 's', 'S'})
        starts.at(static_cast<unsigned char>(c)) = true;
    return starts;
}
constexpr std::array<bool, 256> starts = makeStarts();

QStringList SecretScanner::run()
{
    for (qsizetype i = 0; i < m_content.size(); ++i) {
        const char c = m_content[i];
        if (!starts[static_cast<unsigned char>(c)])
            continue;
        if (c == '-') {
            if (standsAt(i, keyBegin))
                readPrivateKey(i + keyBegin.size());
            continue;
        }
        if (c == '_') {
            if (standsAt(i, authToken))
                readAuthToken(i + authToken.size());
            continue;
        }
        if (c == 's' || c == 'S')
            readSecretKey(i);
        if (i > 0 && isTokenPart(m_content[i - 1]))
            continue; // within a longer word
        for (const TokenShape &shape : tokenShapes) {
            if (shape.prefix[0] == c && standsAt(i, shape.prefix))
                readToken(i + qsizetype(qstrlen(shape.prefix)), shape);
        }
    }
    return m_kinds;
}

QByteArrayView SecretScanner::wordAt(qsizetype at, bool (*isPart)(char)) const
{
    qsizetype end = at;
    while (end < m_content.size() && isPart(m_content[end]))
        ++end;
    return m_content.sliced(at, end - at);
}

void SecretScanner::readToken(qsizetype at, const TokenShape &shape)
{
    const QByteArrayView word = wordAt(at, isTokenPart);
    const bool hasShape = word.size() >= shape.least && word.size() <= shape.most
                          && std::ranges::all_of(word, shape.isPart);
    if (hasShape && differentCharacters(word) >= shape.different && (!shape.mixes || isMixed(word))
        && !isPlaceholder(word))
        add(shape.kind);
}

// Behind "-----BEGIN ". A source that puts a key together has the line, but no key behind it.
void SecretScanner::readPrivateKey(qsizetype at)
{
    constexpr qsizetype longestLabel = 40;
    constexpr qsizetype leastKey = 60; // Ed25519 has 64 characters
    const QByteArrayView label = m_content.sliced(at, qMin(longestLabel, m_content.size() - at));
    const qsizetype labelEnd = label.indexOf("-----");
    if (labelEnd < 0 || !label.first(labelEnd).contains("PRIVATE KEY"))
        return;
    qsizetype letters = 0;
    bool isMadeUp = true;
    // In a source or a JSON file the lines end with an escape or are parts of texts.
    for (qsizetype i = at + labelEnd + 5; i < m_content.size(); ++i) {
        const char c = m_content[i];
        if (c == '-' && standsAt(i, keyEnd)) {
            if (letters >= leastKey && !isMadeUp)
                add("private-key"_L1);
            return;
        }
        if (c == ':') { // a line such as "Proc-Type: 4,ENCRYPTED"
            while (i + 1 < m_content.size() && m_content[i + 1] != '\n' && m_content[i + 1] != '\\')
                ++i;
            letters = 0;
        } else if (c == '\\') {
            ++i;
        } else if (isAlphanumeric(c) || c == '+' || c == '/' || c == '=') {
            ++letters;
            isMadeUp = isMadeUp && (c == 'x' || c == 'X');
        } else if (!QByteArrayView(" \t\r\n\"'`,-").contains(c)) {
            return;
        }
    }
}

// SecretKey = "32 letters and digits", in the spellings of the SDKs and of environments.
void SecretScanner::readSecretKey(qsizetype at)
{
    const auto isWord = [this](qsizetype from, QByteArrayView lowerWord) {
        if (m_content.size() - from < lowerWord.size())
            return false;
        for (qsizetype i = 0; i < lowerWord.size(); ++i) {
            if (toLower(m_content[from + i]) != lowerWord[i])
                return false;
        }
        return true;
    };
    if (!isWord(at, "secret"))
        return;
    qsizetype next = at + 6;
    if (next < m_content.size() && (m_content[next] == '_' || m_content[next] == '-'))
        ++next;
    if (!isWord(next, "key"))
        return;
    next += 3;
    // Between name and value: quotes, '=' or ':', blanks.
    bool isAssigned = false;
    constexpr qsizetype mostBetween = 12;
    const qsizetype limit = qMin(m_content.size(), next + mostBetween);
    for (; next < limit && QByteArrayView("\"'`=:,( \t").contains(m_content[next]); ++next)
        isAssigned = isAssigned || !QByteArrayView(" \t").contains(m_content[next]);
    if (!isAssigned)
        return;
    const QByteArrayView value = wordAt(next, isTokenPart);
    if (value.size() == 32 && std::ranges::all_of(value, isAlphanumeric) && isMixed(value)
        && differentCharacters(value) >= 14 && !isPlaceholder(value))
        add("tencent-secret-key"_L1);
}

// "//registry.npmjs.org/:_authToken=…" of an .npmrc; "${NPM_TOKEN}" stands for a variable.
void SecretScanner::readAuthToken(qsizetype at)
{
    constexpr qsizetype leastToken = 16;
    qsizetype next = at;
    while (next < m_content.size() && (m_content[next] == ' ' || m_content[next] == '"'))
        ++next;
    if (next >= m_content.size() || m_content[next] != '=')
        return;
    ++next;
    while (next < m_content.size() && (m_content[next] == ' ' || m_content[next] == '"'))
        ++next;
    const QByteArrayView value = wordAt(next, isTokenPart);
    if (value.size() >= leastToken && differentCharacters(value) >= 8 && !isPlaceholder(value))
        add("npm-token"_L1);
}

} // namespace

QStringList secretsIn(QByteArrayView content)
{
    constexpr qsizetype head = 4096;
    if (content.first(qMin(content.size(), head)).contains('\0'))
        return {}; // no text
    return SecretScanner(content).run();
}

} // namespace Scf
