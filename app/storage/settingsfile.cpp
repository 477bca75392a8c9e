// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settingsfile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringDecoder>
#include <QTemporaryFile>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// No settings of ours come near to it.
constexpr qint64 mostBytes = 64LL << 20;

std::optional<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (file.size() > mostBytes || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

bool isText(const QByteArray &content)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(content);
    return !utf8.hasError() && !text.contains(QChar(u'\0'));
}

// QSettings ends every line.
bool breaksOff(const QByteArray &content)
{
    return !content.isEmpty() && !content.endsWith('\n');
}

bool isWellFormed(const QString &path)
{
    const QSettings store(path, QSettings::IniFormat);
    store.allKeys(); // only now are the sections read
    return store.status() != QSettings::FormatError;
}

} // namespace

QString setAsideWhenDamaged(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return {};
    const std::optional<QByteArray> content = contentOf(path);
    if (!content && info.size() <= mostBytes)
        return {}; // it may not be read: that is not the file's fault
    if (content && isText(*content) && !breaksOff(*content) && isWellFormed(path))
        return {};
    const QString wanted =
        path + u".broken-"_s + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    QString aside = wanted;
    for (int i = 2; QFileInfo::exists(aside); ++i)
        aside = wanted + u'-' + QString::number(i);
    return QFile::rename(path, aside) ? aside : QString();
}

QMap<QString, QVariant> readableSettings(const QString &path)
{
    QMap<QString, QVariant> values;
    const std::optional<QByteArray> content = contentOf(path);
    if (!content || !isText(*content))
        return values;
    // QSettings reads files only; the last line would count as if it were whole.
    QTemporaryFile whole;
    if (!whole.open())
        return values;
    whole.write(content->first(content->lastIndexOf('\n') + 1));
    whole.close();
    const QSettings store(whole.fileName(), QSettings::IniFormat);
    const QStringList keys = store.allKeys();
    for (const QString &key : keys)
        values.insert(key, store.value(key));
    return values;
}

} // namespace Scf
