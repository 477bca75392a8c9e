// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/account.h"

#include <QByteArray>
#include <QList>
#include <QProcessEnvironment>
#include <QString>

namespace Scf {

//! A text without what a clipboard brings along: spaces and line breaks, also invisible ones,
//! anywhere in it (no SecretId, SecretKey or Token has any).
struct CleanedKey
{
    QString text{};
    //! Something was removed.
    bool isChanged = false;

    bool operator==(const CleanedKey &) const = default;
};
CleanedKey cleanedKey(const QString &text);

//! What was found where accounts were looked for.
struct ImportedAccounts
{
    //! With their secrets, without an id.
    QList<Account> accounts{};
    //! One translated sentence for each thing that could not be taken; holds no secret.
    QStringList problems{};

    bool operator==(const ImportedAccounts &) const = default;
};

//! "~/.tccli".
QString tccliFolder();
//! The profiles of tccli in \a folder: NAME.credential, and the region of NAME.configure. Reads
//! files: not for the main thread.
ImportedAccounts importTccli(const QString &folder = tccliFolder());
//! TENCENTCLOUD_SECRET_ID, _SECRET_KEY, _TOKEN and _REGION. No account where the first is not set.
ImportedAccounts importEnvironment(
    const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
//! A CSV file as the console gives it. Reads the file: not for the main thread.
ImportedAccounts importCsvFile(const QString &path);
//! The bytes of one: "SecretId" and "SecretKey" in its first row, an account in each other one.
//! Pure; any thread.
ImportedAccounts importCsv(const QByteArray &bytes);

} // namespace Scf
