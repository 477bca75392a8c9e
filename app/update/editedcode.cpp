// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/editedcode.h"

#include "app/core/sha256.h"
#include "app/update/packagepreparation.h"
#include "app/validation/dependencyfolder.h"
#include "app/validation/sourceproblems.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class EditedCodeText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::EditedCodeText)
};

constexpr auto textSuffixes = std::to_array<QLatin1StringView>({
    "bash"_L1, "c"_L1,   "cfg"_L1,        "cjs"_L1,   "conf"_L1, "cpp"_L1,  "css"_L1,
    "csv"_L1,  "env"_L1, "go"_L1,         "h"_L1,     "htm"_L1,  "html"_L1, "inc"_L1,
    "ini"_L1,  "j2"_L1,  "java"_L1,       "js"_L1,    "json"_L1, "jsx"_L1,  "kt"_L1,
    "lock"_L1, "log"_L1, "lua"_L1,        "md"_L1,    "mjs"_L1,  "mod"_L1,  "php"_L1,
    "pl"_L1,   "py"_L1,  "properties"_L1, "pyi"_L1,   "rb"_L1,   "rs"_L1,   "rst"_L1,
    "sh"_L1,   "sql"_L1, "sum"_L1,        "svg"_L1,   "tpl"_L1,  "toml"_L1, "ts"_L1,
    "tsx"_L1,  "txt"_L1, "vue"_L1,        "xhtml"_L1, "xml"_L1,  "yaml"_L1, "yml"_L1,
});
constexpr auto textNames = std::to_array<QLatin1StringView>({
    "bootstrap"_L1,
    "scf_bootstrap"_L1,
    "dockerfile"_L1,
    "makefile"_L1,
    "procfile"_L1,
    "license"_L1,
    "readme"_L1,
    ".env"_L1,
    ".npmrc"_L1,
    ".scfignore"_L1,
    ".gitignore"_L1,
});

bool isText(const PackageEntry &entry)
{
    if (entry.isDirectory() || entry.size > largestEditedFile || isInDependencies(entry.name))
        return false;
    const QString file = entry.name.section(u'/', -1).toLower();
    if (std::ranges::find(textNames, file) != textNames.end())
        return true;
    return file.contains(u'.')
           && std::ranges::find(textSuffixes, file.section(u'.', -1)) != textSuffixes.end();
}

bool isScript(const Runtime &runtime)
{
    switch (runtime.family()) {
    case Runtime::Family::Python:
    case Runtime::Family::NodeJs:
    case Runtime::Family::Php:
        return true;
    case Runtime::Family::Unknown:
    case Runtime::Family::Java:
    case Runtime::Family::Go:
    case Runtime::Family::Custom:
    case Runtime::Family::Image:
        break;
    }
    return false;
}

bool goesInline(const Runtime &runtime, const PackageListing &listing)
{
    return isScript(runtime) && listing.source.kind == CodeSource::Kind::Editor
           && listing.entries.size() == 1
           && listing.entries.constFirst().name == listing.source.edited.name;
}

QString effectiveHandler(const FunctionDetail &function, const QString &handler)
{
    return handler.isEmpty() ? function.handler : handler;
}

} // namespace

QString codeSourceName(const Runtime &runtime, const PackageListing &listing)
{
    return goesInline(runtime, listing) ? u"Inline"_s : u"ZipFile"_s;
}

QString codeSourceSentence(const Runtime &runtime, const PackageListing &listing)
{
    if (goesInline(runtime, listing))
        return EditedCodeText::tr("It goes as CodeSource=Inline: this file is the whole package.");
    const int others = int(listing.fileCount()) - 1;
    return others > 0 ? EditedCodeText::tr("It goes in a repacked ZIP, with %n other file(s).",
                                           nullptr, others)
                      : EditedCodeText::tr("It goes in a repacked ZIP.");
}

QStringList editableFiles(const FunctionDetail &function, const QString &handler,
                          const PackageListing &listing, qsizetype most)
{
    QStringList names;
    const QStringList entries =
        entryFileNames(traitsOf(function), effectiveHandler(function, handler));
    for (const QString &name : entries) {
        const PackageEntry *entry = listing.find(name);
        if (entry != nullptr && entry->size <= largestEditedFile)
            names.append(name);
    }
    const qsizetype known = names.size();
    const auto add = [&](bool atRoot) {
        for (const PackageEntry &entry : listing.entries) {
            if (names.size() >= most)
                return;
            const bool isKnown = std::find(names.begin(), names.begin() + known, entry.name)
                                 != names.begin() + known;
            if (entry.name.contains(u'/') != atRoot && !isKnown && isText(entry))
                names.append(entry.name);
        }
    };
    add(true);
    add(false);
    return names;
}

Result<Done> saveEditedFile(const QString &path, const QString &expectedSha256,
                            const QByteArray &content)
{
    const auto failed = [&path](QLatin1StringView code, const QString &words) {
        return Error{.kind = Error::Kind::File,
                     .code = code,
                     .message = QDir::toNativeSeparators(path) + u": "_s + words,
                     .sent = Error::Sent::Nothing};
    };
    if (!expectedSha256.isEmpty()) {
        QFile now(path);
        // One that has grown over all measure is not the one that was edited.
        if (!now.open(QIODevice::ReadOnly)
            || sha256Hex(now.read(largestEditedFile + 1)) != expectedSha256)
            return failed(LocalCode::fileChanged, now.errorString());
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failed(LocalCode::writeFailed, file.errorString());
    return Done{};
}

QList<SourceProblem> editedProblems(const FunctionDetail &function, const QString &handler,
                                    const EditedFile &file)
{
    return sourceProblems(traitsOf(function), effectiveHandler(function, handler), file.name,
                          file.content);
}

} // namespace Scf
