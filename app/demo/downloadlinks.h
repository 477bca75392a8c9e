// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>
#include <mutex>
#include <optional>

namespace Scf::Demo {

//! Addresses under which a package can be fetched without a signature, for those who were told the
//! address: its name cannot be guessed. The oldest ones are forgotten. Thread-safe.
class DownloadLinks
{
public:
    //! The path of a new address of \a zip.
    QString add(const QByteArray &zip, const QString &functionName);
    std::optional<QByteArray> find(const QByteArray &path) const;

    static constexpr QLatin1StringView prefix{"/_demo/code/"};

private:
    struct Link
    {
        QByteArray path{};
        QByteArray zip{};
    };
    mutable std::mutex m_mutex;
    std::deque<Link> m_links;
};

//! \a length random letters and digits from the system's generator.
QString randomWord(int length);

} // namespace Scf::Demo
