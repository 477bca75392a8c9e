// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/function.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <functional>

namespace Scf {

//! The functions of one region and namespace: streamed in by pages, searched and sorted here, since
//! a proxy would compare QVariants where numbers do. 10,000 rows are searched or sorted in a few
//! ms.
class FunctionListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StatusColumn, RuntimeColumn, ColumnCount };
    enum Role {
        StatusRole = Qt::UserRole, //!< int of FunctionStatus::Value
        FunctionNameRole,          //!< QString, in each column
    };

    explicit FunctionListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! What screen readers hear for a status, where the column holds the API's text: the words
    //! that a view shows for it.
    void setStatusWords(std::function<QString(const FunctionStatus &)> words);

    //! Shows the rows whose name or description holds \a text, whatever its case. Resets the model.
    void setFilter(const QString &text);
    QString filter() const { return m_filter; }
    //! Rows there are, shown or not.
    qsizetype totalCount() const { return m_rows.size(); }

    //! The function shown in \a row; null outside.
    const FunctionSummary *functionAt(int row) const;
    //! Row in which the function called \a functionName is shown; -1 where it is not.
    int rowOf(const QString &functionName) const;

    //! Forgets everything: another account, region or namespace.
    void clear();
    //! A refresh: after it began, pages come; at its end go the rows that no page held.
    void beginRefresh();
    void addPage(const QList<FunctionSummary> &page);
    void endRefresh();
    //! New facts about one function that is in the list already.
    void updateFunction(const FunctionSummary &summary);

private:
    struct Row
    {
        FunctionSummary summary{};
        QString sortName{};
        QString searchText{};
        int refresh = 0;
        quint32 nameRank = 0; //!< place in the order of the names
    };

    static Row makeRow(const FunctionSummary &summary, int refresh);
    bool isShown(const Row &row) const;
    void rankNames(qsizetype known);
    QList<int> sorted(const QList<int> &indexes) const;
    bool replaceRow(int index, const FunctionSummary &summary);
    void sortVisible();
    void rebuild();

    QList<Row> m_rows;
    QHash<QString, int> m_indexByName;
    QList<int> m_byName;  //!< indexes of m_rows in the order of the names
    QList<int> m_visible; //!< indexes of m_rows in the order shown
    std::function<QString(const FunctionStatus &)> m_statusWords = &FunctionStatus::text;
    QString m_filter;
    int m_sortColumn = NameColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_refresh = 0;
};

} // namespace Scf
