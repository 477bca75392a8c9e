// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QComboBox;

namespace Scf {

//! Offers every known region of SCF in \a box, "Guangzhou · ap-guangzhou", in the language of the
//! window.
void fillRegions(QComboBox *box);
//! The id of the region that stands in \a box, chosen or typed: its whole entry, the id alone,
//! which need not be a known one, or a name.
QString regionIn(const QComboBox *box);
//! Shows \a region, which need not be a known one.
void setRegionIn(QComboBox *box, const QString &region);

} // namespace Scf
