// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionlistmodel.h"
#include "app/services/session.h"
#include "app/storage/uploadsettings.h"
#include "tests/support/fakesecrets.h"
#include "tests/support/windowfixture.h"
#include "ui/common/messagebar.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/faultmenu.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/shortcutsdialog.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSpinBox>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;
using Page = SettingsDialog::Page;

namespace {

//! Notes which of our texts are asked for, and marks them from a certain moment on.
class Marker : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char * /*disambiguation*/,
                      int /*n*/) const override
    {
        if (!QByteArrayView(context).startsWith("Scf::"))
            return {};
        const QString text = QString::fromUtf8(source);
        m_asked.insert(text);
        return marks ? u"⟦"_s + text + u"⟧"_s : QString();
    }
    bool wasAsked(const QString &text) const { return m_asked.contains(text); }

    bool marks = false;

private:
    mutable QSet<QString> m_asked;
};

QStringList textsOf(const QWidget *widget)
{
    QStringList texts{widget->accessibleName(), widget->accessibleDescription(),
                      widget->windowTitle(), widget->toolTip()};
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts += label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts += button->text();
    if (const auto *field = qobject_cast<const QLineEdit *>(widget))
        texts += field->placeholderText();
    const QList<QAction *> actions = widget->actions();
    for (const QAction *action : actions)
        texts += action->text();
    return texts;
}

} // namespace

//! The settings in the whole window: what is changed counts at once, and after a restart.
class tst_SettingsDialog : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void opensByKeys();
    void changesTheLanguageOfEveryWindow();
    void leavesNoTextInTheOldLanguage();
    void obeysAScreenReader();
    void tabsThroughAPageBeforeItsButtons();
    void explainsFaultsInTheNewLanguage();
    void changesTheThemeAtOnce();
    void scalesTextAndBack();
    void fitsTheWindowAtTwiceTheSize();
    void showsAndForgetsLimitsAndBuckets();
    void clearsTheCache();
    void usesIgnoreDefaultsForNewFolders();
    void keepsShortcuts();
    void comesBackWhereItWas();
    void saysThatTheSettingsWereBroken();
    void keepsThePasswordOfTheProxy();

private:
    void startAgain();
    SettingsDialog *openSettings(Page page);
    Settings &settings() { return m_services->settings(); }

    std::shared_ptr<FakeSecrets::World> m_secrets;
};

void tst_SettingsDialog::init()
{
    m_secrets = std::make_shared<FakeSecrets::World>();
    startAgain();
}

void tst_SettingsDialog::cleanup()
{
    closeWindow();
    useLanguage(u"en"_s);
    Theme::instance()->setTextSize(100);
    Theme::instance()->setChoice(ThemeChoice::Light);
}

// As the next start does, with the same credential store.
void tst_SettingsDialog::startAgain()
{
    QVERIFY(openWindow(std::make_unique<FakeSecrets>(m_secrets)));
}

SettingsDialog *tst_SettingsDialog::openSettings(Page page)
{
    child<QAction>("settingsAction")->trigger();
    auto *dialog = child<SettingsDialog>("settingsDialog");
    dialog->showPage(page);
    return dialog;
}

void tst_SettingsDialog::opensByKeys()
{
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = child<SettingsDialog>("settingsDialog");
    QTRY_VERIFY(dialog->isActiveWindow());
    auto *pages = child<QListView>("settingsPages");
    QVERIFY(pages->hasFocus());
    QTest::keyClick(pages, Qt::Key_End);
    QVERIFY(child<QCheckBox>("notifyWhenDone")->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<SettingsDialog *>());
    m_window->activateWindow(); // the offscreen platform has nobody who does it
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_Slash, Qt::ControlModifier);
    QVERIFY(m_window->findChild<ShortcutsDialog *>());
}

void tst_SettingsDialog::changesTheLanguageOfEveryWindow()
{
    child<QAction>("shortcutsAction")->trigger();
    SettingsDialog *dialog = openSettings(Page::Appearance);
    QTest::mouseClick(child<QRadioButton>("language-zh_CN"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(settings().language(), u"zh_CN"_s);
    QTRY_VERIFY(child<QRadioButton>("language-zh_CN")->isChecked());
    QTRY_VERIFY(child<QRadioButton>("language-zh_CN")->hasFocus()); // the new one of the new page
    QCOMPARE(child<QListView>("settingsPages")->currentIndex().row(), 0);
    QTest::mouseClick(child<QRadioButton>("language-en"), Qt::LeftButton, {}, QPoint(8, 8));
    QTRY_VERIFY(child<QRadioButton>("language-en")->hasFocus());
    QCOMPARE(dialog->windowTitle(), u"Settings"_s);
}

void tst_SettingsDialog::leavesNoTextInTheOldLanguage()
{
    Marker marker;
    QCoreApplication::installTranslator(&marker);
    startAgain();
    QVERIFY(openDemo());
    m_services->session()->selectFunction(u"hello-world"_s);
    QTRY_VERIFY(m_services->session()->detail());
    child<QAction>("errorCodesAction")->trigger();
    child<QAction>("shortcutsAction")->trigger();
    child<QAction>("checkConnectionAction")->trigger();
    QTRY_VERIFY(child<QPushButton>("connectionAgain")->text() != u"Stop"_s);
    openSettings(Page::Shortcuts);

    QCoreApplication::removeTranslator(&marker);
    marker.marks = true;
    QCoreApplication::installTranslator(&marker);
    QTRY_COMPARE(child<QDialog>("settingsDialog")->windowTitle(), u"⟦Settings⟧"_s);
    QTest::qWait(300); // checks are worded in the background
    QStringList stayed;
    const QWidgetList all = QApplication::allWidgets();
    for (const QWidget *widget : all) {
        if (!m_window->isAncestorOf(widget) && widget->window()->parentWidget() != m_window.get())
            continue;
        // What is hidden is filled when it is shown; standard buttons are Qt's to translate.
        if (!widget->isVisible() || qobject_cast<QDialogButtonBox *>(widget->parent()))
            continue;
        const QStringList texts = textsOf(widget);
        for (const QString &text : texts) {
            if (!text.isEmpty() && marker.wasAsked(text))
                stayed += text + u" in "_s + QLatin1StringView(widget->metaObject()->className())
                          + u' ' + widget->objectName();
        }
    }
    QCoreApplication::removeTranslator(&marker);
    stayed.removeDuplicates();
    QVERIFY2(stayed.isEmpty(), qPrintable(stayed.join(u'\n')));
}

// What a screen reader does: it toggles, where the mouse clicks.
void tst_SettingsDialog::obeysAScreenReader()
{
    openSettings(Page::Appearance);
    const auto toggle = [this](const char *name) {
        QAccessible::queryAccessibleInterface(child<QRadioButton>(name))
            ->actionInterface()
            ->doAction(QAccessibleActionInterface::toggleAction());
    };
    toggle("theme-dark");
    QCOMPARE(&Theme::current(), &Colours::darkSet());
    toggle("language-zh_CN");
    QCOMPARE(settings().language(), u"zh_CN"_s);
    QTRY_COMPARE(child<QDialog>("settingsDialog")->windowTitle(), u"设置"_s);
}

void tst_SettingsDialog::tabsThroughAPageBeforeItsButtons()
{
    settings().setTheme(u"dark"_s);
    openSettings(Page::Appearance);
    QTest::keyClick(child<QListView>("settingsPages"), Qt::Key_Tab);
    QTRY_VERIFY(child<QRadioButton>("language-system")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"theme-dark"_s); // the chosen one
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<QSpinBox>("textSize")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(child<QPushButton>("closeSettings")->hasFocus());
}

void tst_SettingsDialog::explainsFaultsInTheNewLanguage()
{
    QVERIFY(openDemo());
    auto *faults = m_window->findChild<FaultMenu *>();
    QVERIFY(faults);
    emit faults->aboutToShow(); // what fills it
    const QAction *first = faults->actions().value(0);
    QVERIFY(first);
    QCOMPARE(first->text(), u"Done, but the answer is lost"_s);
    Marker marker;
    marker.marks = true;
    QCoreApplication::installTranslator(&marker);
    QTRY_COMPARE(first->text(), u"⟦Done, but the answer is lost⟧"_s);
    QCoreApplication::removeTranslator(&marker);
    QTRY_COMPARE(first->text(), u"Done, but the answer is lost"_s);
}

void tst_SettingsDialog::changesTheThemeAtOnce()
{
    openSettings(Page::Appearance);
    QTest::mouseClick(child<QRadioButton>("theme-dark"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(&Theme::current(), &Colours::darkSet());
    QTest::mouseClick(child<QRadioButton>("theme-high-contrast"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(&Theme::current(), &Colours::highContrastLightSet());
    QTRY_COMPARE(&Colours::of(m_window->palette()), &Colours::highContrastLightSet());
    QCOMPARE(settings().theme(), u"high-contrast"_s);
}

void tst_SettingsDialog::scalesTextAndBack()
{
    m_window->openDemo();
    const auto *table = child<QTableView>("functionsTable");
    QTRY_VERIFY(table->model()->rowCount() > 5);
    // The same widgets each time, whatever comes and goes meanwhile.
    QList<QPointer<QWidget>> widgets;
    const QList<QWidget *> all = m_window->findChildren<QWidget *>();
    for (QWidget *widget : all)
        widgets.append(widget);
    const auto measures = [&widgets, table] {
        QList<QVariant> found{dp(28), table->verticalHeader()->defaultSectionSize()};
        for (const QPointer<QWidget> &widget : widgets) {
            if (!widget)
                continue;
            // Labels are aligned anew for every font, by what their texts need then.
            found.append(qobject_cast<QLabel *>(widget) ? QSize() : widget->minimumSize());
            found.append(qRound(widget->font().pointSizeF() * 100));
            if (widget->layout()) {
                const QMargins margins = widget->layout()->contentsMargins();
                found.append(
                    QRect(margins.left(), margins.top(), margins.right(), margins.bottom()));
            }
        }
        return found;
    };
    const QList<QVariant> before = measures();
    const double points = QApplication::font().pointSizeF();
    Theme::instance()->setTextSize(170);
    QCoreApplication::processEvents(); // fonts come to the widgets by event
    QCOMPARE(dp(28), 48);
    QCOMPARE(QApplication::font().pointSizeF(), points * 1.7);
    QVERIFY(table->verticalHeader()->defaultSectionSize() > 40);
    QCOMPARE(table->font().pointSizeF(), points * 1.7);
    Theme::instance()->setTextSize(130);
    QCoreApplication::processEvents();
    Theme::instance()->setTextSize(100);
    QCoreApplication::processEvents();
    const QList<QVariant> after = measures();
    QStringList names{u"dp"_s, u"row"_s};
    for (const QPointer<QWidget> &widget : widgets) {
        if (!widget)
            continue;
        const QString name =
            QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        names += {name + u" size"_s, name + u" font"_s};
        if (widget->layout())
            names += name + u" margins"_s;
    }
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        QVERIFY2(after.at(i) == before.at(i), qPrintable(names.at(i)));
}

void tst_SettingsDialog::fitsTheWindowAtTwiceTheSize()
{
    QVERIFY(openDemo());
    Theme::instance()->setTextSize(200);
    QCoreApplication::processEvents();
    m_window->resize(1180, 760);
    QCoreApplication::processEvents();
    QVERIFY2(m_window->width() <= 1180 && m_window->height() <= 760,
             qPrintable(u"%1x%2"_s.arg(m_window->width()).arg(m_window->height())));
    const SettingsDialog *dialog = openSettings(Page::Shortcuts);
    QVERIFY(dialog->minimumSizeHint().width() <= 1180);
    QVERIFY(dialog->minimumSizeHint().height() <= 760);
}

void tst_SettingsDialog::showsAndForgetsLimitsAndBuckets()
{
    QVERIFY(openDemo());
    const Account account = *m_services->session()->account();
    UploadSettings uploads(&settings());
    uploads.learnRequestLimit(account, u"max 5000000 bytes"_s, 0);
    m_services->setPackageBucket({.name = u"mine-1250000000"_s, .region = u"ap-guangzhou"_s},
                                 PackageKeeping::NotAtAll);
    openSettings(Page::Network);
    auto *limits = child<QTableView>("limitsTable");
    QCOMPARE(limits->model()->rowCount(), 1);
    limits->selectRow(0);
    child<QPushButton>("resetLimit")->click();
    QCOMPARE(limits->model()->rowCount(), 0);
    QCOMPARE(uploads.requestLimit(account), 10'485'760);

    auto *buckets = child<QTableView>("bucketsTable");
    QCOMPARE(buckets->model()->rowCount(), 1);
    buckets->selectRow(0);
    QVERIFY(child<QPushButton>("changeBucket")->isEnabled()); // it is the account in use
    child<QCheckBox>("keepPackages")->click();
    QCOMPARE(m_services->packageKeeping(), PackageKeeping::SevenDays);
    child<QPushButton>("forgetBucket")->click();
    QVERIFY(m_services->packageBucket().name.isEmpty());
    QCOMPARE(buckets->model()->rowCount(), 0);
}

void tst_SettingsDialog::clearsTheCache()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                           + u"/scf-desktop/streams"_s;
    QVERIFY(QDir().mkpath(folder));
    for (const char *name : {"aa-0000000000000001.streams", "aa.index", "aa.lock"}) {
        QFile file(folder + u'/' + QString::fromLatin1(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(3000, 'x'));
    }
    openSettings(Page::Packages);
    auto *clear = child<QPushButton>("clearCache");
    QTRY_VERIFY(clear->isEnabled());
    QVERIFY(child<QLabel>("cacheSize")->text().contains(u"kB"_s, Qt::CaseInsensitive));
    clear->click();
    QTRY_COMPARE(child<QLabel>("cacheSize")->text(), u"Now: 0 bytes"_s);
    QVERIFY(QDir(folder).entryList(QDir::Files).isEmpty());
    child<QSpinBox>("cacheLimit")->setValue(2048);
    QCOMPARE(settings().streamCacheLimit(), 2048LL << 20);
}

void tst_SettingsDialog::usesIgnoreDefaultsForNewFolders()
{
    openSettings(Page::Packages);
    auto *box = child<QCheckBox>("ignoreDefault-editors");
    QVERIFY(box->isChecked());
    box->click();
    QCOMPARE(settings().ignoreDefaultsOff(), QStringList{u"editors"_s});
    box->click();
    QVERIFY(settings().ignoreDefaultsOff().isEmpty());
}

void tst_SettingsDialog::keepsShortcuts()
{
    settings().setShortcuts({{u"help.checkConnection"_s, {u"F7"_s}}});
    startAgain();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QTRY_VERIFY(m_window->findChild<QDialog *>(u"connectionDialog"_s));
}

void tst_SettingsDialog::comesBackWhereItWas()
{
    m_window->openDemo();
    const auto *table = child<QTableView>("functionsTable");
    QTRY_VERIFY(table->model()->rowCount() > 5);
    m_services->session()->selectFunction(u"hello-world"_s);
    child<QTableView>("functionsTable")->sortByColumn(1, Qt::DescendingOrder);
    m_window->resize(800, 640); // the offscreen screen has 800x800
    child<QSplitter>("columns")->setSizes({340, 460});
    QCoreApplication::processEvents();
    const QList<int> columns = child<QSplitter>("columns")->sizes();
    startAgain();
    m_window->openDemo();
    QCoreApplication::processEvents();
    QCOMPARE(m_services->session()->function().functionName, u"hello-world"_s);
    QCOMPARE(m_window->size(), QSize(800, 640));
    QCOMPARE(child<QSplitter>("columns")->sizes(), columns);
    QCOMPARE(child<QTableView>("functionsTable")->horizontalHeader()->sortIndicatorSection(), 1);
}

void tst_SettingsDialog::saysThatTheSettingsWereBroken()
{
    m_window.reset();
    m_services.reset();
    QFile file(m_home->filePath(u"s.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(100, '\0'));
    file.close();
    startAgain();
    auto *notice = child<MessageBar>("notice");
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->message().contains(u"s.ini.broken-"_s), qPrintable(notice->message()));
}

void tst_SettingsDialog::keepsThePasswordOfTheProxy()
{
    openSettings(Page::Network);
    child<QRadioButton>("proxyManual")->click();
    child<QLineEdit>("proxyHost")->setText(u"proxy.example.com"_s);
    child<QLineEdit>("proxyUser")->setText(u"me"_s);
    auto *password = child<QLineEdit>("proxyPassword");
    password->setText(u"hidden"_s);
    auto *keep = child<QCheckBox>("keepProxyPassword");
    QVERIFY(!keep->isChecked());
    keep->click();
    QTRY_COMPARE(m_secrets->entries.size(), 1);
    startAgain();
    QTRY_COMPARE(m_services->proxy().password, u"hidden"_s);
    openSettings(Page::Network);
    keep = child<QCheckBox>("keepProxyPassword");
    QVERIFY(keep->isChecked());
    keep->click();
    QTRY_VERIFY(m_secrets->entries.isEmpty());
    QCOMPARE(m_services->proxy().password, u"hidden"_s); // for this run
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_settingsdialog.moc"
