// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/storage/journalentry.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace Scf {

//! What became of every update, in one SQLite file that several programs may share. An intention is
//! on the disk before its request may leave, so that nothing that was sent is ever forgotten.
//!
//! Main thread only. No function waits for the disk: each hands its work to one of two threads (one
//! writes, in the order of the calls; one reads) and answers later on the main thread, once, unless
//! the receiver has died by then. What is read holds what was written by calls before. Whatever was
//! handed over is done before the object is gone.
//!
//! An update goes through begin(), sent(), accepted(), finish(). One that ended before anything was
//! to be sent goes through add(). One that a program left open is found by openEntries() and goes
//! through adopt() and finish().
class Journal : public QObject
{
    Q_OBJECT

public:
    template <typename T>
    using Answer = std::function<void(const Result<T> &)>;

    explicit Journal(QObject *parent = nullptr);
    ~Journal() override;

    //! "…/scf-desktop/history/updates.db" in the person's data folder.
    static QString defaultPath();

    //! Which file; once, before anything else. Folder and file are made for their owner only. A
    //! file that is of a newer version, broken or foreign is renamed, never deleted, and `setAside`
    //! tells it. What stands in the way is an error of whatever is asked later; each call tries
    //! anew.
    void open(const QString &path);

    //! Writes and syncs an intention: everything of \a entry but id, sent and owner. Until \a
    //! answer gives its id nothing may be sent; with an error (LocalCode::diskFull, journalFailed)
    //! nothing at all. Where \a receiver dies before the answer, the entry is finished as
    //! NotChanged: it cannot have been sent.
    void begin(const JournalEntry &entry, QObject *receiver, const Answer<qint64> &answer);
    //! The request leaves now. Written behind it.
    void sent(qint64 id);
    //! Tencent Cloud has accepted the request.
    void accepted(qint64 id, const QString &requestId);
    //! The end; \a record is the whole of what begin() got, with its outcome, which must not be
    //! Running. The first end of an entry counts; later ones change nothing.
    void finish(qint64 id, const UpdateRecord &record);
    //! An update that has ended already, in one step.
    void add(const JournalEntry &entry);
    //! Nobody works on the entry any more although it has not ended: it may be settled.
    void release(qint64 id);

    //! The updates of this account that have not ended, oldest first; `owner` says which of them
    //! may be settled.
    void openEntries(const QString &endpoint, const QString &secretId, QObject *receiver,
                     const Answer<QList<JournalEntry>> &answer);
    //! Takes over an entry that nobody works on. False: it has ended, or a program works on it.
    void adopt(qint64 id, QObject *receiver, const Answer<bool> &answer);

    //! Ids of all entries that \a filter lets through, newest first.
    void readIds(const JournalFilter &filter, QObject *receiver,
                 const Answer<QList<qint64>> &answer);
    //! The entries \a ids in this order; those that do not exist are left out.
    void readEntries(const QList<qint64> &ids, QObject *receiver,
                     const Answer<QList<JournalEntry>> &answer);
    //! Every function that occurs, by name, namespace and region.
    void readFunctions(QObject *receiver, const Answer<QList<FunctionId>> &answer);
    //! Shows \a visit every entry that \a filter lets through, newest first, on the reading thread,
    //! until it gives an error or \a stop is cancelled. \a end runs there too, where all went well.
    //! Answers with how many there were.
    void visit(const JournalFilter &filter, const CancelToken &stop,
               const std::function<Result<Done>(const JournalEntry &)> &visit,
               const std::function<Result<Done>()> &end, QObject *receiver,
               const Answer<qint64> &answer);

    //! While true, changes by other programs are looked for once a second. False at first.
    void setWatched(bool watched);

signals:
    //! The entries have changed, by this program or (while watched) by another.
    void changed();
    void setAside(const Scf::JournalNotice &notice);
    //! What nobody waits for (sent, accepted, finish, add, release) could not be written. The entry
    //! stays open and is settled at a later start.
    void failed(const Scf::Error &error);

private:
    class Reader;
    class Writer;

    std::unique_ptr<Reader> m_reader;
    std::unique_ptr<Writer> m_writer;
};

} // namespace Scf
