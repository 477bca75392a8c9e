// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/messagebar.h"

#include <QList>

#include <functional>

namespace Scf {

//! What the person did not ask for but should know, one sentence at a time: the next appears when
//! the one before is closed.
class NoticeBar : public MessageBar
{
    Q_OBJECT

public:
    //! Texts are translated. Without a button text there is no button.
    struct Notice
    {
        Finding::State state = Finding::State::Ok;
        QString sentence{};
        QString buttonText{};
        std::function<void()> act{};  //!< when the button is pressed
        std::function<void()> seen{}; //!< when it is pressed or the notice is closed
    };

    explicit NoticeBar(QWidget *parent = nullptr);

    void add(const Notice &notice);
    void tell(Scf::Finding::State state, const QString &sentence);
    //! What \a sentence told is no longer so; one that does not wait here is no error.
    void drop(const QString &sentence);

private:
    void showFirst();
    void endFirst(bool isAccepted);

    QList<Notice> m_notices; //!< the first is shown
};

} // namespace Scf
