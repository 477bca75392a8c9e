// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

namespace Scf {

//! Every file under \a folders of the project, by its path from the top folder, sorted.
inline QStringList filesUnder(const QStringList &folders)
{
    const QDir top(QStringLiteral(SCF_SOURCE_DIR));
    QStringList paths;
    for (const QString &folder : folders) {
        QDirIterator it(top.filePath(folder), QDir::Files | QDir::Hidden,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = top.relativeFilePath(it.next());
            if (!path.contains(QStringLiteral("__pycache__")))
                paths.append(path);
        }
    }
    paths.sort();
    return paths;
}

//! The text of the file at \a path from the top folder.
inline QString contentsOf(const QString &path)
{
    QFile file(QDir(QStringLiteral(SCF_SOURCE_DIR)).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! True when \a violations is empty; else each is written to the log, since QVERIFY2 cuts long
//! texts.
inline bool noneOf(const QStringList &violations)
{
    for (const QString &violation : violations)
        qWarning().noquote() << violation;
    return violations.isEmpty();
}

//! True when there is a file at \a path from the top folder.
inline bool isFileInProject(const QString &path)
{
    return QFile::exists(QDir(QStringLiteral(SCF_SOURCE_DIR)).filePath(path));
}

} // namespace Scf
