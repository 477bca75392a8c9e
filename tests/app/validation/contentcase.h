// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/validation/contentcheck.h"
#include "tests/app/validation/memorypackage.h"

#include <QTest>

#include <algorithm>

namespace Scf {

//! A function and what is sent to it.
struct CheckedFunction
{
    QString runtime{};
    QString handler = QStringLiteral("index.main_handler");
    QString type = QStringLiteral("Event");
    bool installDependency = false;
};

inline QList<Finding> contentFindings(const CheckedFunction &function, MemoryPackage &package)
{
    const auto memory = makeContentMemory();
    const EntryReader reader = package.reader();
    return checkContents({.traits = {.runtime = Runtime(function.runtime), .type = function.type},
                          .handler = function.handler,
                          .listing = package.listing(),
                          .reader = reader,
                          .installDependency = function.installDependency},
                         *memory);
}

//! The finding called \a id that is no Ok, or one with an empty id.
inline Finding faultCalled(const QString &id, const QList<Finding> &findings)
{
    for (const Finding &finding : findings) {
        if (finding.id == id && finding.state != Finding::State::Ok)
            return finding;
    }
    return {};
}

//! What a click on \a finding makes of the package.
inline MemoryPackage::Files withoutLeftOut(MemoryPackage::Files files, const Finding &finding)
{
    files.removeIf([&finding](const auto &file) {
        return std::ranges::any_of(finding.fixNames, [&file](const QString &name) {
            return file.first == name || (name.endsWith(u'/') && file.first.startsWith(name));
        });
    });
    return files;
}

//! A package that has a fault, and one that nearly has it.
struct FaultCase
{
    const char *title;
    CheckedFunction function;
    MemoryPackage::Files files;
    QString id;
    Finding::State state;
    Finding::Fix fix;
    //! Stands in the sentence.
    QString shown;
    MemoryPackage::Files nearMiss;
};

//! Checks \a row and what its fix makes of it.
inline void verifyFault(const FaultCase &row)
{
    MemoryPackage nearly(row.nearMiss);
    const Finding none = faultCalled(row.id, contentFindings(row.function, nearly));
    QVERIFY2(none.id.isEmpty(), qPrintable(none.text));

    MemoryPackage package(row.files);
    const Finding found = faultCalled(row.id, contentFindings(row.function, package));
    QCOMPARE(found.id, row.id);
    QCOMPARE(found.state, row.state);
    QCOMPARE(found.fix, row.fix);
    QVERIFY2(found.text.contains(row.shown), qPrintable(found.text));

    CheckedFunction function = row.function;
    MemoryPackage::Files files = row.files;
    if (row.fix == Finding::Fix::LeaveOut) {
        QVERIFY(!found.fixNames.isEmpty());
        files = withoutLeftOut(files, found);
        QVERIFY(files.size() < row.files.size());
    } else if (row.fix == Finding::Fix::InstallDependencies) {
        function.installDependency = true;
    } else {
        QVERIFY(found.fixNames.isEmpty());
        return;
    }
    MemoryPackage fixed(files);
    const Finding after = faultCalled(row.id, contentFindings(function, fixed));
    QVERIFY2(after.id.isEmpty(), qPrintable(after.text));
}

} // namespace Scf
