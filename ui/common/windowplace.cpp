// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowplace.h"

#include <QPoint>
#include <QWidget>

#include <algorithm>

namespace Scf {

namespace {

// What must be seen of a title bar to take hold of it with the mouse, in pixels.
constexpr int gripWidth = 120;
constexpr int gripHeight = 24;

qint64 area(const QRect &rect)
{
    return rect.isValid() ? qint64(rect.width()) * rect.height() : 0;
}

//! Of the centres, so that it grows with the way.
int distance(const QRect &a, const QRect &b)
{
    return (a.center() - b.center()).manhattanLength();
}

} // namespace

QRect visiblePlace(const QRect &frame, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return frame;
    const QRect grip(frame.topLeft(), QSize(frame.width(), gripHeight));
    const auto isInReach = [&grip, &frame](const QRect &screen) {
        const QRect seen = grip & screen;
        return seen.height() == gripHeight && seen.width() >= std::min(gripWidth, frame.width())
               && frame.width() <= screen.width() && frame.height() <= screen.height();
    };
    if (std::any_of(screens.begin(), screens.end(), isInReach))
        return frame;
    const auto isFarther = [&frame](const QRect &a, const QRect &b) {
        const qint64 ofA = area(a & frame);
        const qint64 ofB = area(b & frame);
        return ofA != ofB ? ofA < ofB : distance(a, frame) > distance(b, frame);
    };
    const QRect screen = *std::max_element(screens.begin(), screens.end(), isFarther);
    QRect place(frame.topLeft(), frame.size().boundedTo(screen.size()));
    place.moveLeft(std::clamp(place.left(), screen.left(), screen.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), screen.top(), screen.bottom() + 1 - place.height()));
    return place;
}

void bringToFront(QWidget *window)
{
    if (window->isMinimized())
        window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace Scf
