// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/keycheckstep.h"

#include <QAbstractTableModel>
#include <QList>

#include <functional>

namespace Scf {

class KeyCheck;

//! What a key may do, one row for each thing that is tried; the same rows again for the next check.
class KeyCheckModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, WhatColumn, ActionColumn, ResultColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole, //!< int of KeyCheckStep::State
    };
    //! A check that has not started, owned by \a parent.
    using MakeCheck = std::function<KeyCheck *(QObject *parent)>;

    explicit KeyCheckModel(MakeCheck makeCheck, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const KeyCheckStep &stepAt(int row) const { return m_steps.at(row); }
    const QList<KeyCheckStep> &steps() const { return m_steps; }
    bool isRunning() const { return m_check != nullptr; }
    //! So many of the steps have ended.
    int ended() const;
    //! So many are Denied.
    int denied() const;

    //! Begins a new check unless one runs.
    void start();
    void cancel();

signals:
    //! The check has ended; not for one that was dropped with the model.
    void finished();

private:
    static QString nameOf(KeyCheckStep::Kind kind);
    static QString nameOf(KeyCheckStep::State state);

    MakeCheck m_makeCheck;
    KeyCheck *m_check = nullptr; //!< the one that runs; a child
    QList<KeyCheckStep> m_steps;
};

} // namespace Scf
