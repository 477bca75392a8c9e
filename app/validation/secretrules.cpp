// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/dependencyfolder.h"
#include "app/validation/shown.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class SecretText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::SecretText)
};

constexpr qint64 largestScanned = 512 * 1024;

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isTokenPart(char c)
{
    return isAlphanumeric(c) || c == '_' || c == '-';
}

// What documentation writes in the place of a secret repeats itself or says so.
bool looksReal(QByteArrayView text)
{
    const QByteArray upper = text.toByteArray().toUpper();
    for (const char *word : {"EXAMPLE", "XXXX", "SECRET", "1234567890", "YOUR"}) {
        if (upper.contains(word))
            return false;
    }
    std::array<bool, 256> seen{};
    int different = 0;
    for (const char c : text) {
        bool &was = seen.at(static_cast<unsigned char>(c));
        different += was ? 0 : 1;
        was = true;
    }
    return different >= 10;
}

struct TokenShape
{
    QLatin1StringView kind;
    const char *prefix;
    qsizetype least; //!< characters after the prefix
    bool (*isPart)(char);
};

const auto tokenShapes = std::to_array<TokenShape>({
    {"tencent-secret-id"_L1, "AKID", 32, isAlphanumeric},
    {"aws-key"_L1, "AKIA", 16, isAlphanumeric},
    {"github-token"_L1, "ghp_", 36, isAlphanumeric},
    {"github-token"_L1, "gho_", 36, isAlphanumeric},
    {"github-token"_L1, "ghs_", 36, isAlphanumeric},
    {"github-token"_L1, "github_pat_", 50, isTokenPart},
    {"npm-token"_L1, "npm_", 36, isAlphanumeric},
    {"slack-token"_L1, "xoxb-", 20, isTokenPart},
    {"slack-token"_L1, "xoxp-", 20, isTokenPart},
});

bool holdsToken(QByteArrayView content, const TokenShape &shape)
{
    const auto prefix = QByteArrayView(shape.prefix);
    for (qsizetype at = content.indexOf(prefix); at >= 0; at = content.indexOf(prefix, at + 1)) {
        if (at > 0 && isTokenPart(content[at - 1]))
            continue;
        const qsizetype begin = at + prefix.size();
        qsizetype end = begin;
        while (end < content.size() && shape.isPart(content[end]))
            ++end;
        if (end - begin >= shape.least && looksReal(content.sliced(begin, end - begin)))
            return true;
    }
    return false;
}

// SecretKey = "32 letters and digits", in the spellings of the SDKs.
bool holdsSecretKey(const QByteArray &content)
{
    const QByteArray lower = content.toLower();
    for (const char *word : {"secretkey", "secret_key"}) {
        const qsizetype length = qsizetype(qstrlen(word));
        for (qsizetype at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
            qsizetype begin = at + length;
            const qsizetype limit = qMin(begin + 24, content.size());
            while (begin < limit && content.at(begin) != '\n'
                   && !(isAlphanumeric(content.at(begin)) && begin > at + length
                        && QByteArrayView("\"'= ").contains(content.at(begin - 1))))
                ++begin;
            qsizetype end = begin;
            while (end < content.size() && isAlphanumeric(content.at(end)))
                ++end;
            if (end - begin == 32 && looksReal(QByteArrayView(content).sliced(begin, 32)))
                return true;
        }
    }
    return false;
}

bool holdsPrivateKey(QByteArrayView content)
{
    constexpr QByteArrayView begin("-----BEGIN ");
    for (qsizetype at = content.indexOf(begin); at >= 0; at = content.indexOf(begin, at + 1)) {
        const QByteArrayView rest = content.sliced(at, qMin<qsizetype>(content.size() - at, 64));
        const qsizetype lineEnd = rest.indexOf('\n');
        if (rest.first(lineEnd < 0 ? rest.size() : lineEnd).contains("PRIVATE KEY-----")
            && content.size() - at > 200)
            return true;
    }
    return false;
}

SecretFacts secretsIn(const QByteArray &content)
{
    SecretFacts facts;
    if (QByteArrayView(content).first(qMin<qsizetype>(content.size(), 4096)).contains('\0'))
        return facts; // no text
    if (holdsPrivateKey(content))
        facts.kinds += u"private-key"_s;
    for (const TokenShape &shape : tokenShapes) {
        if (!facts.kinds.contains(shape.kind) && holdsToken(content, shape))
            facts.kinds += shape.kind;
    }
    if (holdsSecretKey(content))
        facts.kinds += u"tencent-secret-key"_s;
    if (content.contains(":_authToken=") && !content.contains(":_authToken=${"))
        facts.kinds += u"npm-token"_s;
    return facts;
}

SecretFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.secrets.of(entry, [&] {
        const Result<QByteArray> content = view.content.reader(entry, largestScanned);
        return content ? secretsIn(*content) : SecretFacts{};
    });
}

// Files that are made to hold secrets, by their names.
bool isSecretFile(QStringView file)
{
    if (file == u".env" || file.startsWith(u".env.")) {
        for (const QStringView harmless :
             {u"example", u"sample", u"template", u"dist", u"defaults", u"schema"}) {
            if (file.endsWith(harmless))
                return false;
        }
        return true;
    }
    for (const QStringView name : {u"id_rsa", u"id_dsa", u"id_ecdsa", u"id_ed25519", u".netrc",
                                   u".git-credentials", u".pgpass"}) {
        if (file == name)
            return true;
    }
    return file.endsWith(u".p12") || file.endsWith(u".pfx") || file.endsWith(u".ppk");
}

Finding warned(const QString &id, const QString &text, const QStringList &leaveOut)
{
    Finding finding{
        .id = id, .state = Finding::State::Warning, .field = Finding::Field::Source, .text = text};
    if (!leaveOut.isEmpty()) {
        finding.fix = Finding::Fix::LeaveOut;
        finding.fixNames = leaveOut;
    }
    return finding;
}

// The file without which the function does not run: it cannot be left out.
bool isEntryFile(const ContentView &view, const QString &name)
{
    const QString stem = view.content.handler.section(u'.', 0, 0);
    return name == "scf_bootstrap"_L1 || name == "bootstrap"_L1 || name == view.content.handler
           || (!name.contains(u'/') && name.section(u'.', 0, 0) == stem);
}

} // namespace

QList<Finding> checkSecrets(const ContentView &view)
{
    QStringList files;
    QStringList holders;
    QStringList entryHolders;
    QStringList versionControl;
    for (const PackageEntry &entry : view.listing().entries) {
        if (view.cancel.isCancelled())
            break;
        const QStringView name = entry.name;
        for (const QStringView folder : {u".git/", u".svn/", u".hg/"}) {
            const qsizetype at = name.indexOf(folder);
            if (at == 0 || (at > 0 && name[at - 1] == u'/')) {
                const QString whole = name.first(at + folder.size()).toString();
                if (versionControl.isEmpty() || versionControl.constLast() != whole)
                    versionControl += whole;
            }
        }
        if (entry.isDirectory() || isInDependencies(name)
            || (!versionControl.isEmpty() && name.startsWith(versionControl.constLast())))
            continue;
        if (isSecretFile(name.sliced(name.lastIndexOf(u'/') + 1))) {
            files += entry.name;
        } else if (entry.size >= 20 && entry.size <= largestScanned
                   && !factsOf(view, entry).kinds.isEmpty()) {
            (isEntryFile(view, entry.name) ? entryHolders : holders) += entry.name;
        }
    }
    QList<Finding> findings;
    if (!files.isEmpty()) {
        findings += warned(u"secret-files"_s,
                           SecretText::tr("Made to hold secrets, which everyone who may read the "
                                          "function's code can see: %1.")
                               .arg(shownNames(files, files.size())),
                           files);
    }
    if (!holders.isEmpty()) {
        findings +=
            warned(u"secrets-inside"_s,
                   SecretText::tr("A private key or a key of a cloud seems to stand in: %1.")
                       .arg(shownNames(holders, holders.size())),
                   holders);
    }
    if (!entryHolders.isEmpty()) {
        findings +=
            warned(u"secrets-in-entry"_s,
                   SecretText::tr("A private key or a key of a cloud seems to stand in %1: "
                                  "an environment variable of the function is a better place.")
                       .arg(shownNames(entryHolders, entryHolders.size())),
                   {});
    }
    if (!versionControl.isEmpty()) {
        findings += warned(u"version-control"_s,
                           SecretText::tr("The whole history of the code is in the package: %1.")
                               .arg(shownNames(versionControl, versionControl.size())),
                           versionControl);
    }
    if (findings.isEmpty()) {
        findings += Finding{.id = u"secrets"_s,
                            .state = Finding::State::Ok,
                            .field = Finding::Field::Source,
                            .text = SecretText::tr("No secret was found in the package.")};
    }
    return findings;
}

} // namespace Scf
