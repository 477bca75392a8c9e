// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/cosregionbox.h"

#include "app/domain/coslocation.h"
#include "app/domain/region.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QScopedValueRollback>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

CosRegionBox::CosRegionBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMinimumWidth(dp(210));
    const auto takeText = [this] { take(regionOf(currentText())); };
    connect(this, &QComboBox::activated, this, takeText);
    connect(lineEdit(), &QLineEdit::editingFinished, this, takeText);
    connect(lineEdit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_filling)
            return;
        // Half a word is no region yet; but after a screen reader's text no Return follows.
        const QString region = regionOf(text);
        if (!lineEdit()->hasFocus() || findData(region) >= 0)
            take(region);
    });
    retranslate();
}

void CosRegionBox::offerAll()
{
    m_offersAll = true;
    retranslate();
}

void CosRegionBox::setRegion(const QString &region)
{
    m_region = region;
    const QScopedValueRollback filling(m_filling, true);
    const int known = findData(region);
    setCurrentIndex(known);
    if (known < 0)
        setEditText(region);
    lineEdit()->setCursorPosition(0);
}

QString CosRegionBox::regionOf(const QString &text) const
{
    if (const int known = findText(text); known >= 0)
        return itemData(known).toString();
    // "Guangzhou · ap-guangzhou", "ap-guangzhou" or a name alone.
    const QString typed = text.section(u'·', -1).trimmed();
    for (const Region &region : knownCosRegions()) {
        if (typed.compare(region.english, Qt::CaseInsensitive) == 0 || typed == region.chinese)
            return region.id;
    }
    const QString id = typed.toLower();
    return isCosRegion(id) ? id : QString();
}

void CosRegionBox::take(const QString &region)
{
    if (std::exchange(m_region, region) != region)
        emit regionChanged(region);
}

void CosRegionBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void CosRegionBox::retranslate()
{
    setAccessibleName(tr("Region"));
    lineEdit()->setAccessibleName(tr("Region"));
    lineEdit()->setPlaceholderText(tr("Region of the bucket"));
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    const QScopedValueRollback filling(m_filling, true);
    clear();
    if (m_offersAll)
        addItem(tr("All regions"), QString());
    for (const Region &region : knownCosRegions())
        addItem((isChinese ? region.chinese : region.english) + u" · "_s + region.id, region.id);
    setRegion(m_region);
}

} // namespace Scf
