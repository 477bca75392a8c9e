// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/storage/uploadstate.h"

#include <QObject>
#include <QPointer>
#include <QQueue>

#include <functional>
#include <optional>
#include <variant>

namespace Scf {

class CosCall;
class CosClient;

//! Takes back what this program left in buckets: packages whose time is over, and uploads that
//! nobody goes on with. Only what stands in its record, is called as it calls its packages and, for
//! an object, has the size and CRC-64 that were stored. Main thread; files in the background.
class BucketKeeper : public QObject
{
    Q_OBJECT

public:
    //! Uploads that nobody went on with are aborted after this.
    static constexpr int daysUntilAbort = 7;

    //! \a cos lives longer; \a state is copied.
    BucketKeeper(CosClient *cos, const UploadState &state, QObject *parent = nullptr);
    ~BucketKeeper() override;

    //! Takes back what is due of \a account (an accountTag()), for which the CosClient signs now.
    //! Does nothing while it runs already.
    void run(const QString &account);
    //! The function has its package, which was not to be kept: it is taken back now. The CosClient
    //! signs for `target.account`.
    void release(const UploadTarget &target);
    //! Ends a run; the rest is for the next one. To be called before the CosClient gets another
    //! account.
    void stop();
    bool isRunning() const { return m_isRunning; }

signals:
    //! It is gone, or no longer what this program left there.
    void removed(const Scf::UploadTarget &target);
    //! It stays in the record, for the next run.
    void failed(const Scf::UploadTarget &target, const Scf::Error &error);
    void finished();

private:
    using Item = std::variant<StoredPackage, UnfinishedUpload>;

    void next();
    void check(const StoredPackage &package);
    void remove(const StoredPackage &package);
    void find(const UnfinishedUpload &upload);
    void abort(const UnfinishedUpload &upload);
    void gone(const UploadTarget &target, const std::function<void(UploadRecords &)> &edit);
    void stays(const UploadTarget &target, const Error &error);
    void finish();

    CosClient *m_cos;
    const UploadState m_state;
    QQueue<Item> m_items;
    QPointer<CosCall> m_call;
    QString m_account;
    bool m_isRunning = false;
    bool m_runsAgain = false;
    int m_generation = 0; //!< of the run; answers to an earlier one are dropped
};

} // namespace Scf
