// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

//! Says "first-frame" on stderr once the window was painted and what was painted has left for the
//! display; for tests/benchmarks/bench_start.
class FirstFrameReporter : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [] {
                std::fputs("first-frame\n", stderr);
                std::fflush(stderr);
            });
        }
        return QObject::eventFilter(watched, event);
    }
};

struct Options
{
    bool demo = false;
    int demoFunctions = 0;
    QString endpoint;
    QString theme;
    QString language;
};

//! The texts of the command line.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(main)
};

int failed(const QString &sentence)
{
    std::fprintf(stderr, "scf-desktop: %s\n", qPrintable(sentence));
    return 2;
}

Options parse(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Texts::tr("Point-and-click deployment of code to Tencent Cloud SCF."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, Texts::tr("Opens the demo cloud."));
    const QCommandLineOption functions(u"demo-functions"_s,
                                       Texts::tr("Gives the demo cloud so many more functions."),
                                       u"N"_s, u"0"_s);
    const QCommandLineOption endpoint(
        u"endpoint"_s,
        Texts::tr("Opens an account of this run at URL; its key comes from TENCENTCLOUD_SECRET_ID, "
                  "TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN."),
        u"URL"_s);
    const QCommandLineOption theme(u"theme"_s, Texts::tr("light, dark or system."), u"THEME"_s);
    const QCommandLineOption language(u"language"_s, Texts::tr("en or zh_CN."), u"LANGUAGE"_s);
    parser.addOptions({demo, functions, endpoint, theme, language});
    parser.process(app);
    return Options{
        .demo = parser.isSet(demo) || parser.isSet(functions),
        .demoFunctions = qBound(0, parser.value(functions).toInt(), 1'000'000),
        .endpoint = parser.value(endpoint),
        .theme = parser.value(theme),
        .language = parser.value(language),
    };
}

//! The account that --endpoint and the environment describe.
Scf::Result<Scf::Account> accountFromEnvironment(const QString &url)
{
    const Scf::Result<Scf::Endpoint> endpoint = Scf::Endpoint::fromUserInput(url);
    if (!endpoint)
        return endpoint.error();
    Scf::Account account{.endpoint = *endpoint};
    account.credential = {.secretId = qEnvironmentVariable("TENCENTCLOUD_SECRET_ID"),
                          .secretKey = qEnvironmentVariable("TENCENTCLOUD_SECRET_KEY"),
                          .token = qEnvironmentVariable("TENCENTCLOUD_TOKEN")};
    return account;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"scf-desktop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SCF_VERSION));
    QGuiApplication::setApplicationDisplayName(u"SCF Desktop"_s);
    const Options options = parse(app);

    Scf::Services services;
    Scf::setUpAppearance(&services, options.theme, options.language);

    Scf::MainWindow window(&services);
    if (!options.endpoint.isEmpty()) {
        const Scf::Result<Scf::Account> account = accountFromEnvironment(options.endpoint);
        if (!account)
            return failed(Texts::tr("%1 is not an address that can be "
                                    "used as --endpoint.")
                              .arg(account.error().message));
        if (!account->credential.isComplete())
            return failed(
                Texts::tr("--endpoint needs TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY."));
        window.openAccount(*account);
    } else if (options.demo) {
        window.openDemo(options.demoFunctions);
        std::printf("%s\n", services.demoAnnouncement().constData());
        std::fflush(stdout);
    } else {
        window.openLastAccount();
    }
    if (qEnvironmentVariableIsSet("SCF_BENCH_FIRST_FRAME"))
        window.installEventFilter(new FirstFrameReporter(&window));
    window.show();
    return QApplication::exec();
}
