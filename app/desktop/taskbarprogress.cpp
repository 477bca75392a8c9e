// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/taskbarprogress.h"

#ifdef SCF_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#endif
#ifdef Q_OS_WIN
#include <windows.h>

#include <shobjidl.h>
#endif

#include <QVariantMap>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int wholePercent = 100;

} // namespace

TaskbarProgress::TaskbarProgress(const QString &applicationId, QObject *parent)
    : QObject(parent)
    , m_applicationId(applicationId)
{ }

void TaskbarProgress::setProgress(qint64 done, qint64 total)
{
    const int percent =
        total > 0 ? int(qBound(qint64(0), done, total) * wholePercent / total) : hidden;
    if (percent != std::exchange(m_percent, percent))
        tell(percent);
}

void TaskbarProgress::clear()
{
    setProgress(0, 0);
}

#if defined(SCF_HAVE_DBUS)

TaskbarProgress::~TaskbarProgress()
{
    clear();
}

void TaskbarProgress::tell(int percent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage update =
        QDBusMessage::createSignal(u"/com/canonical/unity/launcherentry/scfdesktop"_s,
                                   u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    update.setArguments({QString("application://"_L1 + m_applicationId + ".desktop"_L1),
                         QVariantMap{{u"progress"_s, double(qMax(percent, 0)) / wholePercent},
                                     {u"progress-visible"_s, percent != hidden}}});
    bus.send(update);
}

#elif defined(Q_OS_WIN)

TaskbarProgress::~TaskbarProgress()
{
    clear();
    if (auto *taskbar = static_cast<ITaskbarList3 *>(m_taskbar))
        taskbar->Release();
}

void TaskbarProgress::tell(int percent)
{
    auto *taskbar = static_cast<ITaskbarList3 *>(m_taskbar);
    if (!taskbar) {
        // COM runs on the main thread: Qt's platform plugin has started it.
        if (FAILED(CoCreateInstance(CLSID_TaskbarList, nullptr, CLSCTX_INPROC_SERVER,
                                    IID_PPV_ARGS(&taskbar))))
            return;
        taskbar->HrInit();
        m_taskbar = taskbar;
    }
    auto *window = reinterpret_cast<HWND>(m_window);
    if (percent == hidden) {
        taskbar->SetProgressState(window, TBPF_NOPROGRESS);
    } else {
        taskbar->SetProgressState(window, TBPF_NORMAL);
        taskbar->SetProgressValue(window, ULONGLONG(percent), wholePercent);
    }
}

#else

TaskbarProgress::~TaskbarProgress() = default;

void TaskbarProgress::tell(int) { }

#endif

} // namespace Scf
