// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democloud.h"

#include "app/core/logging.h"
#include "app/demo/arrivallog.h"
#include "app/demo/controlendpoint.h"
#include "app/demo/cosendpoint.h"
#include "app/demo/cosstore.h"
#include "app/demo/democontent.h"
#include "app/demo/downloadlinks.h"
#include "app/demo/faultqueue.h"
#include "app/demo/functionstore.h"
#include "app/demo/httpserver.h"
#include "app/demo/knowncredentials.h"
#include "app/demo/scfendpoint.h"
#include "app/demo/scfservice.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>

namespace Scf {

using namespace Qt::StringLiterals;
using namespace Demo;

namespace {

KnownCredential ownCredential(int tokenLifeSeconds)
{
    return newCredential(
        tokenLifeSeconds > 0 ? QDateTime::currentSecsSinceEpoch() + tokenLifeSeconds : 0);
}

} // namespace

class DemoCloud::Private
{
public:
    explicit Private(const DemoOptions &given)
        : options(given)
        , known(ownCredential(given.tokenLifeSeconds))
        , credentials(known)
        , store(&QDateTime::currentMSecsSinceEpoch, given.updateTimeMs)
        , objects(&QDateTime::currentMSecsSinceEpoch)
        , service(store, links, objects, given.international)
        , sts(credentials, &QDateTime::currentMSecsSinceEpoch)
        , scf({.credentials = &credentials,
               .latencyMs = given.latencyMs,
               .clock = &QDateTime::currentMSecsSinceEpoch},
              service, sts, faults, log)
        , cos({.credentials = &credentials,
               .latencyMs = given.latencyMs,
               .clock = &QDateTime::currentMSecsSinceEpoch},
              objects, faults, log)
        , control(faults, store, log, links)
        , server({.prepare = [this](quint16 bound) { prepare(bound); },
                  .route = [this](const HttpRequest &head) { return route(head); }})
    { }

    void prepare(quint16 bound)
    {
        service.setEndpointUrl(urlOf(bound));
        addDemoContent(store, options.extraFunctions);
        addDemoObjects(objects, options.extraObjects);
    }

    //! Which service a request belongs to shows in its head. A bucket's host leaves the whole path
    //! to the keys; on every other host the demo's own addresses come first.
    Handling route(const HttpRequest &head)
    {
        if (hasBucketHost(head))
            return cos.handle(head);
        if (head.path().startsWith("/_demo/"))
            return control.handle(head);
        if (head.hasHeader("X-TC-Action")) {
            if (head.path() == "/")
                return scf.handle(head);
        } else if (isForCos(head)) {
            return cos.handle(head);
        }
        return {.answer = [](const HttpRequest &) {
            return failureReply(404, u"There is nothing at this address."_s);
        }};
    }

    static QString urlOf(quint16 bound) { return u"http://127.0.0.1:%1"_s.arg(bound); }

    const DemoOptions options;
    const KnownCredential known;
    KnownCredentials credentials;
    DownloadLinks links;
    FaultQueue faults;
    ArrivalLog log;
    FunctionStore store;
    CosStore objects;
    ScfService service;
    StsService sts;
    ScfEndpoint scf;
    CosEndpoint cos;
    ControlEndpoint control;
    HttpServer server; // last: its threads end before what they use
    std::atomic<quint16> port = 0;
};

DemoCloud::DemoCloud(const DemoOptions &options)
    : d(std::make_unique<Private>(options))
{ }

DemoCloud::~DemoCloud() = default;

Result<Done> DemoCloud::start()
{
    if (d->port != 0)
        return Done{};
    const Result<quint16> bound = d->server.start(d->options.port);
    if (!bound)
        return bound.error();
    d->port = *bound;
    qCDebug(scfDemo, "The demo cloud listens on port %d", int(*bound));
    return Done{};
}

void DemoCloud::stop()
{
    d->server.stop();
}

quint16 DemoCloud::port() const
{
    return d->port;
}

QString DemoCloud::endpointUrl() const
{
    return Private::urlOf(port());
}

Credential DemoCloud::credential() const
{
    return d->known.credential;
}

QString DemoCloud::roleArn()
{
    return demoRoleArn;
}

QByteArray DemoCloud::announcement() const
{
    const Credential &credential = d->known.credential;
    QJsonObject line{{u"endpoint"_s, endpointUrl()},
                     {u"secretId"_s, credential.secretId},
                     {u"secretKey"_s, credential.secretKey}};
    if (!credential.token.isEmpty())
        line.insert(u"token"_s, credential.token);
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

void DemoCloud::queueFault(const DemoFault &fault)
{
    const Result<Done> queued = d->faults.add(fault);
    if (!queued)
        qCWarning(scfDemo, "A fault was left out: %ls", qUtf16Printable(queued.error().message));
}

void DemoCloud::clearFaults()
{
    d->faults.clear();
}

QStringList DemoCloud::faultNames()
{
    return FaultQueue::names();
}

QStringList DemoCloud::documentedErrorCodes()
{
    return updateErrorCodes();
}

} // namespace Scf
