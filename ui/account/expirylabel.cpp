// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/expirylabel.h"

#include "ui/common/accessibility.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QTimerEvent>

namespace Scf {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ExpiryLabel)
};

constexpr int countEveryMs = 5'000;
constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 hurry = 10 * minute;

} // namespace

QString expiryText(const QDateTime &expiry, const QDateTime &now)
{
    const qint64 left = now.secsTo(expiry);
    if (left <= 0)
        return Words::tr("Has expired");
    if (left < minute)
        return Words::tr("Expires in less than a minute");
    // Rounded down: what is promised is there.
    if (left < 2 * hour)
        return Words::tr("Expires in %n minute(s)", nullptr, int(left / minute));
    if (left < 2 * day)
        return Words::tr("Expires in %n hour(s)", nullptr, int(left / hour));
    return Words::tr("Expires in %n day(s)", nullptr, int(left / day));
}

QString shortExpiryText(const QDateTime &expiry, const QDateTime &now)
{
    const qint64 left = now.secsTo(expiry);
    if (left <= 0)
        return Words::tr("Expired");
    if (left < 2 * hour)
        //: So many minutes are left; short
        return Words::tr("%1 min").arg(left / minute);
    if (left < 2 * day)
        //: So many hours are left; short
        return Words::tr("%1 h").arg(left / hour);
    //: So many days are left; short
    return Words::tr("%1 d").arg(left / day);
}

StatusPresentation expiryPresentation(const QDateTime &expiry, const QDateTime &now)
{
    StatusPresentation shown{
        .icon = IconName::Clock, .role = ColourRole::Muted, .word = expiryText(expiry, now)};
    const qint64 left = now.secsTo(expiry);
    if (left <= 0) {
        shown.icon = IconName::ErrorCircle;
        shown.role = ColourRole::Bad;
    } else if (left < hurry) {
        shown.icon = IconName::WarningTriangle;
        shown.role = ColourRole::Warn;
    }
    return shown;
}

ExpiryLabel::ExpiryLabel(QWidget *parent)
    : StatusLabel(parent)
{
    setObjectName(QStringLiteral("expiryLabel"));
    hide();
}

void ExpiryLabel::setExpiry(const QDateTime &expiry, bool isTemporary)
{
    m_expiry = expiry;
    m_timer.stop();
    if (expiry.isValid())
        m_timer.start(countEveryMs, this);
    setVisible(expiry.isValid() || isTemporary);
    count();
}

void ExpiryLabel::setShort(bool on)
{
    m_isShort = on;
    count();
}

void ExpiryLabel::count()
{
    if (!m_expiry.isValid()) {
        setToolTip({});
        setStatus(StatusPresentation{.icon = IconName::Clock,
                                     .word = Words::tr("Temporary; its end is not known")});
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    StatusPresentation shown = expiryPresentation(m_expiry, now);
    const QString words = shown.word;
    if (m_isShort)
        shown.word = shortExpiryText(m_expiry, now);
    const bool isWorse = role() != shown.role && shown.role != ColourRole::Muted;
    setStatus(shown);
    setAccessibleName(m_isShort ? words : QString());
    //: %1 is "Expires in 42 minutes", %2 a time
    setToolTip(
        tr("%1 (%2)").arg(words, QLocale().toString(m_expiry.toLocalTime(), QLocale::ShortFormat)));
    if (isWorse && isVisible())
        announce(this, words);
    if (shown.role == ColourRole::Bad)
        m_timer.stop();
}

void ExpiryLabel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        count();
    StatusLabel::timerEvent(event);
}

void ExpiryLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        count();
    StatusLabel::changeEvent(event);
}

} // namespace Scf
