// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/steppedcheck.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;
using State = CheckStep::State;

namespace {

//! Three steps that end as the test says; by themselves they end at once.
class ThreeSteps : public SteppedCheck
{
public:
    using SteppedCheck::end;
    using SteppedCheck::endCheck;
    using SteppedCheck::scope;

    ThreeSteps()
        : SteppedCheck(3, nullptr)
    { }

    //! What the step of this index does.
    std::function<void(int)> work = [this](int) { end(State::Passed, u"done"_s); };

protected:
    void runStep(int index) override { work(index); }
};

//! A letter a step: waiting, running, (P)assed, (W)arning, (F)ailed, (U)nknown.
QByteArray states(const SteppedCheck &check)
{
    QByteArray letters;
    for (const CheckStep &step : check.steps())
        letters += "wrPWFU"[int(step.state)];
    return letters;
}

} // namespace

//! What the class promises, whatever a step does.
class tst_SteppedCheck : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void tellsEachChangeInOrder();
    void goesOnAfterAFailure();
    void givesUpWhatIsBehind();
    void ignoresWhatComesLate();
    void dropsWhatAStepWaitsFor();
    void cancelsAtOnceAndEndsLater();
    void cancelsNothingBeforeAndAfter();
    void cancelsFromEachSlot_data();
    void cancelsFromEachSlot();
    void isSilentOnceItIsDeleted();

private:
    std::unique_ptr<ThreeSteps> m_check;
    //! States after each change, and where `finished` came.
    QByteArrayList m_heard;
};

void tst_SteppedCheck::init()
{
    m_check = std::make_unique<ThreeSteps>();
    m_heard.clear();
    connect(m_check.get(), &SteppedCheck::stepChanged, this,
            [this] { m_heard.append(states(*m_check)); });
    connect(m_check.get(), &SteppedCheck::finished, this, [this] { m_heard.append("finished"); });
}

void tst_SteppedCheck::tellsEachChangeInOrder()
{
    QCOMPARE(states(*m_check), QByteArray("www"));
    QVERIFY(m_check->startedAt().isNull());
    m_check->start();
    m_check->start(); // changes nothing
    QVERIFY(m_heard.isEmpty());
    QVERIFY(m_check->startedAt().isValid());
    QTRY_COMPARE(m_heard.value(m_heard.size() - 1), QByteArray("finished"));
    QTest::qWait(20);
    QCOMPARE(m_heard.join(' '), QByteArray("rww Pww Prw PPw PPr PPP finished"));
    QVERIFY(m_check->isFinished());
    QCOMPARE(m_check->steps().at(2).result, u"done"_s);
}

void tst_SteppedCheck::goesOnAfterAFailure()
{
    m_check->work = [this](int) {
        QTimer::singleShot(2, m_check->scope(), [this] {
            m_check->end(State::Failed, u"no"_s, Error{.code = u"Some"_s});
        });
    };
    m_check->start();
    QTRY_VERIFY(m_heard.contains("finished"));
    QCOMPARE(states(*m_check), QByteArray("FFF"));
    QCOMPARE(m_check->steps().at(1).error->code, u"Some"_s);
    QVERIFY(m_check->steps().at(1).milliseconds > 0);
}

void tst_SteppedCheck::givesUpWhatIsBehind()
{
    m_check->work = [this](int) { m_check->endCheck(State::Failed, u"no"_s, {}, u"why"_s); };
    m_check->start();
    QTRY_VERIFY(m_heard.contains("finished"));
    QCOMPARE(m_heard.join(' '), QByteArray("rww Fww FUw FUU finished"));
    QCOMPARE(m_check->steps().at(0).result, u"no"_s);
    QCOMPARE(m_check->steps().at(2).result, u"why"_s);
}

void tst_SteppedCheck::ignoresWhatComesLate()
{
    m_check->work = [this](int) {
        m_check->end(State::Warning, u"first"_s);
        m_check->end(State::Failed, u"second"_s);
        m_check->endCheck(State::Failed, u"third"_s, {}, u"why"_s);
    };
    m_check->start();
    QTRY_VERIFY(m_heard.contains("finished"));
    QCOMPARE(states(*m_check), QByteArray("WWW"));
    QCOMPARE(m_check->steps().at(0).result, u"first"_s);
}

void tst_SteppedCheck::dropsWhatAStepWaitsFor()
{
    QPointer<QObject> scope;
    m_check->work = [&](int index) {
        if (index == 0)
            scope = m_check->scope();
        m_check->end(State::Passed, {});
        QVERIFY(scope); // whoever calls may be one of those that go
    };
    m_check->start();
    QTRY_VERIFY(!scope);
}

void tst_SteppedCheck::cancelsAtOnceAndEndsLater()
{
    QPointer<QObject> scope;
    m_check->work = [&](int) { scope = m_check->scope(); };
    m_check->start();
    QTRY_VERIFY(scope);
    m_check->cancel();
    m_check->cancel(); // changes nothing
    QCOMPARE(states(*m_check), QByteArray("UUU"));
    QCOMPARE(m_check->steps().at(0).result, u"Cancelled."_s);
    QVERIFY(!m_heard.contains("finished"));
    m_check->end(State::Passed, u"late"_s);
    QTRY_VERIFY(!scope);
    QTest::qWait(20);
    QCOMPARE(m_heard.join(' '), QByteArray("rww Uww UUw UUU finished"));
}

void tst_SteppedCheck::cancelsNothingBeforeAndAfter()
{
    m_check->cancel();
    QCOMPARE(states(*m_check), QByteArray("www"));
    m_check->start();
    QTRY_VERIFY(m_heard.contains("finished"));
    m_check->cancel();
    m_check->start();
    QTest::qWait(20);
    QCOMPARE(states(*m_check), QByteArray("PPP"));
    QCOMPARE(m_heard.count("finished"), 1);
}

void tst_SteppedCheck::cancelsFromEachSlot_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("first begins") << QByteArray("rww") << QByteArray("UUU");
    QTest::newRow("first ended") << QByteArray("Pww") << QByteArray("PUU");
    QTest::newRow("second begins") << QByteArray("Prw") << QByteArray("PUU");
    QTest::newRow("last begins") << QByteArray("PPr") << QByteArray("PPU");
    QTest::newRow("last ended") << QByteArray("PPP") << QByteArray("PPP");
}

void tst_SteppedCheck::cancelsFromEachSlot()
{
    QFETCH(const QByteArray, when);
    QFETCH(const QByteArray, expected);
    connect(m_check.get(), &SteppedCheck::stepChanged, this, [&] {
        if (states(*m_check) == when)
            m_check->cancel();
    });
    m_check->start();
    QTRY_VERIFY(m_heard.contains("finished"));
    QTest::qWait(20);
    QCOMPARE(states(*m_check), expected);
    QCOMPARE(m_heard.count("finished"), 1);
    QCOMPARE(m_heard.last(), QByteArray("finished"));
}

void tst_SteppedCheck::isSilentOnceItIsDeleted()
{
    m_check->work = [this](int) {
        // As a socket that is closed by going.
        auto *inScope = new QObject(m_check->scope());
        connect(inScope, &QObject::destroyed, m_check->scope(),
                [this] { m_heard.append("called"); });
    };
    m_check->start();
    QTRY_COMPARE(states(*m_check), QByteArray("rww"));
    m_heard.clear();
    m_check.reset();
    QTest::qWait(20);
    QCOMPARE(m_heard, QByteArrayList());
}

QTEST_GUILESS_MAIN(tst_SteppedCheck)
#include "tst_steppedcheck.moc"
