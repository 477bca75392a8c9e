// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/connectionstep.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <functional>

namespace Scf {

class ConnectionCheck;

//! The steps of a connection check, one row each; the same rows again for the next check.
class ConnectionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, WhatColumn, ResultColumn, TimeColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, //!< int of ConnectionStep::State
    };
    //! A check that has not started, owned by \a parent.
    using MakeCheck = std::function<ConnectionCheck *(QObject *parent)>;

    explicit ConnectionModel(MakeCheck makeCheck, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const ConnectionStep &stepAt(int row) const { return m_steps.at(row); }
    bool isRunning() const { return m_check != nullptr; }
    //! So many of the steps have ended.
    int ended() const;

    //! Begins a new check unless one runs.
    void start();
    void cancel();
    //! Everything that was found, as plain text in the person's language. Holds no secret.
    QString report() const;

signals:
    //! The check has ended; not for one that was dropped with the model.
    void finished();

private:
    static QString nameOf(ConnectionStep::Kind kind);
    static QString nameOf(ConnectionStep::State state);
    static QString timeOf(const ConnectionStep &step);

    MakeCheck m_makeCheck;
    ConnectionCheck *m_check = nullptr; //!< the one that runs; a child
    QList<ConnectionStep> m_steps;
    QString m_endpoint;
    QDateTime m_startedAt;
};

} // namespace Scf
