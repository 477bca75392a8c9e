// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/accessibility.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! A QComboBox on the accessibility bus: see installAccessibility().
class ComboBoxInterface final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit ComboBoxInterface(QComboBox *box)
        : QAccessibleWidget(box, QAccessible::ComboBox)
    {
        // Queued: keys and the mouse select first and make the entry the current one after that.
        QObject::connect(
            box->view()->selectionModel(), &QItemSelectionModel::selectionChanged, &m_context,
            [box] { chooseSelected(box); }, Qt::QueuedConnection);
    }

    int childCount() const override { return box()->isEditable() ? 2 : 1; }

    QAccessibleInterface *child(int index) const override
    {
        if (index == 0)
            return QAccessible::queryAccessibleInterface(box()->view());
        return index == 1 && box()->isEditable()
                   ? QAccessible::queryAccessibleInterface(box()->lineEdit())
                   : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        if (wanted && wanted->object() == box()->view())
            return 0;
        return wanted && wanted->object() && wanted->object() == box()->lineEdit() ? 1 : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return box()->isEditable() && rect().contains(x, y) ? child(1) : nullptr;
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? box()->currentText() : QAccessibleWidget::text(kind);
    }

    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }

    void doAction(const QString &action) override
    {
        if (action != showMenuAction() && action != pressAction())
            return;
        if (box()->view()->isVisible())
            box()->hidePopup();
        else
            box()->showPopup();
    }

    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    // The current text, only to be read: an editable box has a line edit for the rest.
    QString text(int start, int end) const override
    {
        return box()->currentText().mid(start, end - start);
    }
    int characterCount() const override { return static_cast<int>(box()->currentText().size()); }
    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    int selectionCount() const override { return 0; }
    void addSelection(int, int) override { }
    void removeSelection(int) override { }
    void setSelection(int, int, int) override { }
    int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override { }
    QRect characterRect(int) const override { return {}; }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override { }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    QComboBox *box() const { return static_cast<QComboBox *>(widget()); }

    //! Chooses the entry that is selected but not the current one, which only happens from outside.
    static void chooseSelected(QComboBox *box)
    {
        const QAbstractItemView *view = box->view();
        const QModelIndexList selected = view->selectionModel()->selectedIndexes();
        const QModelIndex entry = selected.value(0);
        const int current = view->isVisible() ? view->currentIndex().row() : box->currentIndex();
        if (!entry.isValid() || !entry.flags().testFlag(Qt::ItemIsEnabled)
            || entry.row() == current)
            return;
        box->hidePopup();
        box->setCurrentIndex(entry.row());
        emit box->activated(entry.row());
    }

    QObject m_context; // its end is the end of the connection
};

//! A button whose tool tip says its name once more, such as one inside a QLineEdit: the name is
//! enough.
class NamedButtonInterface final : public QAccessibleWidget
{
public:
    explicit NamedButtonInterface(QAbstractButton *button)
        : QAccessibleWidget(button, QAccessible::PushButton)
    { }

    QString text(QAccessible::Text kind) const override
    {
        const QString text = QAccessibleWidget::text(kind);
        if (kind == QAccessible::Name)
            return text.isEmpty() ? toolTip() : text;
        return kind == QAccessible::Description && text == toolTip() ? QString() : text;
    }

    QStringList actionNames() const override { return {pressAction()}; }

    void doAction(const QString &action) override
    {
        if (action == pressAction())
            static_cast<QAbstractButton *>(widget())->click();
    }

private:
    QString toolTip() const { return widget()->toolTip(); }
};

QAccessibleInterface *interfaceFor(const QString &className, QObject *object)
{
    if (className == "QComboBox"_L1) {
        if (auto *box = qobject_cast<QComboBox *>(object))
            return new ComboBoxInterface(box);
    } else if (className == "QLineEditIconButton"_L1) {
        if (auto *button = qobject_cast<QAbstractButton *>(object))
            return new NamedButtonInterface(button);
    } else if (className == "QScrollArea"_L1) {
        // Qt's own reads beyond its list of children when a scroll bar has vanished since a screen
        // reader counted them. This one counts them whether they are visible or not, and checks.
        if (auto *area = qobject_cast<QScrollArea *>(object))
            return new QAccessibleWidget(area, QAccessible::Client);
    }
    return nullptr;
}

//! Return on a button and the wheel over a box: see installAccessibility().
class InputManners : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Show) {
            if (auto *box = qobject_cast<QDialogButtonBox *>(object))
                orderButtons(box);
            return false;
        }
        if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(object)) {
            event->ignore();
            return true;
        }
        if (event->type() != QEvent::KeyPress)
            return false;
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
                              && !(key->modifiers() & ~Qt::KeypadModifier);
        auto *button = isReturn ? qobject_cast<QAbstractButton *>(object) : nullptr;
        // What is switched on and off leaves Return to the dialog.
        if (!button || !button->isEnabled()
            || !(qobject_cast<QPushButton *>(button) || qobject_cast<QToolButton *>(button)))
            return false;
        button->click();
        return true;
    }

private:
    static void orderButtons(QDialogButtonBox *box)
    {
        box->setFocusProxy(nullptr);
        QWidget *last = nullptr;
        for (int i = 0; i < box->layout()->count(); ++i) {
            QWidget *button = box->layout()->itemAt(i)->widget();
            if (last && button)
                QWidget::setTabOrder(last, button);
            last = button ? button : last;
        }
    }
};

std::function<void(const QString &)> &announcementListener()
{
    static std::function<void(const QString &)> listener;
    return listener;
}

} // namespace

void setAnnouncementListener(std::function<void(const QString &)> listener)
{
    announcementListener() = std::move(listener);
}

void announce(QWidget *widget, const QString &sentence)
{
    if (!widget || sentence.isEmpty())
        return;
    if (announcementListener())
        announcementListener()(sentence);
    if (!QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(widget, sentence);
    QAccessible::updateAccessibility(&event);
#else
    // Before Qt 6.8 there is no event for it. The nearest that every bridge passes on: the widget's
    // description is the sentence, and it changed; then an alert, which some readers speak.
    widget->setAccessibleDescription(sentence);
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
#endif
}

void nameClearButton(QLineEdit *edit, const QString &name)
{
    if (auto *clear = edit->findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(name);
}

void putBehind(QWidget *container, QWidget *widget)
{
    QWidget *last = container;
    for (QWidget *at = container->nextInFocusChain(); at != container;
         at = at->nextInFocusChain()) {
        if (container->isAncestorOf(at) && at->focusPolicy() != Qt::NoFocus)
            last = at;
    }
    QWidget::setTabOrder(last, widget);
}

void tabToChecked(QButtonGroup *group)
{
    const auto fit = [group] {
        const QAbstractButton *checked = group->checkedButton();
        const QList<QAbstractButton *> buttons = group->buttons();
        for (QAbstractButton *button : buttons)
            button->setFocusPolicy(!checked || button == checked ? Qt::StrongFocus
                                                                 : Qt::ClickFocus);
    };
    QObject::connect(group, &QButtonGroup::buttonToggled, group, fit);
    fit();
}

void installAccessibility()
{
    QAccessible::installFactory(interfaceFor);
    static InputManners manners;
    qApp->installEventFilter(&manners);
}

} // namespace Scf
