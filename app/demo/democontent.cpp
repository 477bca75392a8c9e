// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democontent.h"

#include "app/demo/cosstore.h"
#include "app/demo/functionstore.h"
#include "app/demo/zippackage.h"

#include <QCryptographicHash>

#include <array>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60ll * 1000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

ZipFile text(const QString &name, const char *bytes, bool executable = false)
{
    return {name, bytes, executable};
}

//! Enough of an ELF file for x86-64 that its head can be read.
QByteArray goBinary()
{
    QByteArray bytes("\x7f"
                     "ELF\x02\x01\x01",
                     7);
    bytes.append(9, '\0');
    bytes.append("\x02\0\x3e\0\x01\0\0\0", 8);
    bytes.append(40, '\0');
    return bytes + "Go build ID: \"demo\"\n" + QByteArray(2048, '\0');
}

//! Enough of a class file for Java 11 that its head can be read.
QByteArray javaClass(int major)
{
    QByteArray bytes("\xca\xfe\xba\xbe\0\0\0", 7);
    bytes.append(char(major));
    bytes.append("\0\x01\0\x21\0\0\0\0\0\0\0\0\0\0\0\0", 16);
    return bytes;
}

QByteArray nodePackage(const QByteArray &body)
{
    return storedZip(
        {{u"index.js"_s, body},
         text(u"package.json"_s, "{\n  \"name\": \"function\",\n  \"version\": \"1.0.0\",\n"
                                 "  \"main\": \"index.js\"\n}\n")});
}

QByteArray pythonPackage(const char *body)
{
    return storedZip({text(u"index.py"_s, body), text(u"requirements.txt"_s, "")});
}

QByteArray webPackage()
{
    return storedZip(
        {text(u"scf_bootstrap"_s, "#!/bin/bash\nexec /var/lang/node16/bin/node app.js\n", true),
         text(u"app.js"_s, "const http = require('http');\n"
                           "http.createServer((request, response) => {\n"
                           "    response.end('ok\\n');\n"
                           "}).listen(9000, '0.0.0.0');\n")});
}

QByteArray customPackage()
{
    return storedZip(
        {text(u"bootstrap"_s, "#!/bin/bash\nset -eu\n./log-shipper --loop\n", true),
         text(u"log-shipper"_s, "#!/bin/bash\nwhile true; do sleep 60; done\n", true)});
}

struct Seed
{
    QLatin1StringView region{};
    QLatin1StringView space{};
    QLatin1StringView name{};
    QLatin1StringView runtime{};
    QLatin1StringView type{};
    QLatin1StringView status{};
    QLatin1StringView handler{};
    const char16_t *description = u"";
    QByteArray zip{};
    qint64 agoMs = 0;
    qint64 ageMs = 0;
    int versions = 0;
    StatusReason reason{};
};

QList<Seed> seeds()
{
    constexpr auto guangzhou = "ap-guangzhou"_L1;
    constexpr auto singapore = "ap-singapore"_L1;
    constexpr auto normal = "default"_L1;
    constexpr auto production = "production"_L1;
    constexpr auto staging = "staging"_L1;
    constexpr auto event = "Event"_L1;
    constexpr auto web = "HTTP"_L1;
    constexpr auto indexMain = "index.main_handler"_L1;
    constexpr auto active = "Active"_L1;
    const QByteArray hello = nodePackage("'use strict';\n\n"
                                         "exports.main_handler = async (event, context) => {\n"
                                         "    return { message: 'Hello World' };\n};\n");
    const QByteArray resize = pythonPackage("import json\n\n\n"
                                            "def main_handler(event, context):\n"
                                            "    return json.dumps({\"resized\": True})\n");
    const QByteArray report = pythonPackage("def main_handler(event, context):\n"
                                            "    return \"report written\"\n");
    const QByteArray goZip = storedZip({{u"main"_s, goBinary(), true}});
    const QByteArray php =
        storedZip({text(u"index.php"_s, "<?php\n\nfunction main_handler($event, $context)\n{\n"
                                        "    return 'cached';\n}\n")});
    const QByteArray invoice =
        storedZip({{u"com/example/invoice/InvoiceHandler.class"_s, javaClass(55)}});
    const QByteArray prices = storedZip({{u"com/example/prices/Import.class"_s, javaClass(52)}});
    return {
        {guangzhou, normal, "hello-world"_L1, "Nodejs18.15"_L1, event, active, indexMain,
         u"Says hello; the first function of everybody", hello, 2 * dayMs + 3 * hourMs, 90 * dayMs,
         2},
        {guangzhou, normal, "image-resize"_L1, "Python3.9"_L1, event, active, indexMain,
         u"Makes previews of uploaded pictures", resize, 3 * hourMs, 210 * dayMs, 4},
        {guangzhou, normal, "nightly-report"_L1, "Python3.10"_L1, event, "Updating"_L1, indexMain,
         u"Writes the sales report of the day", report, 4 * minuteMs, 160 * dayMs, 1},
        {guangzhou, normal, "order-webhook"_L1, "Go1"_L1, event, active, "main"_L1,
         u"Takes orders from the shop", goZip, 26 * hourMs, 310 * dayMs, 7},
        {guangzhou,
         normal,
         "pdf-invoice"_L1,
         "Java11"_L1,
         event,
         "UpdateFailed"_L1,
         "com.example.invoice.InvoiceHandler::handle"_L1,
         u"Makes the PDF of an invoice",
         invoice,
         50 * minuteMs,
         120 * dayMs,
         3,
         {.errorCode = u"InvalidParameterValue.Handler"_s,
          .errorMessage =
              u"The package has no file com/example/invoice/InvoiceHandler.class at its root, "
              "which the handler com.example.invoice.InvoiceHandler::handle needs."_s}},
        {guangzhou,
         normal,
         "shop-api"_L1,
         "CustomRuntime"_L1,
         web,
         active,
         {},
         u"The interface of the shop",
         webPackage(),
         5 * dayMs,
         400 * dayMs,
         9},
        {guangzhou, normal, "thumbnail-cache"_L1, "Php8.0"_L1, event, active, indexMain,
         u"Keeps small pictures near the reader", php, 11 * dayMs, 500 * dayMs, 1},
        {guangzhou,
         normal,
         "checkout-web"_L1,
         "Nodejs16.13"_L1,
         web,
         active,
         {},
         u"The check-out pages",
         webPackage(),
         8 * hourMs,
         80 * dayMs,
         5},
        {guangzhou,
         normal,
         "face-blur"_L1,
         "CustomImage"_L1,
         event,
         active,
         {},
         u"Blurs faces in street pictures; runs from an image",
         {},
         17 * dayMs,
         60 * dayMs},
        {guangzhou, normal, "log-shipper"_L1, "CustomRuntime"_L1, event, active, "bootstrap"_L1,
         u"Ships logs to the archive", customPackage(), 33 * dayMs, 220 * dayMs, 2},
        {guangzhou,
         normal,
         "legacy-sync"_L1,
         "Nodejs12.16"_L1,
         event,
         "CreateFailed"_L1,
         indexMain,
         u"Mirrors the old customer records",
         {},
         40 * dayMs,
         40 * dayMs,
         0,
         {.errorCode = u"ResourceNotFound.Role"_s,
          .errorMessage = u"The role that was given for the function does not exist."_s}},
        {guangzhou, normal, "metrics-rollup"_L1, "Python3.7"_L1, event, "Publishing"_L1, indexMain,
         u"Sums up the metrics of the hour", report, 2 * minuteMs, 300 * dayMs, 11},
        {guangzhou, normal, "old-newsletter"_L1, "Php7.4"_L1, event, "Deleting"_L1, indexMain,
         u"The newsletter before the new one", php, minuteMs, 900 * dayMs, 1},
        {guangzhou, production, "order-webhook"_L1, "Go1"_L1, event, active, "main"_L1,
         u"Takes orders from the shop", goZip, 9 * dayMs, 290 * dayMs, 6},
        {guangzhou,
         production,
         "price-import"_L1,
         "Java8"_L1,
         event,
         "PublishFailed"_L1,
         "com.example.prices.Import::run"_L1,
         u"Reads the price lists of the suppliers",
         prices,
         6 * hourMs,
         240 * dayMs,
         2,
         {.errorCode = u"LimitExceeded.FunctionVersions"_s,
          .errorMessage = u"The function has as many versions as it may have."_s}},
        {guangzhou,
         production,
         "shop-api"_L1,
         "CustomRuntime"_L1,
         web,
         active,
         {},
         u"The interface of the shop",
         webPackage(),
         12 * dayMs,
         400 * dayMs,
         8},
        {guangzhou, staging, "image-resize"_L1, "Python3.9"_L1, event, active, indexMain,
         u"Makes previews of uploaded pictures", resize, 70 * minuteMs, 30 * dayMs},
        {guangzhou, staging, "session-cleanup"_L1, "Nodejs16.13"_L1, event, "Creating"_L1,
         indexMain, u"Forgets sessions that have ended", hello, minuteMs, minuteMs},
        {guangzhou,
         staging,
         "invoice-archive"_L1,
         "Python2.7"_L1,
         event,
         "DeleteFailed"_L1,
         indexMain,
         u"Archives invoices after ten years",
         report,
         3 * dayMs,
         700 * dayMs,
         1,
         {.errorCode = u"ResourceInUse.Function"_s,
          .errorMessage = u"A trigger still points to the function."_s}},
        {singapore, normal, "hello-singapore"_L1, "Nodejs20.19"_L1, event, active, indexMain,
         u"Says hello from Singapore", hello, 19 * hourMs, 21 * dayMs, 1},
        {singapore, normal, "currency-rates"_L1, "Python3.10"_L1, event, active, indexMain,
         u"Fetches the rates of the day", report, 7 * hourMs, 130 * dayMs, 2},
        {singapore, production, "geo-lookup"_L1, "Go1"_L1, event, active, "main"_L1,
         u"Finds the country of an address", goZip, 28 * dayMs, 180 * dayMs, 3},
        {singapore, staging, "geo-lookup"_L1, "Go1"_L1, event, active, "main"_L1,
         u"Finds the country of an address", goZip, 2 * hourMs, 50 * dayMs},
    };
}

QString functionIdOf(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5);
    return u"lam-"_s + QString::fromLatin1(hash.toHex().left(8));
}

StoredFunction functionOf(const Seed &seed, qint64 now)
{
    StoredFunction function{
        .id = {.region = seed.region, .space = seed.space, .functionName = seed.name},
        .functionId = functionIdOf(seed.region + seed.space + seed.name),
        .description = QString::fromUtf16(seed.description),
        .runtime = seed.runtime,
        .type = seed.type,
        .handler = seed.handler,
        .zip = seed.zip,
        .status = seed.status,
        .statusDesc = seed.reason.errorMessage,
        .addedMs = now - seed.ageMs,
        .changedMs = now - seed.agoMs,
        .installDependency = u"FALSE"_s,
    };
    if (!seed.reason.errorCode.isEmpty())
        function.reasons.append(seed.reason);
    if (seed.runtime == "CustomImage"_L1) {
        function.image = {{u"ImageType"_s, u"personal"_s},
                          {u"ImageUri"_s, u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.4.2"_s},
                          {u"RegistryId"_s, QString()},
                          {u"EntryPoint"_s, QString()},
                          {u"Command"_s, QString()},
                          {u"Args"_s, QString()},
                          {u"ContainerImageAccelerate"_s, false},
                          {u"ImagePort"_s, 9000}};
    }
    for (int index = 1; index <= seed.versions; ++index) {
        const qint64 life = seed.ageMs - seed.agoMs;
        function.versions.append({.version = QString::number(index),
                                  .addedMs = function.addedMs + life * index / (seed.versions + 1),
                                  .zip = seed.zip,
                                  .handler = seed.handler});
    }
    return function;
}

struct Kind
{
    QString runtime{};
    QString handler{};
    QByteArray zip{};
};

//! Puts objects into one bucket, each with an age of its own.
class Shelf
{
public:
    Shelf(CosStore &store, const QByteArray &bucket, const QByteArray &region)
        : m_store(store)
        , m_bucket(bucket + '-' + demoAppId.toByteArray())
    {
        store.addBucket(m_bucket, region);
    }

    void put(const QByteArray &key, const QByteArray &bytes, qint64 ageMs,
             const QByteArray &type = "application/zip",
             const QByteArray &storageClass = "STANDARD")
    {
        StoredObject object =
            objectOf(Blob(bytes), {.contentType = type, .storageClass = storageClass});
        object.changedMs = m_store.now() - ageMs;
        put(key, object);
    }
    void put(const QByteArray &key, const StoredObject &object)
    {
        (void)m_store.put(m_bucket, key, object); // there is the bucket
    }

private:
    CosStore &m_store;
    const QByteArray m_bucket;
};

} // namespace

void addDemoContent(FunctionStore &store, int extraFunctions)
{
    const qint64 now = store.now();
    for (const QString &region : {u"ap-guangzhou"_s, u"ap-singapore"_s}) {
        store.addNamespace(
            region,
            {.name = u"default"_s, .description = u"default"_s, .addedMs = now - 900 * dayMs});
        store.addNamespace(region, {.name = u"production"_s,
                                    .description = u"What customers use"_s,
                                    .addedMs = now - 420 * dayMs});
        store.addNamespace(region, {.name = u"staging"_s,
                                    .description = u"Before it goes live"_s,
                                    .addedMs = now - 70 * dayMs});
    }
    const QList<Seed> all = seeds();
    for (const Seed &seed : all)
        store.addFunction(functionOf(seed, now));

    const std::array<Kind, 4> kinds{{
        {u"Nodejs18.15"_s, u"index.main_handler"_s, all.at(0).zip},
        {u"Python3.9"_s, u"index.main_handler"_s, all.at(1).zip},
        {u"Go1"_s, u"main"_s, all.at(3).zip},
        {u"Php8.0"_s, u"index.main_handler"_s, all.at(6).zip},
    }};
    for (int index = 1; index <= extraFunctions; ++index) {
        const Kind &kind = kinds.at(size_t(index) % kinds.size());
        const QString name = u"worker-%1"_s.arg(index, 5, 10, '0'_L1);
        store.addFunction({
            .id = {.region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = name},
            .functionId = u"lam-%1"_s.arg(index, 8, 16, '0'_L1),
            .description = u"Part %1 of a large job"_s.arg(index),
            .runtime = kind.runtime,
            .type = u"Event"_s,
            .handler = kind.handler,
            .zip = kind.zip,
            .status = u"Active"_s,
            .addedMs = now - 500 * dayMs - index * minuteMs,
            .changedMs = now - 50 * dayMs - index * 7 * minuteMs,
            .installDependency = u"FALSE"_s,
        });
    }
}

void addDemoObjects(CosStore &store, int extraObjects)
{
    const QByteArray hello = nodePackage("'use strict';\n\n"
                                         "exports.main_handler = async (event, context) => {\n"
                                         "    return { message: 'Hello from the bucket' };\n};\n");
    const QByteArray python = pythonPackage("def main_handler(event, context):\n"
                                            "    return \"from the bucket\"\n");
    const QByteArray goZip = storedZip({{u"main"_s, goBinary() + "from the bucket\n", true}});
    const QByteArray php =
        storedZip({text(u"index.php"_s, "<?php\n\nfunction main_handler($event, $context)\n{\n"
                                        "    return 'from the bucket';\n}\n")});
    const QByteArray java =
        storedZip({{u"com/example/invoice/InvoiceHandler.class"_s, javaClass(55)},
                   {u"com/example/invoice/Page.class"_s, javaClass(55)}});
    const QByteArray wrapped =
        storedZip({text(u"hello-world/index.js"_s, "module.exports = {};\n")});

    Shelf deploy(store, "deploy", "ap-guangzhou");
    deploy.put("README.txt", "Packages for the functions of the demo.\n", 200 * dayMs,
               "text/plain");
    deploy.put("releases/", {}, 200 * dayMs, "application/x-directory");
    deploy.put("releases/hello-world.zip", hello, 3 * hourMs);
    deploy.put("releases/image-resize.zip", python, 5 * hourMs);
    deploy.put("releases/order-webhook.zip", goZip, 2 * dayMs);
    deploy.put("releases/pdf-invoice.zip", java, 4 * dayMs);
    deploy.put("releases/shop-api.zip", webPackage(), 6 * dayMs);
    deploy.put("releases/thumbnail-cache.zip", php, 9 * dayMs);
    deploy.put("releases/log-shipper.zip", customPackage(), 12 * dayMs);
    deploy.put("releases/wrapped-in-a-folder.zip", wrapped, 13 * dayMs);
    deploy.put("releases/broken.zip", hello.left(hello.size() / 2), 14 * dayMs);
    deploy.put("releases/old/hello-world-2024.zip", hello, 600 * dayMs, "application/zip",
               "ARCHIVE");
    deploy.put("releases/old/image-resize-2023.zip", python, 900 * dayMs, "application/zip",
               "STANDARD_IA");
    deploy.put(QStringLiteral("部署/订单 a+b 100%.zip").toUtf8(), hello, 7 * dayMs);
    for (int build = 1; build <= 48; ++build) {
        const QByteArray number = QByteArray::number(build).rightJustified(4, '0');
        const QByteArray zip =
            nodePackage("exports.main_handler = async () => 'build " + number + "';\n");
        deploy.put("nightly/build-" + number + ".zip", zip, (49 - build) * dayMs);
    }

    Shelf singapore(store, "scf-code-sg", "ap-singapore");
    singapore.put("releases/hello-singapore.zip", hello, 19 * hourMs);
    singapore.put("releases/currency-rates.zip", python, 8 * hourMs);
    singapore.put("releases/geo-lookup.zip", goZip, 3 * dayMs);

    StoredObject one = objectOf(Blob(hello), {.contentType = "application/zip"});
    for (int index = 1; index <= extraObjects; ++index) {
        one.changedMs = store.now() - index * minuteMs;
        deploy.put("scale/object-" + QByteArray::number(index).rightJustified(6, '0') + ".zip",
                   one);
    }
}

} // namespace Scf::Demo
