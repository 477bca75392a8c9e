// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/contentsdialog.h"

#include "app/browse/packagecontentsmodel.h"
#include "app/core/sizetext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

ContentsDialog::ContentsDialog(std::shared_ptr<const PackageListing> listing, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Contents of the Package"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 480);

    auto *search = new QLineEdit(this);
    search->setPlaceholderText(tr("Search files"));
    search->setAccessibleName(tr("Search files"));
    search->setClearButtonEnabled(true);

    auto *table = new QTableView(this);
    table->setAccessibleName(tr("Contents"));
    auto *model = new PackageContentsModel(this);
    auto *summary = new QLabel(this);
    summary->setText(tr("%n file(s), %1 unpacked", nullptr, static_cast<int>(listing->fileCount()))
                         .arg(sizeText(listing->totalSize)));
    model->setListing(std::move(listing));
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideMiddle);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(PackageContentsModel::NameColumn,
                                                    QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setTabKeyNavigation(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(search);
    layout->addWidget(table, 1);
    layout->addWidget(summary);
    layout->addWidget(buttons);

    connect(search, &QLineEdit::textChanged, model, &PackageContentsModel::setFilter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace Scf
