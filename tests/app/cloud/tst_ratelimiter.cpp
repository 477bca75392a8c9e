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
        QCOMPARE(limiter.reserve(u"A"_s, 500), 0);
    QCOMPARE(limiter.reserve(u"A"_s, 500), 1'000);
    QCOMPARE(limiter.reserve(u"A"_s, 600), 900);
    QCOMPARE(limiter.reserve(u"A"_s, 5'000), 0);
}

void tst_RateLimiter::neverExceedsTheLimitInAnySecond()
{
    constexpr int limit = 100;
    RateLimiter limiter(limit);
    QList<qint64> places;
    quint32 state = 3;
    qint64 now = 0;
    for (int i = 0; i < 2'000; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        now += (state >> 16) % 12;
        places += now + limiter.reserve(u"A"_s, now);
    }
    for (int i = limit; i < places.size(); ++i)
        QVERIFY(places.at(i) - places.at(i - limit) >= 1'000);
}

void tst_RateLimiter::countsEachActionForItself()
{
    RateLimiter limiter(1);
    QCOMPARE(limiter.reserve(u"A"_s, 0), 0);
    QCOMPARE(limiter.reserve(u"B"_s, 0), 0);
    QVERIFY(limiter.reserve(u"A"_s, 1) > 0);
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_ratelimiter.moc"
