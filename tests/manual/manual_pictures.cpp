// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/results/resultspanel.h"
#include "ui/scripts/copyasdialog.h"
#include "ui/update/updatepanel.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTest>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr int patienceMs = 20'000;

//! Ends the program with \a what it waited for in vain.
template <typename Condition>
void await(Condition isThere, const char *what)
{
    if (QTest::qWaitFor(isThere, patienceMs))
        return;
    std::fprintf(stderr, "manual_pictures: waited in vain for %s\n", what);
    std::exit(1);
}

template <typename T>
T *child(const QWidget *parent, const char *name)
{
    T *found = parent->findChild<T *>(QString::fromLatin1(name));
    if (!found) {
        std::fprintf(stderr, "manual_pictures: there is no %s\n", name);
        std::exit(1);
    }
    return found;
}

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(path.section(u'/', 0, -2));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
}

void save(QWidget *widget, const QString &folder, const QString &name)
{
    QTest::qWait(300); // what fades in has come
    QImage image = widget->grab().toImage().convertToFormat(QImage::Format_RGB888);
    // The least bytes that PNG can do: quality 0 is the strongest compression.
    if (!image.save(folder + u'/' + name + ".png"_L1, "PNG", 0))
        qFatal("%s cannot be written", qPrintable(name));
}

} // namespace

//! Drives the real window with the demo cloud and takes the pictures of the manual:
//! manual_pictures LANGUAGE FOLDER.
int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    if (QApplication::arguments().size() != 3) {
        std::fputs("usage: manual_pictures LANGUAGE FOLDER\n", stderr);
        return 2;
    }
    const QString language = QApplication::arguments().at(1);
    const QString folder = QApplication::arguments().at(2);
    QCoreApplication::setApplicationName(u"scf-desktop"_s);
    const QString code = QDir::tempPath() + "/hello-world"_L1;
    QDir(code).removeRecursively();
    write(code + "/index.js"_L1,
          "'use strict';\n\nexports.main_handler = async () => 'Hello from the manual';\n");
    write(code + "/package.json"_L1, "{ \"name\": \"hello-world\", \"version\": \"1.0.0\" }\n");

    Services services(std::make_unique<Settings>(QDir::homePath() + "/settings.ini"_L1),
                      QDir::homePath() + "/updates.db"_L1);
    setUpAppearance(&services, u"light"_s, language);
    MainWindow window(&services);
    window.resize(1000, 660);
    window.show();
    window.openDemo();
    await([&] { return child<QTableView>(&window, "functionsTable")->model()->rowCount() > 5; },
          "the functions");
    auto *search = child<QLineEdit>(&window, "searchFunctions");
    search->setText(u"hello-world"_s);
    QTest::keyClick(search, Qt::Key_Return);
    await([&] { return services.session()->detail().has_value(); }, "the function");
    search->clear();
    auto *update = child<QPushButton>(&window, "updateButton");
    child<QLineEdit>(&window, "folderPath")->setText(code);
    await([&] { return update->isEnabled() && services.readiness()->zipSize() > 0; },
          "the package");
    child<QSplitter>(&window, "columns")->setSizes({390, 610});
    save(&window, folder, u"window"_s);

    // A handler that is not there, and a start script that could not be run.
    write(code + "/scf_bootstrap"_L1, "#!/bin/bash\r\nnode index.js\r\n");
    write(code + "/.env"_L1, "SECRET_KEY=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\n");
    child<QLineEdit>(&window, "handlerField")->setText(u"index.handler"_s);
    services.readiness()->reload();
    await([&] { return !update->isEnabled() && services.readiness()->findings().size() > 1; },
          "the findings");
    auto *panel = window.findChild<UpdatePanel *>();
    save(panel, folder, u"checks"_s);
    QFile::remove(code + "/scf_bootstrap"_L1);
    QFile::remove(code + "/.env"_L1);
    child<QLineEdit>(&window, "handlerField")->setText(u"index.main_handler"_s);
    services.readiness()->reload();
    await([&] { return update->isEnabled() && services.readiness()->zipSize() > 0; },
          "the package");

    child<QSplitter>(&window, "rows")->setSizes({300, 300});
    update->click();
    await([&] { return services.runningUpdate() == nullptr; }, "the end of the update");
    auto *results = window.findChild<ResultsPanel *>();
    await([&] { return child<QLabel>(&window, "resultTitle")->isVisible(); }, "the result");
    save(results, folder, u"result"_s);
    results->showHistory();
    auto *history = child<QTableView>(&window, "historyTable");
    await([&] { return history->model()->rowCount() > 0; }, "the history");
    history->selectRow(0);
    save(results, folder, u"history"_s);

    CopyAsDialog copies(&window);
    copies.setUpdate(pendingUpdate(*services.readiness(), Endpoint::mainland()));
    copies.showScript(ScriptKind::Curl);
    copies.resize(720, 420);
    copies.show();
    save(&copies, folder, u"copy-as"_s);
    QDir(code).removeRecursively();
    return 0;
}
