// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/notificationspage.h"

#include "app/storage/settings.h"
#include "ui/settings/pagelayout.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

NotificationsPage::NotificationsPage(Settings *settings, QWidget *parent)
    : QWidget(parent)
{
    QVBoxLayout *layout = makePageLayout(this);
    addHeading(layout, tr("When an update ends"));
    auto *notify = new QCheckBox(tr("Notify me while the window is not in front"));
    notify->setObjectName(u"notifyWhenDone"_s);
    notify->setChecked(settings->notifications());
    layout->addWidget(notify);
    addHint(layout, tr("The system shows the notification. It names the function and what became "
                       "of the update, and nothing of the code."));
    layout->addStretch();
    connect(notify, &QCheckBox::toggled, this,
            [settings](bool on) { settings->setNotifications(on); });
}

} // namespace Scf
