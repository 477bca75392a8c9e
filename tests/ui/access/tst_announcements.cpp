// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

QStringList heard;

// What a screen reader would say: alerts with the description of their widget, or announcements.
void hear(QAccessibleEvent *event)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    if (event->type() == QAccessible::Announcement)
        heard += static_cast<QAccessibleAnnouncementEvent *>(event)->message();
#endif
    if (event->type() == QAccessible::Alert && event->accessibleInterface())
        heard += event->accessibleInterface()->text(QAccessible::Description);
}

} // namespace

//! What changes without the focus is said all the same.
class tst_Announcements : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void saysTheStepsAndTheResult();
    void saysAFailure();
    void saysWhatTheChecksFound();
    void saysWhatASearchHasFound();
    void saysNothingTwice();
};

void tst_Announcements::init()
{
    QAccessible::setActive(true);
    QAccessible::installUpdateHandler(hear);
    heard.clear();
}

void tst_Announcements::cleanup()
{
    QAccessible::installUpdateHandler(nullptr);
    QAccessible::setActive(false);
}

void tst_Announcements::saysTheStepsAndTheResult()
{
    Stage stage;
    QVERIFY(stage.work());
    heard.clear();
    QVERIFY(stage.update());
    QStringList order;
    for (const QString &sentence :
         {u"Updating hello-world…"_s, u"Check"_s, u"Package"_s, u"Update"_s, u"Wait until Active"_s,
          u"Verify"_s, u"hello-world is live"_s}) {
        QVERIFY2(heard.contains(sentence), qPrintable(sentence + u" in "_s + heard.join(u" | "_s)));
        QCOMPARE(heard.count(sentence), 1);
        order += sentence;
    }
    QStringList inOrder = heard;
    inOrder.removeIf([&order](const QString &sentence) { return !order.contains(sentence); });
    QCOMPARE(inOrder, order);
}

void tst_Announcements::saysAFailure()
{
    Stage stage;
    QVERIFY(stage.work());
    stage.services().makeNextRequestFail(u"UnauthorizedOperation.CAM"_s, u"UpdateFunctionCode"_s);
    heard.clear();
    QVERIFY(stage.update());
    const QString title = stage.child<QLabel>("resultTitle")->text();
    QVERIFY(!title.isEmpty());
    QVERIFY2(heard.contains(title), qPrintable(heard.join(u" | "_s)));
}

void tst_Announcements::saysWhatTheChecksFound()
{
    Stage stage;
    QVERIFY(stage.work());
    heard.clear();
    stage.child<QLineEdit>("handlerField")->setText(u"index.missing"_s);
    QTRY_VERIFY2(heard.filter(u"1 error"_s).size() == 1, qPrintable(heard.join(u" | "_s)));
}

void tst_Announcements::saysWhatASearchHasFound()
{
    Stage stage;
    QVERIFY(stage.work());
    heard.clear();
    auto *search = stage.child<QLineEdit>("searchFunctions");
    search->setFocus();
    QTest::keyClicks(search, u"hello"_s);
    QTRY_VERIFY2(heard.filter(u"shown"_s).size() == 1, qPrintable(heard.join(u" | "_s)));
    QVERIFY(heard.filter(u"shown"_s).first().startsWith("1 of"_L1));
}

void tst_Announcements::saysNothingTwice()
{
    Stage stage;
    QVERIFY(stage.work());
    QTest::qWait(800);
    heard.clear();
    QTest::keyClick(stage.window(), Qt::Key_F5); // the same again
    QTest::qWait(800);
    QVERIFY2(heard.filter(u"passed"_s).isEmpty(), qPrintable(heard.join(u" | "_s)));
}

QTEST_MAIN(tst_Announcements)
#include "tst_announcements.moc"
