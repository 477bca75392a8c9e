// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QDateTime>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

class QFileSystemWatcher;

namespace Scf {

//! Says when what a listing was made of changes on disk: all directories of a folder and the files
//! that people edit (not those of dependencies, of which there may be more than a system watches),
//! or a ZIP. Main thread; the watching itself happens on a thread of its own, since starting to
//! watch thousands of paths takes long.
//!
//! What a watcher cannot see (network drives, more paths than the system allows) is found when the
//! window becomes active and when an update starts: both read the source again.
class SourceWatcher : public QObject
{
    Q_OBJECT

public:
    explicit SourceWatcher(QObject *parent = nullptr);
    ~SourceWatcher() override;

    //! Watches what \a listing was made of, and nothing else; null: nothing. Listing began at
    //! \a since: what changed between then and the first look of the watcher is told too.
    void watch(const std::shared_ptr<const PackageListing> &listing, const QDateTime &since = {});

signals:
    //! Something changed, and then nothing for a moment (but at the latest after two seconds).
    void changed();

private:
    void noteChange();

    QThread m_thread;
    QObject *m_worker;             //!< lives on m_thread
    QFileSystemWatcher *m_watcher; //!< child of m_worker
    QTimer m_quiet;
    QTimer m_latest;
};

} // namespace Scf
