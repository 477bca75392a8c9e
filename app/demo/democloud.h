// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/credential.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace Scf {

//! How a demo cloud is set up; the options of `scf-demo-cloud`.
struct DemoOptions
{
    //! 0 takes a free one.
    quint16 port = 0;
    //! So many functions in ap-guangzhou, default, beside the usual dozen: for trying scale.
    int extraFunctions = 0;
    //! So many small objects in one bucket beside the samples: for trying scale.
    int extraObjects = 0;
    //! Every answer comes so many milliseconds later.
    int latencyMs = 0;
    //! How long an accepted update stays in Updating.
    int updateTimeMs = 1500;
    //! Without GetFunction, as the international edition.
    bool international = false;
    //! Not 0: the credential is a temporary one, with a token that is refused after so many
    //! seconds.
    int tokenLifeSeconds = 0;
};

//! What one request shall be made to suffer, as `POST /_demo/next` takes it.
struct DemoFault
{
    //! One of DemoCloud::faultNames(), a documented error code of SCF or COS, or `cut-upload`,
    //! which closes the connection of a PutObject or an UploadPart in the middle of its body.
    QString fault{};
    //! Only the next request of this Action is meant, of SCF or of COS ("PutObject"); empty: the
    //! next request whatever it is, for an error code the next to a service that has it.
    QString action{};
    //! Seconds for `skew`, bytes per second for `slow`, bytes that arrive for `cut-upload`; 0 takes
    //! a usual value.
    qint64 value = 0;
};

//! Tencent Cloud's SCF and COS in memory, over real HTTP on one port of 127.0.0.1: it checks
//! signatures and rules, waits as the platform does, and fails on request. The server has threads
//! of its own; every function here may be called from any thread.
class DemoCloud
{
public:
    explicit DemoCloud(const DemoOptions &options);
    //! Stops the server, closes every connection and waits for its threads.
    ~DemoCloud();
    DemoCloud(const DemoCloud &) = delete;
    DemoCloud &operator=(const DemoCloud &) = delete;

    //! Binds the port and returns at once; the functions are made in the server's thread before the
    //! first answer. Error: LocalCode::demoCloudFailed, with the port in its message.
    Result<Done> start();
    //! As the destructor does it; a second call does nothing.
    void stop();

    //! The bound port; 0 before start().
    quint16 port() const;
    //! "http://127.0.0.1:PORT".
    QString endpointUrl() const;
    //! Its own credential, new with each DemoCloud. Besides it knows those that AssumeRole gave
    //! out.
    Credential credential() const;
    //! The one role that its AssumeRole knows.
    static QString roleArn();
    //! One line of JSON without its line break: endpoint, secretId, secretKey and, with temporary
    //! credentials, token.
    QByteArray announcement() const;

    //! Adds \a fault behind those that wait already. One that is neither a fault nor a documented
    //! error code is left out with a warning in the log.
    void queueFault(const DemoFault &fault);
    void clearFaults();

    //! The special faults, in the order in which they are offered: "lost-answer", "slow", …
    static QStringList faultNames();
    //! The error codes of the UpdateFunctionCode page and the common ones, sorted.
    static QStringList documentedErrorCodes();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Scf
