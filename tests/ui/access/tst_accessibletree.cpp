// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QSet>
#include <QSizeGrip>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Scf;

//! What a screen reader is told of every window.
class tst_AccessibleTree : public QObject
{
    Q_OBJECT

private slots:
    void tellsEveryControl_data() { addWindowRows(); }
    void tellsEveryControl();
    void noticesFaults_data();
    void noticesFaults();
};

namespace {

constexpr int mostCells = 400; // of one table

const QSet<QAccessible::Role> controls{
    QAccessible::PushButton,  QAccessible::CheckBox,     QAccessible::RadioButton,
    QAccessible::ComboBox,    QAccessible::EditableText, QAccessible::SpinBox,
    QAccessible::Slider,      QAccessible::Table,        QAccessible::Tree,
    QAccessible::List,        QAccessible::PageTab,      QAccessible::MenuItem,
    QAccessible::ProgressBar, QAccessible::ButtonMenu,   QAccessible::ColumnHeader,
    QAccessible::Dialog,      QAccessible::Link,         QAccessible::ListItem,
};

// What a screen reader must hear a widget to be; nothing where any role will do.
QSet<QAccessible::Role> rolesFor(const QObject *object)
{
    using Role = QAccessible::Role;
    if (qobject_cast<const QAbstractButton *>(object))
        return {Role::PushButton, Role::CheckBox, Role::RadioButton, Role::ButtonMenu};
    if (qobject_cast<const QLineEdit *>(object) || qobject_cast<const QPlainTextEdit *>(object))
        return {Role::EditableText};
    if (qobject_cast<const QComboBox *>(object))
        return {Role::ComboBox};
    if (qobject_cast<const QTableView *>(object))
        return {Role::Table};
    if (qobject_cast<const QTreeView *>(object))
        return {Role::Tree};
    if (qobject_cast<const QListView *>(object))
        return {Role::List};
    if (qobject_cast<const QProgressBar *>(object))
        return {Role::ProgressBar};
    if (qobject_cast<const QTabBar *>(object))
        return {Role::PageTabList};
    if (qobject_cast<const QLabel *>(object))
        return {Role::StaticText, Role::Graphic};
    return {};
}

bool isUniform(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                return false;
        }
    }
    return true;
}

class Walk
{
public:
    QStringList complaints;

    void window(QWidget *window)
    {
        m_window = window;
        visit(QAccessible::queryAccessibleInterface(window));
        for (QWidget *widget : visibleWidgets(window))
            judgePainting(widget);
    }

private:
    void visit(QAccessibleInterface *node)
    {
        if (!node || !node->isValid() || node->state().invisible)
            return;
        const QAccessible::Id id = QAccessible::uniqueId(node);
        if (m_seen.contains(id))
            return;
        m_seen.insert(id);
        if (const auto *view = qobject_cast<QAbstractItemView *>(node->object()))
            judgeCells(view, node);
        judge(node);
        const bool hasCells = node->tableInterface() || node->role() == QAccessible::List;
        for (int i = 0, count = node->childCount(); i < count && !(hasCells && isView(node)); ++i) {
            QAccessibleInterface *child = node->child(i);
            // A dialog above the window is a window of its own.
            const auto *widget = child ? qobject_cast<QWidget *>(child->object()) : nullptr;
            if (!widget || widget->window() == m_window)
                visit(child);
        }
    }

    static bool isView(const QAccessibleInterface *node)
    {
        return qobject_cast<QAbstractItemView *>(node->object());
    }

    void judge(QAccessibleInterface *node)
    {
        const QString name = node->text(QAccessible::Name);
        const QString description = node->text(QAccessible::Description);
        const QAccessible::Role role = node->role();
        const auto *widget = qobject_cast<QWidget *>(node->object());
        // Qt's list of the entries of a box belongs to the box, and is no control of the window.
        if (widget && widget->window() != m_window)
            return;
        if (controls.contains(role) && name.trimmed().isEmpty() && !isPartOfBox(widget))
            complain(node, u"has no name"_s);
        if (!QKeySequence::mnemonic(name).isEmpty())
            complain(node, u"has an & in its name"_s);
        if (!description.isEmpty() && description == name)
            complain(node, u"has a description that repeats the name"_s);
        const QSet<QAccessible::Role> roles = rolesFor(node->object());
        if (!roles.isEmpty() && !roles.contains(role))
            complain(node, u"has the role %1"_s.arg(role));
        if (widget && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled()
            && !widget->focusProxy()
            && (role == QAccessible::NoRole || role == QAccessible::Client
                || role == QAccessible::Pane))
            complain(node, u"takes the focus and has no role"_s);
    }

    static bool isPartOfBox(const QWidget *widget)
    {
        return widget
               && (qobject_cast<const QComboBox *>(widget->parentWidget())
                   || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()));
    }

    // What is painted in a cell, such as an icon for a state, stands there as words too.
    void judgeCells(const QAbstractItemView *view, QAccessibleInterface *node)
    {
        const QAbstractItemModel *model = view->model();
        const int columns = model ? model->columnCount(view->rootIndex()) : 0;
        int cells = 0;
        for (int row = 0; model && row < model->rowCount(view->rootIndex()); ++row) {
            for (int column = 0; column < columns && ++cells < mostCells; ++column) {
                const QModelIndex index = model->index(row, column, view->rootIndex());
                const QRect place = view->visualRect(index) & view->viewport()->rect();
                if (place.isEmpty())
                    continue;
                QString words = index.data(Qt::AccessibleTextRole).toString();
                if (words.isEmpty())
                    words = index.data(Qt::DisplayRole).toString();
                if (!words.trimmed().isEmpty())
                    continue;
                // The frame of the row, and its line below, are no content.
                const QRect inner = place.adjusted(4, 4, -4, -4);
                if (!isUniform(view->viewport()->grab(inner).toImage())) {
                    complain(node, u"paints something in row %1, column %2 that is not in words"_s
                                       .arg(row)
                                       .arg(column));
                }
            }
        }
    }

    // What a widget paints by itself is heard as well.
    void judgePainting(QWidget *widget)
    {
        const bool isOther =
            qobject_cast<QSplitterHandle *>(widget) || qobject_cast<QScrollBar *>(widget)
            || qobject_cast<QSizeGrip *>(widget) || isDecoration(widget)
            || qobject_cast<QAbstractScrollArea *>(widget->parentWidget()) || isPartOfBox(widget);
        const auto children = widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        const bool isLeaf = std::none_of(children.begin(), children.end(),
                                         [](const QWidget *child) { return child->isVisible(); });
        if (!isLeaf || isOther || widget->visibleRegion().isEmpty())
            return;
        QAccessibleInterface *node = QAccessible::queryAccessibleInterface(widget);
        const bool isSilent = !node || node->text(QAccessible::Name).trimmed().isEmpty();
        // Tabs and menus are children that are no widgets.
        if (isSilent && (!node || node->childCount() == 0) && !isUniform(widget->grab().toImage()))
            complaints += u"%1 paints what is not in words"_s.arg(placeOf(widget));
    }

    // A picture beside words that say all.
    static bool isDecoration(const QWidget *widget)
    {
        return widget->objectName() == "decoration"_L1
               || widget->objectName() == "qt_msgboxex_icon_label"_L1;
    }

    void complain(QAccessibleInterface *node, const QString &what)
    {
        QObject *object = node->object();
        while (object && !object->isWidgetType())
            object = object->parent();
        complaints += u"%1 (role %2, name \"%3\") %4"_s
                          .arg(object ? placeOf(static_cast<QWidget *>(object)) : QString())
                          .arg(node->role())
                          .arg(node->text(QAccessible::Name), what);
    }

    QWidget *m_window = nullptr;
    QSet<QAccessible::Id> m_seen;
};

} // namespace

void tst_AccessibleTree::tellsEveryControl()
{
    QFETCH(int, index);
    Stage stage;
    QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    Walk walk;
    walk.window(window);
    QVERIFY2(walk.complaints.isEmpty(), qPrintable(u"\n"_s + walk.complaints.join(u'\n')));
}

void tst_AccessibleTree::noticesFaults_data()
{
    QTest::addColumn<std::function<void(QWidget *)>>("spoil");
    QTest::addColumn<QString>("complaint");
    using Spoil = std::function<void(QWidget *)>;
    QTest::newRow("nameless edit")
        << Spoil([](QWidget *w) { new QLineEdit(w); }) << u"has no name"_s;
    QTest::newRow("repeated") << Spoil([](QWidget *w) {
        auto *edit = new QLineEdit(w);
        edit->setAccessibleName(u"Name"_s);
        edit->setAccessibleDescription(u"Name"_s);
    }) << u"repeats the name"_s;
    QTest::newRow("a picture alone") << Spoil([](QWidget *w) {
        auto *label = new QLabel(w);
        QPixmap picture(8, 8);
        picture.fill(Qt::red);
        label->setPixmap(picture);
        label->setMargin(2);
    }) << u"not in words"_s;
    QTest::newRow("no role") << Spoil([](QWidget *w) {
        auto *plain = new QWidget(w);
        plain->setAccessibleName(u"Plain"_s);
        plain->setFocusPolicy(Qt::StrongFocus);
    }) << u"has no role"_s;
}

void tst_AccessibleTree::noticesFaults()
{
    using Spoil = std::function<void(QWidget *)>;
    QFETCH(Spoil, spoil);
    QFETCH(QString, complaint);
    QDialog dialog;
    dialog.setWindowTitle(u"Title"_s);
    spoil(&dialog);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    Walk walk;
    walk.window(&dialog);
    QVERIFY2(walk.complaints.filter(complaint).size() == 1,
             qPrintable(walk.complaints.join(u'\n')));
}

QTEST_MAIN(tst_AccessibleTree)
#include "tst_accessibletree.moc"
