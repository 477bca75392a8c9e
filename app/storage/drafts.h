// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/domain/function.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>

namespace Scf {

//! What a draft is of.
struct DraftKey
{
    QString scope{}; //!< tells accounts apart; holds no secret
    FunctionId function{};
    //! The folder of the package; empty: the code that the function runs.
    QString folder{};
    QString name{}; //!< in the package

    bool operator==(const DraftKey &) const = default;
};

//! Work on one file that was neither saved nor sent.
struct Draft
{
    QByteArray content{};
    //! SHA-256 of the content that was changed, lower-case hex.
    QString baseSha256{};
    //! Set when it is written; UTC.
    QDateTime savedAt{};

    bool operator==(const Draft &) const = default;
};

//! Unsaved work, on disk, so that it survives a crash: what keep() is given is written within two
//! seconds, and before the object is gone. Files are written whole or not at all, only their owner
//! may read them, and there are at most mostDrafts of mostBytes together: what was not touched the
//! longest goes first. Main thread; all reading and writing happens on a thread of its own, in the
//! order of the calls.
class Drafts : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostDrafts = 50;
    static constexpr qint64 mostBytes = 16LL * 1024 * 1024;

    //! The person's own folder for drafts.
    static QString defaultFolder();

    //! \a folder is made when the first draft is written.
    explicit Drafts(const QString &folder = defaultFolder(), QObject *parent = nullptr);
    //! Writes what is not written yet; waits for it.
    ~Drafts() override;

    void keep(const DraftKey &key, const Draft &draft);
    void remove(const DraftKey &key);

    //! Null where there is none.
    using FoundFunction = std::function<void(const std::shared_ptr<const Draft> &draft)>;
    //! Hands the draft of \a key to \a found, later and on the main thread, unless \a receiver has
    //! died by then. Damaged files are none.
    void find(const DraftKey &key, QObject *receiver, const FoundFunction &found);

signals:
    //! All that was given to keep() so far is on disk.
    void written();
    //! It is not: LocalCode::writeFailed.
    void writeFailed(const Scf::Error &error);

private:
    void write();
    QString pathOf(const DraftKey &key) const;

    QString m_folder;
    QHash<QString, std::pair<DraftKey, Draft>> m_waiting; //!< by path
    QTimer m_soon;
    QThreadPool m_thread; //!< one thread: in the order of the calls
};

} // namespace Scf
