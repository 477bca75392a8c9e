// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/checkstepmodel.h"

namespace Scf {

class KeyCheck;

//! What a key may do, one row for each thing that is tried.
class KeyCheckModel : public CheckStepModel
{
    Q_OBJECT

public:
    enum Column { ActionColumn = WhatColumn + 1, ResultColumn, ColumnCount };

    explicit KeyCheckModel(const std::function<KeyCheck *(QObject *parent)> &makeCheck,
                           QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    //! What has been denied so far.
    QList<KeyPermission> denied() const;

protected:
    QString nameOf(CheckStep::State state) const override;
    QString cell(int row, int column) const override;
    QString title(int column) const override;

private:
    KeyPermission permissionAt(int row) const;
};

} // namespace Scf
