// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/explain/explanation.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace Scf {

//! Every code of the catalogue with its title, a row each, in one language. Main thread.
class ErrorCodeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CodeColumn, TitleColumn, ColumnCount };
    enum Role {
        WordsRole = Qt::UserRole, //!< all that can be searched: code and texts in both languages
    };

    //! \a language as in ExplanationCatalogue::explain().
    explicit ErrorCodeModel(const QString &language, QObject *parent = nullptr);

    void setLanguage(const QString &language);
    //! The code of \a row as it is listed; empty where there is none.
    QString codeAt(int row) const;
    //! The row that explains \a code: its own, or that of its family; -1 where there is none.
    int rowOf(const QString &code) const;
    Explanation explanationAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString m_language;
    QStringList m_codes;
    QStringList m_titles;
    QStringList m_words;
};

//! The rows that hold every word that was typed.
class ErrorCodeFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    //! \a text is split at spaces; case does not matter.
    void setWords(const QString &text);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QStringList m_words;
};

} // namespace Scf
