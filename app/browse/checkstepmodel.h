// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/checkstep.h"

#include <QAbstractTableModel>
#include <QList>

#include <functional>

namespace Scf {

class SteppedCheck;

//! The steps of a check, one row each; the same rows again for the next check. Gives
//! checkStateRole. Who derives names the steps, and what stands in columns of his own.
class CheckStepModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum { StateColumn, WhatColumn };

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const QList<CheckStep> &steps() const;
    const CheckStep &stepAt(int row) const { return steps().at(row); }
    bool isRunning() const { return m_isRunning; }

    //! Begins a new check unless one runs.
    void start();
    void cancel();

signals:
    void started();
    //! The check has ended; not for one that was dropped with the model.
    void finished();

protected:
    //! A check that has not started, owned by \a parent.
    using MakeCheck = std::function<SteppedCheck *(QObject *parent)>;

    CheckStepModel(MakeCheck makeCheck, int resultColumn, QObject *parent);

    //! The one that runs, else the last one or, before that, the first one.
    const SteppedCheck &check() const { return *m_check; }
    //! Translated, as are the others.
    virtual QString nameOf(CheckStep::State state) const;
    //! The cell and the title of a column other than the state's and the result's.
    virtual QString cell(int row, int column) const = 0;
    virtual QString title(int column) const = 0;

private:
    void renewCheck();

    MakeCheck m_makeCheck;
    int m_resultColumn;
    SteppedCheck *m_check = nullptr; //!< a child
    bool m_isRunning = false;
};

} // namespace Scf
