// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/clockcorrection.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/cosrequests.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

//! What is learned of the service's clock, by a machine's clock that the test turns.
class tst_ClockCorrection : public QObject
{
    Q_OBJECT

private slots:
    void learns_data();
    void learns();
    void tellsOnce();
    void trustsAClockThatIsRightAgain();
    void takesNoDelayForASkew();
    void takesNoSleepForASkew();
    void followsAClockThatIsSetBack();
    void sharesWhatAClientLearned_data();
    void sharesWhatAClientLearned();

private:
    static constexpr qint64 noon = 1'800'000'000;

    qint64 m_machine = noon;
    ClockCorrection m_correction{[this] { return m_machine; }};
};

void tst_ClockCorrection::learns_data()
{
    QTest::addColumn<qint64>("skew");
    QTest::addColumn<qint64>("offset");
    QTest::newRow("right") << qint64(0) << qint64(0);
    QTest::newRow("a little ahead") << qint64(29) << qint64(0);
    QTest::newRow("a little behind") << qint64(-29) << qint64(0);
    QTest::newRow("ahead") << qint64(40) << qint64(40);
    QTest::newRow("an hour behind") << qint64(-3'600) << qint64(-3'599); // took less than a second
    QTest::newRow("years ahead") << qint64(400'000'000) << qint64(400'000'000);
}

void tst_ClockCorrection::learns()
{
    QFETCH(const qint64, skew);
    QFETCH(const qint64, offset);
    ClockCorrection correction([this] { return m_machine; });
    correction.learn(m_machine + skew, correction.begin());
    QCOMPARE(correction.offset(), offset);
    QCOMPARE(correction.now(), m_machine + offset);
    QVERIFY(qAbs(*correction.measuredSkew() - skew) <= 1);
}

void tst_ClockCorrection::tellsOnce()
{
    ClockCorrection correction([this] { return m_machine; });
    QSignalSpy found(&correction, &ClockCorrection::skewFound);
    correction.learn(m_machine + 20, correction.begin());
    QCOMPARE(found.count(), 0);
    correction.learn(m_machine + 900, correction.begin());
    QCOMPARE(found.count(), 1);
    QCOMPARE(found.at(0).at(0).toLongLong(), 900);
    correction.learn(m_machine + 900, correction.begin());
    correction.learn(m_machine + 1'800, correction.begin());
    QCOMPARE(found.count(), 1);
    QCOMPARE(correction.offset(), 1'800);
}

void tst_ClockCorrection::trustsAClockThatIsRightAgain()
{
    ClockCorrection correction([this] { return m_machine; });
    correction.learn(m_machine + 900, correction.begin());
    QCOMPARE(correction.offset(), 900);
    correction.learn(m_machine + 5, correction.begin());
    QCOMPARE(correction.offset(), 0);
}

void tst_ClockCorrection::takesNoDelayForASkew()
{
    ClockCorrection correction([this] { return m_machine; });
    const ClockCorrection::Moment asked = correction.begin();
    m_machine += 400; // a long answer: its Date stood at its head
    correction.learn(m_machine - 399, asked);
    QCOMPARE(correction.offset(), 0);
    // Nor is a correction given up for one.
    correction.setOffset(900);
    const ClockCorrection::Moment again = correction.begin();
    m_machine += 400;
    correction.learn(m_machine + 900 - 399, again);
    QCOMPARE(correction.offset(), 900);
}

void tst_ClockCorrection::takesNoSleepForASkew()
{
    // The steady clock stands still while the machine sleeps, the other one goes on.
    ClockCorrection correction([this] { return m_machine; });
    QSignalSpy found(&correction, &ClockCorrection::skewFound);
    const ClockCorrection::Moment asked = correction.begin();
    m_machine += 8 * 3'600;
    correction.learn(m_machine - 8 * 3'600, asked);
    QCOMPARE(correction.offset(), 0);
    QCOMPARE(found.count(), 0);
}

void tst_ClockCorrection::followsAClockThatIsSetBack()
{
    ClockCorrection correction([this] { return m_machine; });
    const ClockCorrection::Moment asked = correction.begin();
    const qint64 service = m_machine;
    m_machine -= 3'600;
    correction.learn(service, asked);
    QCOMPARE(correction.offset(), 3'600);
    QCOMPARE(correction.now(), service);
}

void tst_ClockCorrection::sharesWhatAClientLearned_data()
{
    QTest::addColumn<bool>("cosFirst");
    QTest::newRow("the API, then COS") << false;
    QTest::newRow("COS, then the API") << true;
}

void tst_ClockCorrection::sharesWhatAClientLearned()
{
    QFETCH(const bool, cosFirst);
    DemoCloud cloud{DemoOptions{}};
    QVERIFY(cloud.start());
    const Account account{.kind = Account::Kind::Demo,
                          .endpoint = Endpoint::fromUserInput(cloud.endpointUrl()).value(),
                          .credential = cloud.credential()};
    // Two hours slow: every signature by it alone is refused.
    const auto correction = std::make_shared<ClockCorrection>(
        [] { return QDateTime::currentSecsSinceEpoch() - 7'200; });
    const NetworkAccess network = makeNetwork();
    ApiClient api(network.get(), ClientPolicy{.firstBackoffMs = 10});
    CosClient cos(network.get(), CosPolicy{.firstBackoffMs = 10});
    api.setAccount(account);
    cos.setAccount(account);
    api.setClockCorrection(correction);
    cos.setClockCorrection(correction);
    QSignalSpy apiCalls(&api, &ApiClient::callFinished);
    QSignalSpy cosCalls(&cos, &CosClient::callFinished);
    QSignalSpy found(correction.get(), &ClockCorrection::skewFound);

    const auto askApi = [&] {
        int answers = 0;
        api.send(ListFunctionsRequest{.region = u"ap-guangzhou"_s, .space = u"default"_s}, this,
                 [&](const Result<ListFunctionsResponse> &list) {
                     QVERIFY2(list, list ? "" : qPrintable(list.error().code));
                     ++answers;
                 });
        QTRY_COMPARE(answers, 1);
    };
    const auto askCos = [&] {
        int answers = 0;
        cos.send(Cos::GetService{}, this, [&](const auto &buckets) {
            QVERIFY2(buckets, buckets ? "" : qPrintable(buckets.error().code));
            ++answers;
        });
        QTRY_COMPARE(answers, 1);
    };
    if (cosFirst) {
        askCos();
        askApi();
    } else {
        askApi();
        askCos();
    }
    // Only the first one had to be refused to learn.
    QTRY_COMPARE(apiCalls.count(), cosFirst ? 1 : 2);
    QTRY_COMPARE(cosCalls.count(), cosFirst ? 2 : 1);
    QCOMPARE(found.count(), 1);
    QVERIFY(qAbs(correction->offset() - 7'200) <= 2);
}

QTEST_GUILESS_MAIN(tst_ClockCorrection)
#include "tst_clockcorrection.moc"
