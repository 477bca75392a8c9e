// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/accessibility.h"

#include <QAccessible>
#include <QWidget>

namespace Scf {

void announce(QWidget *widget, const QString &sentence)
{
    if (!widget || sentence.isEmpty() || !QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(widget, sentence);
    QAccessible::updateAccessibility(&event);
#else
    // Before Qt 6.8 there is no event for it. The nearest that every bridge passes on: the widget's
    // description is the sentence, and it changed; then an alert, which some readers speak.
    widget->setAccessibleDescription(sentence);
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
#endif
}

} // namespace Scf
