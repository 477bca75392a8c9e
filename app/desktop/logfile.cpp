// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/logfile.h"

#include "app/core/redaction.h"

#include <QDateTime>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QtMessageHandler>

#include <memory>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Log
{
    QMutex mutex;
    std::unique_ptr<QFile> file;
    QStringList secrets;
    QtMessageHandler before = nullptr;
};

Log &theLog()
{
    static Log log;
    return log;
}

QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    return {};
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Log &log = theLog();
    QtMessageHandler before = nullptr;
    {
        const QMutexLocker lock(&log.mutex);
        before = log.before;
        if (log.file) {
            const QString line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + u' '
                                 + QLatin1StringView(context.category) + u' ' + nameOf(type)
                                 + ": "_L1 + redacted(message, log.secrets) + u'\n';
            log.file->write(line.toUtf8()); // unbuffered: a crash loses nothing
        }
    }
    if (before)
        before(type, context, message);
}

} // namespace

Result<Done> startLogFile(const QString &path)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                    QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return Error{.kind = Error::Kind::File,
                     .code = LocalCode::writeFailed,
                     .message = file->errorString(),
                     .sent = Error::Sent::Nothing};
    }
    stopLogFile();
    QLoggingCategory::setFilterRules(u"scf.*=true"_s);
    Log &log = theLog();
    const QMutexLocker lock(&log.mutex);
    log.file = std::move(file);
    log.before = qInstallMessageHandler(&writeLine);
    return Done{};
}

void addLogSecrets(const QStringList &secrets)
{
    Log &log = theLog();
    const QMutexLocker lock(&log.mutex);
    log.secrets += secrets;
    log.secrets.removeDuplicates();
}

void stopLogFile()
{
    Log &log = theLog();
    const QMutexLocker lock(&log.mutex);
    if (!log.file)
        return;
    qInstallMessageHandler(std::exchange(log.before, nullptr));
    log.file.reset();
}

} // namespace Scf
