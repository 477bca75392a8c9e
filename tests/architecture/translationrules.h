// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace Scf {

//! One text of a .ts file.
struct Message
{
    QString context{};
    QString source{};
    QString comment{};
    //! One translation, or one for each number form.
    QStringList translations{};
    bool hasNumber = false;  //!< it has number forms
    bool unfinished = false; //!< no translator has called it done

    //! What tells it from other texts.
    QString key() const;
};

//! The texts of the .ts file \a xml; empty when it cannot be read as such.
QList<Message> messagesOf(const QByteArray &xml);

//! What is wrong with \a message as it stands in a file of texts that people are shown: unfinished,
//! empty, or with placeholders, a mnemonic, an end or line breaks that are not those of its source.
QStringList translationFaults(const Message &message);

} // namespace Scf
