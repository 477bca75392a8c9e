// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipbytes.h"

#include "app/archive/archiveerror.h"
#include "app/archive/sourcefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <mutex>
#include <utility>

namespace Scf {

namespace {

class ZipFile : public ZipBytes
{
public:
    explicit ZipFile(const QString &path)
        : m_name(QDir::toNativeSeparators(path))
        , m_file(path)
    { }

    Result<Done> open()
    {
        if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return archiveError(LocalCode::fileUnreadable, m_name, m_file.errorString());
        m_size = m_file.size();
        m_stamp = stampOf(m_file.fileName(), m_name).value_or({});
        return Done{};
    }

    QString name() const override { return m_name; }
    qint64 size() const override { return m_size; }
    FileStamp stamp() const override { return m_stamp; }
    bool isAtHand(qint64, qint64) const override { return true; }

    Result<QByteArray> read(qint64 offset, qint64 length) override
    {
        QByteArray bytes(length, Qt::Uninitialized);
        const std::scoped_lock lock(m_mutex);
        if (!m_file.seek(offset) || m_file.read(bytes.data(), length) != length)
            return archiveError(LocalCode::fileUnreadable, m_name, m_file.errorString());
        return bytes;
    }

private:
    const QString m_name;
    std::mutex m_mutex; //!< the file has one position
    QFile m_file;
    qint64 m_size = 0;
    FileStamp m_stamp;
};

} // namespace

Result<std::shared_ptr<ZipBytes>> openZipFile(const QString &zipPath)
{
    const QString shown = QDir::toNativeSeparators(zipPath);
    const QFileInfo info(zipPath);
    if (zipPath.isEmpty() || !info.exists())
        return archiveError(LocalCode::fileNotFound, shown);
    if (!info.isFile()) // a pipe would be waited for
        return archiveError(LocalCode::fileUnreadable, shown);
    auto file = std::make_shared<ZipFile>(zipPath);
    if (const Result<Done> opened = file->open(); !opened)
        return opened.error();
    return std::shared_ptr<ZipBytes>(std::move(file));
}

} // namespace Scf
