// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/steptext.h"

#include "app/core/sizetext.h"

#include <QCoreApplication>
#include <QLocale>

namespace Scf::StepText {

using namespace Qt::StringLiterals;

namespace {

// More is not read from the last row of a hall.
constexpr qsizetype longestBody = 6'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::StepText)
};

using Step = CodeUpdateJob::Step;

QString shortened(const QString &body)
{
    const QString trimmed = body.trimmed();
    return trimmed.size() <= longestBody ? trimmed : trimmed.left(longestBody) + u"\n…"_s;
}

// A line may end between its parts, which nobody sees.
QString inParts(QString hash)
{
    constexpr qsizetype part = 16;
    for (qsizetype i = hash.size() - hash.size() % part; i > 0; i -= part)
        hash.insert(i, QChar(0x200B)); // zero width space
    return hash;
}

} // namespace

QString name(Step step)
{
    switch (step) {
    case Step::Check:
        return Words::tr("Check");
    case Step::Package:
        return Words::tr("Package");
    case Step::Upload:
        return Words::tr("Upload");
    case Step::Update:
        return Words::tr("Update");
    case Step::AwaitActive:
        return Words::tr("Wait until Active");
    case Step::Verify:
        return Words::tr("Verify");
    }
    return {};
}

QString intent(Step step)
{
    switch (step) {
    case Step::Check:
        return Words::tr("Reads the function as it is now and checks the code against it. Nothing "
                         "changes.");
    case Step::Package:
        return Words::tr("Makes the ZIP on this computer. Nothing is sent.");
    case Step::Upload:
        return Words::tr("Puts the package into a bucket. The function does not change.");
    case Step::Update:
        return Words::tr("Sends UpdateFunctionCode, once: from here on the function may change.");
    case Step::AwaitActive:
        return Words::tr("Reads the function until the platform has put the new code into "
                         "operation.");
    case Step::Verify:
        return Words::tr("Compares what runs now with what was sent.");
    }
    return {};
}

QString deed(Step step, const UpdateRecord &record)
{
    switch (step) {
    case Step::Check:
        return Words::tr("The function was read and the code was checked: nothing stands against "
                         "the update.");
    case Step::Package:
        return Words::tr("The ZIP is made: %1, SHA-256 %2. Nothing was sent.")
            .arg(sizeText(record.zipSize), inParts(record.zipSha256));
    case Step::Upload:
        return Words::tr("The package lies in the bucket. The function did not change.");
    case Step::Update:
        return Words::tr("Accepted, with the RequestId %1. That is not yet success.")
            .arg(record.requestId);
    case Step::AwaitActive:
        return Words::tr("The function is Active again.");
    case Step::Verify:
        return {}; // the end says it
    }
    return {};
}

QString end(UpdateOutcome outcome)
{
    switch (outcome) {
    case UpdateOutcome::Running:
        break;
    case UpdateOutcome::Live:
        return Words::tr("Verified: what runs is what was sent.");
    case UpdateOutcome::ActiveNotVerifiable:
        return Words::tr("Active, but what runs could not be compared with what was sent.");
    case UpdateOutcome::UpdateFailed:
    case UpdateOutcome::NotChanged:
        return Words::tr("Not changed: the old code is still running.");
    case UpdateOutcome::WaitingStopped:
        return Words::tr("Accepted, but nobody waited for the end.");
    case UpdateOutcome::Unknown:
        return Words::tr("It is not known which code runs.");
    }
    return {};
}

bool sends(Step step, const QString &action)
{
    const bool reads = action == "GetFunction"_L1 || action == "GetFunctionAddress"_L1
                       || action == "ListFunctions"_L1;
    switch (step) {
    case Step::Check:
        return reads || action == "HeadObject"_L1 || action == "GetObject"_L1;
    case Step::Package:
        return false;
    case Step::Upload:
        return action.contains("Object"_L1) || action.contains("Upload"_L1)
               || action.contains("Part"_L1);
    case Step::Update:
        return action == "UpdateFunctionCode"_L1;
    case Step::AwaitActive:
        return action == "GetFunction"_L1;
    case Step::Verify:
        return action == "GetFunction"_L1 || action == "GetFunctionAddress"_L1
               || action == "GetObject"_L1;
    }
    return false;
}

QString request(const CallRecord &record)
{
    QString text = record.requestLine;
    if (!record.requestHeaders.isEmpty())
        text += u'\n' + record.requestHeaders;
    QString body = record.requestBody;
    if (body.startsWith(record.requestLine)) // of COS, whose body is not text
        body.remove(0, record.requestLine.size());
    body = shortened(body);
    return body.isEmpty() ? text : text + "\n\n"_L1 + body;
}

QString answer(const CallRecord &record)
{
    const QString time = Words::tr("%1 ms").arg(QLocale().toString(record.durationMs));
    QString text = record.httpStatus == 0 ? Words::tr("No answer after %1").arg(time)
                                          : u"HTTP %1 · %2"_s.arg(record.httpStatus).arg(time);
    if (!record.errorCode.isEmpty())
        text += u'\n' + record.errorCode + ": "_L1 + record.errorMessage;
    const QString body = shortened(record.responseBody);
    return body.isEmpty() ? text : text + "\n\n"_L1 + body;
}

} // namespace Scf::StepText
