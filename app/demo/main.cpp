// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/democloud.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <limits>

#ifdef _WIN32
#include <windows.h>
#else
#include <csignal>
#endif

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

#ifdef _WIN32

HANDLE endWanted = nullptr;

BOOL WINAPI onConsoleEvent(DWORD)
{
    SetEvent(endWanted);
    return TRUE;
}

void prepareForEnd()
{
    endWanted = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    SetConsoleCtrlHandler(&onConsoleEvent, TRUE);
}

void waitForEnd()
{
    WaitForSingleObject(endWanted, INFINITE);
}

#else

sigset_t endSignals()
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGINT);
    sigaddset(&wanted, SIGTERM);
    sigaddset(&wanted, SIGHUP);
    return wanted;
}

//! Before any thread is started, so that all of them leave the signals to the waiting one.
void prepareForEnd()
{
    const sigset_t wanted = endSignals();
    pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

void waitForEnd()
{
    const sigset_t wanted = endSignals();
    int received = 0;
    sigwait(&wanted, &received);
}

#endif

//! The number of an option; exits with a sentence when it is none.
int numberOf(const QCommandLineParser &parser, const QString &option, int most)
{
    bool ok = false;
    const int number = parser.value(option).toInt(&ok);
    if (!ok || number < 0 || number > most) {
        std::fprintf(stderr, "--%s takes a number from 0 to %d.\n", qPrintable(option), most);
        std::exit(2);
    }
    return number;
}

} // namespace

int main(int argc, char *argv[])
{
    prepareForEnd();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"scf-demo-cloud"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(SCF_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Tencent Cloud SCF and COS on this machine, in memory, for demonstrations and tests. The "
        "first line on the standard output is JSON: endpoint, secretId, secretKey. AssumeRole of "
        "STS gives keys of the role %1."_s.arg(DemoCloud::roleArn()));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Port on 127.0.0.1; 0 takes a free one."_s, u"N"_s, u"0"_s},
        {u"functions"_s, u"So many functions more than the usual dozen."_s, u"N"_s, u"0"_s},
        {u"objects"_s, u"So many small objects more in a bucket of COS."_s, u"N"_s, u"0"_s},
        {u"latency"_s, u"Every answer comes so many milliseconds later."_s, u"MS"_s, u"0"_s},
        {u"update-time"_s, u"An update takes so many milliseconds."_s, u"MS"_s, u"1500"_s},
        {u"edition"_s, u"\"intl\": without GetFunction, as the international edition."_s, u"NAME"_s,
         u"cn"_s},
        {u"token-life"_s, u"Temporary credentials with a token for so many seconds."_s, u"S"_s,
         u"0"_s},
    });
    parser.process(application);
    const QString edition = parser.value(u"edition"_s);
    if (edition != "intl"_L1 && edition != "cn"_L1) {
        std::fprintf(stderr, "--edition takes intl or cn.\n");
        return 2;
    }
    constexpr int most = std::numeric_limits<int>::max();
    DemoCloud cloud({
        .port = quint16(numberOf(parser, u"port"_s, 65535)),
        .extraFunctions = numberOf(parser, u"functions"_s, 1'000'000),
        .extraObjects = numberOf(parser, u"objects"_s, 10'000'000),
        .latencyMs = numberOf(parser, u"latency"_s, most),
        .updateTimeMs = numberOf(parser, u"update-time"_s, most),
        .international = edition == "intl"_L1,
        .tokenLifeSeconds = numberOf(parser, u"token-life"_s, most),
    });
    const Result<Done> started = cloud.start();
    if (!started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().message));
        return 1;
    }
    std::printf("%s\n", cloud.announcement().constData());
    std::fflush(stdout);
    waitForEnd();
    cloud.stop();
    return 0;
}
