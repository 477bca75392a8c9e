// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/colours.h"

#include <QIcon>
#include <QString>

class QPainter;
class QRect;

namespace Scf {

enum class IconName {
    Refresh,
    Search,
    Folder,
    Zip,
    Copy,
    CheckCircle,
    WarningTriangle,
    ErrorCircle,
    Updating, //!< an open arc; also the spinner
    DashCircle,
    Clock,
    Plus,
    ChevronDown,
    ChevronRight,
    Close,
    Cancel,
    Cloud,
    Key,
    Log,
    ExternalLink,
    List,
    Check,
    Settings,
    Circle, //!< a step that has not begun
};
inline constexpr int iconCount = int(IconName::Circle) + 1;

//! An icon that is drawn in the colour of \a role when it is painted: crisp at every scale, and in
//! the new colours after a change of theme. Making one costs nothing; the SVG is read at the first
//! paint.
QIcon icon(IconName name, ColourRole role = ColourRole::Text);

//! Paints the icon into \a rect at once, turned by \a degrees; for delegates and own widgets.
void paintIcon(QPainter *painter, const QRect &rect, IconName name, const QColor &colour,
               qreal degrees = 0);

//! The program's own icon, for windows and the about box.
QIcon applicationIcon();

//! The id of desktop file, metainfo and icon.
inline constexpr QLatin1StringView applicationId("io.github.scfdesktop.ScfDesktop");

} // namespace Scf
