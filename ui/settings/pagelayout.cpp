// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/pagelayout.h"

#include "ui/common/rolelabel.h"

#include <QVBoxLayout>

namespace Scf {

QVBoxLayout *makePageLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::gap());
    return layout;
}

void addHeading(QVBoxLayout *layout, const QString &title)
{
    if (layout->count() > 0)
        layout->addSpacing(Metric::rowGap());
    layout->addWidget(new RoleLabel(title, TextStyle::Strong));
}

QLabel *addHint(QVBoxLayout *layout, const QString &text)
{
    auto *hint = new RoleLabel(text, TextStyle::Secondary, ColourRole::Muted);
    hint->setWordWrap(true);
    layout->addWidget(hint);
    return hint;
}

} // namespace Scf
