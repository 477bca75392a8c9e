// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/cosobjectmodel.h"
#include "app/browse/costask.h"
#include "app/core/error.h"
#include "app/core/result.h"
#include "app/domain/coslocation.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>

namespace Scf {

class CosCall;
class CosClient;

//! The buckets of an account and what is in one of them, level by level ("/" is the delimiter).
//! Answers to what was asked before the place changed are dropped. Main thread.
class CosBrowser : public QObject
{
    Q_OBJECT

public:
    enum class BucketState {
        Idle,
        Loading,
        Loaded,
        Refused, //!< the key may not list buckets: one can be opened by its name
        Failed,
    };
    enum class State {
        Idle, //!< no bucket is open
        Loading,
        Partial, //!< there is more, which loadAll() reads
        Loaded,
        Failed, //!< what came before stays; loadAll() goes on from there
    };
    //! So many rows are read without being asked for more.
    static constexpr qsizetype automaticRows = 10'000;

    explicit CosBrowser(CosClient *cos, QObject *parent = nullptr);

    //! Forgets everything: another account. Tasks go on.
    void clear();

    //! Empty: of all regions.
    const QString &region() const { return m_region; }
    BucketState bucketState() const { return m_bucketState; }
    const Error &bucketError() const { return m_bucketError; }
    //! By name; what was read last stays while it is read again.
    const QList<CosBucket> &buckets() const { return m_buckets; }
    //! Lists the buckets of \a region. The bucket that is open stays open.
    void setRegion(const QString &region);

    //! The bucket that is open; its name is empty while none is.
    const CosBucketId &bucket() const { return m_bucket; }
    //! The level: empty or ending with "/".
    const QString &prefix() const { return m_prefix; }
    //! Only what begins so, behind the prefix, is listed.
    const QString &search() const { return m_search; }
    State state() const { return m_state; }
    const Error &error() const { return m_error; }
    CosObjectModel *model() { return &m_model; }

    //! Lists what is in \a bucket below \a prefix, from the beginning.
    void openBucket(const CosBucketId &bucket, const QString &prefix = {});
    void setPrefix(const QString &prefix);
    //! COS searches, once nothing was typed for a moment. What was listed stays until it answers.
    void setSearch(const QString &text);

    //! Where upload() puts \a filePath when it is meant for the level that is shown.
    CosLocation locationFor(const QString &filePath) const;
    //! Asks COS whether there is such an object. Answers once, unless \a receiver is gone.
    void exists(const CosLocation &object, QObject *receiver,
                const std::function<void(const Result<bool> &)> &answer);

    // Each begins at once and goes on wherever the person is meanwhile; what is listed then takes
    // part in the change.
    //! In the place of what may be there.
    CosTask *upload(const QString &filePath, const CosLocation &object);
    CosTask *download(const CosLocation &object, const QString &filePath);
    CosTask *deleteObject(const CosLocation &object);
    //! A private one. It is not opened.
    CosTask *createBucket(const CosBucketId &bucket);

public slots:
    void goUp();
    void refreshBuckets();
    //! Reads the level again.
    void refresh();
    //! Reads what is missing, however much it is.
    void loadAll();
    //! Keeps what has come.
    void stop();

signals:
    void bucketsChanged();
    void placeChanged();
    void stateChanged();

private:
    void readBuckets(const QString &marker);
    void readPage();
    void restart();
    void stopReading();
    void setState(State state);
    void setBucketState(BucketState state);
    bool isListed(const CosLocation &object) const;

    CosClient *m_cos;
    QString m_region;
    BucketState m_bucketState = BucketState::Idle;
    Error m_bucketError;
    QList<CosBucket> m_buckets;
    QList<CosBucket> m_coming;
    QPointer<CosCall> m_bucketCall;
    int m_bucketGeneration = 0;

    CosBucketId m_bucket;
    QString m_prefix;
    QString m_search;
    State m_state = State::Idle;
    Error m_error;
    CosObjectModel m_model;
    QString m_marker; //!< where the next page begins
    bool m_isFresh =
        false; //!< no page has come yet: the first one takes the place of what is shown
    qsizetype m_wanted = automaticRows;
    QTimer m_searchDelay;
    QPointer<CosCall> m_call;
    int m_generation = 0;
};

} // namespace Scf
