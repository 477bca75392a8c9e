// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"
#include "ui/common/accessibility.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

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

private:
    QStringList m_heard;
};

void tst_Announcements::init()
{
    m_heard.clear();
    setAnnouncementListener([this](const QString &sentence) { m_heard += sentence; });
}

void tst_Announcements::cleanup()
{
    setAnnouncementListener({});
}

void tst_Announcements::saysTheStepsAndTheResult()
{
    Stage stage;
    QVERIFY(stage.work());
    m_heard.clear();
    QVERIFY(stage.update());
    QStringList order;
    for (const QString &sentence :
         {u"Updating hello-world…"_s, u"Check"_s, u"Package"_s, u"Update"_s, u"Wait until Active"_s,
          u"Verify"_s, u"hello-world is live"_s}) {
        QVERIFY2(m_heard.contains(sentence),
                 qPrintable(sentence + u" in "_s + m_heard.join(u" | "_s)));
        QCOMPARE(m_heard.count(sentence), 1);
        order += sentence;
    }
    QStringList inOrder = m_heard;
    inOrder.removeIf([&order](const QString &sentence) { return !order.contains(sentence); });
    QCOMPARE(inOrder, order);
}

void tst_Announcements::saysAFailure()
{
    Stage stage;
    QVERIFY(stage.work());
    stage.services().makeNextRequestFail(u"UnauthorizedOperation.CAM"_s, u"UpdateFunctionCode"_s);
    m_heard.clear();
    QVERIFY(stage.update());
    const QString title = stage.child<QLabel>("resultTitle")->text();
    QVERIFY(!title.isEmpty());
    QVERIFY2(m_heard.contains(title), qPrintable(m_heard.join(u" | "_s)));
}

void tst_Announcements::saysWhatTheChecksFound()
{
    Stage stage;
    QVERIFY(stage.work());
    m_heard.clear();
    stage.child<QLineEdit>("handlerField")->setText(u"index.missing"_s);
    QTRY_VERIFY2(m_heard.filter(u"1 error"_s).size() == 1, qPrintable(m_heard.join(u" | "_s)));
}

void tst_Announcements::saysWhatASearchHasFound()
{
    Stage stage;
    QVERIFY(stage.work());
    m_heard.clear();
    auto *search = stage.child<QLineEdit>("searchFunctions");
    search->setFocus();
    QTest::keyClicks(search, u"hello"_s);
    QTRY_VERIFY2(m_heard.filter(u"shown"_s).size() == 1, qPrintable(m_heard.join(u" | "_s)));
    QVERIFY(m_heard.filter(u"shown"_s).first().startsWith("1 of"_L1));
}

void tst_Announcements::saysNothingTwice()
{
    Stage stage;
    QVERIFY(stage.work());
    QTest::qWait(800);
    m_heard.clear();
    QTest::keyClick(stage.window(), Qt::Key_F5); // the same again
    QTest::qWait(800);
    QVERIFY2(m_heard.filter(u"passed"_s).isEmpty(), qPrintable(m_heard.join(u" | "_s)));
}

QTEST_MAIN(tst_Announcements)
#include "tst_announcements.moc"
