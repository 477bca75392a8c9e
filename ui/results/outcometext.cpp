// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/outcometext.h"

#include "app/explain/explanation.h"

#include <QCoreApplication>
#include <QLocale>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::OutcomeText)
};

QString oldCodeRuns()
{
    return Words::tr("Not changed: the old code is still running.");
}

Explanation explanationOf(const Error &error)
{
    return ExplanationCatalogue::instance().explain(error, QLocale().name());
}

void explainError(OutcomeText &text, const Error &error)
{
    const Explanation explanation = explanationOf(error);
    text.title = explanation.title;
    text.meaning = explanation.meaning;
    text.causes = explanation.causes;
    // What stands in the way of a package is said by the finding itself.
    if (error.code == LocalCode::packageUnfit)
        text.meaning = error.message;
}

// What the end is explained by: the failed call, or why the platform rejected the package.
Error errorOf(const UpdateRecord &record)
{
    if (record.outcome != UpdateOutcome::UpdateFailed)
        return record.hasError ? record.error : Error{};
    const QString reason = record.statusReasons.value(0).errorCode;
    return {.kind = Error::Kind::Service,
            .code = reason.isEmpty() ? u"Local.UpdateFailed"_s : reason,
            .action = u"UpdateFunctionCode"_s};
}

QList<Remedy> remediesOf(const UpdateRecord &record)
{
    QList<Remedy> remedies;
    switch (record.outcome) {
    case UpdateOutcome::NotChanged:
    case UpdateOutcome::UpdateFailed:
        if (record.hasError || record.outcome == UpdateOutcome::UpdateFailed)
            remedies = explanationOf(errorOf(record)).remedies;
        break;
    case UpdateOutcome::WaitingStopped:
    case UpdateOutcome::Unknown:
        // Whatever the error was, nothing but reading is safe now.
        remedies = {Remedy::Refresh};
        break;
    case UpdateOutcome::Running:
    case UpdateOutcome::Live:
    case UpdateOutcome::ActiveNotVerifiable:
        break;
    }
    remedies.removeAll(Remedy::CopyReport);
    if (!mayBeRetried(record))
        remedies.removeAll(Remedy::WaitAndRetry);
    return remedies;
}

QString reasonsText(const UpdateRecord &record)
{
    QStringList reasons;
    for (const StatusReason &reason : record.statusReasons) {
        reasons += reason.errorCode.isEmpty() ? reason.errorMessage
                                              : reason.errorCode + ": "_L1 + reason.errorMessage;
    }
    if (reasons.isEmpty() && !record.remark.isEmpty())
        reasons += record.remark;
    return reasons.join(u'\n');
}

//! What is called as on screen.
QString wordFor(const QString &name)
{
    if (name == "Code"_L1)
        return Words::tr("code");
    if (name == "Handler"_L1)
        return Words::tr("handler");
    if (name == "ImageConfig"_L1)
        return Words::tr("image");
    return name;
}

QString changesText(const UpdateRecord &record)
{
    QStringList changed;
    for (const QString &name : record.changed)
        changed += wordFor(name);
    QStringList lines;
    if (!changed.isEmpty())
        lines +=
            Words::tr("Changed: %1. All other settings are as before.").arg(changed.join(u", "_s));
    if (!record.alsoChanged.isEmpty()) {
        lines = {Words::tr("Changed: %1.").arg(changed.join(u", "_s)),
                 Words::tr("Meanwhile something else changed, which this update did not touch: %1. "
                           "Somebody else may be working on the function.")
                     .arg(record.alsoChanged.join(u", "_s))};
    }
    return lines.join(u'\n');
}

QString localTime(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss t"_s);
}

} // namespace

OutcomeMark outcomeMark(UpdateOutcome outcome, bool isCancelled)
{
    switch (outcome) {
    case UpdateOutcome::Running:
        return {IconName::Updating, ColourRole::Accent};
    case UpdateOutcome::Live:
        return {IconName::CheckCircle, ColourRole::Good};
    case UpdateOutcome::ActiveNotVerifiable:
    case UpdateOutcome::Unknown:
        return {IconName::WarningTriangle, ColourRole::Warn};
    case UpdateOutcome::UpdateFailed:
        return {IconName::ErrorCircle, ColourRole::Bad};
    case UpdateOutcome::NotChanged:
        if (!isCancelled)
            return {IconName::ErrorCircle, ColourRole::Bad};
        break;
    case UpdateOutcome::WaitingStopped:
        break;
    }
    return {IconName::DashCircle, ColourRole::Muted};
}

QString codeOf(const UpdateRecord &record)
{
    return errorOf(record).code;
}

bool mayBeRetried(const UpdateRecord &record)
{
    return record.outcome == UpdateOutcome::NotChanged && record.hasError && !record.cancelled
           && !record.error.outcomeUnknown()
           && explanationOf(record.error).remedies.contains(Remedy::WaitAndRetry);
}

OutcomeText outcomeText(const UpdateRecord &record)
{
    const QString name = record.function.functionName;
    const OutcomeMark mark = outcomeMark(record.outcome, record.cancelled);
    OutcomeText text{.icon = mark.icon, .role = mark.role};
    switch (record.outcome) {
    case UpdateOutcome::Running:
        text.title = Words::tr("Updating %1…").arg(name);
        break;
    case UpdateOutcome::Live:
        text.title = Words::tr("%1 is live").arg(name);
        text.live =
            record.hasError ? Words::tr(
                "The answer was lost, but the function was read: what runs is what was sent.")
                            : Words::tr("What runs is what was sent.");
        text.meaning = changesText(record);
        break;
    case UpdateOutcome::ActiveNotVerifiable:
        text.meaning = changesText(record);
        text.title = Words::tr("%1 is active, not verifiable: %2").arg(name, record.remark);
        break;
    case UpdateOutcome::UpdateFailed:
        text.title = Words::tr("%1 was not updated: the platform rejected the package").arg(name);
        text.meaning = reasonsText(record);
        text.live = oldCodeRuns();
        break;
    case UpdateOutcome::NotChanged:
        if (record.hasError)
            explainError(text, record.error);
        else
            text.title = Words::tr("The update of %1 was cancelled").arg(name);
        text.live = oldCodeRuns();
        if (!record.remark.isEmpty())
            text.live = record.remark;
        break;
    case UpdateOutcome::WaitingStopped:
        text.title = Words::tr("The update of %1 was accepted; its end was not awaited").arg(name);
        text.meaning = record.remark;
        text.live = Words::tr("The platform goes on by itself. Refresh shows how it ended.");
        break;
    case UpdateOutcome::Unknown:
        text.title = Words::tr("It is not known whether %1 was updated").arg(name);
        text.meaning = record.remark;
        text.live = Words::tr("The request may have arrived. Refresh before you update again.");
        break;
    }
    text.remedies = remediesOf(record);
    return text;
}

QString errorDetails(const UpdateRecord &record)
{
    QStringList lines;
    const auto line = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines += label + ": "_L1 + value;
    };
    const Error &error = record.error;
    if (record.hasError) {
        line(Words::tr("Code"), error.code);
        line(Words::tr("Message"), error.message);
    }
    line(u"RequestId"_s, error.requestId.isEmpty() ? record.requestId : error.requestId);
    line(u"Action"_s, error.action);
    line(u"Region"_s, record.function.region);
    line(Words::tr("Time"), localTime(record.startedAt));
    return lines.join(u'\n');
}

QString outcomeReport(const UpdateRecord &record)
{
    const OutcomeText text = outcomeText(record);
    QStringList lines{text.title};
    for (const QString &part : {text.meaning, text.live}) {
        if (!part.isEmpty())
            lines += part;
    }
    lines += QString();
    lines += u"FunctionName: "_s + record.function.functionName;
    lines += u"Namespace: "_s + record.function.space;
    lines += errorDetails(record);
    if (!record.handler.isEmpty())
        lines += u"Handler: "_s + record.handler;
    if (record.zipSize > 0) {
        lines += Words::tr("ZIP: %1 bytes, SHA-256 %2")
                     .arg(QString::number(record.zipSize), record.zipSha256);
    }
    lines += u"SCF Desktop "_s + QCoreApplication::applicationVersion();
    return lines.join(u'\n');
}

} // namespace Scf
