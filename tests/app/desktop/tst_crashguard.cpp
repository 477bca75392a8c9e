// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/crashguard.h"
#include "app/desktop/crashreports.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <csignal>
#include <cstdio>
#include <memory>
#include <stdexcept>

#include <sys/types.h>

using namespace Qt::StringLiterals;
using namespace Scf;

//! What crashes is this program again: "tst_crashguard --child FOLDER WAY". It holds a secret.
class tst_CrashGuard : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void leavesAReportOfASignal_data();
    void leavesAReportOfASignal();
    void leavesAReportOfAFault_data();
    void leavesAReportOfAFault();
    void leavesNothingBehindAtACleanEnd();
    void clearsAwayWhatAKilledProgramLeft();
    void leavesAloneWhatRuns();
    void remembersWhatWasSeen();
    void doesWithoutAFolder();

private:
    std::unique_ptr<QProcess> start(const QString &way)
    {
        auto child = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        // A sanitizer ends the program in its own way.
        environment.insert(u"ASAN_OPTIONS"_s, u"detect_leaks=0:handle_segv=0:handle_abort=0:handle_"
                                              u"sigbus=0:handle_sigfpe=0:handle_sigill=0:detect_"
                                              u"stack_use_after_return=0"_s);
        child->setProcessEnvironment(environment);
        child->start(QCoreApplication::applicationFilePath(),
                     {u"--child"_s, m_folder->path(), way});
        if (!QTest::qWaitFor([&] { return child->canReadLine(); }, 20'000))
            qFatal("the child does not start");
        return child;
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_CrashGuard::leavesAReportOfASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGSEGV") << SIGSEGV;
    QTest::newRow("SIGABRT") << SIGABRT;
    QTest::newRow("SIGBUS") << SIGBUS;
    QTest::newRow("SIGFPE") << SIGFPE;
    QTest::newRow("SIGILL") << SIGILL;
}

void tst_CrashGuard::leavesAReportOfASignal()
{
    QFETCH(int, number);
    const auto child = start(u"wait"_s);
    QVERIFY(!newestCrashReport(m_folder->path()));
    QCOMPARE(::kill(pid_t(child->processId()), number), 0);
    QVERIFY(child->waitForFinished());
    QCOMPARE(child->exitStatus(), QProcess::CrashExit);
    QCOMPARE(child->exitCode(), number); // as without the guard

    const std::optional<CrashReport> report = newestCrashReport(m_folder->path());
    QVERIFY(report);
    QVERIFY(report->isNew);
    QVERIFY(qAbs(report->when.secsTo(QDateTime::currentDateTime())) < 60);
    QVERIFY(report->text.startsWith("SCF Desktop " SCF_VERSION "\nQt "_L1));
    QVERIFY(report->text.contains(u"signal: "_s + QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(report->text.contains(u"time: "_s
                                  + QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH"_s)));
    QVERIFY2(report->text.contains("tst_crashguard"_L1), qPrintable(report->text)); // a call
    QVERIFY(!report->text.contains("canary"_L1));
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFile::permissions(report->path) & others));
}

void tst_CrashGuard::leavesAReportOfAFault_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("words");
    QTest::newRow("null pointer") << u"null"_s << u"signal: SIGSEGV"_s;
    QTest::newRow("stack overflow") << u"overflow"_s << u"signal: SIGSEGV"_s;
    QTest::newRow("exception") << u"throw"_s << u"uncaught exception of type: St13runtime_error"_s;
    QTest::newRow("qFatal") << u"fatal"_s << u"signal: SIGABRT"_s;
    QTest::newRow("thread") << u"thread"_s << u"signal: SIGSEGV"_s;
}

void tst_CrashGuard::leavesAReportOfAFault()
{
    QFETCH(QString, way);
    QFETCH(QString, words);
    const auto child = start(way);
    QTRY_COMPARE(child->state(), QProcess::NotRunning);
    QCOMPARE(child->exitStatus(), QProcess::CrashExit);
    const std::optional<CrashReport> report = newestCrashReport(m_folder->path());
    QVERIFY(report);
    QVERIFY2(report->text.contains(words), qPrintable(report->text));
    QVERIFY2(!report->text.contains("canary"_L1), qPrintable(report->text));
    QCOMPARE(report->text.count("signal: "_L1), 1);
}

void tst_CrashGuard::leavesNothingBehindAtACleanEnd()
{
    const auto child = start(u"wait"_s);
    QCOMPARE(files().size(), 1);
    child->closeWriteChannel();
    QVERIFY(child->waitForFinished());
    QCOMPARE(child->exitCode(), 0);
    QCOMPARE(files(), QStringList());
}

void tst_CrashGuard::clearsAwayWhatAKilledProgramLeft()
{
    const auto child = start(u"wait"_s);
    child->kill();
    QVERIFY(child->waitForFinished());
    QCOMPARE(files().size(), 1);
    QVERIFY(!newestCrashReport(m_folder->path())); // no crash of ours
    QCOMPARE(files(), QStringList());
}

void tst_CrashGuard::leavesAloneWhatRuns()
{
    const auto running = start(u"wait"_s);
    const auto crashing = start(u"wait"_s);
    QCOMPARE(files().size(), 2);
    QVERIFY(!newestCrashReport(m_folder->path()));
    QCOMPARE(files().size(), 2);
    ::kill(pid_t(crashing->processId()), SIGSEGV);
    QVERIFY(crashing->waitForFinished());
    QVERIFY(newestCrashReport(m_folder->path()));
    markCrashReportsSeen(m_folder->path());
    QCOMPARE(files().size(), 2);
    // The one that runs still leaves its own.
    ::kill(pid_t(running->processId()), SIGABRT);
    QVERIFY(running->waitForFinished());
    const std::optional<CrashReport> report = newestCrashReport(m_folder->path());
    QVERIFY(report && report->isNew);
    QVERIFY(report->text.contains("SIGABRT"_L1));
}

void tst_CrashGuard::remembersWhatWasSeen()
{
    for (int i = 0; i < 5; ++i) {
        const auto child = start(u"wait"_s);
        ::kill(pid_t(child->processId()), SIGSEGV);
        QVERIFY(child->waitForFinished());
        QVERIFY(newestCrashReport(m_folder->path())->isNew);
        markCrashReportsSeen(m_folder->path());
    }
    const std::optional<CrashReport> report = newestCrashReport(m_folder->path());
    QVERIFY(report);
    QVERIFY(!report->isNew);
    QCOMPARE(files().size(), 3);
}

void tst_CrashGuard::doesWithoutAFolder()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const CrashGuard guard(m_folder->filePath(u"file/folder"_s));
    QVERIFY(!guard.isArmed());
    QVERIFY(!newestCrashReport(m_folder->filePath(u"missing"_s)));
}

namespace {

int deeper(int depth) // NOLINT(misc-no-recursion): the overflow is what is wanted
{
    std::array<char, 4'096> place{};
    volatile char *first = place.data();
    *first = char(depth);
    return depth < 0 ? 0 : deeper(depth + 1) + *first;
}

// A sanitizer would end the program before the fault.
#ifdef __GNUC__
__attribute__((no_sanitize("undefined")))
#endif
void writeToNull()
{
    volatile int *volatile nowhere = nullptr;
    *nowhere = 1; // NOLINT(clang-analyzer-core.NullDereference): the fault is what is wanted
}

int runAsChild(const QString &folder, const QString &way)
{
    const CrashGuard guard(folder);
    const QByteArray secret("canary-secret-0123456789");
    std::printf("%s\n", guard.isArmed() ? "armed" : "not armed");
    std::fflush(stdout);
    if (way == "null"_L1)
        writeToNull();
    if (way == "overflow"_L1)
        return deeper(1);
    if (way == "throw"_L1)
        throw std::runtime_error(secret.toStdString());
    if (way == "fatal"_L1)
        qFatal("%s", secret.constData());
    if (way == "thread"_L1) {
        std::unique_ptr<QThread> thread(QThread::create(&writeToNull));
        thread->start();
        thread->wait();
    }
    std::getchar();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc > 3 && QByteArrayView(argv[1]) == "--child")
        return runAsChild(QCoreApplication::arguments().at(2), QCoreApplication::arguments().at(3));
    tst_CrashGuard test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crashguard.moc"
