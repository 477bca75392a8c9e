// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/downloadlinks.h"

#include <QRandomGenerator>

namespace Scf::Demo {

namespace {

constexpr size_t mostLinks = 256;

} // namespace

QString randomWord(int length)
{
    constexpr QLatin1StringView letters(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    QString word(length, Qt::Uninitialized);
    for (QChar &letter : word)
        letter = letters[QRandomGenerator::system()->bounded(letters.size())];
    return word;
}

QString DownloadLinks::add(const QByteArray &zip, const QString &functionName)
{
    const QString path = prefix + randomWord(40) + u'/' + functionName + QStringLiteral(".zip");
    const std::lock_guard lock(m_mutex);
    m_links.push_back({path.toLatin1(), zip});
    if (m_links.size() > mostLinks)
        m_links.pop_front();
    return path;
}

std::optional<QByteArray> DownloadLinks::find(const QByteArray &path) const
{
    const std::lock_guard lock(m_mutex);
    for (const Link &link : m_links) {
        if (link.path == path)
            return link.zip;
    }
    return {};
}

} // namespace Scf::Demo
