// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowplace.h"

#include <QTest>

using namespace Scf;

class tst_WindowPlace : public QObject
{
    Q_OBJECT

private slots:
    void showsTheWindow_data();
    void showsTheWindow();
    void alwaysLeavesSomethingToTakeHoldOf();
};

void tst_WindowPlace::showsTheWindow_data()
{
    const QRect laptop(0, 0, 1280, 800);
    const QRect right(1280, 0, 1920, 1080);
    const QRect above(0, -1080, 1920, 1080);
    QTest::addColumn<QRect>("frame");
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<QRect>("place");
    QTest::newRow("where it was") << QRect(100, 50, 1000, 700) << QList{laptop}
                                  << QRect(100, 50, 1000, 700);
    QTest::newRow("on the second screen")
        << QRect(1500, 50, 1000, 700) << QList{laptop, right} << QRect(1500, 50, 1000, 700);
    QTest::newRow("its screen is gone")
        << QRect(1500, 50, 1000, 700) << QList{laptop} << QRect(280, 50, 1000, 700);
    QTest::newRow("the screen above is gone")
        << QRect(200, -900, 1000, 700) << QList{laptop} << QRect(200, 0, 1000, 700);
    QTest::newRow("the nearest of two")
        << QRect(4000, 100, 800, 600) << QList{laptop, right} << QRect(2400, 100, 800, 600);
    QTest::newRow("the title bar is above the screen")
        << QRect(100, -40, 800, 600) << QList{laptop} << QRect(100, 0, 800, 600);
    QTest::newRow("a title bar on the screen above")
        << QRect(100, -40, 800, 600) << QList{laptop, above} << QRect(100, -40, 800, 600);
    QTest::newRow("partly beyond the edge, as somebody put it")
        << QRect(900, 300, 800, 450) << QList{laptop} << QRect(900, 300, 800, 450);
    QTest::newRow("hardly anything left")
        << QRect(1240, 300, 800, 450) << QList{laptop} << QRect(480, 300, 800, 450);
    QTest::newRow("larger than the screen")
        << QRect(1500, 0, 1900, 1000) << QList{laptop} << laptop;
    QTest::newRow("no screens") << QRect(5, 6, 7, 8) << QList<QRect>{} << QRect(5, 6, 7, 8);
}

void tst_WindowPlace::showsTheWindow()
{
    QFETCH(const QRect, frame);
    QFETCH(const QList<QRect>, screens);
    QTEST(visiblePlace(frame, screens), "place");
}

void tst_WindowPlace::alwaysLeavesSomethingToTakeHoldOf()
{
    const QList<QRect> screens{{0, 24, 1280, 776}, {1280, -200, 1024, 768}};
    for (int x = -3000; x <= 5000; x += 170) {
        for (int y = -2000; y <= 3000; y += 130) {
            const QRect place = visiblePlace({x, y, 900, 600}, screens);
            const QRect bar(place.topLeft(), QSize(place.width(), 24));
            const bool isSeen =
                (bar & screens[0]).width() >= 120 || (bar & screens[1]).width() >= 120;
            QVERIFY2(isSeen, qPrintable(QStringLiteral("%1 %2").arg(x).arg(y)));
            QCOMPARE(visiblePlace(place, screens), place);
        }
    }
}

QTEST_APPLESS_MAIN(tst_WindowPlace)
#include "tst_windowplace.moc"
