// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journalentry.h"

#include <QCoreApplication>
#include <QDir>

namespace Scf {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::JournalNotice)
};

} // namespace

QString JournalNotice::sentence() const
{
    const QString name = QDir::toNativeSeparators(keptAs);
    switch (reason) {
    case Reason::Newer:
        return Words::tr("The history was written by a newer version of SCF Desktop. It was kept "
                         "as %1, and a new one was begun.")
            .arg(name);
    case Reason::Broken:
        return Words::tr("The history was damaged. It was kept as %1, and a new one was begun.")
            .arg(name);
    case Reason::Foreign:
        return Words::tr("In the place of the history stood a database of another program. It was "
                         "kept as %1, and a new one was begun.")
            .arg(name);
    }
    return {};
}

} // namespace Scf
