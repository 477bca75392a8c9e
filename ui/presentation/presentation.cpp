// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/presentation.h"

#include "app/browse/requestlogmodel.h"
#include "app/update/codeupdatejob.h"
#include "ui/common/theme.h"
#include "ui/presentation/keyoverlay.h"
#include "ui/presentation/shortcutwatcher.h"
#include "ui/presentation/steppane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QScreen>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! In this time the widgets have taken in what a larger text asks of them.
constexpr int settleMs = 50;

// For as long as the talk lasts: the settings do not hear of it.
void setTextSize(int percent)
{
    if (Theme::instance())
        Theme::instance()->setTextSize(percent);
}

// Where Space means something of its own: a letter, a press, a choice.
bool takesSpace(const QWidget *widget)
{
    return widget
           && (qobject_cast<const QAbstractButton *>(widget)
               || qobject_cast<const QComboBox *>(widget)
               || qobject_cast<const QAbstractItemView *>(widget)
               || widget->testAttribute(Qt::WA_InputMethodEnabled));
}

} // namespace

Presentation::Presentation(QMainWindow *window, RequestLogModel *log, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_log(log)
    , m_shortcuts(new ShortcutWatcher(this))
{
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(settleMs);
    m_fitting.callOnTimeout(this, &Presentation::fit);
    connect(m_shortcuts, &ShortcutWatcher::used, this, [this](const QString &sentence) {
        QWidget *active = QApplication::activeWindow();
        KeyOverlay::flash(active ? active : m_window, sentence);
    });
}

Presentation::~Presentation()
{
    if (isOn())
        setTextSize(m_textSizeBefore);
}

void Presentation::setOn(bool on)
{
    if (on == isOn())
        return;
    if (on)
        turnOn();
    else
        turnOff();
    if (m_job)
        m_job->holdBeforeSteps(on);
}

void Presentation::turnOn()
{
    m_textSizeBefore = Theme::textSize();
    setTextSize(m_textSizeBefore * 3 / 2);
    m_pane = new StepPane(m_log);
    m_pane->setDemo(m_isDemo);
    m_dock = new QDockWidget(m_window);
    m_dock->setObjectName(u"presentationDock"_s);
    m_dock->setWindowTitle(m_pane->accessibleName());
    m_dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    m_dock->setTitleBarWidget(new QWidget); // the pane has a title of its own
    m_dock->setWidget(m_pane);
    m_window->addDockWidget(Qt::RightDockWidgetArea, m_dock);
    m_dock->show();
    makeRoom();
    m_window->resizeDocks({m_dock}, {m_window->width() * 3 / 10}, Qt::Horizontal);
    m_fitting.start();
    if (m_job)
        m_pane->follow(m_job);
    m_shortcuts->setOn(true);
    qApp->installEventFilter(this);
}

void Presentation::turnOff()
{
    qApp->removeEventFilter(this);
    m_fitting.stop();
    m_shortcuts->setOn(false);
    delete m_dock;
    m_dock = nullptr;
    m_pane = nullptr;
    delete m_window->findChild<KeyOverlay *>();
    setTextSize(m_textSizeBefore);
    if (m_sizeBefore.isValid())
        m_window->resize(m_sizeBefore);
    m_sizeBefore = {};
}

QSize Presentation::room() const
{
    const QSize frame = m_window->frameSize() - m_window->size();
    return (m_window->screen()->availableSize() - frame).expandedTo(m_window->size());
}

// Nothing may be cut off: where the window needs more than there is, the pane goes below, and then
// the text grows less, but never becomes smaller than it was.
void Presentation::fit()
{
    constexpr int step = 10;
    const QSize needed = m_window->minimumSizeHint();
    if (needed.boundedTo(room()) == needed)
        return;
    if (m_window->dockWidgetArea(m_dock) == Qt::RightDockWidgetArea) {
        m_pane->makeWide();
        m_window->addDockWidget(Qt::BottomDockWidgetArea, m_dock);
        m_window->resizeDocks({m_dock}, {m_window->height() / 2}, Qt::Vertical);
    } else if (Theme::textSize() > m_textSizeBefore) {
        setTextSize(std::max(m_textSizeBefore, Theme::textSize() - step));
    } else {
        return;
    }
    m_fitting.start();
}

// The pane and the larger text need place, which the window takes where the screen has it.
void Presentation::makeRoom()
{
    if (m_window->isMaximized() || m_window->isFullScreen())
        return;
    const QSize frame = m_window->frameSize() - m_window->size();
    const QSize wanted = QSize(dp(1440), dp(900)).boundedTo(room()).expandedTo(m_window->size());
    if (wanted == m_window->size())
        return;
    m_sizeBefore = m_window->size();
    m_window->resize(wanted);
    const QPoint corner =
        m_window->screen()->availableGeometry().bottomRight()
        - QPoint(wanted.width() + frame.width(), wanted.height() + frame.height());
    m_window->move(qMin(m_window->x(), qMax(corner.x(), 0)),
                   qMin(m_window->y(), qMax(corner.y(), 0)));
}

void Presentation::setDemo(bool isDemo)
{
    m_isDemo = isDemo;
    if (m_pane)
        m_pane->setDemo(isDemo);
}

void Presentation::follow(CodeUpdateJob *job)
{
    m_job = job;
    job->holdBeforeSteps(isOn());
    if (m_pane)
        m_pane->follow(job);
}

// Space goes on wherever it has no meaning of its own. What the window shows later may need more.
bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::LayoutRequest)
        m_fitting.start();
    if (event->type() != QEvent::KeyPress || !m_pane || !m_pane->isHeld())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier
        || key->isAutoRepeat() || widget->window() != m_window
        || takesSpace(QApplication::focusWidget())) // not the parent that it did not want
        return false;
    m_pane->goOn();
    return true;
}

} // namespace Scf
