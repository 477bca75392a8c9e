// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/historyexport.h"

#include "app/browse/historymodel.h"
#include "app/storage/journal.h"
#include "app/storage/journalrow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <array>
#include <memory>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// The names never change: other programs read them.
struct Field
{
    QLatin1StringView name{};
    QString (*text)(const JournalEntry &entry) = nullptr;
};

constexpr std::array<Field, 16> fields{{
    {"startedAt"_L1,
     [](const JournalEntry &entry) {
         return entry.record.startedAt.toUTC().toString(Qt::ISODateWithMs);
     }},
    {"endpoint"_L1, [](const JournalEntry &entry) { return entry.endpoint; }},
    {"region"_L1, [](const JournalEntry &entry) { return entry.record.function.region; }},
    {"namespace"_L1, [](const JournalEntry &entry) { return entry.record.function.space; }},
    {"functionName"_L1,
     [](const JournalEntry &entry) { return entry.record.function.functionName; }},
    {"outcome"_L1, [](const JournalEntry &entry) { return outcomeName(entry.record.outcome); }},
    {"cancelled"_L1,
     [](const JournalEntry &entry) { return entry.record.cancelled ? u"true"_s : u"false"_s; }},
    {"source"_L1,
     [](const JournalEntry &entry) { return HistoryModel::sourceText(entry.record.source); }},
    {"handler"_L1, [](const JournalEntry &entry) { return entry.record.handler; }},
    {"zipSize"_L1, [](const JournalEntry &entry) { return QString::number(entry.record.zipSize); }},
    {"zipSha256"_L1, [](const JournalEntry &entry) { return entry.record.zipSha256; }},
    {"durationMs"_L1,
     [](const JournalEntry &entry) { return QString::number(entry.record.durationMs); }},
    {"requestId"_L1,
     [](const JournalEntry &entry) {
         const UpdateRecord &record = entry.record;
         return record.requestId.isEmpty() ? record.error.requestId : record.requestId;
     }},
    {"errorCode"_L1, [](const JournalEntry &entry) { return entry.record.error.code; }},
    {"errorMessage"_L1, [](const JournalEntry &entry) { return entry.record.error.message; }},
    {"remark"_L1, [](const JournalEntry &entry) { return entry.record.remark; }},
}};

QByteArray csvField(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    text.replace(u'"', u"\"\""_s);
    return '"' + text.toUtf8() + '"';
}

// The file while it is written, on the reading thread.
struct Output
{
    std::unique_ptr<QSaveFile> file{};
    bool hasEntries = false;

    Error failure() const
    {
        const bool isFull = file->error() == QFileDevice::ResourceError;
        return {.kind = Error::Kind::File,
                .code = isFull ? LocalCode::diskFull : LocalCode::writeFailed,
                .message = file->errorString(),
                .sent = Error::Sent::Nothing};
    }
    Result<Done> write(const QByteArray &bytes) const
    {
        if (file->write(bytes) != bytes.size())
            return failure();
        return Done{};
    }
    Result<Done> open(const QString &path, HistoryFormat format)
    {
        if (file)
            return Done{};
        file = std::make_unique<QSaveFile>(path);
        if (!file->open(QIODevice::WriteOnly))
            return failure();
        return write(format == HistoryFormat::Csv ? "\xEF\xBB\xBF" + historyCsvHeader() + "\r\n"
                                                  : QByteArray("["));
    }
};

} // namespace

QByteArray historyCsvHeader()
{
    QByteArray line;
    for (const Field &field : fields)
        line += (line.isEmpty() ? "" : ",") + csvField(field.name);
    return line;
}

QByteArray historyCsvLine(const JournalEntry &entry)
{
    QByteArray line;
    for (const Field &field : fields)
        line += (line.isEmpty() ? "" : ",") + csvField(field.text(entry));
    return line;
}

QByteArray historyJson(const JournalEntry &entry)
{
    QJsonObject object;
    for (const Field &field : fields)
        object.insert(field.name, field.text(entry));
    const UpdateRecord &record = entry.record;
    object.insert("cancelled"_L1, record.cancelled);
    object.insert("zipSize"_L1, record.zipSize);
    object.insert("durationMs"_L1, record.durationMs);
    QJsonArray reasons;
    for (const StatusReason &reason : record.statusReasons) {
        reasons.append(QJsonObject{{u"errorCode"_s, reason.errorCode},
                                   {u"errorMessage"_s, reason.errorMessage}});
    }
    object.insert("statusReasons"_L1, reasons);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void exportHistory(Journal *journal, const JournalFilter &filter, const QString &path,
                   HistoryFormat format, const CancelToken &stop, QObject *receiver,
                   const std::function<void(const Result<qint64> &)> &answer)
{
    const auto output = std::make_shared<Output>();
    const auto visit = [output, path, format](const JournalEntry &entry) -> Result<Done> {
        if (const Result<Done> opened = output->open(path, format); !opened)
            return opened;
        if (format == HistoryFormat::Csv)
            return output->write(historyCsvLine(entry) + "\r\n");
        return output->write((std::exchange(output->hasEntries, true) ? ",\n" : "\n")
                             + historyJson(entry));
    };
    const auto end = [output, path, format]() -> Result<Done> {
        if (const Result<Done> opened = output->open(path, format); !opened)
            return opened;
        if (format == HistoryFormat::Json) {
            if (const Result<Done> written = output->write("\n]\n"); !written)
                return written;
        }
        if (!output->file->commit())
            return output->failure();
        return Done{};
    };
    journal->visit(filter, stop, visit, end, receiver, answer);
}

} // namespace Scf
