// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>

#include <functional>

class QWidget;

namespace Scf {

//! Carries the measures of every widget that is there from one text size to another: sizes that
//! were fixed or bounded, margins and spacing, columns and rows of tables, and fonts that were set.
//! What widgets are made with later comes from dp() and fontFor(), which know the size themselves.
//!
//! Sizes are worked out from what they are at 100 %, so that going back gives what was there.
class TextScale
{
public:
    //! Looks at all widgets; \a fromPercent is in use.
    explicit TextScale(int fromPercent);

    //! Puts the measures for \a toPercent on them, once the application's font and dp() have
    //! changed.
    void apply(int toPercent) const;

private:
    void noteWidget(QWidget *widget);

    int m_from;
    //! What is to be done, with a function from an old measure to the new one.
    using Scaled = std::function<int(int)>;
    QList<std::function<void(const Scaled &)>> m_changes;
};

} // namespace Scf
