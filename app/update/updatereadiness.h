// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/archive/packer.h"
#include "app/core/cancellation.h"
#include "app/domain/cosobject.h"
#include "app/domain/finding.h"
#include "app/domain/function.h"
#include "app/domain/package.h"
#include "app/update/coderequest.h"
#include "app/update/coderoute.h"
#include "app/update/sourcewatcher.h"
#include "app/update/updateplan.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace Scf {

class CosClient;
struct ContentMemory;

//! What stands between the person and Update: reads the chosen source, checks it against the
//! function and the handler while they are being changed, here or on disk, and says whether the
//! button may be pressed. Lives on the main thread; reading, checking and measuring happen in the
//! background, and only the newest answer counts.
class UpdateReadiness : public QObject
{
    Q_OBJECT

public:
    enum class PackageState { None, Reading, Ready, Failed };

    explicit UpdateReadiness(QObject *parent = nullptr);
    ~UpdateReadiness() override;

    //! The function that is to be updated; nothing: none is chosen, or it is not read yet.
    void setFunction(const FunctionId &id, const std::optional<FunctionDetail> &detail);
    //! \a id could not be read. Where that tells that it is gone nothing can be updated; all other
    //! failures leave what is known.
    void setFunctionFailure(const FunctionId &id, const Error &error);
    //! Reads objects of COS for sources that are ones; lives longer.
    void setCos(CosClient *cos) { m_cos = cos; }
    //! What the endpoint takes as the body of a request, and the bucket that larger packages go
    //! through; without a name: none was chosen.
    void setRoute(qint64 requestLimit, const CosBucketId &bucket);
    //! When the credential that signs ends; invalid: it does not, or nobody knows.
    void setCredentialExpiry(const QDateTime &expiry);
    //! SHA-256 of the code that the function runs, lower-case hex; empty: not known.
    void setDeployedCode(const QString &sha256);
    //! \a plan is what was decided about \a source before. An empty path means that nothing is
    //! chosen.
    void setSource(const CodeSource &source, const PackagePlan &plan = {});
    //! What goes into the package of the source, and how; `packagePlanChanged` follows.
    void setPackagePlan(const PackagePlan &plan);
    //! The plan of the package with one decision more. Names are those in the package as it is
    //! shown: \a finding one of findings(), the others of listing().
    void applyFix(const Finding &finding);
    void leaveOut(const QStringList &names);
    void include(const QStringList &names);
    void setIgnoreSettings(const IgnoreSettings &settings);
    //! The offer to use a .gitignore was seen and not taken: it is not made again.
    void declineGitignore();
    //! Empty: the handler stays as it is.
    void setHandler(const QString &handler);
    void setOptions(const UpdateOptions &options);
    //! Reads and checks the source again; what is known of it stays until the new answer is there.
    void reload();
    //! Bytes that the cache of compressed streams may take from the next measuring on.
    void setCacheLimit(qint64 bytes) { m_cacheLimit = bytes; }
    //! Stops measuring the size of the package; an update that starts finds it out itself.
    void stopMeasuring();

    //! What pressing Update now asks for. A handler that is the deployed one is not sent.
    UpdatePlan plan() const;
    const std::optional<FunctionDetail> &function() const { return m_function; }
    const PackagePlan &packagePlan() const { return m_packagePlan; }
    //! What the checks found in files; shared with the update that follows.
    std::shared_ptr<ContentMemory> contentMemory() const { return m_memory; }

    PackageState packageState() const { return m_packageState; }
    //! Files read so far while Reading, else of the package.
    qint64 fileCount() const { return m_fileCount; }
    //! Why the source could not be read; meaningful while Failed.
    const Error &packageError() const { return m_packageError; }
    //! Null unless Ready, and with an image. Compressed sizes come later, with another
    //! packageChanged().
    std::shared_ptr<const PackageListing> listing() const { return m_listing; }
    //! Bytes of the ZIP and of the request it makes; -1 while they are being found out.
    qint64 zipSize() const { return m_zipSize; }
    qint64 requestSize() const;
    //! The most a request may have, bytes.
    qint64 requestLimit() const { return m_requestLimit; }
    //! Which way the package goes; nothing while its size is not known, and where none is made.
    std::optional<CodeRoute> route() const;
    //! What COS tells of the object that is the source; an error until it is read.
    const Result<CosObjectInfo> &objectInfo() const { return m_objectInfo; }
    //! How the code travels, as far as is known.
    CodePayload payload() const;

    const QList<Finding> &findings() const { return m_findings; }
    //! The finding shown beside the Handler box; nothing until one is there.
    std::optional<Finding> handlerVerdict() const;
    //! Handlers found in the package, the likeliest first.
    const QStringList &handlerCandidates() const { return m_candidates; }

    //! True when Update may be pressed.
    bool isReady() const { return obstacle().isEmpty(); }
    //! One translated sentence that says why not; empty when ready.
    QString obstacle() const;

signals:
    //! The state of the package, its counts, its contents or its size.
    void packageChanged();
    //! A decision of the person, to be remembered.
    void packagePlanChanged();
    //! Findings, verdict or candidates.
    void findingsChanged();
    //! isReady() or obstacle() may have changed.
    void readinessChanged();

private:
    QString whatToChoose() const;
    std::optional<Finding> checkRead() const;
    std::optional<Finding> checkCredential() const;
    void awaitExpiry();
    void read();
    void taken(std::shared_ptr<const PackageListing> listing, const QDateTime &since);
    void check();
    void checked(const QList<Finding> &findings, const QStringList &candidates);
    void readObject();
    void measure();
    void dropListing();

    FunctionId m_id;
    std::optional<FunctionDetail> m_function;
    std::optional<Finding> m_gone; //!< the function is not there any more
    QDateTime m_expiry;
    QTimer m_expires;
    QString m_deployedSha256;
    CosClient *m_cos = nullptr;
    qint64 m_requestLimit = requestBodyLimit;
    CosBucketId m_bucket;
    CodeSource m_source;
    PackagePlan m_packagePlan;
    QString m_handler;
    UpdateOptions m_options;

    PackageState m_packageState = PackageState::None;
    Error m_packageError;
    std::shared_ptr<const PackageListing> m_listing;
    EntryReader m_reader; //!< of the entries of m_listing
    std::shared_ptr<ContentMemory> m_memory;
    SourceWatcher m_watcher;
    qint64 m_fileCount = 0;
    qint64 m_zipSize = -1;
    CancelToken m_stopReading;
    CancelToken m_stopMeasuring;
    qint64 m_cacheLimit = PackOptions{}.cacheLimit;

    Result<CosObjectInfo> m_objectInfo;
    QList<Finding> m_objectFindings;  //!< about the object itself
    QList<Finding> m_packageFindings; //!< of the last check
    QString m_findingsRoot;           //!< of the package that they are about
    QList<Finding> m_findings;        //!< with the one about the size
    QStringList m_candidates;
    int m_checkGeneration = 0;
    bool m_checkRunning = false;
    bool m_checkWanted = false;
};

} // namespace Scf
