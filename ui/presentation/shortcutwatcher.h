// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

namespace Scf {

//! Tells of every shortcut and mnemonic that is used anywhere in the program.
class ShortcutWatcher : public QObject
{
    Q_OBJECT

public:
    explicit ShortcutWatcher(QObject *parent = nullptr);

    void setOn(bool on);

    //! "Ctrl+Enter · Update"; the keys alone where nothing has a name.
    static QString sentence(const QKeySequence &keys, const QObject *target);

signals:
    //! \a sentence for people.
    void used(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Scf
