// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/drafts.h"

#include "app/core/sha256.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <optional>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int writtenAfterMs = 1'000;
constexpr qint64 largestDraft = 4LL * 1024 * 1024;
constexpr auto ending = ".draft"_L1;
constexpr QFile::Permissions onlyOwner = QFile::ReadOwner | QFile::WriteOwner;

QJsonArray partsOf(const DraftKey &key)
{
    return {key.scope,          key.function.region,
            key.function.space, key.function.functionName,
            key.folder,         key.name};
}

// One line of JSON that says what it is of, then the content.
QByteArray fileOf(const DraftKey &key, const Draft &draft)
{
    const QJsonObject head{{u"draft"_s, 1},
                           {u"of"_s, partsOf(key)},
                           {u"base"_s, draft.baseSha256},
                           {u"size"_s, draft.content.size()},
                           {u"sha256"_s, sha256Hex(draft.content)}};
    return QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + draft.content;
}

std::shared_ptr<const Draft> readDraft(const QString &path, const DraftKey &key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestDraft)
        return nullptr;
    const QByteArray bytes = file.readAll();
    const qsizetype headEnd = bytes.indexOf('\n');
    const QJsonObject head = QJsonDocument::fromJson(bytes.left(qMax(headEnd, 0))).object();
    auto draft = std::make_shared<Draft>();
    draft->content = bytes.mid(headEnd + 1);
    draft->baseSha256 = head.value("base"_L1).toString();
    draft->savedAt = QFileInfo(file).lastModified().toUTC();
    if (head.value("draft"_L1).toInt() != 1 || head.value("of"_L1).toArray() != partsOf(key)
        || head.value("sha256"_L1).toString() != sha256Hex(draft->content))
        return nullptr;
    return draft;
}

// The system's words where it did not work.
std::optional<QString> writeDraft(const QString &path, const QByteArray &bytes)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        QDir().mkdir(folder, onlyOwner | QFile::ExeOwner);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(onlyOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return std::nullopt;
}

void keepWithinLimits(const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList(
        {u'*' + ending}, QDir::Files | QDir::NoSymLinks, QDir::Time); // the newest first
    int count = 0;
    qint64 bytes = 0;
    for (const QFileInfo &file : files) {
        ++count;
        bytes += file.size();
        if (count > 1 && (count > Drafts::mostDrafts || bytes > Drafts::mostBytes))
            QFile::remove(file.filePath());
    }
}

} // namespace

QString Drafts::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/drafts"_s;
}

Drafts::Drafts(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
    m_thread.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(writtenAfterMs);
    m_soon.callOnTimeout(this, &Drafts::write);
}

Drafts::~Drafts()
{
    write();
    m_thread.waitForDone();
}

QString Drafts::pathOf(const DraftKey &key) const
{
    const QByteArray parts = QJsonDocument(partsOf(key)).toJson(QJsonDocument::Compact);
    return m_folder + u'/' + sha256Hex(parts).left(40) + ending;
}

void Drafts::keep(const DraftKey &key, const Draft &draft)
{
    m_waiting.insert(pathOf(key), {key, draft});
    if (!m_soon.isActive()) // not started anew: a person who types on is not waited for
        m_soon.start();
}

void Drafts::remove(const DraftKey &key)
{
    const QString path = pathOf(key);
    m_waiting.remove(path);
    m_thread.start([path] { QFile::remove(path); });
}

void Drafts::find(const DraftKey &key, QObject *receiver, const FoundFunction &found)
{
    write(); // then it is there, too
    m_thread.start([path = pathOf(key), key, guard = QPointer(receiver), found] {
        const std::shared_ptr<const Draft> draft = readDraft(path, key);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, found, draft] {
                if (guard)
                    found(draft);
            },
            Qt::QueuedConnection);
    });
}

void Drafts::write()
{
    m_soon.stop();
    if (m_waiting.isEmpty())
        return;
    m_thread.start(
        [waiting = std::exchange(m_waiting, {}), folder = m_folder, owner = QPointer(this)] {
            std::optional<QString> failure;
            for (auto it = waiting.begin(); it != waiting.end(); ++it) {
                const auto &[key, draft] = it.value();
                if (const std::optional<QString> failed = writeDraft(it.key(), fileOf(key, draft)))
                    failure = failed;
            }
            keepWithinLimits(folder);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [owner, failure, folder] {
                    if (!owner)
                        return;
                    if (!failure) {
                        emit owner->written();
                        return;
                    }
                    emit owner->writeFailed(
                        Error{.kind = Error::Kind::File,
                              .code = LocalCode::writeFailed,
                              .message = QDir::toNativeSeparators(folder) + u": "_s + *failure,
                              .sent = Error::Sent::Nothing});
                },
                Qt::QueuedConnection);
        });
}

} // namespace Scf
