// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/crashguard.h"
#include "app/desktop/logfile.h"
#include "app/desktop/singleinstance.h"
#include "app/desktop/startoptions.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/desktoplink.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QTimer>

#include <cstdio>
#include <optional>

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

//! The texts of main().
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(main)
};

void complain(const QString &sentence)
{
    std::fprintf(stderr, "scf-desktop: %s\n", qPrintable(sentence));
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"scf-desktop"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SCF_VERSION));
}

Scf::ParsedStart parsed()
{
    const auto parse = [] {
        return Scf::parseStart(QCoreApplication::arguments(), QDir::currentPath());
    };
    Scf::ParsedStart start = parse();
    if (start.kind == Scf::ParsedStart::Kind::Run)
        return start;
    // It is to be read: in the person's language.
    Scf::useLanguage(start.options.language);
    return parse();
}

//! Tells what is to be read, and gives the exit code.
int answer(const Scf::ParsedStart &start)
{
    if (start.kind == Scf::ParsedStart::Kind::Wrong) {
        complain(start.text);
        return Scf::ExitCode::wrongUsage;
    }
    std::fputs(qPrintable(start.text), stdout);
    return Scf::ExitCode::success;
}

//! True when another window does what this start is for.
bool handedOver(Scf::SingleInstance *instance, const Scf::StartOptions &options)
{
    using Claim = Scf::SingleInstance::Claim;
    if (!options.mayServeOthers())
        return false;
    std::optional<Scf::StartRequest> request;
    if (options.mayHandOver()) {
        request = options.request;
        request->activationToken = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    }
    const Claim claim = instance->claim(request);
    if (claim == Claim::NoAnswer)
        complain(Texts::tr("The window that is open does not answer; this is another one."));
    return claim == Claim::HandedOver;
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
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words += QString::fromLocal8Bit(argv[i]);
    // A text needs no display.
    if (Scf::asksForText(words)) {
        const QCoreApplication app(argc, argv);
        nameProgram();
        return answer(parsed());
    }
    QApplication app(argc, argv);
    nameProgram();
    QGuiApplication::setApplicationDisplayName(u"SCF Desktop"_s);
    const Scf::ParsedStart start = parsed();
    if (start.kind != Scf::ParsedStart::Kind::Run)
        return answer(start);
    const Scf::StartOptions &options = start.options;
    if (!options.logFile.isEmpty()) {
        if (const Scf::Result<Scf::Done> started = Scf::startLogFile(options.logFile); !started) {
            complain(Texts::tr("The log cannot be written to %1: %2")
                         .arg(options.logFile, started.error().message));
            return Scf::ExitCode::failure;
        }
    }
    Scf::SingleInstance instance;
    if (handedOver(&instance, options))
        return Scf::ExitCode::success;
    const Scf::CrashGuard crashGuard;

    Scf::Services services;
    QObject::connect(services.session(), &Scf::Session::accountChanged, &services, [&services] {
        Scf::addLogSecrets(services.session()->account()->credential.secrets());
    });
    Scf::setUpAppearance(&services, options.theme, options.language);

    Scf::MainWindow window(&services);
    Scf::DesktopLink desktop(&services, &window);
    QObject::connect(&instance, &Scf::SingleInstance::startRequested, &desktop,
                     &Scf::DesktopLink::serve);
    if (!options.endpoint.isEmpty()) {
        const Scf::Result<Scf::Account> account = accountFromEnvironment(options.endpoint);
        if (!account) {
            complain(Texts::tr("%1 is not an address that can be used as --endpoint.")
                         .arg(account.error().message));
            return Scf::ExitCode::wrongUsage;
        }
        if (!account->credential.isComplete()) {
            complain(
                Texts::tr("--endpoint needs TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY."));
            return Scf::ExitCode::wrongUsage;
        }
        window.openAccount(*account);
    } else if (options.demo) {
        window.openDemo(options.demoFunctions);
        std::printf("%s\n", services.demoAnnouncement().constData());
        std::fflush(stdout);
    } else {
        window.openLastAccount();
    }
    window.openRequest(options.request);
    if (qEnvironmentVariableIsSet("SCF_BENCH_FIRST_FRAME"))
        window.installEventFilter(new FirstFrameReporter(&window));
    window.show();
    desktop.lookForCrashes(Scf::CrashGuard::defaultFolder());
    return QApplication::exec();
}
