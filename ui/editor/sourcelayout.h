// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Scf {

//! How a source is laid out; what is typed into it follows that.
struct SourceLayout
{
    enum class LineEnd { Lf, CrLf };

    LineEnd lineEnd = LineEnd::Lf; //!< the one that most lines have
    bool usesTabs = false;         //!< to indent
    int indentWidth = 4;           //!< columns of one step
};

//! Reads the layout of \a source; what it does not tell is as in \a usual.
SourceLayout layoutOf(QByteArrayView source, const SourceLayout &usual);

} // namespace Scf
