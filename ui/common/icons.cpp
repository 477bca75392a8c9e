// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, iconCount> fileNames{
    "refresh"_L1,
    "search"_L1,
    "folder"_L1,
    "zip"_L1,
    "copy"_L1,
    "check-circle"_L1,
    "warning-triangle"_L1,
    "error-circle"_L1,
    "updating"_L1,
    "dash-circle"_L1,
    "clock"_L1,
    "plus"_L1,
    "chevron-down"_L1,
    "chevron-right"_L1,
    "close"_L1,
    "cancel"_L1,
    "cloud"_L1,
    "key"_L1,
    "log"_L1,
    "external-link"_L1,
    "list"_L1,
    "check"_L1,
    "settings"_L1,
    "circle"_L1,
};
static_assert(!fileNames.back().isEmpty(), "every icon has its file");

// The icon at \a size device pixels. The drawing is read and parsed for each size and colour once;
// what is cached is the picture, which is small.
QPixmap rendered(IconName name, const QSize &size, const QColor &colour)
{
    const QString key = u"scf-icon-%1-%2-%3-%4"_s.arg(int(name))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/icons/16/%1.svg"_s.arg(fileNames.at(std::size_t(name))));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const int side = std::min(size.width(), size.height());
    renderer.render(&painter,
                    QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(IconName name, ColourRole role)
        : m_name(name)
        , m_role(role)
    { }

    QIconEngine *clone() const override { return new ThemedIconEngine(m_name, m_role); }
    QString key() const override { return u"scf"_s; }
    bool isNull() override { return false; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_name, colourFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, size, colourFor(mode));
    }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        return Theme::current().of(mode == QIcon::Disabled ? ColourRole::Disabled : m_role);
    }

    IconName m_name;
    ColourRole m_role;
};

// The program's icon without the SVG icon plugin, which is a package of its own on some systems.
class ApplicationIconEngine : public QIconEngine
{
public:
    QIconEngine *clone() const override { return new ApplicationIconEngine; }
    QString key() const override { return u"scf-application"_s; }
    bool isNull() override { return false; }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {24, 24}, {32, 32}, {48, 48}, {64, 64}, {128, 128}};
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(applicationId));
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
};

} // namespace

QIcon icon(IconName name, ColourRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

void paintIcon(QPainter *painter, const QRect &rect, IconName name, const QColor &colour,
               qreal degrees)
{
    if (name == IconName::Updating && degrees != 0) {
        // Turning: drawn, not rendered, so that an angle needs no picture of its own.
        const double side = std::min(rect.width(), rect.height());
        const double radius = side * 6.25 / 16;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colour, side * 1.5 / 16, Qt::SolidLine, Qt::RoundCap));
        const QPointF centre = QRectF(rect).center();
        painter->drawArc(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
                         qRound(-degrees * 16), -240 * 16);
        painter->restore();
        return;
    }
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap pixmap = rendered(name, (QSizeF(rect.size()) * ratio).toSize(), colour);
    if (pixmap.isNull())
        return;
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), pixmap);
}

QIcon applicationIcon()
{
    return QIcon(new ApplicationIconEngine);
}

} // namespace Scf
