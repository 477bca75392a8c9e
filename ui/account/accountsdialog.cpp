// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountsdialog.h"

#include "app/browse/accountmodel.h"
#include "ui/account/accountactions.h"
#include "ui/account/accounttexts.h"
#include "ui/account/expirylabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/manualpage.h"
#include "ui/common/tables.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! Colour and name, PRODUCTION behind it; how long a temporary key holds.
class AccountDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        paintRowGround(painter, option, index.column() == AccountModel::NameColumn);
        QRect place = option.rect.adjusted(Metric::narrowEdge(), 0, -Metric::gap(), 0);
        switch (index.column()) {
        case AccountModel::NameColumn:
            paintName(painter, option, place, index);
            break;
        case AccountModel::KeyColumn: {
            const QDateTime expiry = index.data(AccountModel::ExpiresRole).toDateTime();
            if (expiry.isValid()) {
                const StatusPresentation shown =
                    expiryPresentation(expiry, QDateTime::currentDateTimeUtc());
                paintCellIcon(painter, option, &place, shown.icon, shown.role, dp(6));
                paintCellText(painter, option, place, shown.word, shown.role);
                break;
            }
            paintCellText(painter, option, place, index.data().toString(), ColourRole::Muted);
            break;
        }
        case AccountModel::SecretIdColumn:
            paintCellText(painter, option, place, shortSecretId(index.data().toString()),
                          ColourRole::Muted);
            break;
        default:
            paintCellText(painter, option, place, index.data().toString(), ColourRole::Muted);
            break;
        }
    }

private:
    static void paintName(QPainter *painter, const QStyleOptionViewItem &option, QRect place,
                          const QModelIndex &index)
    {
        const auto colour = AccountColour(index.data(AccountModel::ColourRole).toInt());
        const int side = dp(16);
        // The names stand below each other whether they have a colour or not.
        const QRect mark(place.left(), place.center().y() - side / 2, side, side);
        place.setLeft(mark.right() + dp(6));
        colourMark({.colour = colour})
            .paint(painter, QStyle::visualRect(option.direction, option.rect, mark));
        if (index.data(AccountModel::ProductionRole).toBool()) {
            //: After the name of an account, in a list
            const QString word = AccountsDialog::tr("Production");
            const int width = option.fontMetrics.horizontalAdvance(word) + dp(6);
            QRect end = place;
            end.setLeft(place.right() - width);
            place.setRight(end.left() - Metric::gap());
            paintCellText(painter, option, end, word, ColourRole::Muted, Qt::ElideRight,
                          Qt::AlignRight);
        }
        paintCellText(painter, option, place, index.data().toString(), ColourRole::Text);
    }
};

} // namespace

AccountsDialog::AccountsDialog(AccountModel *model, AccountActions *actions, const QString &current,
                               QWidget *parent)
    : QDialog(parent)
    , m_model(model)
    , m_actions(actions)
    , m_pages(new QStackedWidget)
    , m_table(new QTableView)
    , m_empty(new EmptyState)
    , m_add(new QPushButton(tr("&Add…")))
    , m_edit(new QPushButton(tr("&Edit…")))
    , m_remove(new QPushButton(tr("&Remove…")))
    , m_import(new QPushButton(tr("&Import…")))
    , m_up(new QPushButton(tr("Move &Up")))
    , m_down(new QPushButton(tr("Move &Down")))
    , m_close(new QPushButton(tr("&Close")))
    , m_open(new QPushButton(tr("&Open")))
{
    setObjectName(u"accountsDialog"_s);
    setManualPage(this, "accounts"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Accounts"));
    build();
    connect(m_add, &QPushButton::clicked, this, [this] { m_actions->add(this); });
    connect(m_edit, &QPushButton::clicked, this, [this] { m_actions->edit(chosen(), this); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_actions->remove(chosen(), this); });
    connect(m_import, &QPushButton::clicked, this, [this] { m_actions->import(this); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &AccountsDialog::openChosen);
    connect(m_table, &QTableView::activated, this, &AccountsDialog::openChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AccountsDialog::showState);
    connect(m_empty, &EmptyState::buttonClicked, this, [this] { m_actions->add(this); });
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &AccountsDialog::showState);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &AccountsDialog::showState);
    connect(m_actions, &AccountActions::added, this, &AccountsDialog::choose);
    connect(m_actions, &AccountActions::imported, this,
            [this](const QStringList &ids) { choose(ids.value(0)); });
    choose(current);
    if (chosen().isEmpty() && m_model->rowCount() > 0)
        selectWholeRow(m_table, 0);
    showState();
}

void AccountsDialog::build()
{
    m_table->setObjectName(u"accountsTable"_s);
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new AccountDelegate(m_table));
    m_table->setColumnHidden(AccountModel::NamespaceColumn, true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(AccountModel::NameColumn, QHeaderView::Stretch);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(AccountModel::EndpointColumn, 16 * letter);
    header->resizeSection(AccountModel::SecretIdColumn, 16 * letter);
    header->resizeSection(AccountModel::RegionColumn, 15 * letter);
    header->resizeSection(AccountModel::KeyColumn, 23 * letter);
    m_empty->showMessage(IconName::Key, ColourRole::Muted, tr("No account yet"),
                         tr("Add one with its SecretId and SecretKey, or import those that other "
                            "tools on this computer have."),
                         tr("Add an Account"));
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);

    m_add->setObjectName(u"addButton"_s);
    m_edit->setObjectName(u"editButton"_s);
    m_remove->setObjectName(u"removeButton"_s);
    m_import->setObjectName(u"importAccountsButton"_s);
    m_up->setObjectName(u"moveUpButton"_s);
    m_up->setShortcut(Qt::ALT | Qt::Key_Up);
    m_down->setObjectName(u"moveDownButton"_s);
    m_down->setShortcut(Qt::ALT | Qt::Key_Down);
    m_close->setObjectName(u"closeAccountsButton"_s);
    m_open->setObjectName(u"openAccountButton"_s);
    makePrimary(m_open);
    auto *side = new QVBoxLayout;
    side->setSpacing(Metric::gap());
    for (QPushButton *button : {m_add, m_edit, m_remove, m_import})
        side->addWidget(button);
    side->addSpacing(Metric::gap());
    side->addWidget(m_up);
    side->addWidget(m_down);
    side->addStretch();
    for (QPushButton *button : {m_add, m_edit, m_remove, m_import, m_up, m_down, m_close})
        button->setAutoDefault(false);
    m_open->setDefault(true);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(Metric::narrowEdge());
    middle->addWidget(m_pages, 1);
    middle->addLayout(side);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addLayout(middle, 1);
    layout->addLayout(buttons);
    resize(dp(970), dp(420));
}

QString AccountsDialog::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.first().data(AccountModel::IdRole).toString();
}

void AccountsDialog::choose(const QString &id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        selectWholeRow(m_table, row);
}

void AccountsDialog::move(int step)
{
    const int row = m_model->rowOf(chosen());
    const int to = row + step;
    if (row < 0 || to < 0 || to >= m_model->rowCount())
        return;
    // A model names the row before which the moved one goes.
    m_model->moveRow({}, row, {}, step > 0 ? to + 1 : to);
}

void AccountsDialog::openChosen()
{
    const QString id = chosen();
    if (id.isEmpty())
        return;
    accept();
    emit openRequested(id);
}

void AccountsDialog::showState()
{
    const int row = m_model->rowOf(chosen());
    const int count = m_model->rowCount();
    m_pages->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    for (QPushButton *button : {m_edit, m_remove, m_open})
        button->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < count);
}

void AccountsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_table->viewport()->update();
    QDialog::changeEvent(event);
}

} // namespace Scf
