// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/dependencyfolder.h"
#include "app/validation/ownsources.h"
#include "app/validation/secretscan.h"
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
// Together; a package with more has data in it, not code.
constexpr qint64 mostScanned = 128 * 1024 * 1024;

QStringView fileOf(QStringView name)
{
    return name.sliced(name.lastIndexOf(u'/') + 1);
}

// Files that are no text by their names are not even opened.
bool isBinaryByName(QStringView file)
{
    static constexpr auto suffixes = std::to_array<QLatin1StringView>(
        {"png"_L1,  "jpg"_L1,   "jpeg"_L1,  "gif"_L1, "webp"_L1, "ico"_L1,  "bmp"_L1, "woff"_L1,
         "ttf"_L1,  "woff2"_L1, "otf"_L1,   "eot"_L1, "zip"_L1,  "gz"_L1,   "br"_L1,  "xz"_L1,
         "7z"_L1,   "jar"_L1,   "class"_L1, "so"_L1,  "dll"_L1,  "pyc"_L1,  "pyd"_L1, "node"_L1,
         "wasm"_L1, "mp3"_L1,   "mp4"_L1,   "pdf"_L1, "npy"_L1,  "onnx"_L1, "pb"_L1,  "pkl"_L1});
    const QStringView suffix = file.sliced(file.lastIndexOf(u'.') + 1);
    return suffix.size() < file.size()
           && std::ranges::any_of(suffixes, [suffix](QLatin1StringView known) {
                  return suffix.compare(known, Qt::CaseInsensitive) == 0;
              });
}

SecretFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.secrets.of(entry, [&] {
        const Result<QByteArray> content = view.content.reader(entry, largestScanned);
        return content ? SecretFacts{.kinds = secretsIn(*content)} : SecretFacts{};
    });
}

// ".env" and ".env.production", but not ".env.example".
bool isEnvironmentFile(QStringView file)
{
    if (file == u".env")
        return true;
    if (!file.startsWith(u".env."))
        return false;
    static constexpr auto harmless =
        std::to_array<QLatin1StringView>({"example"_L1, "sample"_L1, "template"_L1, "tpl"_L1,
                                          "dist"_L1, "defaults"_L1, "schema"_L1, "vault"_L1});
    return std::ranges::none_of(harmless,
                                [file](QLatin1StringView word) { return file.endsWith(word); });
}

bool isKeyFile(QStringView file)
{
    static constexpr auto names = std::to_array<QLatin1StringView>(
        {"id_rsa"_L1, "id_dsa"_L1, "id_ecdsa"_L1, "id_ed25519"_L1, ".netrc"_L1, "_netrc"_L1,
         ".git-credentials"_L1, ".pgpass"_L1});
    return std::ranges::any_of(names, [file](QLatin1StringView name) { return file == name; });
}

bool isKeyStore(QStringView file)
{
    return file.endsWith(u".p12") || file.endsWith(u".pfx") || file.endsWith(u".ppk");
}

// What others made: their tests and examples come with made-up secrets.
bool isFixture(QStringView name)
{
    static constexpr auto words = std::to_array<QLatin1StringView>(
        {"test"_L1, "tests"_L1, "__tests__"_L1, "spec"_L1, "fixture"_L1, "fixtures"_L1,
         "example"_L1, "examples"_L1, "sample"_L1, "samples"_L1, "demo"_L1, "demos"_L1, "doc"_L1,
         "docs"_L1, "mock"_L1, "mocks"_L1, "__mocks__"_L1, "testdata"_L1, "benchmark"_L1});
    for (const QStringView part : name.split(u'/')) {
        if (std::ranges::any_of(words, [part](QLatin1StringView word) {
                return part.compare(word, Qt::CaseInsensitive) == 0;
            }))
            return true;
    }
    return false;
}

bool isSecretFile(QStringView name, bool isDependency)
{
    const QStringView file = fileOf(name);
    if (isDependency)
        return (isEnvironmentFile(file) || isKeyFile(file)) && !isFixture(name);
    return isEnvironmentFile(file) || isKeyFile(file) || isKeyStore(file);
}

// The folder of version control that \a name lies in, with '/' at its end; empty for none.
QStringView versionControlOf(QStringView name)
{
    for (qsizetype dot = name.indexOf(u'.'); dot >= 0; dot = name.indexOf(u'.', dot + 1)) {
        if (dot > 0 && name[dot - 1] != u'/')
            continue;
        for (const QStringView folder : {u".git/", u".svn/", u".hg/"}) {
            if (name.sliced(dot).startsWith(folder))
                return name.first(dot + folder.size());
        }
    }
    return {};
}

// The file without which the function does not run: it cannot be left out.
bool isEntryFile(const ContentView &view, const PackageEntry &entry)
{
    return &entry == entrySource(view) || entry.name == "scf_bootstrap"_L1
           || entry.name == "bootstrap"_L1 || entry.name == view.content.handler;
}

//! Names for each finding.
struct Secrets
{
    QStringList files{};
    QStringList holders{};
    QStringList entryHolders{};
    QStringList versionControl{};
};

Secrets collect(const ContentView &view)
{
    Secrets secrets;
    const QSet<QString> installed = installedByPip(view);
    qint64 scanned = 0;
    for (const PackageEntry &entry : view.listing().entries) {
        if (view.cancel.isCancelled())
            break;
        const QStringView name = entry.name;
        if (!secrets.versionControl.isEmpty()
            && name.startsWith(secrets.versionControl.constLast()))
            continue;
        if (const QStringView folder = versionControlOf(name); !folder.isEmpty()) {
            secrets.versionControl += folder.toString();
            continue;
        }
        if (entry.isDirectory())
            continue;
        const bool isDependency =
            isInDependencies(name)
            || (!installed.isEmpty() && installed.contains(entry.name.section(u'/', 0, 0)));
        if (isSecretFile(name, isDependency)) {
            secrets.files += entry.name;
            continue;
        }
        if (isDependency || entry.size < 20 || entry.size > largestScanned
            || isBinaryByName(fileOf(name)))
            continue;
        scanned += entry.size;
        if (scanned <= mostScanned && !factsOf(view, entry).kinds.isEmpty())
            (isEntryFile(view, entry) ? secrets.entryHolders : secrets.holders) += entry.name;
    }
    return secrets;
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

} // namespace

QList<Finding> checkSecrets(const ContentView &view)
{
    if (view.content.traits.runtime.family() == Runtime::Family::Image)
        return {};
    const Secrets secrets = collect(view);
    QList<Finding> findings;
    if (!secrets.files.isEmpty()) {
        findings += warned(u"secret-files"_s,
                           SecretText::tr("Made to hold secrets, which everyone who may read the "
                                          "function's code can see: %1.")
                               .arg(shownNames(secrets.files, secrets.files.size())),
                           secrets.files);
    }
    if (!secrets.holders.isEmpty()) {
        findings +=
            warned(u"secrets-inside"_s,
                   SecretText::tr("A private key or a key of a cloud seems to stand in: %1.")
                       .arg(shownNames(secrets.holders, secrets.holders.size())),
                   secrets.holders);
    }
    if (!secrets.entryHolders.isEmpty()) {
        findings +=
            warned(u"secrets-in-entry"_s,
                   SecretText::tr("A private key or a key of a cloud seems to stand in %1: "
                                  "an environment variable of the function is a better place.")
                       .arg(shownNames(secrets.entryHolders, secrets.entryHolders.size())),
                   {});
    }
    if (!secrets.versionControl.isEmpty()) {
        findings +=
            warned(u"version-control"_s,
                   SecretText::tr("The whole history of the code is in the package: %1.")
                       .arg(shownNames(secrets.versionControl, secrets.versionControl.size())),
                   secrets.versionControl);
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
