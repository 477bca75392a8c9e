// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/scfstyle.h"

#include "ui/common/icons.h"
#include "ui/common/properties.h"
#include "ui/common/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPainter>
#include <QPainterPath>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTableView>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr double controlCorner = 4;

bool has(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

// A frame whose line lies wholly inside \a rect, on whole pixels.
void drawEdge(QPainter *painter, const QRectF &rect, const QColor &edge, double width,
              double corner, const QBrush &fill = Qt::NoBrush)
{
    const double half = width / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(width > 0 ? QPen(edge, width) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    const double radius = std::max(corner - half, 0.0);
    painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius);
    painter->restore();
}

void drawFocusRing(QPainter *painter, const QRectF &rect, const Colours &colours,
                   double corner = controlCorner)
{
    drawEdge(painter, rect, colours.accent, dp(colours.focusWidth), dp(corner));
}

// A chevron of \a size within the centre of \a rect; \a degrees 0 points down.
void drawChevron(QPainter *painter, const QRectF &rect, const QColor &colour, double size,
                 double degrees = 0)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center());
    painter->rotate(degrees);
    painter->setPen(QPen(colour, dp(1) * 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const double half = size / 2;
    painter->drawPolyline(QPolygonF({{-half, -half / 2}, {0, half / 2}, {half, -half / 2}}));
    painter->restore();
}

void drawCheckMark(QPainter *painter, const QRectF &rect, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, rect.width() / 8.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&rect](double x, double y) {
        return QPointF(rect.x() + rect.width() * x, rect.y() + rect.height() * y);
    };
    painter->drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.70), at(0.77, 0.32)}));
    painter->restore();
}

QColor fieldFill(const QStyleOption *option)
{
    return option->palette.color(QPalette::Base);
}

void drawField(QPainter *painter, const QRect &rect, const QStyleOption *option)
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focus = enabled && (option->state & QStyle::State_HasFocus);
    drawEdge(painter, rect,
             focus     ? colours.accent
             : enabled ? colours.fieldEdge
                       : colours.line,
             focus ? dp(colours.focusWidth) : dp(1), dp(controlCorner), fieldFill(option));
}

int chevronWidth()
{
    return dp(26);
}

bool isView(const QWidget *widget)
{
    return qobject_cast<const QTableView *>(widget) || qobject_cast<const QTreeView *>(widget)
           || qobject_cast<const QHeaderView *>(widget);
}

// Before the first and behind the last thing of a cell, beside the 3 that Qt leaves round each.
int itemPadding(const QWidget *widget)
{
    return isView(widget) ? dp(9) : dp(5);
}

bool isTextEdit(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

const QHeaderView *horizontalHeaderOf(const QWidget *widget)
{
    if (const auto *table = qobject_cast<const QTableView *>(widget))
        return table->horizontalHeader();
    if (const auto *tree = qobject_cast<const QTreeView *>(widget))
        return tree->header();
    return nullptr;
}

// Where a cell stands in its row: the selection's bar goes to the first, the focus ring's ends to
// the first and the last.
struct RowEnds
{
    bool first = true;
    bool last = true;
};
RowEnds rowEnds(const QWidget *widget, const QModelIndex &index)
{
    const QHeaderView *header = horizontalHeaderOf(widget);
    if (!header || !index.isValid())
        return {};
    RowEnds ends;
    const int visual = header->visualIndex(index.column());
    for (int i = 0; i < header->count(); ++i) {
        if (header->isSectionHidden(header->logicalIndex(i)))
            continue;
        if (i < visual)
            ends.first = false;
        if (i > visual)
            ends.last = false;
    }
    return ends;
}

void drawSegment(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget)
{
    const Colours &colours = Colours::of(option->palette);
    const QString place = widget->property(Property::segment).toString();
    const bool rtl = option->direction == Qt::RightToLeft;
    const bool roundLeft = place == "only"_L1 || place == (rtl ? "last"_L1 : "first"_L1);
    const bool roundRight = place == "only"_L1 || place == (rtl ? "first"_L1 : "last"_L1);
    const bool on = option->state & QStyle::State_On;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    const bool down = enabled && (option->state & QStyle::State_Sunken);

    const double line = dp(1);
    const double radius = dp(controlCorner);
    // Each segment draws its left edge; the last one also its right.
    QRectF rect(option->rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(rect);
    QRectF body = rect.adjusted(line / 2, line / 2, -line / 2, -line / 2);
    if (!roundLeft)
        body.setLeft(rect.left() - line / 2 - radius);
    if (!roundRight)
        body.setRight(rect.right() + line / 2 + radius);
    QColor fill = colours.base;
    QColor edge = enabled ? colours.fieldEdge : colours.line;
    if (on)
        fill = enabled ? colours.accent : colours.idle;
    else if (down)
        fill = colours.pressed;
    else if (hover)
        fill = colours.hoverRow;
    if (on && enabled)
        edge = colours.accent;
    painter->setPen(QPen(edge, line));
    painter->setBrush(fill);
    painter->drawRoundedRect(body, radius, radius);
    if (!roundLeft && !on) {
        painter->setPen(Qt::NoPen);
        painter->fillRect(QRectF(rect.left(), rect.top(), line, rect.height()),
                          enabled ? colours.fieldEdge : colours.line);
    }
    painter->restore();

    if (enabled && (option->state & QStyle::State_HasFocus)) {
        // On a filled segment the ring needs a gap to be seen.
        if (on) {
            drawEdge(painter, rect.adjusted(dp(2), dp(2), -dp(2), -dp(2)), colours.onAccent, dp(2),
                     dp(3));
        } else {
            drawEdge(painter, rect.adjusted(dp(1), dp(1), -dp(1), -dp(1)), colours.accent, dp(2),
                     dp(3));
        }
    }

    QFont font = painter->font();
    if (on)
        font.setWeight(QFont::DemiBold);
    painter->save();
    painter->setFont(font);
    painter->setPen(!enabled ? colours.disabled : on ? colours.onAccent : colours.text);
    const bool mnemonics = QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, option);
    painter->drawText(rect,
                      Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      option->text);
    painter->restore();
}

QSize boldTextSize(const QFont &base, const QString &text)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return QFontMetrics(font).size(Qt::TextShowMnemonic, text);
}

void drawButton(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget)
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focus = enabled && (option->state & QStyle::State_HasFocus);
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    const bool down = enabled && (option->state & (QStyle::State_Sunken | QStyle::State_On));
    const bool link = has(widget, Property::link);
    const bool primary = has(widget, Property::primary);
    QRectF rect(option->rect);

    QColor ink = enabled ? colours.text : colours.disabled;
    if (link) {
        const QVariant role = widget->property(Property::linkRole);
        if (enabled)
            ink = colours.of(role.isValid() ? ColourRole(role.toInt()) : ColourRole::Accent);
        if (focus)
            drawFocusRing(painter, rect, colours);
    } else if (primary) {
        if (focus) {
            drawFocusRing(painter, rect, colours, controlCorner + 1);
            rect.adjust(dp(3.5), dp(3.5), -dp(3.5), -dp(3.5));
        }
        const QColor fill = !enabled ? colours.idle
                            : down   ? colours.accentPressed
                            : hover  ? colours.accentHover
                                     : colours.accent;
        drawEdge(painter, rect, enabled ? fill : colours.line, dp(1), dp(controlCorner), fill);
        ink = enabled ? colours.onAccent : colours.disabled;
    } else if (!(option->features & QStyleOptionButton::Flat) || hover || down || focus) {
        const QColor fill = !enabled ? Qt::transparent
                            : down   ? colours.pressed
                            : hover  ? colours.hoverRow
                                     : colours.base;
        const bool flat = option->features & QStyleOptionButton::Flat;
        const QColor edge = focus      ? colours.accent
                            : flat     ? Qt::transparent
                            : !enabled ? colours.line
                                       : colours.fieldEdge;
        drawEdge(painter, rect, edge, focus ? dp(colours.focusWidth) : dp(1), dp(controlCorner),
                 fill);
    }

    const bool menu = option->features & QStyleOptionButton::HasMenu;
    const int gap = dp(5);
    const int chevron = menu ? dp(8) : 0;
    const int iconWidth = option->icon.isNull() ? 0 : option->iconSize.width();
    const int flags = QApplication::style()->styleHint(QStyle::SH_UnderlineShortcut, option, widget)
                          ? Qt::TextShowMnemonic
                          : Qt::TextHideMnemonic;
    const int textWidth =
        option->text.isEmpty() ? 0 : option->fontMetrics.size(flags, option->text).width();
    int content = iconWidth + textWidth + chevron;
    if (iconWidth && textWidth)
        content += gap;
    if (chevron && (textWidth || iconWidth))
        content += gap;
    QRect line = QStyle::alignedRect(
        option->direction, Qt::AlignCenter,
        {std::min(content, option->rect.width()), option->rect.height()}, option->rect);
    const auto part = [&line, option](int width) {
        const QRect rectOfPart = QStyle::visualRect(
            option->direction, option->rect,
            QRect(QStyle::visualRect(option->direction, option->rect, line).topLeft(),
                  QSize(width, line.height())));
        QRect rest = QStyle::visualRect(option->direction, option->rect, line);
        rest.setLeft(rest.left() + width);
        line = QStyle::visualRect(option->direction, option->rect, rest);
        return rectOfPart;
    };
    if (iconWidth) {
        option->icon.paint(painter,
                           QStyle::alignedRect(option->direction, Qt::AlignCenter, option->iconSize,
                                               part(iconWidth)),
                           Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                           option->state & QStyle::State_On ? QIcon::On : QIcon::Off);
        if (textWidth)
            part(gap);
    }
    if (textWidth) {
        painter->save();
        painter->setPen(ink);
        const QRect textRect =
            part(std::min(textWidth, line.width() - (chevron ? chevron + gap : 0)));
        if (link && hover) {
            QFont font = painter->font();
            font.setUnderline(true);
            painter->setFont(font);
        }
        painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | flags,
                          option->text);
        painter->restore();
    }
    if (chevron) {
        if (textWidth || iconWidth)
            part(gap);
        drawChevron(painter, part(chevron), ink, dp(8));
    }
}

void drawIndicator(QPainter *painter, const QStyleOption *option, bool round)
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focus = enabled && (option->state & QStyle::State_HasFocus);
    const bool on = option->state & QStyle::State_On;
    const bool partly = option->state & QStyle::State_NoChange;
    QRectF rect(option->rect);
    const double corner = round ? rect.width() / 2 : dp(3);
    QColor edge = !enabled ? colours.line : focus ? colours.accent : colours.fieldEdge;
    QColor fill = enabled ? colours.base : colours.window;
    if (enabled && (option->state & QStyle::State_Sunken))
        fill = colours.pressed;
    if (on || partly) {
        edge = enabled ? colours.accent : colours.line;
        fill = enabled ? colours.accent : colours.idle;
    }
    drawEdge(painter, rect, edge, focus ? dp(colours.focusWidth) : dp(1), corner, fill);
    const QColor mark = enabled ? colours.onAccent : colours.disabled;
    if (on && round) {
        const double inset = rect.width() * 0.3;
        drawEdge(painter, rect.adjusted(inset, inset, -inset, -inset), {}, 0, rect.width(), mark);
    } else if (on) {
        drawCheckMark(painter, rect, mark);
    } else if (partly) {
        painter->fillRect(QRectF(rect.x() + rect.width() * 0.25, rect.center().y() - dp(1) * 0.5,
                                 rect.width() * 0.5, dp(1) * 1.5),
                          mark);
    }
}

void drawScrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider)
{
    const Colours &colours = Colours::of(option->palette);
    const bool horizontal = option->orientation == Qt::Horizontal;
    if (option->minimum == option->maximum)
        return;
    const bool active =
        (option->state & QStyle::State_MouseOver) || (option->state & QStyle::State_Sunken);
    // Half as wide as the bar, so that it stays calm and is still easy to grab.
    const double inset = active ? dp(2) : dp(3);
    QRectF rect = QRectF(slider).adjusted(inset, dp(2), -inset, -dp(2));
    if (horizontal)
        rect = QRectF(slider).adjusted(dp(2), inset, -dp(2), -inset);
    QColor colour = colours.fieldEdge;
    if (!active)
        colour.setAlphaF(0.7F);
    drawEdge(painter, rect, {}, 0, std::min(rect.width(), rect.height()) / 2, colour);
}

// A thin line in the middle of its rectangle; a text stands behind it.
void drawProgressBar(QPainter *painter, const QStyleOptionProgressBar *option,
                     const QWidget *widget)
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const auto visual = [option](const QRectF &logical) {
        return QRectF(QStyle::visualRect(option->direction, option->rect, logical.toRect()));
    };
    const int thick = std::min(dp(6), option->rect.height());
    QRectF groove(option->rect.left(),
                  option->rect.top() + std::floor((option->rect.height() - thick) / 2.0),
                  option->rect.width(), thick);
    if (option->textVisible) {
        const int textWidth = std::max(option->fontMetrics.horizontalAdvance(option->text),
                                       option->fontMetrics.horizontalAdvance(u"100%"_s));
        groove.setWidth(std::max<double>(groove.width() - textWidth - dp(8), thick));
        painter->setPen(enabled ? colours.text : colours.disabled);
        painter->drawText(visual(QRectF(groove.right() + dp(8), option->rect.top(), textWidth,
                                        option->rect.height())),
                          Qt::AlignRight | Qt::AlignVCenter, option->text);
    }
    const double corner = thick / 2.0;
    drawEdge(painter, visual(groove), colours.line, dp(1), corner, colours.idle);
    const qint64 range = qint64(option->maximum) - option->minimum;
    // Without a range it says "at work": a part of it is filled.
    const double share =
        range <= 0 ? 0.3
                   : std::clamp(double(qint64(option->progress) - option->minimum) / double(range),
                                0.0, 1.0);
    if (share <= 0)
        return;
    QRectF chunk = groove;
    chunk.setWidth(std::max<double>(groove.width() * share, thick));
    drawEdge(painter, visual(chunk), {}, 0, corner,
             !enabled                      ? colours.fieldEdge
             : has(widget, Property::over) ? colours.bad
                                           : colours.accent);
}

} // namespace

ScfStyle::ScfStyle()
    : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"scf"_s);
}

void ScfStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QScrollBar *>(widget) || qobject_cast<QHeaderView *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void ScfStyle::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
}

void ScfStyle::polish(QPalette &palette)
{
    // The theme sets the whole palette; Fusion has nothing to add.
    Q_UNUSED(palette)
}

QIcon ScfStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option,
                             const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
        return icon(IconName::Close, ColourRole::Muted);
    case SP_MessageBoxQuestion: // what we ask about cannot be taken back
    case SP_MessageBoxWarning:
        return icon(IconName::WarningTriangle, ColourRole::Warn);
    case SP_MessageBoxCritical:
        return icon(IconName::ErrorCircle, ColourRole::Bad);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

QPalette ScfStyle::standardPalette() const
{
    return Theme::instance() ? Theme::current().palette() : QProxyStyle::standardPalette();
}

int ScfStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                          const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isTextEdit(widget) ? dp(2) : dp(1);
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
        return dp(2);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ButtonDefaultIndicator:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_MenuPanelWidth:
        return 0;
    case PM_TabBarBaseOverlap:
        return dp(1);
    case PM_TabBarTabHSpace:
        return dp(22);
    case PM_TabBarTabVSpace:
        return dp(14);
    case PM_HeaderMargin: // above and below as well: the sides are in SE_HeaderLabel
        return dp(4);
    case PM_HeaderDefaultSectionSizeVertical:
        return Metric::rowHeight();
    case PM_HeaderMarkSize:
        return dp(8);
    case PM_FocusFrameHMargin: // also between icon and text: the rest is in itemPadding()
        return dp(3) - 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return dp(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return dp(8);
    case PM_ScrollBarExtent:
        return dp(12);
    case PM_ScrollBarSliderMin:
        return dp(32);
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return dp(1);
    case PM_LayoutHorizontalSpacing:
        return dp(8);
    case PM_LayoutVerticalSpacing:
        return dp(10);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return dp(12);
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
        return dp(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ScfStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_TabBar_PreferNoArrows:
        return 0;
    case SH_DialogButtonLayout: // what acts stands at the end, as in our own rows of buttons
        return QDialogButtonBox::GnomeLayout;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_Header_ArrowAlignment:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case SH_Table_GridLineColor:
        return option ? int(Colours::of(option->palette).line.rgba())
                      : QProxyStyle::styleHint(hint, option, widget, returnData);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize ScfStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                 const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button)
            break;
        int width = 0;
        if (!button->text.isEmpty())
            width += button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
        if (!button->icon.isNull())
            width += button->iconSize.width() + (width ? dp(5) : 0);
        if (button->features & QStyleOptionButton::HasMenu)
            width += dp(13);
        const int text = button->fontMetrics.height();
        if (has(widget, Property::link))
            return {width + dp(6), std::max(text + dp(4), dp(20))};
        if (has(widget, Property::primary))
            return {std::max(width + dp(52), dp(96)), Metric::primaryHeight()};
        if (has(widget, Property::small))
            return {width + dp(24), std::max(dp(24), text + dp(6))};
        return {std::max(width + dp(24), button->text.isEmpty() ? dp(28) : dp(64)),
                Metric::controlHeight()};
    }
    case CT_RadioButton:
    case CT_CheckBox: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && type == CT_RadioButton && widget
            && !widget->property(Property::segment).isNull())
            return {boldTextSize(widget->font(), button->text).width() + dp(28),
                    Metric::controlHeight()};
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {contents.width() + dp(4), std::max(contents.height(), dp(22))};
    }
    case CT_LineEdit: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0)
            return contents;
        return {contents.width() + dp(12), std::max(contents.height(), Metric::controlHeight())};
    }
    case CT_ComboBox:
        return {size.width() + dp(8) + chevronWidth() + dp(2),
                std::max(size.height() + dp(4), Metric::controlHeight())};
    case CT_SpinBox: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {contents.width() + dp(8), Metric::controlHeight()};
    }
    case CT_ToolButton: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool menu = tool && (tool->features & QStyleOptionToolButton::HasMenu)
                          && !(tool->features & QStyleOptionToolButton::MenuButtonPopup);
        return {std::max(contents.width() + (menu ? dp(16) : 0), Metric::controlHeight()),
                std::max(contents.height(), Metric::controlHeight())};
    }
    case CT_HeaderSection: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        // A row's header has no least height of its own: rows are as high as the view says.
        if (header && header->orientation == Qt::Vertical)
            return {contents.width() + dp(16), contents.height()};
        return {contents.width() + dp(16), std::max(contents.height(), Metric::headerHeight())};
    }
    case CT_ItemViewItem: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        const int least = qobject_cast<const QTableView *>(widget) ? 0
                          : isView(widget)                         ? Metric::rowHeight()
                                                                   : Metric::controlHeight();
        return {contents.width() + 2 * itemPadding(widget), std::max(contents.height(), least)};
    }
    case CT_TabBarTab: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab || !widget)
            return contents;
        // The selected tab is semi-bold: room for it is kept, so that nothing moves.
        const int more =
            boldTextSize(widget->font(), tab->text).width()
            - QFontMetrics(widget->font()).size(Qt::TextShowMnemonic, tab->text).width();
        return {contents.width() + std::max(more, 0), std::max(contents.height(), dp(32))};
    }
    case CT_ProgressBar: {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        if (bar && !bar->textVisible)
            return {std::max(size.width(), dp(80)), dp(6)};
        break;
    }
    case CT_MenuItem: {
        const QSize contents = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return contents;
        return {contents.width(), std::max(contents.height(), dp(26))};
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect ScfStyle::subElementRect(SubElement element, const QStyleOption *option,
                               const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth == 0)
            return option->rect;
        return option->rect.adjusted(dp(6), dp(1), -dp(6), -dp(1));
    }
    case SE_RadioButtonContents:
    case SE_RadioButtonClickRect:
        if (widget && !widget->property(Property::segment).isNull())
            return option->rect;
        break;
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    case SE_HeaderLabel: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const bool sorted = header && header->sortIndicator != QStyleOptionHeader::None;
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(dp(12), 0, sorted ? -dp(22) : -dp(4), 0));
    }
    case SE_HeaderArrow:
        return visualRect(option->direction, option->rect,
                          QRect(option->rect.right() + 1 - dp(20), option->rect.top(), dp(12),
                                option->rect.height()));
    case SE_ItemViewItemCheckIndicator:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemText:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem inner(*item);
            const int padding = itemPadding(widget);
            inner.rect.adjust(padding, 0, -padding, 0);
            return QProxyStyle::subElementRect(element, &inner, widget);
        }
        break;
    case SE_ItemViewItemFocusRect:
        return option->rect;
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button || button->text.isEmpty())
            break;
        const QRect contents = subElementRect(
            element == SE_CheckBoxFocusRect ? SE_CheckBoxContents : SE_RadioButtonContents, option,
            widget);
        const QSize text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text);
        const QRect aligned =
            alignedRect(option->direction, Qt::AlignLeft | Qt::AlignVCenter,
                        {std::min(text.width(), contents.width()), text.height()}, contents);
        return aligned.adjusted(-dp(4), -dp(2), dp(4), dp(2)).intersected(option->rect);
    }
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect ScfStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                               SubControl subControl, const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox) {
        const QRect arrow(rect.right() + 1 - chevronWidth(), rect.top(), chevronWidth(),
                          rect.height());
        switch (subControl) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, rect, arrow);
        case SC_ComboBoxEditField: {
            const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            // A line edit has two pixels of its own.
            const int left = combo && combo->editable ? dp(6) : dp(8);
            return visualRect(option->direction, rect,
                              rect.adjusted(left, dp(2), -chevronWidth(), -dp(2)));
        }
        case SC_ComboBoxFrame:
        case SC_ComboBoxListBoxPopup:
            return rect;
        default:
            break;
        }
    }
    if (control == CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (spin && spin->frame) {
            const int width = dp(20);
            const int middle = rect.top() + rect.height() / 2;
            QRect part = rect;
            switch (subControl) {
            case SC_SpinBoxUp:
                part = QRect(rect.right() + 1 - width, rect.top() + dp(2), width,
                             middle - rect.top() - dp(2));
                break;
            case SC_SpinBoxDown:
                part = QRect(rect.right() + 1 - width, middle, width,
                             rect.bottom() + 1 - middle - dp(2));
                break;
            case SC_SpinBoxEditField:
                part = rect.adjusted(dp(6), dp(2), -width, -dp(2));
                break;
            default:
                break;
            }
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons) {
                if (subControl == SC_SpinBoxUp || subControl == SC_SpinBoxDown)
                    return {};
                if (subControl == SC_SpinBoxEditField)
                    part = rect.adjusted(dp(6), dp(2), -dp(6), -dp(2));
            }
            return visualRect(option->direction, rect, part);
        }
    }
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? rect.width() : rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int sliderLength = length;
        if (range > 0) {
            sliderLength = int(qint64(bar->pageStep) * length / (range + bar->pageStep));
            sliderLength = std::min(std::max(sliderLength, dp(32)), length);
        }
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - sliderLength, bar->upsideDown);
        const auto along = [&](int from, int size) {
            const QRect part = horizontal
                                   ? QRect(rect.left() + from, rect.top(), size, rect.height())
                                   : QRect(rect.left(), rect.top() + from, rect.width(), size);
            return visualRect(option->direction, rect, part);
        };
        switch (subControl) {
        case SC_ScrollBarGroove:
            return rect;
        case SC_ScrollBarSlider:
            return along(start, sliderLength);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + sliderLength, length - start - sliderLength);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

void ScfStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & State_Enabled;
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            drawField(painter, option->rect, option);
        return;
    }
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner: // nothing but ground between two scroll bars
        return;
    case PE_Frame:
        if (isTextEdit(widget)) {
            const bool focus = enabled && (option->state & State_HasFocus);
            drawEdge(painter, option->rect,
                     focus     ? colours.accent
                     : enabled ? colours.fieldEdge
                               : colours.line,
                     focus ? dp(colours.focusWidth) : dp(1), dp(controlCorner), fieldFill(option));
        } else {
            drawEdge(painter, option->rect, colours.line, dp(1), 0);
        }
        return;
    case PE_FrameGroupBox: // space instead of boxes
        return;
    case PE_FrameMenu:
        drawEdge(painter, option->rect, colours.line, dp(1), 0);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.color(QPalette::ToolTipBase));
        drawEdge(painter, option->rect, colours.fieldEdge, dp(1), 0);
        return;
    case PE_FrameFocusRect:
        // Where a row is selected as a whole, PE_PanelItemViewItem rings the row instead.
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget)) {
            if (view->selectionBehavior() == QAbstractItemView::SelectRows)
                return;
            drawEdge(painter, option->rect, colours.accent, dp(2), 0);
            return;
        }
        // A tool button is ringed as a whole by CC_ToolButton.
        if (!qobject_cast<const QToolButton *>(widget))
            drawFocusRing(painter, option->rect, colours);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawIndicator(painter, option, false);
        return;
    case PE_IndicatorRadioButton:
        drawIndicator(painter, option, true);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        drawChevron(painter, option->rect, enabled ? colours.text : colours.disabled, dp(8));
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorSpinUp:
        drawChevron(painter, option->rect, enabled ? colours.text : colours.disabled, dp(8), 180);
        return;
    case PE_IndicatorArrowRight:
        drawChevron(painter, option->rect, enabled ? colours.text : colours.disabled, dp(8), -90);
        return;
    case PE_IndicatorArrowLeft:
        drawChevron(painter, option->rect, enabled ? colours.text : colours.disabled, dp(8), 90);
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const double closed = option->direction == Qt::RightToLeft ? 90 : -90;
            drawChevron(painter, option->rect, colours.muted, dp(8),
                        option->state & State_Open ? 0 : closed);
        }
        return;
    case PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (!header || header->sortIndicator == QStyleOptionHeader::None)
            return;
        const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
        drawChevron(painter, option->rect, colours.muted, dp(7), up ? 180 : 0);
        return;
    }
    case PE_PanelButtonTool: {
        const bool on = option->state & State_On;
        const bool down = option->state & State_Sunken;
        const bool hover = enabled && (option->state & State_MouseOver);
        const bool quiet = option->state & State_AutoRaise;
        const QColor fill = down    ? colours.pressed
                            : on    ? colours.selectedRow
                            : hover ? colours.hoverRow
                            : quiet ? QColor(Qt::transparent)
                                    : colours.base;
        const QColor edge = quiet     ? QColor(Qt::transparent)
                            : enabled ? colours.fieldEdge
                                      : colours.line;
        drawEdge(painter, option->rect, edge, quiet ? 0 : dp(1), dp(controlCorner), fill);
        return;
    }
    case PE_PanelItemViewRow:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->state & State_Selected)
                painter->fillRect(item->rect, colours.selectedRow);
            else if (item->features & QStyleOptionViewItem::Alternate)
                painter->fillRect(item->rect, colours.alternateBase);
        }
        return;
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (!item)
            return;
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(item->rect, item->backgroundBrush);
        const bool wholeRows = view && view->selectionBehavior() == QAbstractItemView::SelectRows;
        if (item->state & State_Selected) {
            painter->fillRect(item->rect, colours.selectedRow);
        } else if ((item->state & State_MouseOver) && enabled && !isView(widget)) {
            painter->fillRect(item->rect, colours.hoverRow);
        }
        if (!view)
            return;
        const RowEnds ends = wholeRows ? rowEnds(widget, item->index) : RowEnds{};
        const QRect r = item->rect;
        if ((item->state & State_Selected) && ends.first) {
            const QRect bar =
                visualRect(option->direction, r, QRect(r.left(), r.top(), dp(3), r.height()));
            painter->fillRect(bar, enabled ? colours.accent : colours.fieldEdge);
        }
        if (wholeRows && view->hasFocus() && item->index.isValid()
            && view->currentIndex().row() == item->index.row()
            && view->currentIndex().parent() == item->index.parent()) {
            const int two = dp(2);
            const bool leftEnd = option->direction == Qt::RightToLeft ? ends.last : ends.first;
            const bool rightEnd = option->direction == Qt::RightToLeft ? ends.first : ends.last;
            painter->fillRect(r.left(), r.top(), r.width(), two, colours.accent);
            painter->fillRect(r.left(), r.bottom() + 1 - two, r.width(), two, colours.accent);
            if (leftEnd)
                painter->fillRect(r.left(), r.top(), two, r.height(), colours.accent);
            if (rightEnd)
                painter->fillRect(r.right() + 1 - two, r.top(), two, r.height(), colours.accent);
        }
        return;
    }
    case PE_FrameTabBarBase:
        if (const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(option)) {
            const QRect r = base->rect;
            painter->fillRect(QRect(r.left(), r.bottom() + 1 - dp(1), r.width(), dp(1)),
                              colours.line);
        }
        return;
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), dp(1))),
                          colours.line);
        return;
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), dp(1))),
                          colours.line);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ScfStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                           const QWidget *widget) const
{
    const Colours &colours = Colours::of(option->palette);
    switch (element) {
    case CE_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawButton(painter, button, widget);
            return;
        }
        break;
    case CE_RadioButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && widget && !widget->property(Property::segment).isNull()) {
            drawSegment(painter, button, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, colours.line);
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            drawProgressBar(painter, bar, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        const QRect r = option->rect;
        QColor fill = colours.alternateBase;
        if (element == CE_HeaderSection && (option->state & State_Enabled)) {
            if (option->state & State_Sunken)
                fill = colours.pressed;
            else if (option->state & State_MouseOver)
                fill = colours.hoverRow;
        }
        painter->fillRect(r, fill);
        painter->fillRect(QRect(r.left(), r.bottom() + 1 - dp(1), r.width(), dp(1)), colours.line);
        return;
    }
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // As Qt does it, but the label's place is asked of this style.
            drawControl(CE_HeaderSection, header, painter, widget);
            QStyleOptionHeader part(*header);
            part.rect = subElementRect(SE_HeaderLabel, header, widget);
            if (part.rect.isValid())
                drawControl(CE_HeaderLabel, &part, painter, widget);
            if (header->sortIndicator != QStyleOptionHeader::None) {
                part.rect = subElementRect(SE_HeaderArrow, header, widget);
                drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
            }
            return;
        }
        break;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy(*header);
            copy.palette.setColor(QPalette::ButtonText, colours.muted);
            // Selected columns stay as they are: the row says what is selected.
            copy.state &= ~State_On;
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem copy(*item);
            // A selected row keeps its text: its ground is light, with a bar in the accent.
            for (const auto group : {QPalette::Active, QPalette::Inactive}) {
                copy.palette.setColor(group, QPalette::HighlightedText,
                                      item->palette.color(group, QPalette::Text));
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const QRect r = tab->rect;
            painter->fillRect(QRect(r.left(), r.bottom() + 1 - dp(1), r.width(), dp(1)),
                              colours.line);
            if (tab->state & State_Selected) {
                const int inset = pixelMetric(PM_TabBarTabHSpace, option, widget) / 2;
                painter->fillRect(
                    QRect(r.left() + inset, r.bottom() + 1 - dp(2), r.width() - 2 * inset, dp(2)),
                    (tab->state & State_Enabled) ? colours.accent : colours.fieldEdge);
            }
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const bool selected = tab->state & State_Selected;
            const bool enabled = tab->state & State_Enabled;
            const bool hover = enabled && (tab->state & State_MouseOver);
            const int inset = pixelMetric(PM_TabBarTabHSpace, option, widget) / 2;
            QRect text = tab->rect.adjusted(inset, 0, -inset, 0);
            painter->save();
            if (!tab->icon.isNull()) {
                const int size = dp(16);
                const QRect place =
                    visualRect(option->direction, text,
                               QRect(text.left(), text.center().y() + 1 - size / 2, size, size));
                tab->icon.paint(painter, place);
                QRect rest = text;
                rest.setLeft(text.left() + size + dp(5));
                text = visualRect(option->direction, text, rest);
            }
            QFont font = painter->font();
            if (selected)
                font.setWeight(QFont::DemiBold);
            painter->setFont(font);
            painter->setPen(!enabled            ? colours.disabled
                            : selected || hover ? colours.text
                                                : colours.muted);
            const bool mnemonics = styleHint(SH_UnderlineShortcut, option, widget, nullptr);
            painter->drawText(
                text, Qt::AlignCenter | (mnemonics ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                tab->text);
            painter->restore();
            if (enabled && (tab->state & State_HasFocus)) {
                drawFocusRing(painter,
                              tab->rect.adjusted(inset - dp(7), dp(4), dp(7) - inset, -dp(5)),
                              colours);
            }
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, colours.window);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ScfStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const Colours &colours = Colours::of(option->palette);
    const bool enabled = option->state & State_Enabled;
    const QColor ink = enabled ? colours.text : colours.disabled;
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->frame)
                drawField(painter, combo->rect, combo);
            if (combo->subControls & SC_ComboBoxArrow) {
                const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
                drawChevron(painter, QRectF(arrow).translated(0, 0.5), ink, dp(10));
            }
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
            spin && spin->frame) {
            drawField(painter, spin->rect, spin);
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            const auto arrow = [&](SubControl part, bool able, double degrees) {
                const QRect rect = subControlRect(CC_SpinBox, spin, part, widget);
                drawChevron(painter, rect, able && enabled ? colours.text : colours.disabled, dp(7),
                            degrees);
            };
            arrow(SC_SpinBoxUp, spin->stepEnabled & QAbstractSpinBox::StepUpEnabled, 180);
            arrow(SC_SpinBoxDown, spin->stepEnabled & QAbstractSpinBox::StepDownEnabled, 0);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            drawScrollBar(painter, bar,
                          subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    case CC_ToolButton:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            tool && (tool->features & QStyleOptionToolButton::HasMenu)
            && !(tool->features & QStyleOptionToolButton::MenuButtonPopup)) {
            // The whole button opens the menu: a chevron behind its text says so.
            QStyleOptionToolButton copy(*tool);
            copy.features &= ~QStyleOptionToolButton::HasMenu;
            drawPrimitive(PE_PanelButtonTool, &copy, painter, widget);
            const int width = dp(18);
            copy.rect =
                visualRect(tool->direction, tool->rect, tool->rect.adjusted(dp(2), 0, -width, 0));
            drawControl(CE_ToolButtonLabel, &copy, painter, widget);
            const QRect arrow = visualRect(tool->direction, tool->rect,
                                           QRect(tool->rect.right() + 1 - width, tool->rect.top(),
                                                 width - dp(4), tool->rect.height()));
            drawChevron(painter, arrow, ink, dp(8));
        } else {
            QProxyStyle::drawComplexControl(control, option, painter, widget);
        }
        // Fusion rings the label only; the button itself is what has the focus.
        if (enabled && (option->state & State_HasFocus))
            drawFocusRing(painter, option->rect, colours);
        return;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace Scf
