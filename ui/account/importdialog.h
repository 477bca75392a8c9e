// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"
#include "app/storage/accountimport.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStandardItemModel;
class QTableView;

namespace Scf {

class RoleLabel;
class StatusLabel;

//! Looks for accounts where other programs keep them, and shows what it found: a row each, with a
//! check box. What is in the list already is not checked, and marked. Files are read in the
//! background.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a known: the accounts that are in the list.
    explicit ImportDialog(const QList<Account> &known, QWidget *parent = nullptr);

    enum class Place { Tccli, Environment, CsvFile };
    //! Looks there at once.
    void choose(Place place);
    //! Looks into \a path, the folder of tccli or the CSV file.
    void setPath(const QString &path);

    //! Those that are checked, with their secrets.
    QList<Account> chosen() const;
    bool keepsInStore() const;

private:
    void build();
    void placeChosen();
    void browse();
    void look();
    void showFound(const ImportedAccounts &found);
    void showChosen();
    QString noteOn(const Account &account, int row) const;
    Endpoint edition() const;

    QList<Account> m_known;
    Place m_place = Place::Tccli;
    ImportedAccounts m_found;
    QString m_tccliPath;
    QString m_csvPath;
    int m_generation = 0; //!< of the looking; older answers are dropped

    QRadioButton *m_tccli;
    QRadioButton *m_environment;
    QRadioButton *m_csv;
    QLineEdit *m_path;
    QPushButton *m_browse;
    QStandardItemModel *m_model;
    QTableView *m_table;
    StatusLabel *m_state;
    RoleLabel *m_problems;
    QLabel *m_editionLabel;
    QComboBox *m_edition; //!< of keys that were found without one
    QCheckBox *m_keep;
    QPushButton *m_import = nullptr;
};

} // namespace Scf
