// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QVariant>
#include <QWidget>

namespace Scf {

//! The page of the user manual that is about \a widget and all in it, by the name of its file
//! without ".md". F1 opens it.
inline void setManualPage(QWidget *widget, QLatin1StringView page)
{
    widget->setProperty("scfManualPage", QString(page));
}

//! The page about \a widget or what it is in; empty where there is none. Null is in nothing.
inline QString manualPageOf(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        const QString page = widget->property("scfManualPage").toString();
        if (!page.isEmpty())
            return page;
    }
    return {};
}

} // namespace Scf
