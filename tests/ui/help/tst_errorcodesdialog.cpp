// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/errorcodesdialog.h"
#include "ui/help/policydialog.h"

#include "app/explain/explanation.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_ErrorCodesDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsAllCodesAndTheFirst();
    void findsByCodeAndByWords();
    void walksThroughTheListFromTheSearch();
    void opensAtACode();
    void saysEverythingAboutACode();
    void followsTheLanguage();
    void staysFluid();
    void closesByKeyboard();
    void copiesAPolicy();

private:
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the dialog has no %s", name);
        return found;
    }
    QString detail() const { return child<QTextBrowser>("errorCodeDetail")->toPlainText(); }
    QString currentCode() const
    {
        const QModelIndex index = child<QTreeView>("errorCodeList")->currentIndex();
        return index.siblingAtColumn(0).data().toString();
    }

    std::unique_ptr<ErrorCodesDialog> m_dialog;
};

void tst_ErrorCodesDialog::init()
{
    QLocale::setDefault(QLocale(u"en_US"_s));
    m_dialog = std::make_unique<ErrorCodesDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void tst_ErrorCodesDialog::cleanup()
{
    m_dialog.reset();
}

void tst_ErrorCodesDialog::showsAllCodesAndTheFirst()
{
    const QStringList codes = ExplanationCatalogue::instance().codes();
    QCOMPARE(child<QTreeView>("errorCodeList")->model()->rowCount(), codes.size());
    QCOMPARE(currentCode(), codes.first());
    QVERIFY(detail().contains(codes.first()));
    QVERIFY(child<QLabel>("errorCodeCount")->text().contains(QString::number(codes.size())));
}

void tst_ErrorCodesDialog::findsByCodeAndByWords()
{
    auto *search = child<QLineEdit>("searchErrorCodes");
    const auto *model = child<QTreeView>("errorCodeList")->model();
    QTest::keyClicks(search, u"functionversions"_s);
    QCOMPARE(currentCode(), u"LimitExceeded.FunctionVersions"_s);
    QVERIFY(detail().contains("LimitExceeded.FunctionVersions"_L1));
    search->setText(u"时钟"_s); // the window is in English; the words may be Chinese
    QVERIFY(model->rowCount() > 0 && model->rowCount() < 30);
    search->setText(u"zebra"_s);
    QCOMPARE(model->rowCount(), 0);
    QCOMPARE(detail(), u"No code has all of these words."_s);
    QVERIFY(!child<QPushButton>("copyErrorCodeLink")->isEnabled());
    search->clear();
    QVERIFY(!currentCode().isEmpty());
}

void tst_ErrorCodesDialog::walksThroughTheListFromTheSearch()
{
    auto *search = child<QLineEdit>("searchErrorCodes");
    const QStringList codes = ExplanationCatalogue::instance().codes();
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(currentCode(), codes.at(2));
    QTest::keyClick(search, Qt::Key_Up);
    QCOMPARE(currentCode(), codes.at(1));
    QVERIFY(detail().contains(codes.at(1)));
}

void tst_ErrorCodesDialog::opensAtACode()
{
    child<QLineEdit>("searchErrorCodes")->setText(u"zebra"_s);
    m_dialog->showCode(u"InvalidParameterValue.Handler"_s);
    QCOMPARE(currentCode(), u"InvalidParameterValue.Handler"_s);
    m_dialog->showCode(u"FailedOperation.Unheard"_s);
    QCOMPARE(currentCode(), u"FailedOperation"_s);
    m_dialog->showCode(u"<b>Unheard</b>"_s);
    QCOMPARE(currentCode(), u"FailedOperation"_s);
}

void tst_ErrorCodesDialog::saysEverythingAboutACode()
{
    const auto code = u"InvalidParameterValue.Handler"_s;
    m_dialog->showCode(code);
    const Explanation explanation = ExplanationCatalogue::instance().explain(
        {.kind = Error::Kind::Service, .code = code, .action = u"UpdateFunctionCode"_s}, u"en"_s);
    const QString text = detail().simplified();
    for (const QString &part :
         QStringList{explanation.title, explanation.meaning, explanation.live} + explanation.causes)
        QVERIFY2(text.contains(part.simplified()), qPrintable(part));
    QVERIFY(text.contains("Go to the Handler:"_L1));
    QTest::mouseClick(child<QPushButton>("copyErrorCodeLink"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(explanation.meaning));
}

void tst_ErrorCodesDialog::followsTheLanguage()
{
    m_dialog->showCode(u"InvalidParameterValue.Handler"_s);
    const QString english = detail();
    QLocale::setDefault(QLocale(u"zh_CN"_s));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_dialog.get(), &change);
    QCOMPARE(currentCode(), u"InvalidParameterValue.Handler"_s);
    QVERIFY(detail() != english);
    const QString title =
        ExplanationCatalogue::instance()
            .explain({.kind = Error::Kind::Service, .code = currentCode()}, u"zh_CN"_s)
            .title;
    QVERIFY(detail().startsWith(title));
}

void tst_ErrorCodesDialog::staysFluid()
{
    auto *search = child<QLineEdit>("searchErrorCodes");
    const auto words = u"the function was not found 函数"_s;
    qint64 slowest = 0;
    for (const QChar character : words) {
        QElapsedTimer time;
        time.start();
        search->insert(character);
        QCoreApplication::processEvents();
        slowest = qMax(slowest, time.elapsed());
    }
    qInfo() << "slowest key:" << slowest << "ms";
    QVERIFY(slowest < 100); // a bound for loaded machines; a frame is what it takes
}

void tst_ErrorCodesDialog::closesByKeyboard()
{
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_ErrorCodesDialog::copiesAPolicy()
{
    PolicyDialog dialog(u"UpdateFunctionCode"_s, u"{ policy }"_s);
    dialog.show();
    QCOMPARE(dialog.findChild<QPlainTextEdit *>(u"policyText"_s)->toPlainText(), u"{ policy }"_s);
    QTest::keyClick(dialog.findChild<QPushButton *>(u"copyPolicyLink"_s), Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"{ policy }"_s);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(tst_ErrorCodesDialog)
#include "tst_errorcodesdialog.moc"
