// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"

#include <QWidget>

namespace Scf {

//! Where a source of one kind is entered. Keeps what was entered while another kind is chosen.
class SourceRow : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Its kind never changes.
    virtual CodeSource source() const = 0;
    //! \a source is of the row's kind.
    virtual void setSource(const CodeSource &source) = 0;
    //! Opens the dialog that finds one, where there is such a dialog. True when the row has been
    //! decided for; a dialog that stays open tells its choice later.
    virtual bool choose() { return true; }

signals:
    void sourceChanged();
};

} // namespace Scf
