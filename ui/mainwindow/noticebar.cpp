// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/noticebar.h"

namespace Scf {

NoticeBar::NoticeBar(QWidget *parent)
    : MessageBar(parent)
{
    setClosable(true);
    connect(this, &MessageBar::closed, this, [this] { endFirst(false); });
    connect(this, &MessageBar::buttonClicked, this, [this] { endFirst(true); });
}

void NoticeBar::add(const Notice &notice)
{
    m_notices.append(notice);
    if (m_notices.size() == 1)
        showFirst();
}

void NoticeBar::tell(Finding::State state, const QString &sentence)
{
    add({.state = state, .sentence = sentence});
}

void NoticeBar::drop(const QString &sentence)
{
    const bool isShown = !m_notices.isEmpty() && m_notices.first().sentence == sentence;
    m_notices.removeIf([&](const Notice &notice) { return notice.sentence == sentence; });
    if (isShown)
        showFirst();
}

void NoticeBar::showFirst()
{
    hide();
    if (m_notices.isEmpty())
        return;
    const Notice &first = m_notices.first();
    showMessage(first.state, first.sentence, first.buttonText);
}

void NoticeBar::endFirst(bool isAccepted)
{
    const Notice notice = m_notices.takeFirst();
    showFirst();
    if (isAccepted && notice.act)
        notice.act();
    if (notice.seen)
        notice.seen();
}

} // namespace Scf
