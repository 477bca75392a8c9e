// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/statuslabel.h"

#include <QBasicTimer>
#include <QDateTime>

namespace Scf {

//! How long a temporary credential holds, in words: "Expires in 42 minutes", "Has expired".
QString expiryText(const QDateTime &expiry, const QDateTime &now);
//! The same where there is little room: "42 min".
QString shortExpiryText(const QDateTime &expiry, const QDateTime &now);
//! The same with the icon that tells whether to hurry: in the last ten minutes it warns.
StatusPresentation expiryPresentation(const QDateTime &expiry, const QDateTime &now);

//! Counts down to the expiry of a temporary credential; hidden while there is none.
class ExpiryLabel : public StatusLabel
{
    Q_OBJECT

public:
    explicit ExpiryLabel(QWidget *parent = nullptr);

    //! Without a time nothing is shown, or, with \a isTemporary, that nobody knows it.
    void setExpiry(const QDateTime &expiry, bool isTemporary = false);
    //! Shows the short words; the tool tip and a screen reader have all of them.
    void setShort(bool on);

protected:
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void count();

    QDateTime m_expiry;
    bool m_isShort = false;
    QBasicTimer m_timer;
};

} // namespace Scf
