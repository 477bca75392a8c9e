// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/checkstepmodel.h"

namespace Scf {

class ConnectionCheck;

//! The way to the service, one row for each step of it.
class ConnectionModel : public CheckStepModel
{
    Q_OBJECT

public:
    enum Column { ResultColumn = WhatColumn + 1, TimeColumn, ColumnCount };

    explicit ConnectionModel(const std::function<ConnectionCheck *(QObject *parent)> &makeCheck,
                             QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    //! Everything that was found, as plain text in the person's language. Holds no secret.
    QString report() const;

protected:
    QString cell(int row, int column) const override;
    QString title(int column) const override;
};

} // namespace Scf
