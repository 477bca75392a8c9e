// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/support/problemreport.h"

#include <QAbstractListModel>

namespace Scf {

//! The sections of a report, a row each, all of them checked at first: what is checked goes into
//! the document.
class ReportModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ReportModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    void setReport(const ProblemReport &report);
    //! The names are in another language now.
    void retranslate();
    //! Empty outside.
    QString textOf(int row) const;
    //! -1 where the report has none.
    int rowOf(ReportSection::Kind kind) const;
    //! What is checked, as it is saved.
    QString document() const;

private:
    struct Row
    {
        ReportSection section{};
        bool isChecked = true;
    };

    QList<Row> m_rows;
};

} // namespace Scf
