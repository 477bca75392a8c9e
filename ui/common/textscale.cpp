// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/textscale.h"

#include "ui/common/rolelabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBoxLayout>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QPointer>
#include <QStyle>
#include <QTableView>
#include <QTreeView>

#include <cmath>

namespace Scf {

namespace {

using Scaled = std::function<int(int)>;

QSize scaledSize(const QSize &size, const Scaled &scaled)
{
    // Sizes that mean "none" stay what they are.
    const auto side = [&scaled](int length) {
        return length <= 0 || length >= QWIDGETSIZE_MAX ? length : scaled(length);
    };
    return {side(size.width()), side(size.height())};
}

std::function<void(const Scaled &)> changeOfLayout(QLayout *layout)
{
    const QMargins margins = layout->contentsMargins();
    const int spacing = layout->spacing();
    const auto *form = qobject_cast<QFormLayout *>(layout);
    const auto *grid = qobject_cast<QGridLayout *>(layout);
    const int across = form ? form->horizontalSpacing() : grid ? grid->horizontalSpacing() : -1;
    const int down = form ? form->verticalSpacing() : grid ? grid->verticalSpacing() : -1;
    QList<int> columns;
    for (int i = 0; grid && i < grid->columnCount(); ++i)
        columns.append(grid->columnMinimumWidth(i));
    return
        [place = QPointer(layout), margins, spacing, across, down, columns](const Scaled &scaled) {
            if (!place)
                return;
            place->setContentsMargins(scaled(margins.left()), scaled(margins.top()),
                                      scaled(margins.right()), scaled(margins.bottom()));
            auto *formNow = qobject_cast<QFormLayout *>(place.data());
            auto *gridNow = qobject_cast<QGridLayout *>(place.data());
            if (formNow && across >= 0)
                formNow->setHorizontalSpacing(scaled(across));
            if (formNow && down >= 0)
                formNow->setVerticalSpacing(scaled(down));
            if (gridNow && across >= 0)
                gridNow->setHorizontalSpacing(scaled(across));
            if (gridNow && down >= 0)
                gridNow->setVerticalSpacing(scaled(down));
            for (int i = 0; gridNow && i < columns.size(); ++i)
                gridNow->setColumnMinimumWidth(i, scaled(columns.at(i)));
            if (!formNow && !gridNow && spacing >= 0)
                place->setSpacing(scaled(spacing));
            const bool isBox = qobject_cast<QBoxLayout *>(place.data());
            for (int i = 0; isBox && i < place->count(); ++i) {
                QSpacerItem *space = place->itemAt(i)->spacerItem();
                if (space && !space->sizeHint().isNull())
                    space->changeSize(scaled(space->sizeHint().width()),
                                      scaled(space->sizeHint().height()),
                                      space->sizePolicy().horizontalPolicy(),
                                      space->sizePolicy().verticalPolicy());
            }
            place->invalidate();
        };
}

std::function<void(const Scaled &)> changeOfHeader(QHeaderView *header)
{
    QList<int> sizes;
    for (int i = 0; i < header->count(); ++i)
        sizes.append(header->sectionSize(i));
    return [place = QPointer(header), sizes,
            usual = header->defaultSectionSize()](const Scaled &scaled) {
        if (!place)
            return;
        const bool isRows = place->orientation() == Qt::Vertical;
        if (isRows) // rows have one height, whatever their number
            return place->setDefaultSectionSize(scaled(usual));
        for (int i = 0; i < std::min(int(sizes.size()), place->count()); ++i) {
            if (!place->isSectionHidden(i)
                && place->sectionResizeMode(i) == QHeaderView::Interactive)
                place->resizeSection(i, scaled(sizes.at(i)));
        }
    };
}

} // namespace

TextScale::TextScale(int fromPercent)
    : m_from(fromPercent)
{
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all)
        noteWidget(widget);
}

void TextScale::noteWidget(QWidget *widget)
{
    const QSize least = widget->minimumSize();
    const QSize most = widget->maximumSize();
    const bool isWindow = widget->isWindow();
    const bool hasFont =
        widget->testAttribute(Qt::WA_SetFont) && !qobject_cast<RoleLabel *>(widget);
    const auto *button = qobject_cast<QAbstractButton *>(widget);
    const QSize iconSize = button ? button->iconSize() : QSize();
    const int styleSize = widget->style()->pixelMetric(QStyle::PM_ButtonIconSize, nullptr, widget);
    const bool hasIconSize = button && iconSize != QSize(styleSize, styleSize);
    m_changes.append([place = QPointer(widget), least, most, iconSize, hasIconSize, isWindow,
                      hasFont, font = widget->font()](const Scaled &scaled) {
        if (!place)
            return;
        if (auto *label = qobject_cast<RoleLabel *>(place.data()))
            label->applyStyle();
        // Some follow the application's font by themselves.
        if (hasFont && place->font().pointSizeF() == font.pointSizeF()
            && place->font().pixelSize() == font.pixelSize()) {
            constexpr int fine = 1000;
            QFont larger = place->font();
            if (font.pointSizeF() > 0)
                larger.setPointSizeF(double(scaled(int(std::lround(font.pointSizeF() * fine))))
                                     / fine);
            else
                larger.setPixelSize(scaled(font.pixelSize()));
            place->setFont(larger);
        }
        if (auto *iconButton = qobject_cast<QAbstractButton *>(place.data());
            iconButton && hasIconSize && iconButton->iconSize() == iconSize)
            iconButton->setIconSize(scaledSize(iconSize, scaled));
        // A window may not become larger than its screen.
        if (!isWindow && place->minimumSize() == least && place->maximumSize() == most) {
            place->setMaximumSize(scaledSize(most, scaled));
            place->setMinimumSize(scaledSize(least, scaled));
        }
        place->updateGeometry();
        place->update();
    });
    if (widget->layout()) {
        m_changes.append(changeOfLayout(widget->layout()));
        const QList<QLayout *> inner = widget->layout()->findChildren<QLayout *>();
        for (QLayout *layout : inner)
            m_changes.append(changeOfLayout(layout));
    }
    if (auto *header = qobject_cast<QHeaderView *>(widget))
        m_changes.append(changeOfHeader(header));
}

void TextScale::apply(int toPercent) const
{
    const auto scaled = [from = m_from, toPercent](int measure) {
        return int(std::lround(std::round(measure * 100.0 / from) * toPercent / 100.0));
    };
    for (const auto &change : m_changes)
        change(scaled);
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all) {
        if (auto *view = qobject_cast<QAbstractItemView *>(widget);
            view && !qobject_cast<QHeaderView *>(widget))
            view->doItemsLayout();
    }
}

} // namespace Scf
