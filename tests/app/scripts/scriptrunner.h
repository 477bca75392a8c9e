// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/scripts/updatescript.h"
#include "tests/app/update/updatefixture.h"

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace Scf {

//! How a program ended.
struct Run
{
    int exitCode = -1;
    QByteArray output{};
    QByteArray errors{};
};

//! Runs \a program and waits for its end; \a environment is put over ours.
inline Run run(const QString &program, const QStringList &arguments,
               const QMap<QString, QString> &environment = {}, const QString &folder = {})
{
    constexpr int patienceMs = 120'000;
    QProcess process;
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        all.insert(it.key(), it.value());
    process.setProcessEnvironment(all);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit)
        return {.errors = process.errorString().toUtf8()};
    return {.exitCode = process.exitCode(),
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

inline bool isHere(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

//! The variables that every script takes its key from.
inline QMap<QString, QString> keyVariables(const Credential &credential)
{
    return {{QStringLiteral("TENCENTCLOUD_SECRET_ID"), credential.secretId},
            {QStringLiteral("TENCENTCLOUD_SECRET_KEY"), credential.secretKey},
            {QStringLiteral("TENCENTCLOUD_TOKEN"), credential.token}};
}

} // namespace Scf
