// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/callrecord.h"

#include <QAbstractTableModel>
#include <QList>

namespace Scf {

//! The requests of this run, newest last, the last thousand. What it holds was redacted when it was
//! recorded.
class RequestLogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TimeColumn,
        ActionColumn,
        StatusColumn,
        DurationColumn,
        RequestIdColumn,
        ColumnCount
    };
    enum Role {
        FailedRole = Qt::UserRole, //!< bool
    };

    explicit RequestLogModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    //! Null outside.
    const CallRecord *recordAt(int row) const;

public slots:
    void append(const Scf::CallRecord &record);
    void clear();

private:
    QList<CallRecord> m_records;
};

} // namespace Scf
