// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowmemory.h"

#include "ui/common/theme.h"
#include "ui/common/windowplace.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QHeaderView>
#include <QScreen>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView ours("Scf::");

//! Dialogs of Qt look after themselves.
bool isRemembered(const QObject *object)
{
    return object->isWidgetType() && qobject_cast<const QDialog *>(object)
           && QLatin1StringView(object->metaObject()->className()).startsWith(ours);
}

QString dialogKey(const QWidget *dialog)
{
    const QLatin1StringView name(dialog->metaObject()->className());
    return WindowMemory::atTextSize(u"dialogs/"_s + name.sliced(ours.size()));
}

QHeaderView *headerOf(QAbstractItemView *view)
{
    if (auto *table = qobject_cast<QTableView *>(view))
        return table->horizontalHeader();
    if (auto *tree = qobject_cast<QTreeView *>(view))
        return tree->header();
    return nullptr;
}

//! With the number of columns, which another version may change.
QString headerKey(const QAbstractItemView *view, const QHeaderView *header)
{
    return WindowMemory::atTextSize(u"tables/%1-%2"_s.arg(view->objectName()).arg(header->count()));
}

QString splitterKey(const QSplitter *splitter)
{
    return WindowMemory::atTextSize(splitter->objectName());
}

//! The views and splitters below \a part that have a name of their own.
template <typename Widget, typename Visit>
void forNamed(const QWidget *part, Visit visit)
{
    const QList<Widget *> all = part->findChildren<Widget *>();
    for (Widget *widget : all) {
        if (!widget->objectName().isEmpty() && !widget->objectName().startsWith(u"qt_"))
            visit(widget);
    }
}

} // namespace

QString WindowMemory::atTextSize(const QString &name)
{
    const int size = Theme::textSize();
    return size == 100 ? name : name + u'@' + QString::number(size);
}

WindowMemory::WindowMemory(const Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    qApp->installEventFilter(this);
}

void WindowMemory::restore(QWidget *window) const
{
    const QByteArray state = m_store.state(window->objectName());
    if (!state.isEmpty())
        window->restoreGeometry(state);
    QList<QRect> rooms;
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens)
        rooms.append(screen->availableGeometry());
    if (!window->windowState().testFlag(Qt::WindowMaximized) && !state.isEmpty())
        window->setGeometry(visiblePlace(window->geometry(), rooms));
}

void WindowMemory::keep(QWidget *window)
{
    m_store.setState(window->objectName(), window->saveGeometry());
    keepViews(window);
}

void WindowMemory::restoreViews(QWidget *part)
{
    forNamed<QAbstractItemView>(part, [this](QAbstractItemView *view) {
        QHeaderView *header = headerOf(view);
        if (!header || !view->model())
            return;
        const QByteArray state = m_store.state(headerKey(view, header));
        if (!state.isEmpty())
            header->restoreState(state);
    });
    forNamed<QSplitter>(part, [this](QSplitter *splitter) {
        const QByteArray state = m_store.state(splitterKey(splitter));
        if (!state.isEmpty())
            splitter->restoreState(state);
    });
}

void WindowMemory::keepViews(const QWidget *part)
{
    const auto keepState = [this](const QString &name, const QByteArray &state) {
        if (m_store.state(name) != state)
            m_store.setState(name, state);
    };
    forNamed<QAbstractItemView>(part, [&keepState](QAbstractItemView *view) {
        const QHeaderView *header = headerOf(view);
        if (header && view->model() && header->count() > 0)
            keepState(headerKey(view, header), header->saveState());
    });
    forNamed<QSplitter>(part, [&keepState](const QSplitter *splitter) {
        keepState(splitterKey(splitter), splitter->saveState());
    });
}

bool WindowMemory::eventFilter(QObject *watched, QEvent *event)
{
    const bool opens = event->type() == QEvent::Show;
    if ((!opens && event->type() != QEvent::Hide) || !isRemembered(watched))
        return false;
    auto *dialog = static_cast<QWidget *>(watched);
    if (opens) {
        const QByteArray state = m_store.state(dialogKey(dialog));
        const QList<QByteArray> sides = state.split('x');
        const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
        const QSize wanted = size.isEmpty() ? dialog->size() : size;
        // The frame needs its place too; and at a large text size not everything fits.
        dialog->resize(wanted.boundedTo(dialog->screen()->availableSize() - QSize(dp(8), dp(36))));
        restoreViews(dialog);
    } else {
        m_store.setState(dialogKey(dialog), QByteArray::number(dialog->width()) + 'x'
                                                + QByteArray::number(dialog->height()));
        keepViews(dialog);
    }
    return false;
}

} // namespace Scf
