// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scripts/scriptedupdate.h"

#include "app/scripts/quoting.h"
#include "app/update/coderequest.h"
#include "app/update/updatereadiness.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class UpdateScriptText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::UpdateScript)
};

//! What keeps \a name out of the ZIP: a directory by itself and by what is in it.
void appendExclusion(QStringList *patterns, const QString &name)
{
    const QString pattern = Quoted::zipPattern(name);
    patterns->append(pattern);
    if (name.endsWith(u'/'))
        patterns->append(pattern + u'*');
}

//! The program's own rules for zip: a name that is left out wherever it lies.
QStringList ruleExclusions(const IgnoreSettings &ignore)
{
    QStringList patterns;
    for (const IgnoreGroup &group : defaultIgnoreGroups()) {
        if (ignore.defaultsOff.contains(group.id))
            continue;
        for (const QString &rule : group.patterns) {
            const QString name = rule.endsWith(u'/') ? rule.chopped(1) : rule;
            if (name.size() == rule.size())
                patterns += {name, "*/"_L1 + name};
            patterns += {name + "/*"_L1, "*/"_L1 + name + "/*"_L1};
        }
    }
    return patterns;
}

//! \a name below the top of the source as it stands in the package; empty where it lies outside.
QString belowRoot(const QString &name, const QString &root)
{
    if (root.isEmpty())
        return name;
    const QString top = root.endsWith(u'/') ? root : root + u'/';
    return name.startsWith(top) ? name.sliced(top.size()) : QString();
}

QString someNames(const QStringList &names)
{
    constexpr qsizetype most = 5;
    QStringList shown;
    for (const QString &name : names.first(std::min(names.size(), most)))
        shown += Quoted::oneLine(name);
    if (names.size() > most)
        shown += u"…"_s;
    return shown.join(u", "_s);
}

} // namespace

QString ScriptedUpdate::packagePath() const
{
    if (plan.source.path.isEmpty())
        return u"CODE"_s; // nothing is chosen: see remarks()
    if (!plan.source.hasFolder() || plan.package.root.isEmpty())
        return plan.source.path;
    const QString path = plan.source.path + u'/' + plan.package.root;
    return path.endsWith(u'/') ? path.chopped(1) : path;
}

CosBucketId ScriptedUpdate::bucket() const
{
    CosBucketId id = plan.bucket.value_or(CosBucketId{});
    if (!isCosRegion(id.region))
        id.region = cosRegionOf(plan.function.region);
    if (!isCosBucketName(id.name))
        id.name.clear();
    return id;
}

QString ScriptedUpdate::keyPrefix() const
{
    static const QRegularExpression unusual(u"[^A-Za-z0-9_-]"_s);
    return "scf-desktop/"_L1 + QString(plan.function.functionName).replace(unusual, u"_"_s) + u'/';
}

QJsonObject ScriptedUpdate::parameters() const
{
    CodePayload payload;
    if (plan.source.kind == CodeSource::Kind::CosObject)
        payload.object = plan.source.object;
    else if (isThroughBucket)
        payload.object = CosLocation{.bucket = bucket(), .key = u"?"_s};
    QJsonObject json = QJsonDocument::fromJson(codeRequest(plan, payload).body()).object();
    if (hasPackage() && isThroughBucket) {
        json.remove("CosBucketName"_L1);
        json.remove("CosObjectName"_L1);
        if (!json.contains("CosBucketRegion"_L1))
            json.insert("CosBucketRegion"_L1, bucket().region);
    }
    return json;
}

QStringList ScriptedUpdate::zipArguments() const
{
    QStringList exclusions;
    if (leftOut) {
        for (const QString &name : *leftOut)
            appendExclusion(&exclusions, name);
    } else {
        exclusions = ruleExclusions(plan.package.ignore);
        for (const QString &name : plan.package.leftOut) {
            const QString below = belowRoot(name, plan.package.root);
            if (!below.isEmpty())
                appendExclusion(&exclusions, below);
        }
    }
    if (exclusions.isEmpty())
        return {u"."_s};
    return QStringList{u"."_s, u"-x"_s} + exclusions;
}

QStringList ScriptedUpdate::remarks() const
{
    QStringList texts;
    const auto remark = [&texts](const QString &text) { texts += Quoted::oneLine(text); };
    if (isPast) {
        remark(UpdateScriptText::tr("This repeats an update of the history. EnvId and CodeSource "
                                    "are not kept there."));
    }
    if (hasPackage() && plan.source.path.isEmpty()) {
        remark(UpdateScriptText::tr("No code was chosen: put its folder or ZIP in the place of "
                                    "CODE."));
    }
    if (plan.source.kind == CodeSource::Kind::Editor) {
        remark(UpdateScriptText::tr("The text of %1 as it stands in the editor is not in here: "
                                    "save it into its file or ZIP first.")
                   .arg(Quoted::oneLine(plan.source.edited.name)));
    }
    if (plan.source.hasFolder()) {
        remark(leftOut ? UpdateScriptText::tr("What is left out is named as it was when this was "
                                              "copied. New files that a rule would leave out "
                                              "are packed.")
                       : UpdateScriptText::tr("What the program's own rules and the choices for "
                                              "the package leave out is left out; lines of "
                                              ".gitignore, .scfignore and your own list are not."));
        if (!leftOut && !plan.package.included.isEmpty()) {
            remark(UpdateScriptText::tr("Taken by hand, and left out here where a rule says so: %1")
                       .arg(someNames(plan.package.included)));
        }
    } else if (plan.source.hasZip() && !plan.package.leavesZipAsItIs()) {
        remark(UpdateScriptText::tr("The ZIP goes as it is; SCF Desktop would change what is in "
                                    "it (root, left out or repaired files)."));
    }
    if (plan.source.hasFolder() && !plan.package.repairs.isEmpty()) {
        remark(UpdateScriptText::tr("SCF Desktop repairs these files on their way, this does not "
                                    "(execute permission, line ends): %1")
                   .arg(someNames(plan.package.repairs.keys())));
    }
    if (hasPackage() && isThroughBucket) {
        remark(UpdateScriptText::tr("The package is too large for a request, so it goes through "
                                    "a bucket. Nobody removes the object afterwards."));
        if (bucket().name.isEmpty()) {
            remark(UpdateScriptText::tr("Say in COS_BUCKET which one: its name with the APPID, in "
                                        "the region %1.")
                       .arg(bucket().region));
        }
    }
    return texts;
}

ScriptedUpdate pendingUpdate(const UpdateReadiness &readiness, const Endpoint &endpoint)
{
    ScriptedUpdate update{.endpoint = endpoint.forRegion(readiness.plan().function.region),
                          .plan = readiness.plan()};
    const std::optional<CodeRoute> route = readiness.route();
    if (update.hasPackage() && route) {
        update.isThroughBucket = route->way == CodeRoute::Way::ThroughBucket
                                 || route->way == CodeRoute::Way::NeedsBucket;
        update.plan.bucket.reset();
        if (!route->bucket.name.isEmpty())
            update.plan.bucket = route->bucket;
    }
    if (const auto listing = readiness.listing(); listing && update.plan.source.hasFolder()) {
        QStringList names;
        for (const LeftOutEntry &entry : listing->leftOut) {
            if (entry.reason != LeftOutEntry::Reason::OutsideRoot)
                names += entry.name;
        }
        update.leftOut = names;
    }
    return update;
}

ScriptedUpdate pastUpdate(const JournalEntry &entry)
{
    const UpdateRecord &record = entry.record;
    ScriptedUpdate update{.plan = {.function = record.function,
                                   .source = record.source,
                                   .package = entry.package,
                                   .handler = record.handler,
                                   .options = {.installDependency = entry.installDependency,
                                               .publish = entry.publish}},
                          .isPast = true};
    if (const Result<Endpoint> endpoint = Endpoint::fromUserInput(entry.endpoint))
        update.endpoint = endpoint->forRegion(record.function.region);
    update.isThroughBucket =
        update.hasPackage() && requestSize(update.plan, record.zipSize) > requestBodyLimit;
    return update;
}

} // namespace Scf
