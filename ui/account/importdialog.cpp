// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/importdialog.h"

#include "app/browse/accountmodel.h"
#include "app/core/background.h"
#include "ui/account/accounttexts.h"
#include "ui/common/accessibility.h"
#include "ui/common/manualpage.h"
#include "ui/common/statuslabel.h"
#include "ui/common/tables.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

enum Column { NameColumn, EndpointColumn, SecretIdColumn, NoteColumn, ColumnCount };

bool isSameKey(const Account &one, const Account &other)
{
    return one.endpoint == other.endpoint && one.credential.secretId == other.credential.secretId;
}

} // namespace

ImportDialog::ImportDialog(const QList<Account> &known, QWidget *parent)
    : QDialog(parent)
    , m_known(known)
    , m_tccliPath(tccliFolder())
    , m_tccli(new QRadioButton(tr("tccli"), this))
    , m_environment(new QRadioButton(tr("Environment"), this))
    , m_csv(new QRadioButton(tr("CSV file"), this))
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(tr("Choose…"), this))
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_table(new QTableView(this))
    , m_state(new StatusLabel(this))
    , m_problems(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_editionLabel(new QLabel(tr("Edition"), this))
    , m_edition(new QComboBox(this))
    , m_keep(new QCheckBox(tr("Keep the keys in the system's credential store"), this))
{
    setObjectName(u"importDialog"_s);
    setManualPage(this, "accounts"_L1);
    setWindowTitle(tr("Import Accounts"));
    build();
    for (QRadioButton *place : {m_tccli, m_environment, m_csv})
        connect(place, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                placeChosen();
        });
    connect(m_path, &QLineEdit::editingFinished, this, [this] { setPath(m_path->text()); });
    connect(m_browse, &QPushButton::clicked, this, &ImportDialog::browse);
    connect(m_edition, &QComboBox::currentIndexChanged, this, &ImportDialog::look);
    connect(m_model, &QStandardItemModel::itemChanged, this, &ImportDialog::showChosen);
    m_tccli->setChecked(true); // looks there
}

void ImportDialog::build()
{
    m_tccli->setObjectName(u"importTccli"_s);
    m_environment->setObjectName(u"importEnvironment"_s);
    m_csv->setObjectName(u"importCsv"_s);
    m_path->setObjectName(u"importPath"_s);
    m_browse->setObjectName(u"importChoose"_s);
    m_browse->setAutoDefault(false);
    makeSegmented({m_tccli, m_environment, m_csv});
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("Accounts that were found"));
    m_table->setModel(m_model);
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Endpoint"), tr("SecretId"), tr("Note")});
    QHeaderView *header = makeRowTable(m_table, Metric::rowHeight());
    header->setSectionResizeMode(NoteColumn, QHeaderView::Stretch);
    const int letter = m_table->fontMetrics().horizontalAdvance(u'n');
    header->resizeSection(NameColumn, 20 * letter);
    header->resizeSection(EndpointColumn, 16 * letter);
    header->resizeSection(SecretIdColumn, 17 * letter);
    m_table->setMinimumHeight(5 * Metric::rowHeight() + Metric::headerHeight());
    m_state->setObjectName(u"importState"_s);
    m_state->setWordWrap(true);
    m_problems->setObjectName(u"importProblems"_s);
    m_problems->setWordWrap(true);
    m_problems->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_problems->setMinimumHeight(2 * m_problems->fontMetrics().lineSpacing()); // nothing jumps
    m_edition->setObjectName(u"importEdition"_s);
    m_edition->setAccessibleName(m_editionLabel->text());
    m_edition->addItems({tr("International"), tr("Mainland China")});
    m_edition->setCurrentIndex(usualEndpoint() == Endpoint::mainland() ? 1 : 0);
    m_editionLabel->setBuddy(m_edition);
    m_keep->setObjectName(u"importKeep"_s);
    m_keep->setChecked(true);

    auto *segments = new QHBoxLayout;
    segments->setSpacing(0);
    segments->addWidget(m_tccli);
    segments->addWidget(m_environment);
    segments->addWidget(m_csv);
    auto *place = new QHBoxLayout;
    place->setSpacing(Metric::gap());
    place->addLayout(segments);
    place->addWidget(m_path, 1);
    place->addWidget(m_browse);

    auto *edition = new QHBoxLayout;
    edition->setSpacing(Metric::gap());
    edition->addWidget(m_editionLabel);
    edition->addWidget(m_edition);
    edition->addStretch();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    m_import->setObjectName(u"importButton"_s);
    makePrimary(m_import);
    m_import->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::rowGap());
    layout->addLayout(place);
    layout->addLayout(edition);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_state);
    layout->addWidget(m_problems);
    layout->addWidget(m_keep);
    layout->addWidget(buttons);
    resize(dp(800), dp(440));
}

void ImportDialog::choose(Place place)
{
    QRadioButton *button = place == Place::Tccli         ? m_tccli
                           : place == Place::Environment ? m_environment
                                                         : m_csv;
    button->setChecked(true);
}

void ImportDialog::setPath(const QString &path)
{
    QString &kept = m_place == Place::CsvFile ? m_csvPath : m_tccliPath;
    const QString entered = QDir::fromNativeSeparators(path.trimmed());
    if (m_place == Place::Environment || kept == entered)
        return;
    kept = entered;
    m_path->setText(QDir::toNativeSeparators(kept));
    look();
}

void ImportDialog::placeChosen()
{
    m_place = m_csv->isChecked()           ? Place::CsvFile
              : m_environment->isChecked() ? Place::Environment
                                           : Place::Tccli;
    const bool hasPath = m_place != Place::Environment;
    m_path->setEnabled(hasPath);
    m_browse->setEnabled(hasPath);
    // Only tccli tells where its keys belong.
    m_editionLabel->setVisible(m_place != Place::Tccli);
    m_edition->setVisible(m_place != Place::Tccli);
    m_path->setAccessibleName(m_place == Place::CsvFile       ? tr("CSV file path")
                              : m_place == Place::Environment ? tr("Environment variables")
                                                              : tr("Folder of tccli"));
    m_path->setPlaceholderText(m_place == Place::CsvFile
                                   ? tr("The file that the console gave for an API key")
                                   : QString());
    m_path->setText(m_place == Place::CsvFile ? QDir::toNativeSeparators(m_csvPath)
                    : m_place == Place::Tccli ? QDir::toNativeSeparators(m_tccliPath)
                                              : u"TENCENTCLOUD_SECRET_ID, …"_s);
    look();
}

void ImportDialog::browse()
{
    const QString path =
        m_place == Place::CsvFile
            ? QFileDialog::getOpenFileName(this, tr("Choose a CSV File with API Keys"), m_csvPath,
                                           tr("CSV files (*.csv);;All files (*)"))
            : QFileDialog::getExistingDirectory(this, tr("Choose the Folder of tccli"),
                                                m_tccliPath);
    if (!path.isEmpty())
        setPath(path);
}

void ImportDialog::look()
{
    const int generation = ++m_generation;
    m_import->setEnabled(false); // Return in the path must not take what was found before
    const auto answered = [this, generation](const ImportedAccounts &found) {
        if (generation == m_generation)
            showFound(found);
    };
    if (m_place == Place::Environment)
        return showFound(importEnvironment());
    const QString path = m_place == Place::CsvFile ? m_csvPath : m_tccliPath;
    if (path.isEmpty()) {
        showFound({});
        return m_state->setStatus(StatusPresentation{.word = tr("Choose a file first.")});
    }
    const bool isCsv = m_place == Place::CsvFile;
    runInBackground(
        this, [path, isCsv] { return isCsv ? importCsvFile(path) : importTccli(path); }, answered);
}

QString ImportDialog::noteOn(const Account &account, int row) const
{
    const auto same = [&account](const Account &other) { return isSameKey(account, other); };
    const auto known = std::ranges::find_if(m_known, same);
    if (known != m_known.end())
        return tr("In the list already, as %1").arg(accountName(*known));
    const QList<Account> &found = m_found.accounts;
    if (std::ranges::find_if(found, same) - found.begin() < row)
        return tr("The same key as above");
    return {};
}

void ImportDialog::showFound(const ImportedAccounts &found)
{
    m_found = found;
    if (m_place != Place::Tccli) {
        for (Account &account : m_found.accounts)
            account.endpoint = edition();
    }
    m_model->removeRows(0, m_model->rowCount());
    for (int row = 0; row < m_found.accounts.size(); ++row) {
        const Account &account = m_found.accounts.at(row);
        const QString note = noteOn(account, row);
        QStringList notes;
        if (!note.isEmpty())
            notes += note;
        if (account.isTemporary())
            notes += tr("Temporary");
        auto *name = new QStandardItem(accountName(account));
        name->setCheckable(true);
        name->setCheckState(note.isEmpty() ? Qt::Checked : Qt::Unchecked);
        auto *noteItem = new QStandardItem(notes.join(u" · "_s));
        if (!note.isEmpty())
            noteItem->setIcon(icon(IconName::DashCircle, ColourRole::Muted));
        m_model->appendRow({name, new QStandardItem(AccountModel::endpointName(account)),
                            new QStandardItem(shortSecretId(account.credential.secretId)),
                            noteItem});
    }
    const int count = m_model->rowCount();
    if (count > 0)
        m_state->setStatus(Finding::State::Ok, tr("%n account(s) found.", nullptr, count));
    else
        m_state->setStatus(StatusPresentation{.word = tr("No account was found there.")});
    m_problems->setText(m_found.problems.join(u'\n'));
    announce(this, m_state->text());
    m_table->setCurrentIndex(m_model->index(0, NameColumn));
    showChosen();
}

Endpoint ImportDialog::edition() const
{
    return m_edition->currentIndex() == 1 ? Endpoint::mainland() : Endpoint::international();
}

void ImportDialog::showChosen()
{
    const auto count = chosen().size();
    m_import->setEnabled(count > 0);
    m_import->setText(count > 0 ? tr("Import %n Account(s)", nullptr, int(count)) : tr("Import"));
}

QList<Account> ImportDialog::chosen() const
{
    QList<Account> accounts;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row, NameColumn)->checkState() == Qt::Checked)
            accounts += m_found.accounts.at(row);
    }
    return accounts;
}

bool ImportDialog::keepsInStore() const
{
    return m_keep->isChecked();
}

} // namespace Scf
