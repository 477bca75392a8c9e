// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTest>

namespace Scf {

//! Makes the file \a path with \a content, and the folders that it needs.
inline void writeFile(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QStringList namesOf(const PackageListing &listing)
{
    QStringList names;
    for (const PackageEntry &entry : listing.entries)
        names.append(entry.name);
    return names;
}

inline bool hasProblem(const PackageListing &listing, PackageProblem::Kind kind,
                       const QString &name)
{
    return std::ranges::any_of(listing.problems, [&](const PackageProblem &problem) {
        return problem.kind == kind && problem.name == name;
    });
}

} // namespace Scf
