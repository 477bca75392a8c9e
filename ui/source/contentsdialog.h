// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QDialog>

#include <memory>

namespace Scf {

//! What will be in the ZIP: every file with its size and mode, searchable.
class ContentsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ContentsDialog(std::shared_ptr<const PackageListing> listing,
                            QWidget *parent = nullptr);
};

} // namespace Scf
