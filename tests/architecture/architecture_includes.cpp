// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/includerules.h"
#include "tests/architecture/sourcetree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class architecture_includes : public QObject
{
    Q_OBJECT

private slots:
    void includesFollowTheTable();
    void targetsFollowTheTable();
    void everyFolderIsARoom();

    void allows_data();
    void allows();
    void refuses_data();
    void refuses();
    void refusesALink_data();
    void refusesALink();
    void allowsALink();
};

namespace {

const auto everythingExists = [](const QString &) { return true; };

} // namespace

void architecture_includes::includesFollowTheTable()
{
    QStringList violations;
    int read = 0;
    for (const QString &path : filesUnder({u"app"_s, u"ui"_s, u"tests"_s})) {
        if (!path.endsWith(".h"_L1) && !path.endsWith(".cpp"_L1))
            continue;
        ++read;
        violations += includeViolations(path, contentsOf(path), &isFileInProject);
    }
    QVERIFY(read > 50);
    QVERIFY(noneOf(violations));
}

void architecture_includes::targetsFollowTheTable()
{
    QStringList violations;
    int read = 0;
    for (const QString &path : filesUnder({u"app"_s, u"ui"_s})) {
        if (path.count(u'/') != 2 || !path.endsWith("/CMakeLists.txt"_L1))
            continue;
        ++read;
        violations += linkViolations(path, contentsOf(path));
    }
    QVERIFY(read > 10);
    QVERIFY(noneOf(violations));
}

void architecture_includes::everyFolderIsARoom()
{
    QStringList strangers;
    for (const QString &path : filesUnder({u"app"_s, u"ui"_s})) {
        const QString room = roomOf(path);
        if (path.count(u'/') > 1 && !knownRooms().contains(room) && !strangers.contains(room))
            strangers.append(room);
    }
    QCOMPARE(strangers, QStringList());
}

void architecture_includes::allows_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");

    QTest::newRow("a room itself") << u"app/cloud/call.cpp"_s << u"#include \"app/cloud/call.h\""_s;
    QTest::newRow("a room below") << u"app/cloud/call.cpp"_s << u"#include \"app/core/error.h\""_s;
    QTest::newRow("network in cloud") << u"app/cloud/call.cpp"_s << u"#include <QNetworkReply>"_s;
    QTest::newRow("zip in archive") << u"app/archive/a.cpp"_s << u"#include <quazip/quazip.h>"_s;
    QTest::newRow("server in demo") << u"app/demo/server.cpp"_s << u"#include <httplib.h>"_s;
    QTest::newRow("widgets in ui") << u"ui/source/panel.cpp"_s << u"#include <QLineEdit>"_s;
    QTest::newRow("panel and service")
        << u"ui/update/a.cpp"_s << u"#include \"app/services/s.h\""_s;
    QTest::newRow("window and panel") << u"ui/mainwindow/a.cpp"_s << u"#include \"ui/help/h.h\""_s;
    QTest::newRow("main and window") << u"app/main.cpp"_s << u"#include \"ui/mainwindow/m.h\""_s;
    QTest::newRow("main and application") << u"app/main.cpp"_s << u"#include <QApplication>"_s;
    QTest::newRow("generated") << u"app/update/job.cpp"_s << u"#include \"moc_job.cpp\""_s;
    QTest::newRow("test") << u"tests/app/update/t.cpp"_s << u"#include \"app/cloud/call.h\""_s;
    QTest::newRow("commented out") << u"app/core/a.h"_s << u"// #include \"ui/help/h.h\""_s;
}

void architecture_includes::allows()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QCOMPARE(includeViolations(path, line, everythingExists), QStringList());
}

void architecture_includes::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("why");

    const auto row = [](const char *name, const char *path, const char *line, const char *why) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line)
                            << QString::fromLatin1(why);
    };
    row("upwards", "app/core/a.cpp", "#include \"app/domain/region.h\"", "may not know app/domain");
    row("sideways", "app/cloud/a.cpp", "#include \"app/archive/zip.h\"",
        "may not know app/archive");
    row("app to ui", "app/update/a.cpp", "#include \"ui/common/theme.h\"",
        "may not know ui/common");
    row("panel to cloud", "ui/update/a.h", "#include \"app/cloud/call.h\"",
        "may not know app/cloud");
    row("panel to demo", "ui/help/a.h", "#include \"app/demo/x.h\"", "may not know app/demo");
    row("panel to archive", "ui/source/a.h", "#include \"app/archive/x.h\"",
        "may not know app/archive");
    row("panel to panel", "ui/help/a.h", "#include \"ui/source/x.h\"", "may not know ui/source");
    row("panel to window", "ui/help/a.h", "#include \"ui/mainwindow/x.h\"", "may not know ui/main");
    row("common to panel", "ui/common/a.h", "#include \"ui/help/x.h\"", "may not know ui/help");
    row("window to cloud", "ui/mainwindow/a.h", "#include \"app/cloud/x.h\"",
        "may not know app/cloud");
    row("main to cloud", "app/main.cpp", "#include \"app/cloud/x.h\"", "may not know app/cloud");
    row("app to tests", "app/cloud/a.cpp", "#include \"tests/support/x.h\"", "may not know");
    row("indented", "app/core/a.h", "  #  include \"ui/help/x.h\"", "may not know ui/help");

    row("widget in app", "app/browse/a.h", "#include <QWidget>", "Qt Widgets");
    row("widget by its module", "app/browse/a.h", "#include <QtWidgets/QWidget>", "Qt Widgets");
    row("widget in small letters", "app/browse/a.h", "#include <qwidget.h>", "Qt Widgets");
    row("all widgets", "app/browse/a.h", "#include <QtWidgets>", "Qt Widgets");
    row("application", "app/services/a.h", "#include <QApplication>", "Qt Widgets");
    row("network in update", "app/update/a.h", "#include <QNetworkReply>", "Qt Network");
    row("network by its module", "ui/help/a.h", "#include <QtNetwork/QTcpSocket>", "Qt Network");
    row("local socket in services", "app/services/a.h", "#include <QLocalServer>", "local sockets");
    row("network in desktop", "app/desktop/a.h", "#include <QNetworkReply>", "Qt Network");
    row("bus in services", "app/services/a.h", "#include <QDBusConnection>", "Qt D-Bus");
    row("desktop to domain", "app/desktop/a.h", "#include \"app/domain/x.h\"", "may not know");
    row("panel to desktop", "ui/help/a.h", "#include \"app/desktop/x.h\"", "may not know");
    row("support to cloud", "app/support/a.h", "#include \"app/cloud/x.h\"", "may not know");
    row("certificates", "app/demo/a.h", "#include <QSslSocket>", "Qt Network");
    row("zip in demo", "app/demo/a.h", "#include <quazip/quazip.h>", "QuaZip");
    row("zip without folder", "app/update/a.h", "#include <quazipfile.h>", "QuaZip");
    row("libdeflate in update", "app/update/a.h", "#include <libdeflate.h>", "libdeflate");
    row("zlib in cloud", "app/cloud/a.h", "#include <zlib.h>", "zlib");
    row("server in cloud", "app/cloud/a.h", "#include <httplib.h>", "cpp-httplib");
    row("settings in window", "ui/mainwindow/a.h", "#include <QSettings>", "QSettings");
    row("database in browse", "app/browse/a.h", "#include <QSqlQuery>", "Qt SQL");
    row("keychain in services", "app/services/a.h", "#include <qt6keychain/keychain.h>",
        "QtKeychain");
    row("svg in app", "app/core/a.h", "#include <QSvgRenderer>", "Qt Svg");

    row("not from the top", "app/cloud/a.cpp", "#include \"call.h\"", "quotes are for our files");
    row("upwards by dots", "app/cloud/a.cpp", "#include \"../core/error.h\"", "quotes are for");
    row("dots inside", "app/cloud/a.h", "#include \"app/core/../domain/x.h\"", "no such file");
    row("quoted library", "app/demo/a.cpp", "#include \"httplib.h\"", "quotes are for our files");
    row("ours in brackets", "app/demo/a.cpp", "#include <app/core/error.h>", "stand in quotes");
    row("unknown room", "app/extra/a.cpp", "", "not in the include table");
    row("into an unknown room", "app/cloud/a.h", "#include \"app/extra/a.h\"",
        "may not know app/extra");
}

void architecture_includes::refuses()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(QString, why);
    const QString text = u"#pragma once\n#include <QString>\n"_s + line + u"\n"_s;
    const QStringList violations = includeViolations(path, text, everythingExists);
    QCOMPARE(violations.size(), 1);
    QVERIFY2(violations.first().contains(why), qPrintable(violations.first()));
}

void architecture_includes::refusesALink_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("links");

    QTest::newRow("upwards") << u"app/core/CMakeLists.txt"_s << u"USES Scf::Domain"_s;
    QTest::newRow("privately") << u"app/cloud/CMakeLists.txt"_s << u"PRIVATE Scf::Archive"_s;
    QTest::newRow("second in a list")
        << u"app/explain/CMakeLists.txt"_s << u"USES Scf::Core\n Scf::Cloud"_s;
    QTest::newRow("panel to panel") << u"ui/source/CMakeLists.txt"_s << u"USES Scf::UpdateUi"_s;
    QTest::newRow("panel to cloud") << u"ui/update/CMakeLists.txt"_s << u"USES Scf::Cloud"_s;
    QTest::newRow("no such room") << u"ui/update/CMakeLists.txt"_s << u"USES Scf::Nowhere"_s;
    QTest::newRow("widgets in app") << u"app/browse/CMakeLists.txt"_s << u"PRIVATE Qt6::Widgets"_s;
    QTest::newRow("zip in demo") << u"app/demo/CMakeLists.txt"_s << u"PRIVATE QuaZip::QuaZip"_s;
    QTest::newRow("network in browse") << u"app/browse/CMakeLists.txt"_s << u"USES Qt6::Network"_s;
}

void architecture_includes::refusesALink()
{
    QFETCH(QString, path);
    QFETCH(QString, links);
    const QString text =
        u"scf_add_room(Room\n    SOURCES\n        a.cpp\n    "_s + links + u"\n)\n"_s;
    QCOMPARE(linkViolations(path, text).size(), 1);
}

void architecture_includes::allowsALink()
{
    const QString text =
        u"# Scf::Cloud Qt6::Network\nscf_add_room(UpdateUi SOURCES a.cpp\n"
        u"USES Scf::Common Scf::Update # not Scf::Archive\nPRIVATE Qt6::Widgets)\n"_s;
    QCOMPARE(linkViolations(u"ui/update/CMakeLists.txt"_s, text), QStringList());
}

QTEST_GUILESS_MAIN(architecture_includes)
#include "architecture_includes.moc"
