// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/package.h"
#include "app/domain/packageplan.h"

namespace Scf {

// What a click makes of the plan of a package. All are pure. Names are those in the package that
// the person saw; its \a root, which may be another than that of the plan by now, says what they
// are in the source. Directories end with '/'.

//! \a plan with the fix of \a finding; unchanged by those that are none of the package's.
PackagePlan withFix(PackagePlan plan, const QString &root, const Finding &finding);

//! \a plan without \a names in the package.
PackagePlan withLeftOut(PackagePlan plan, const QString &root, const QStringList &names);

//! \a plan with \a names of \a listing in the package again, which says why they were left out.
PackagePlan withIncluded(PackagePlan plan, const PackageListing &listing, const QStringList &names);

//! \a findings about a package of \a source, without the fixes that it cannot have: an object of
//! COS goes as it is, so only what touches the update's other options is offered for it.
QList<Finding> withPossibleFixes(QList<Finding> findings, const CodeSource &source);

//! What of \a plan stays when another folder or ZIP is chosen: the rules do, choices about single
//! files of the old one do not.
PackagePlan forAnotherSource(const PackagePlan &plan);

} // namespace Scf
