// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/regions.h"

#include "app/domain/region.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>

namespace Scf {

using namespace Qt::StringLiterals;

void fillRegions(QComboBox *box)
{
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    box->clear();
    for (const Region &region : knownRegions()) {
        const QString name = isChinese ? region.chinese : region.english;
        box->addItem(name + u" · "_s + region.id, region.id);
    }
}

QString regionIn(const QComboBox *box)
{
    const QString text = box->currentText();
    const int known = box->findText(text);
    if (known >= 0)
        return box->itemData(known).toString();
    // "Guangzhou · ap-guangzhou", "ap-guangzhou" or a name alone.
    const QString typed = text.section(u'·', -1).trimmed();
    for (const Region &region : knownRegions()) {
        if (typed.compare(region.english, Qt::CaseInsensitive) == 0 || typed == region.chinese)
            return region.id;
    }
    return typed.toLower();
}

void setRegionIn(QComboBox *box, const QString &region)
{
    const int known = box->findData(region);
    box->setCurrentIndex(known);
    if (known < 0)
        box->setEditText(region);
    box->lineEdit()->setCursorPosition(0);
}

} // namespace Scf
