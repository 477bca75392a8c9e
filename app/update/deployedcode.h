// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"
#include "app/domain/function.h"
#include "app/domain/package.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QTemporaryDir;

namespace Scf {

class Call;
class FunctionReader;
class UrlDownload;

//! Where the code that a function runs shall go.
struct DeployedCodeTarget
{
    enum class Kind { ZipFile, Folder };

    FunctionId function{};
    Kind kind = Kind::ZipFile;
    //! A file that does not exist yet, or a folder that does not or is empty; '/' as separator.
    QString path{};

    bool operator==(const DeployedCodeTarget &) const = default;
};

//! What became of it.
struct DeployedCode
{
    enum class Match {
        Verified,      //!< its SHA-256 is the CodeSha256 of the function
        NotComparable, //!< the service gave no CodeSha256
        Differs,       //!< it is not what the service says that runs; nothing was kept
    };

    Match match = Match::NotComparable;
    DeployedCodeTarget target{};
    qint64 zipSize = 0;
    QString sha256{}; //!< of what came, lower-case hex
    //! Of the ZIP; null where it differs or cannot be listed. Its source is the target.
    std::shared_ptr<const PackageListing> listing{};
};

//! Downloads the code that a function runs, compares it and puts it in its place, which it takes
//! only when it is whole: until then it lies in a hidden folder beside. What is there already is
//! never overwritten. A download that breaks off begins again, with another address, twice at most.
//!
//! Main thread; ends with `finished` exactly once, never from inside `start()` or `cancel()`. When
//! it is destroyed before, it leaves nothing.
class DeployedCodeDownload : public QObject
{
    Q_OBJECT

public:
    enum class Step { Ask, Download, Unpack };
    Q_ENUM(Step)

    //! The waits. Tests shorten them; people get the defaults.
    struct Policy
    {
        int idleTimeoutMs = 60'000;
        int attempts = 3;
    };

    DeployedCodeDownload(FunctionReader *reader, const DeployedCodeTarget &target,
                         const Policy &policy, QObject *parent = nullptr);
    explicit DeployedCodeDownload(FunctionReader *reader, const DeployedCodeTarget &target,
                                  QObject *parent = nullptr);
    ~DeployedCodeDownload() override;

    const DeployedCodeTarget &target() const { return m_target; }
    bool isFinished() const { return m_isFinished; }

    void start();
    //! Ends as Kind::Cancelled, unless everything is in its place already.
    void cancel();

signals:
    //! Bytes; \a total is 0 where it is not known.
    void progress(Scf::DeployedCodeDownload::Step step, qint64 done, qint64 total);
    //! Errors: those of GetFunctionAddress (FailedOperation.GetFunctionAddress: there is no code to
    //! download), of the download, of unpackZip(); targetExists, folderNotFound, writeFailed,
    //! cancelled.
    void finished(const Scf::Result<Scf::DeployedCode> &result);

private:
    void prepare();
    void ask();
    void download(const QString &url, const QString &codeSha256);
    void downloaded(const QString &codeSha256, qint64 size, const QString &sha256);
    void place();
    void failed(const Error &error);
    void finish(const Result<DeployedCode> &result);

    FunctionReader *m_reader;
    const DeployedCodeTarget m_target;
    const Policy m_policy;
    const CancelToken m_stop;
    std::shared_ptr<QTemporaryDir> m_beside;
    QPointer<Call> m_call;
    UrlDownload *m_download = nullptr;
    DeployedCode m_code;
    int m_attempt = 0;
    bool m_isFinished = false;
};

} // namespace Scf
