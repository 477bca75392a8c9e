// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/componentmodel.h"
#include "ui/help/licencesdialog.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_LicencesDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void knowsEveryComponent();
    void keepsTheModelsPromises();
    void showsTheLicenceOfTheChosenOne();
    void followsTheLanguage();
    void namesEveryControl();

private:
    QTreeView *list() const { return m_dialog->findChild<QTreeView *>(u"componentList"_s); }
    QString text() const
    {
        return m_dialog->findChild<QPlainTextEdit *>(u"licenceText"_s)->toPlainText();
    }

    std::unique_ptr<LicencesDialog> m_dialog;
};

void tst_LicencesDialog::init()
{
    m_dialog = std::make_unique<LicencesDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void tst_LicencesDialog::cleanup()
{
    m_dialog.reset();
}

void tst_LicencesDialog::knowsEveryComponent()
{
    const ComponentModel model;
    QCOMPARE(model.componentAt(0).name, u"SCF Desktop"_s);
    QCOMPARE(model.componentAt(0).version, QStringLiteral(SCF_VERSION));
    bool hasQt = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        const Component component = model.componentAt(row);
        const QByteArray name = component.name.toUtf8();
        QVERIFY2(!component.name.isEmpty(), "a component without a name");
        // Written by the build system: nothing of its own notation may be left.
        QVERIFY2(!component.version.contains(u'@'), name);
        QVERIFY2(component.version.isEmpty() || component.version.at(0).isDigit(), name);
        QVERIFY2(!component.licence.isEmpty() && !component.copyright.isEmpty(), name);
        QVERIFY2(component.homepage.startsWith("https://"_L1), name);
        QVERIFY2(!component.texts.isEmpty(), name);
        // Every text is there, and none is cut off: the shortest has 900 letters.
        const QStringList parts = model.licenceOf(row).split(QString(72, u'_'));
        QCOMPARE(parts.size(), 1 + component.texts.size());
        for (const QString &part : parts.mid(1))
            QVERIFY2(part.size() > 800, name);
        hasQt = hasQt || (component.name == "Qt"_L1 && component.version.startsWith("6."_L1));
    }
    QVERIFY(hasQt);
    QVERIFY(model.componentAt(-1).name.isEmpty());
}

void tst_LicencesDialog::keepsTheModelsPromises()
{
    ComponentModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    model.retranslate();
    QCOMPARE(headers.count(), 1);
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Component"_s);
}

void tst_LicencesDialog::showsTheLicenceOfTheChosenOne()
{
    QVERIFY(text().startsWith("SCF Desktop "_L1));
    QVERIFY(text().contains("GNU GENERAL PUBLIC LICENSE"_L1));
    QElapsedTimer time;
    qint64 slowest = 0;
    QStringList seen{text()};
    for (int row = 1; row < list()->model()->rowCount(); ++row) {
        time.start();
        QTest::keyClick(list(), Qt::Key_Down);
        slowest = qMax(slowest, time.elapsed());
        QVERIFY(text().startsWith(list()->model()->index(row, 0).data().toString()));
        QVERIFY(!seen.contains(text()));
        seen += text();
    }
    qInfo() << "slowest step:" << slowest << "ms";
    QVERIFY(text().contains("GCC RUNTIME LIBRARY EXCEPTION"_L1));
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_LicencesDialog::followsTheLanguage()
{
    const QString before = text();
    m_dialog->setWindowTitle({});
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(m_dialog.get(), &change);
    QCOMPARE(m_dialog->windowTitle(), u"Licences"_s);
    QCOMPARE(text(), before);
}

void tst_LicencesDialog::namesEveryControl()
{
    const auto widgets = m_dialog->findChildren<QWidget *>();
    int seenControls = 0;
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
            || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(seen);
        QVERIFY2(!seen->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        ++seenControls;
    }
    QVERIFY(seenControls >= 3);
}

QTEST_MAIN(tst_LicencesDialog)
#include "tst_licencesdialog.moc"
