// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Uploads a file into a bucket as the program does and tells how long that took. Also the program
// that a test kills in the middle of an upload, again and again.
#include "app/cloud/cosclient.h"
#include "app/cloud/networkaccess.h"
#include "app/core/sha256.h"
#include "app/storage/accounttag.h"
#include "app/update/bucketupload.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <cstdio>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

//! The largest amount of memory that the process ever had, in bytes; 0 where it cannot be told.
qint64 peakMemory()
{
    // Not getrusage: its number begins with that of the program which started this one.
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

QString hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Sha256 sha256;
    while (!file.atEnd())
        sha256.addData(file.read(1024 * 1024));
    return sha256.hex();
}

void print(const QJsonObject &result, bool asJson)
{
    if (asJson) {
        std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    } else {
        for (auto it = result.begin(); it != result.end(); ++it)
            std::printf("%-16s %s\n", qPrintable(it.key()), qPrintable(it->toVariant().toString()));
    }
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Uploads FILE into a bucket and tells how long it took."_s);
    parser.addHelpOption();
    parser.addPositionalArgument(u"FILE"_s, u"What is uploaded."_s);
    parser.addOptions({
        {u"endpoint"_s, u"A server on loopback: http://127.0.0.1:PORT."_s, u"URL"_s},
        {u"secret-id"_s, u"SecretId."_s, u"ID"_s},
        {u"secret-key"_s, u"SecretKey."_s, u"KEY"_s},
        {u"token"_s, u"Token of temporary credentials."_s, u"TOKEN"_s},
        {u"bucket"_s, u"With its APPID."_s, u"NAME"_s},
        {u"region"_s, u"Of the bucket."_s, u"R"_s, u"ap-guangzhou"_s},
        {u"function"_s, u"Whose package it is."_s, u"NAME"_s, u"bench-upload"_s},
        {u"state"_s, u"Where unfinished uploads are recorded."_s, u"FILE"_s},
        {u"part-size"_s, u"Of the parts, in bytes."_s, u"N"_s, u"8388608"_s},
        {u"json"_s, u"One line of JSON."_s},
    });
    parser.process(application);
    const Result<Endpoint> endpoint = Endpoint::fromUserInput(parser.value(u"endpoint"_s));
    const QString path = parser.positionalArguments().value(0);
    if (!endpoint || !QFile::exists(path)) {
        std::fprintf(stderr, "bench_upload FILE --endpoint URL …; see --help\n");
        return 2;
    }
    const Account account{.endpoint = *endpoint,
                          .credential = {.secretId = parser.value(u"secret-id"_s),
                                         .secretKey = parser.value(u"secret-key"_s),
                                         .token = parser.value(u"token"_s)}};
    const NetworkAccess network = makeNetwork();
    CosClient cos(network.get());
    cos.setAccount(account);
    const QTemporaryDir folder;
    const QString stateFile =
        parser.isSet(u"state"_s) ? parser.value(u"state"_s) : folder.filePath(u"uploads.json"_s);
    const QString sha256 = hashOf(path); // the program knows it from packing
    const qint64 memoryBefore = peakMemory();
    const qint64 partSize = parser.value(u"part-size"_s).toLongLong();
    BucketUpload upload(&cos, UploadState(stateFile),
                        {.account = accountTag(account),
                         .bucket = {parser.value(u"bucket"_s), parser.value(u"region"_s)},
                         .functionName = parser.value(u"function"_s),
                         .filePath = path,
                         .size = QFile(path).size(),
                         .sha256 = sha256},
                        {.largestPut = qMin<qint64>(UploadPolicy{}.largestPut, 2 * partSize),
                         .partSize = partSize});
    QElapsedTimer clock;
    QObject::connect(&upload, &BucketUpload::finished, &application,
                     [&](const Result<UploadedPackage> &package) {
                         const double seconds = double(clock.nsecsElapsed()) / 1e9;
                         QJsonObject result{{u"seconds"_s, seconds},
                                            {u"peakMemory"_s, peakMemory()},
                                            {u"memoryAbove"_s, peakMemory() - memoryBefore}};
                         if (package) {
                             result.insert(u"key"_s, package->key);
                             result.insert(u"bytes"_s, package->size);
                             result.insert(u"bytesPerSecond"_s, double(package->size) / seconds);
                             result.insert(u"wasThere"_s, package->wasThere);
                         } else {
                             result.insert(u"error"_s, package.error().code);
                             result.insert(u"resumable"_s, upload.isResumable());
                         }
                         print(result, parser.isSet(u"json"_s));
                         QCoreApplication::exit(package ? 0 : 1);
                     });
    clock.start();
    upload.start();
    return QCoreApplication::exec();
}
