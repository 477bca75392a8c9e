// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/ratelimiter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_RateLimiter : public QObject
{
    Q_OBJECT

private slots:
    void letsABurstPassUpToTheLimit();
    void neverExceedsTheLimitInAnySecond();
    void countsEachActionForItself();
};

void tst_RateLimiter::letsABurstPassUpToTheLimit()
{
    RateLimiter limiter(3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(limiter.tryTake(u"A"_s, 500), 0);
    QCOMPARE(limiter.tryTake(u"A"_s, 500), 1'001);
    QCOMPARE(limiter.tryTake(u"A"_s, 600), 901);
    QCOMPARE(limiter.tryTake(u"A"_s, 1'501), 0);
}

void tst_RateLimiter::neverExceedsTheLimitInAnySecond()
{
    constexpr int limit = 100;
    RateLimiter limiter(limit);
    QList<qint64> places;
    quint32 state = 3;
    qint64 now = 0;
    while (places.size() < 2'000) {
        // Waits, and now and then stands still for a while, as a busy program does.
        state = state * 1'664'525 + 1'013'904'223;
        now += (state >> 16) % 40 == 0 ? 700 : (state >> 16) % 12;
        const qint64 untilFree = limiter.tryTake(u"A"_s, now);
        if (untilFree == 0)
            places += now;
        else
            now += untilFree + (state >> 24) % 3;
    }
    for (int i = limit; i < places.size(); ++i)
        QVERIFY(places.at(i) - places.at(i - limit) > 1'000);
}

void tst_RateLimiter::countsEachActionForItself()
{
    RateLimiter limiter(1);
    QCOMPARE(limiter.tryTake(u"A"_s, 0), 0);
    QCOMPARE(limiter.tryTake(u"B"_s, 0), 0);
    QVERIFY(limiter.tryTake(u"A"_s, 1) > 0);
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_ratelimiter.moc"
