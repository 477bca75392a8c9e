// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

using Claim = SingleInstance::Claim;

//! The other start is another process wherever the first one has to answer meanwhile: this program
//! again, as "tst_singleinstance --start SOCKET PATH FUNCTION TOKEN", whose exit code is its claim.
class tst_SingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void handsOverWhatIsToBeOpened();
    void tellsThatAnotherRunsWithoutDisturbingIt();
    void servesStartsAtTheSameMoment();
    void takesThePlaceOfOneThatCrashed();
    void doesNotWaitForOneThatHangs();
    void survivesStrangers_data();
    void survivesStrangers();
    void isForItsOwnerOnly();
    void doesWithoutAPlaceForTheSocket();
    void tellsPeopleAndDisplaysApart();

private:
    std::unique_ptr<QProcess> start(const StartRequest &request = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->start(
            QCoreApplication::applicationFilePath(),
            {u"--start"_s, m_socket, request.path, request.functionName, request.activationToken});
        return process;
    }
    static Claim claimOf(QProcess &process)
    {
        // The first one needs its event loop to answer.
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000)
            || process.exitStatus() != QProcess::NormalExit)
            qFatal("the other start has not ended");
        return Claim(process.exitCode());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_socket;
};

void tst_SingleInstance::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_socket = m_folder->filePath(u"socket"_s);
}

void tst_SingleInstance::handsOverWhatIsToBeOpened()
{
    SingleInstance first(m_socket);
    QSignalSpy requested(&first, &SingleInstance::startRequested);
    QCOMPARE(first.claim(StartRequest{}), Claim::First);
    const StartRequest request{.path = u"/somewhere/my code \u4ee3\u7801\nand more"_s,
                               .functionName = u"hello-world"_s,
                               .activationToken = u"token-1"_s};
    for (const StartRequest &each : {request, StartRequest{}}) {
        const auto other = start(each);
        QCOMPARE(claimOf(*other), Claim::HandedOver);
        QTRY_COMPARE(requested.count(), 1);
        QVERIFY(requested.takeFirst().first().value<StartRequest>() == each);
    }
}

void tst_SingleInstance::tellsThatAnotherRunsWithoutDisturbingIt()
{
    SingleInstance first(m_socket);
    QSignalSpy requested(&first, &SingleInstance::startRequested);
    QCOMPARE(first.claim(std::nullopt), Claim::First);
    SingleInstance second(m_socket);
    QCOMPARE(second.claim(std::nullopt), Claim::AnotherRuns);
    QTest::qWait(50);
    QCOMPARE(requested.count(), 0);
    // The second one has not taken the first one's place.
    QCOMPARE(claimOf(*start()), Claim::HandedOver);
}

void tst_SingleInstance::servesStartsAtTheSameMoment()
{
    QList<std::shared_ptr<QProcess>> starts;
    for (int i = 0; i < 6; ++i)
        starts.append(start());
    int first = 0;
    int handedOver = 0;
    for (const auto &each : starts) {
        const Claim claim = claimOf(*each);
        first += int(claim == Claim::First);
        handedOver += int(claim == Claim::HandedOver);
    }
    // On a slow machine the first one may have ended before the last begins. What never happens: a
    // start that finds neither a window nor a place of its own.
    QCOMPARE(first + handedOver, int(starts.size()));
    QVERIFY(first >= 1 && handedOver >= 1);
}

void tst_SingleInstance::takesThePlaceOfOneThatCrashed()
{
    QProcess crashing;
    crashing.start(QCoreApplication::applicationFilePath(), {u"--listen"_s, m_socket});
    QTRY_VERIFY(crashing.canReadLine());
    QVERIFY(QFile::exists(m_socket));
    crashing.kill();
    QVERIFY(crashing.waitForFinished());
    QVERIFY(QFile::exists(m_socket)); // it had no time to clear up
    SingleInstance first(m_socket);
    QCOMPARE(first.claim(StartRequest{}), Claim::First);
    QCOMPARE(claimOf(*start()), Claim::HandedOver);
}

void tst_SingleInstance::doesNotWaitForOneThatHangs()
{
    // It listens, but its event loop does not run.
    QProcess hanging;
    hanging.start(QCoreApplication::applicationFilePath(), {u"--hang"_s, m_socket});
    QTRY_VERIFY(hanging.canReadLine());
    for (int i = 0; i < 2; ++i) {
        SingleInstance second(m_socket);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(second.claim(StartRequest{.path = u"/x"_s}), Claim::NoAnswer);
        QVERIFY2(timer.elapsed() < 2'500, qPrintable(QString::number(timer.elapsed())));
    }
    hanging.kill();
    QVERIFY(hanging.waitForFinished());
}

void tst_SingleInstance::survivesStrangers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\r\n");
    QTest::newRow("an array") << QByteArray("[1]\n");
    QTest::newRow("no end") << QByteArray(200'000, 'x');
    QTest::newRow("half a request") << QByteArray("{\"path\":\"/x");
}

void tst_SingleInstance::survivesStrangers()
{
    QFETCH(QByteArray, bytes);
    SingleInstance first(m_socket);
    QSignalSpy requested(&first, &SingleInstance::startRequested);
    QCOMPARE(first.claim(StartRequest{}), Claim::First);
    QLocalSocket stranger;
    stranger.connectToServer(m_socket);
    QVERIFY(stranger.waitForConnected());
    stranger.write(bytes);
    stranger.flush();
    QTest::qWait(50);
    if (bytes.isEmpty() || bytes.startsWith('{'))
        stranger.disconnectFromServer();
    QTRY_COMPARE(stranger.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(requested.count(), 0);
    QCOMPARE(claimOf(*start()), Claim::HandedOver);
}

void tst_SingleInstance::isForItsOwnerOnly()
{
    SingleInstance first(m_socket);
    QCOMPARE(first.claim(StartRequest{}), Claim::First);
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
                                            | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(m_socket).permissions() & others));
}

void tst_SingleInstance::doesWithoutAPlaceForTheSocket()
{
    SingleInstance nowhere((QString()));
    QCOMPARE(nowhere.claim(StartRequest{}), Claim::NotPossible);
    SingleInstance missing(m_folder->filePath(u"missing/socket"_s));
    QCOMPARE(missing.claim(StartRequest{}), Claim::NotPossible);
}

void tst_SingleInstance::tellsPeopleAndDisplaysApart()
{
    const auto with = [](const char *variable, const QByteArray &value) {
        const QByteArray before = qgetenv(variable);
        qputenv(variable, value);
        const QString socket = SingleInstance::defaultSocket();
        qputenv(variable, before);
        return socket;
    };
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
    const QString usual = SingleInstance::defaultSocket();
    QVERIFY(usual.startsWith(m_folder->path()));
    QCOMPARE(SingleInstance::defaultSocket(), usual);
    QVERIFY(with("DISPLAY", ":77") != usual);
    QVERIFY(with("WAYLAND_DISPLAY", "wayland-9") != usual);
    QVERIFY(with("XDG_CONFIG_HOME", "/elsewhere") != usual);
}

namespace {

int runAsOther(const QStringList &words)
{
    SingleInstance other(words.at(2));
    if (words.at(1) == "--start"_L1) {
        const StartRequest request{.path = words.value(3),
                                   .functionName = words.value(4),
                                   .activationToken = words.value(5)};
        const Claim claim = other.claim(request, std::chrono::seconds(10));
        if (claim == Claim::First) {
            QTimer::singleShot(std::chrono::seconds(4), qApp, &QCoreApplication::quit);
            QCoreApplication::exec(); // for those that come after it
        }
        return int(claim);
    }
    other.claim(StartRequest{});
    std::puts("listening");
    std::fflush(stdout);
    if (words.at(1) == "--hang"_L1) {
        while (true)
            QThread::sleep(1);
    }
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc > 2 && QByteArrayView(argv[1]).startsWith("--"))
        return runAsOther(QCoreApplication::arguments());
    tst_SingleInstance test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_singleinstance.moc"
