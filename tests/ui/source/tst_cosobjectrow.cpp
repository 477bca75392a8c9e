// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/cosregionbox.h"
#include "ui/common/theme.h"
#include "ui/source/cosobjectrow.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_CosObjectRow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }
    void init();
    void cleanup() { m_row.reset(); }

    void understandsWhatIsPasted_data();
    void understandsWhatIsPasted();
    void asksForTheRegionThatTheTextDoesNotTell();
    void tellsTheTwoRegionsOfBeijingApart();
    void showsWhatIsSentToScf();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void showsALocationThatIsGiven();
    void tellsEachChangeOnce();
    void followsATextThatNobodyTyped();
    void asksToBrowse();

private:
    QString text(const QString &name) const { return m_row->findChild<QLabel *>(name)->text(); }
    QString understood() const { return text(u"cosObjectUnderstood"_s); }
    QString sent() const { return text(u"cosObjectSent"_s); }
    QString problem() const { return text(u"cosObjectProblem"_s); }

    std::unique_ptr<CosObjectRow> m_row;
    QLineEdit *m_edit = nullptr;
    CosRegionBox *m_region = nullptr;
};

void tst_CosObjectRow::init()
{
    m_row = std::make_unique<CosObjectRow>();
    m_edit = m_row->findChild<QLineEdit *>(u"cosObject"_s);
    m_region = m_row->findChild<CosRegionBox *>();
    m_row->show();
    m_row->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_row.get()));
}

void tst_CosObjectRow::understandsWhatIsPasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("region"); // empty: the text does not tell it
    QTest::newRow("cos") << u"cos://deploy-1250000000/releases/a b.zip"_s << QString();
    QTest::newRow("https")
        << u" https://deploy-1250000000.cos.ap-guangzhou.myqcloud.com/releases/a%20b.zip?sign=1 "_s
        << u"ap-guangzhou"_s;
    QTest::newRow("back-up domain")
        << u"https://deploy-1250000000.cos.ap-beijing-1.tencentcos.cn/releases/a%20b.zip"_s
        << u"ap-beijing-1"_s;
    QTest::newRow("console")
        << u"https://console.cloud.tencent.com/cos/bucket?bucket=deploy-1250000000&region=ap-tokyo&path=%2Freleases%2Fa%20b.zip"_s
        << u"ap-tokyo"_s;
}

void tst_CosObjectRow::understandsWhatIsPasted()
{
    QFETCH(QString, text);
    QFETCH(QString, region);
    m_edit->setFocus();
    m_edit->setText(text);
    const CosLocation expected{{u"deploy-1250000000"_s, region}, u"releases/a b.zip"_s};
    QCOMPARE(m_row->location(), expected);
    QCOMPARE(m_region->region(), region);
    QCOMPARE(m_region->isEnabled(), region.isEmpty());
    QCOMPARE(problem().isEmpty(), !region.isEmpty());
    QCOMPARE(understood(),
             region.isEmpty() ? QString() : u"releases/a b.zip in deploy-1250000000"_s);
}

void tst_CosObjectRow::asksForTheRegionThatTheTextDoesNotTell()
{
    m_edit->setText(u"cos://deploy-1250000000/a.zip"_s);
    QVERIFY(problem().contains(u"region"_s));
    QVERIFY(sent().isEmpty());
    QSignalSpy changed(m_row.get(), &CosObjectRow::locationChanged);
    m_region->setFocus();
    m_region->lineEdit()->selectAll();
    QTest::keyClicks(m_region->lineEdit(), u"singapore"_s);
    QTest::keyClick(m_region->lineEdit(), Qt::Key_Return);
    QCOMPARE(m_row->location().bucket.region, u"ap-singapore"_s);
    QVERIFY(changed.count() >= 1);
    QVERIFY(!sent().isEmpty());
    // The choice stays for the next address that does not tell.
    m_edit->setText(u"https://x-1250000000.cos.ap-seoul.myqcloud.com/b.zip"_s);
    QCOMPARE(m_row->location().bucket.region, u"ap-seoul"_s);
    m_edit->setText(u"cos://deploy-1250000000/b.zip"_s);
    QCOMPARE(m_row->location().bucket.region, u"ap-singapore"_s);
    m_region->lineEdit()->setText(u"xx-nowhere-9"_s); // the set of regions is open
    m_region->clearFocus();
    QCOMPARE(m_row->location().bucket.region, u"xx-nowhere-9"_s);
}

void tst_CosObjectRow::tellsTheTwoRegionsOfBeijingApart()
{
    m_edit->setText(u"cos://deploy-1250000000/a.zip"_s);
    for (const QString &region : {u"ap-beijing"_s, u"ap-beijing-1"_s}) {
        const int index = m_region->findData(region);
        QVERIFY(index >= 0);
        m_region->setCurrentIndex(index);
        emit m_region->activated(index);
        QCOMPARE(m_row->location().bucket.region, region);
        QVERIFY(sent().endsWith(region));
    }
}

void tst_CosObjectRow::showsWhatIsSentToScf()
{
    m_row->setLocation({{u"my-code-1250000000"_s, u"ap-guangzhou"_s}, u"部署/a+b.zip"_s});
    QVERIFY(sent().contains(u"CosBucketName my-code "_s));
    QVERIFY(sent().contains(u"CosObjectName /部署/a+b.zip "_s));
    QVERIFY(sent().contains(u"CosBucketRegion ap-guangzhou"_s));
}

void tst_CosObjectRow::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bucket");
    QTest::newRow("no address") << u"releases/a.zip"_s << QString();
    QTest::newRow("no APPID") << u"cos://deploy/a.zip"_s << QString();
    QTest::newRow("somebody else's") << u"https://example.com/a.zip"_s << QString();
    QTest::newRow("a bucket") << u"cos://deploy-1250000000"_s << u"deploy-1250000000"_s;
    QTest::newRow("a prefix") << u"cos://deploy-1250000000/releases/"_s << u"deploy-1250000000"_s;
}

void tst_CosObjectRow::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, bucket);
    m_edit->setText(text);
    QCOMPARE(m_row->location().bucket.name, bucket);
    QVERIFY(!problem().isEmpty());
    QVERIFY(understood().isEmpty());
    QVERIFY(sent().isEmpty());
    m_edit->clear();
    QVERIFY(problem().isEmpty());
    QCOMPARE(m_row->location(), CosLocation{});
}

void tst_CosObjectRow::showsALocationThatIsGiven()
{
    const CosLocation place{{u"deploy-1250000000"_s, u"ap-nowhere-7"_s}, u"100%25 #?.zip"_s};
    m_row->setLocation(place);
    QCOMPARE(m_row->location(), place);
    QCOMPARE(m_edit->text(), u"cos://deploy-1250000000/100%25 #?.zip"_s);
    QCOMPARE(m_region->region(), u"ap-nowhere-7"_s);
    CosLocation other = place;
    other.bucket.region = u"ap-seoul"_s; // the same text
    m_row->setLocation(other);
    QCOMPARE(m_row->location(), other);
    m_row->setLocation({});
    QCOMPARE(m_row->location(), CosLocation{});
    QVERIFY(m_edit->text().isEmpty());
}

void tst_CosObjectRow::tellsEachChangeOnce()
{
    QSignalSpy changed(m_row.get(), &CosObjectRow::locationChanged);
    m_row->setLocation({{u"deploy-1250000000"_s, u"ap-seoul"_s}, u"a.zip"_s});
    QCOMPARE(changed.count(), 1);
    m_row->setLocation(m_row->location());
    QCOMPARE(changed.count(), 1);
    m_edit->setText(u"  "_s + m_edit->text());
    QCOMPARE(changed.count(), 1); // another text, the same object
    m_edit->setText(u"nothing"_s);
    QCOMPARE(changed.count(), 2);
    m_edit->setText(u"nothing of the kind"_s);
    QCOMPARE(changed.count(), 2);
}

void tst_CosObjectRow::followsATextThatNobodyTyped()
{
    // As over the accessibility bus: no focus, no key, textChanged alone.
    m_edit->setText(u"cos://deploy-1250000000/a.zip"_s);
    m_region->lineEdit()->setText(u"Beijing Zone 1 · ap-beijing-1"_s);
    QCOMPARE(m_row->location(),
             CosLocation({{u"deploy-1250000000"_s, u"ap-beijing-1"_s}, u"a.zip"_s}));
    m_region->lineEdit()->setText(u"ap-shanghai"_s);
    QCOMPARE(m_row->location().bucket.region, u"ap-shanghai"_s);
}

void tst_CosObjectRow::asksToBrowse()
{
    QSignalSpy asked(m_row.get(), &CosObjectRow::browseRequested);
    auto *button = m_row->findChild<QPushButton *>(u"browseCosButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    m_edit->setFocus();
    for (int i = 0; i < 4 && !button->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(asked.count(), 2);
}

QTEST_MAIN(tst_CosObjectRow)
#include "tst_cosobjectrow.moc"
