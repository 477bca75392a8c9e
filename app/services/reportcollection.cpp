// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/reportcollection.h"

#include "app/browse/accountmodel.h"
#include "app/browse/functionbrowser.h"
#include "app/browse/functionlistmodel.h"
#include "app/browse/historymodel.h"
#include "app/browse/requestlogmodel.h"
#include "app/core/background.h"
#include "app/desktop/crashguard.h"
#include "app/desktop/crashreports.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/storage/journal.h"
#include "app/update/updatereadiness.h"

#include <QPointer>

namespace Scf {

namespace {

constexpr qsizetype mostUpdates = 20;

ReportedSettings reportedSettings(Services *services)
{
    Settings &settings = services->settings();
    const UploadSettings uploads(&settings);
    QList<qint64> limits;
    for (const LearnedLimit &limit : uploads.learnedLimits())
        limits += limit.bytes;
    return {.theme = settings.theme(),
            .language = settings.language(),
            .textSize = settings.textSize(),
            .notifications = settings.notifications(),
            .proxy = services->proxy(),
            .shortcuts = settings.shortcuts(),
            .ignoreDefaultsOff = settings.ignoreDefaultsOff(),
            .streamCacheLimit = settings.streamCacheLimit(),
            .requestLimits = limits,
            .packageBuckets = uploads.buckets().size(),
            .accounts = services->accounts()->rowCount()};
}

void makeInBackground(const ProblemFacts &facts, QObject *receiver,
                      const std::function<void(const ProblemReport &)> &answer)
{
    runInBackground(
        receiver,
        [facts = facts]() mutable {
            if (const auto crash = newestCrashReport(CrashGuard::defaultFolder()))
                facts.crash = crash->text;
            return makeProblemReport(facts);
        },
        answer);
}

} // namespace

void collectReport(Services *services, const ProblemFacts &known, QObject *receiver,
                   const std::function<void(const ProblemReport &)> &answer)
{
    ProblemFacts facts = known;
    const Session *session = services->session();
    facts.now = QDateTime::currentDateTimeUtc();
    facts.settings = reportedSettings(services);
    facts.account = session->account();
    facts.place = session->function();
    const FunctionListModel *list = services->functions()->model();
    if (const auto *summary = list->functionAt(list->rowOf(facts.place.functionName)))
        facts.runtime = summary->runtime.id();
    facts.findings = services->readiness()->findings();
    const RequestLogModel *log = services->requestLog();
    for (int row = 0; row < log->rowCount(); ++row)
        facts.calls.append(*log->recordAt(row));
    facts.secrets = {services->proxy().password};
    if (facts.account)
        facts.secrets += facts.account->credential.secrets();

    // Without its history a report is worth something still.
    const QPointer<Journal> journal = services->history()->journal();
    journal->readIds({}, receiver, [=](const Result<QList<qint64>> &ids) {
        if (!ids || ids->isEmpty() || !journal)
            return makeInBackground(facts, receiver, answer);
        journal->readEntries(ids->first(qMin(mostUpdates, ids->size())), receiver,
                             [=](const Result<QList<JournalEntry>> &entries) {
                                 ProblemFacts all = facts;
                                 if (entries)
                                     all.updates = *entries;
                                 makeInBackground(all, receiver, answer);
                             });
    });
}

} // namespace Scf
