// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/uploadstate.h"

#include "app/core/logging.h"
#include "app/storage/accounttag.h"
#include "app/storage/journallock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <limits>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;
constexpr qint64 largestFile = 4LL * 1024 * 1024;
// The oldest give way; a person has a handful.
constexpr qsizetype mostEntries = 2'000;
constexpr int lockWaitMs = 5'000;
constexpr qsizetype longestText = 1'024;
// Those of COS.
constexpr qint64 smallestPart = 1024LL * 1024;
constexpr qint64 largestPart = 5LL * 1024 * 1024 * 1024;

template <typename T>
void putFirst(QList<T> &entries, const T &entry)
{
    entries.removeIf([&](const T &other) { return other.target.isSamePlaceAs(entry.target); });
    entries.prepend(entry);
    if (entries.size() > mostEntries)
        entries.resize(mostEntries);
}

template <typename T>
std::optional<T> entryOf(const QList<T> &entries, const UploadTarget &target)
{
    const auto it = std::find_if(entries.begin(), entries.end(), [&](const T &entry) {
        return entry.target.isSamePlaceAs(target);
    });
    return it == entries.end() ? std::nullopt : std::optional(*it);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QJsonObject jsonOf(const UploadTarget &target)
{
    return {{u"account"_s, target.account},
            {u"bucket"_s, target.bucket.name},
            {u"region"_s, target.bucket.region},
            {u"key"_s, target.key}};
}

QJsonObject jsonOf(const UnfinishedUpload &upload)
{
    QJsonObject json = jsonOf(upload.target);
    json.insert(u"sha256"_s, upload.sha256);
    json.insert(u"size"_s, upload.size);
    json.insert(u"uploadId"_s, upload.uploadId);
    json.insert(u"partSize"_s, upload.partSize);
    json.insert(u"begunAt"_s, timeText(upload.begunAt));
    json.insert(u"abandoned"_s, upload.isAbandoned);
    return json;
}

QJsonObject jsonOf(const StoredPackage &package)
{
    QJsonObject json = jsonOf(package.target);
    json.insert(u"size"_s, package.size);
    json.insert(u"crc64"_s, QString::number(package.crc64)); // more than a number of JSON holds
    json.insert(u"removeAt"_s, timeText(package.removeAt));
    return json;
}

//! Reads the fields of one entry, and remembers whether all of them are what they should be.
class EntryReader
{
public:
    explicit EntryReader(const QJsonValue &entry)
        : m_entry(entry.toObject())
    { }

    bool isGood() const { return m_isGood; }
    bool expect(bool condition)
    {
        m_isGood = m_isGood && condition;
        return m_isGood;
    }
    QString text(const QString &name, bool mayBeEmpty = false)
    {
        const QString value = m_entry.value(name).toString();
        expect(m_entry.value(name).isString() && value.size() <= longestText
               && (mayBeEmpty || !value.isEmpty()));
        return value;
    }
    qint64 number(const QString &name, qint64 least, qint64 most)
    {
        const double value = m_entry.value(name).toDouble(-1);
        return expect(value >= double(least) && value <= double(most)) ? qint64(value) : least;
    }
    QDateTime time(const QString &name)
    {
        const QDateTime value = QDateTime::fromString(text(name), Qt::ISODate);
        expect(value.isValid());
        return value.toUTC();
    }
    bool flag(const QString &name) const { return m_entry.value(name).toBool(); }
    UploadTarget target()
    {
        const UploadTarget target{.account = text(u"account"_s),
                                  .bucket = {text(u"bucket"_s), text(u"region"_s)},
                                  .key = text(u"key"_s)};
        expect(UploadState::isOurKey(target.key));
        return target;
    }

private:
    QJsonObject m_entry;
    bool m_isGood = true;
};

std::optional<UnfinishedUpload> unfinishedFrom(const QJsonValue &json)
{
    EntryReader entry(json);
    const UnfinishedUpload upload{
        .target = entry.target(),
        .sha256 = entry.text(u"sha256"_s),
        .size = entry.number(u"size"_s, 1, std::numeric_limits<int>::max() * smallestPart),
        .uploadId = entry.text(u"uploadId"_s, true),
        .partSize = entry.number(u"partSize"_s, smallestPart, largestPart),
        .begunAt = entry.time(u"begunAt"_s),
        .isAbandoned = entry.flag(u"abandoned"_s)};
    entry.expect(upload.target.key.endsWith(upload.sha256 + ".zip"_L1));
    return entry.isGood() ? std::optional(upload) : std::nullopt;
}

std::optional<StoredPackage> storedFrom(const QJsonValue &json)
{
    EntryReader entry(json);
    StoredPackage package{
        .target = entry.target(),
        .size = entry.number(u"size"_s, 0, std::numeric_limits<int>::max() * smallestPart),
        .removeAt = entry.time(u"removeAt"_s)};
    bool isNumber = false;
    package.crc64 = entry.text(u"crc64"_s).toULongLong(&isNumber);
    entry.expect(isNumber);
    return entry.isGood() ? std::optional(package) : std::nullopt;
}

Error fileError(const QString &message)
{
    return Error{.kind = Error::Kind::File,
                 .code = LocalCode::writeFailed,
                 .message = message,
                 .sent = Error::Sent::Nothing};
}

} // namespace

bool UploadTarget::isSamePlaceAs(const UploadTarget &other) const
{
    return bucket == other.bucket && key == other.key
           && endpointTag(account) == endpointTag(other.account);
}

std::optional<UnfinishedUpload> UploadRecords::unfinishedOf(const UploadTarget &target) const
{
    return entryOf(unfinished, target);
}

std::optional<StoredPackage> UploadRecords::storedOf(const UploadTarget &target) const
{
    return entryOf(stored, target);
}

void UploadRecords::put(const UnfinishedUpload &upload)
{
    putFirst(unfinished, upload);
}

void UploadRecords::put(const StoredPackage &package)
{
    putFirst(stored, package);
}

void UploadRecords::removeUnfinished(const UploadTarget &target)
{
    unfinished.removeIf(
        [&](const UnfinishedUpload &upload) { return upload.target.isSamePlaceAs(target); });
}

void UploadRecords::removeStored(const UploadTarget &target)
{
    stored.removeIf(
        [&](const StoredPackage &package) { return package.target.isSamePlaceAs(target); });
}

QByteArray toJson(const UploadRecords &records)
{
    QJsonArray unfinished;
    for (const UnfinishedUpload &upload : records.unfinished)
        unfinished.append(jsonOf(upload));
    QJsonArray stored;
    for (const StoredPackage &package : records.stored)
        stored.append(jsonOf(package));
    return QJsonDocument(QJsonObject{{u"version"_s, version},
                                     {u"unfinished"_s, unfinished},
                                     {u"stored"_s, stored}})
        .toJson();
}

std::optional<UploadRecords> uploadRecordsFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document["version"_L1].toInt() != version || !document["unfinished"_L1].isArray()
        || !document["stored"_L1].isArray())
        return std::nullopt;
    UploadRecords records;
    // From the oldest on, as put() puts the newest first.
    const QJsonArray unfinished = document["unfinished"_L1].toArray();
    for (qsizetype i = unfinished.size() - 1; i >= 0; --i) {
        if (const std::optional<UnfinishedUpload> upload = unfinishedFrom(unfinished.at(i)))
            records.put(*upload);
    }
    const QJsonArray stored = document["stored"_L1].toArray();
    for (qsizetype i = stored.size() - 1; i >= 0; --i) {
        if (const std::optional<StoredPackage> package = storedFrom(stored.at(i)))
            records.put(*package);
    }
    return records;
}

UploadState::UploadState(const QString &path)
    : m_path(path)
{ }

QString UploadState::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + "/scf-desktop/uploads.json"_L1;
}

QString UploadState::keyOf(const QString &functionName, const QString &sha256)
{
    return u"scf-desktop/%1/%2.zip"_s.arg(functionName, sha256);
}

bool UploadState::isOurKey(const QString &key)
{
    static const QRegularExpression ours(
        QRegularExpression::anchoredPattern(u"scf-desktop/[\\w-]{1,128}/[0-9a-f]{64}\\.zip"_s));
    return ours.match(key).hasMatch();
}

UploadRecords UploadState::read() const
{
    JournalLock lock;
    if (QFile::exists(m_path))
        (void)lock.take(m_path + ".lock"_L1, lockWaitMs); // what cannot be locked can be read still
    return load();
}

Result<Done> UploadState::change(const std::function<void(UploadRecords &)> &edit) const
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    JournalLock lock;
    if (const SqlOutcome failure = lock.take(m_path + ".lock"_L1, lockWaitMs))
        return failure->toError();
    const UploadRecords before = load();
    UploadRecords records = before;
    edit(records);
    if (records == before)
        return Done{};
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(toJson(records));
    if (!file.commit())
        return fileError(file.errorString());
    return Done{};
}

UploadRecords UploadState::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray json = file.read(largestFile + 1);
    file.close();
    if (json.size() <= largestFile) {
        if (const std::optional<UploadRecords> records = uploadRecordsFromJson(json))
            return *records;
    }
    setAside(QJsonDocument::fromJson(json)["version"_L1].toInt() > version ? "newer"_L1
                                                                           : "broken"_L1);
    return {};
}

void UploadState::setAside(QLatin1StringView reason) const
{
    const QFileInfo file(m_path);
    const QString stem =
        u"%1/%2-%3-%4"_s.arg(file.absolutePath(), file.completeBaseName(), reason,
                             QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s));
    QString target = stem + ".json"_L1;
    for (int i = 2; QFileInfo::exists(target); ++i)
        target = u"%1-%2.json"_s.arg(stem).arg(i);
    if (QFile::rename(m_path, target))
        qCWarning(scfStorage) << "The record of uploads could not be read and was set aside:"
                              << target;
}

} // namespace Scf
