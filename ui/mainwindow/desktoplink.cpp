// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/desktoplink.h"

#include "app/core/background.h"
#include "app/desktop/crashreports.h"
#include "app/desktop/notifier.h"
#include "app/desktop/sleepinhibitor.h"
#include "app/desktop/taskbarprogress.h"
#include "app/services/services.h"
#include "ui/common/icons.h"
#include "ui/common/windowplace.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/results/outcometext.h"

#include <QApplication>
#include <QFileOpenEvent>
#include <QSystemTrayIcon>

namespace Scf {

using namespace Qt::StringLiterals;

DesktopLink::DesktopLink(Services *services, MainWindow *window)
    : m_services(services)
    , m_window(window)
    , m_notifier(new Notifier(applicationId, this))
    , m_sleep(new SleepInhibitor(this))
    , m_taskbar(new TaskbarProgress(applicationId, this))
{
    qApp->installEventFilter(this);
    connect(window, &MainWindow::updateStarted, this, &DesktopLink::follow);
    connect(m_notifier, &Notifier::clicked, this, &DesktopLink::bringToFront);
    connect(qApp, &QGuiApplication::applicationStateChanged, this,
            [this](Qt::ApplicationState state) {
                if (state != Qt::ApplicationActive)
                    return;
                m_notifier->withdraw(); // the window says it all
                if (m_tray)
                    m_tray->hide();
            });
}

DesktopLink::~DesktopLink()
{
    delete m_tray;
}

void DesktopLink::serve(const StartRequest &request)
{
    bringToFront(request.activationToken);
    m_window->openRequest(request);
}

void DesktopLink::bringToFront(const QString &activationToken)
{
    // Qt takes the token from there and removes it.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    Scf::bringToFront(m_window);
    m_notifier->withdraw();
}

void DesktopLink::follow(CodeUpdateJob *job)
{
    using Step = CodeUpdateJob::Step;
    m_sleep->hold(tr("An update of %1 runs.").arg(job->plan().function.functionName));
    m_taskbar->setWindow(m_window->winId());
    connect(job, &CodeUpdateJob::stepProgress, this, [this](Step step, qint64 done, qint64 total) {
        if (step != Step::Check)
            m_taskbar->setProgress(done, total);
    });
    connect(job, &CodeUpdateJob::finished, this, &DesktopLink::ended);
    // However it ends: also with the account that it was for.
    connect(job, &QObject::destroyed, this, [this] {
        m_sleep->release();
        m_taskbar->clear();
    });
}

void DesktopLink::ended(const UpdateRecord &record)
{
    m_sleep->release();
    m_taskbar->clear();
    const bool isSeen = m_window->isVisible() && !m_window->isMinimized()
                        && QGuiApplication::applicationState() == Qt::ApplicationActive;
    if (isSeen || !m_services->settings().notifications())
        return;
    const OutcomeText outcome = outcomeText(record);
    notify(outcome.title, outcome.meaning.isEmpty() ? outcome.live : outcome.meaning);
}

void DesktopLink::notify(const QString &title, const QString &text)
{
    if (Notifier::isSupported())
        return m_notifier->show(title, text);
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(applicationIcon());
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { bringToFront({}); });
        connect(m_tray, &QSystemTrayIcon::activated, this, [this] { bringToFront({}); });
    }
    m_tray->show();
    m_tray->showMessage(title, text, applicationIcon());
}

void DesktopLink::lookForCrashes(const QString &folder)
{
    runInBackground(
        this, [folder] { return newestCrashReport(folder); },
        [this, folder](const std::optional<CrashReport> &report) {
            if (!report || !report->isNew)
                return;
            m_window->offerCrashReport([folder] {
                QThreadPool::globalInstance()->start([folder] { markCrashReportsSeen(folder); });
            });
        });
}

// macOS hands over what is opened with the program or dropped on its icon as an event.
bool DesktopLink::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FileOpen) {
        serve({.path = static_cast<QFileOpenEvent *>(event)->file()});
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Scf
