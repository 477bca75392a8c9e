// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentcheck.h"

#include "app/validation/contentrules.h"

#include <QCoreApplication>
#include <QSet>

#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Rule = QList<Finding> (*)(const ContentView &);

constexpr auto contentRules = std::to_array<Rule>({
    &checkPlan,
    &checkExecutables,
    &checkBinaries,
    &checkNodePackage,
    &checkPythonPackage,
    &checkSecrets,
    &checkNestedPackages,
});

class ContentCheckText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ContentCheckText)
};

Finding notLookedIntoFinding(int files)
{
    return {.id = u"files-not-looked-into"_s,
            .state = Finding::State::Warning,
            .field = Finding::Field::Source,
            .text = ContentCheckText::tr("%n file(s) in the bucket were not looked into.", nullptr,
                                         files)};
}

} // namespace

std::shared_ptr<ContentMemory> makeContentMemory()
{
    return std::make_shared<ContentMemory>();
}

QList<Finding> checkContents(const ContentToCheck &content, ContentMemory &memory,
                             const CancelToken &cancel)
{
    QSet<QString> notLookedInto;
    const EntryReader counting = [&content, &notLookedInto](const PackageEntry &entry,
                                                            qint64 limit) {
        Result<QByteArray> bytes =
            content.reader ? content.reader(entry, limit) : Result<QByteArray>();
        if (!bytes && bytes.error().code == LocalCode::notLookedInto)
            notLookedInto.insert(entry.sourcePath);
        return bytes;
    };
    const ContentToCheck counted{.traits = content.traits,
                                 .handler = content.handler,
                                 .listing = content.listing,
                                 .reader = counting,
                                 .installDependency = content.installDependency};
    const ContentView view{.content = counted, .memory = memory, .cancel = cancel};
    QList<Finding> findings;
    for (const Rule rule : contentRules) {
        if (cancel.isCancelled())
            break;
        findings += rule(view);
    }
    // Another time they may be read.
    for (const QString &sourcePath : std::as_const(notLookedInto))
        memory.forget(sourcePath);
    if (!notLookedInto.isEmpty())
        findings += notLookedIntoFinding(static_cast<int>(notLookedInto.size()));
    return findings;
}

} // namespace Scf
