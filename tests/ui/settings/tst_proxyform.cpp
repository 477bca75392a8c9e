// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settings.h"
#include "ui/settings/proxyform.h"

#include <QAccessible>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;
using Mode = ProxySettings::Mode;
using Kind = ProxySettings::Kind;

class tst_ProxyForm : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatIsSet_data();
    void showsWhatIsSet();
    void takesOnlyAHost_data();
    void takesOnlyAHost();
    void isFilledByKeysAlone();
    void storesNoPassword();
    void namesEveryControl();

private:
    template <typename Widget>
    static Widget *find(const ProxyForm &form, const char *name)
    {
        auto *widget = form.findChild<Widget *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("no %s", name);
        return widget;
    }
};

void tst_ProxyForm::showsWhatIsSet_data()
{
    QTest::addColumn<ProxySettings>("settings");
    QTest::newRow("system") << ProxySettings{.port = 8080};
    QTest::newRow("none") << ProxySettings{.mode = Mode::None, .port = 8080};
    QTest::newRow("SOCKS5") << ProxySettings{.mode = Mode::Manual,
                                             .kind = Kind::Socks5,
                                             .host = u"proxy.example.com"_s,
                                             .port = 1080,
                                             .user = u"me"_s,
                                             .password = u"hidden"_s};
    QTest::newRow("not in use, but kept") << ProxySettings{
        .mode = Mode::System, .kind = Kind::Http, .host = u"10.0.0.1"_s, .port = 3128};
}

void tst_ProxyForm::showsWhatIsSet()
{
    QFETCH(const ProxySettings, settings);
    const ProxyForm dialog(settings);
    QCOMPARE(dialog.settings(), settings);
    QCOMPARE(find<QLineEdit>(dialog, "proxyHost")->isEnabled(), settings.mode == Mode::Manual);
    QCOMPARE(find<QLineEdit>(dialog, "proxyPassword")->echoMode(), QLineEdit::Password);
}

void tst_ProxyForm::takesOnlyAHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("spaces") << u"  "_s << false;
    QTest::newRow("name") << u" proxy.example.com "_s << true;
    QTest::newRow("IPv4") << u"10.1.2.3"_s << true;
    QTest::newRow("IPv6") << u"fd00::1"_s << true;
    QTest::newRow("a URL") << u"http://proxy.example.com"_s << false;
    QTest::newRow("two words") << u"my proxy"_s << false;
}

void tst_ProxyForm::takesOnlyAHost()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isTaken);
    ProxyForm dialog({.mode = Mode::Manual});
    const auto *objection = find<QLabel>(dialog, "proxyObjection");
    QVERIFY(!dialog.isValid());
    find<QLineEdit>(dialog, "proxyHost")->setText(host);
    QCOMPARE(dialog.isValid(), isTaken);
    QCOMPARE(objection->text().isEmpty(), isTaken);
    find<QRadioButton>(dialog, "proxyNone")->setChecked(true);
    QVERIFY(dialog.isValid()); // no host is needed
}

void tst_ProxyForm::isFilledByKeysAlone()
{
    const auto owner = std::make_unique<ProxyForm>(ProxySettings{});
    ProxyForm *dialog = owner.get();
    QSignalSpy edited(dialog, &ProxyForm::edited);
    dialog->show();
    dialog->activateWindow();
    QTRY_VERIFY(dialog->isActiveWindow());
    const auto focused = [dialog] { return dialog->focusWidget(); };
    find<QRadioButton>(*dialog, "proxySystem")->setFocus();
    QTest::keyClick(focused(), Qt::Key_Down);
    QTest::keyClick(focused(), Qt::Key_Down);
    QVERIFY(find<QRadioButton>(*dialog, "proxyManual")->isChecked());
    const auto type = [&focused](const char *name, const QString &text) {
        for (int i = 0; i < 10; ++i) {
            if (focused()->objectName() == QLatin1StringView(name))
                break;
            QTest::keyClick(focused(), Qt::Key_Tab);
        }
        QCOMPARE(focused()->objectName(), QString::fromLatin1(name));
        QTest::keyClick(focused(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(focused(), text);
    };
    type("proxyHost", u"proxy.example.com"_s);
    type("proxyPort", u"3128"_s);
    type("proxyUser", u"me"_s);
    type("proxyPassword", u"hidden"_s);
    QTest::keyClick(focused(), Qt::Key_Return);
    QVERIFY(edited.count() > 3); // each field once it was left, and the mode
    QCOMPARE(dialog->settings(), (ProxySettings{.mode = Mode::Manual,
                                                .kind = Kind::Http,
                                                .host = u"proxy.example.com"_s,
                                                .port = 3128,
                                                .user = u"me"_s,
                                                .password = u"hidden"_s}));
}

void tst_ProxyForm::storesNoPassword()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    ProxySettings settings{.mode = Mode::Manual,
                           .kind = Kind::Socks5,
                           .host = u"proxy.example.com"_s,
                           .port = 1080,
                           .user = u"me"_s,
                           .password = u"canary-password"_s};
    {
        Settings store(path);
        QCOMPARE(store.proxy(), ProxySettings{});
        store.setProxy(settings);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("proxy.example.com"));
    QVERIFY(!written.contains("canary"));
    settings.password.clear();
    QCOMPARE(Settings(path).proxy(), settings);
}

void tst_ProxyForm::namesEveryControl()
{
    ProxyForm dialog({.mode = Mode::Manual});
    dialog.show();
    const auto widgets = dialog.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus
            || widget->objectName().startsWith(u"qt_"_s)) // the spin box's own line
            continue;
        const QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(seen);
        QVERIFY2(!seen->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
    }
}

QTEST_MAIN(tst_ProxyForm)
#include "tst_proxyform.moc"
