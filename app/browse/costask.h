// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QObject>
#include <QPointer>
#include <QString>

namespace Scf {

class CosCall;

//! One thing that CosBrowser was told to do. Ends with `finished` exactly once, later, and frees
//! itself then. Main thread.
class CosTask : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Upload, Download, Deletion, NewBucket };
    Q_ENUM(Kind)

    Kind kind() const { return m_kind; }
    //! The key of the object, or the name of the bucket.
    const QString &name() const { return m_name; }
    //! What is uploaded or written to; empty for the others.
    const QString &filePath() const { return m_filePath; }

    //! The end is Kind::Cancelled then, soon, unless it has come already. An object that was being
    //! uploaded is there as a whole or not at all, and so is a file that was being downloaded.
    void cancel();

signals:
    //! Of an upload or a download, in bytes. Begins anew where an attempt is repeated.
    void progress(qint64 done, qint64 total);
    void finished(const Scf::Result<Scf::Done> &result);

private:
    friend class CosBrowser;

    CosTask(Kind kind, const QString &name, const QString &filePath, QObject *parent);
    void follow(CosCall *call);
    void finish(const Result<Done> &result);

    Kind m_kind;
    QString m_name;
    QString m_filePath;
    QPointer<CosCall> m_call;
};

} // namespace Scf
