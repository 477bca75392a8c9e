// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presentation/shortcutwatcher.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QShortcut>
#include <QShortcutEvent>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// "&Contents of the Package…" and "包内容(&C)…" without what is not read.
QString withoutMnemonic(QString text)
{
    static const QRegularExpression inBrackets(u"\\(&.\\)"_s);
    text.remove(inBrackets);
    text.remove(u'&');
    while (text.endsWith(u'…') || text.endsWith(u'.') || text.endsWith(u':'))
        text.chop(1);
    return text.trimmed();
}

QString nameOf(const QObject *target)
{
    if (const auto *action = qobject_cast<const QAction *>(target))
        return withoutMnemonic(action->text());
    if (const auto *shortcut = qobject_cast<const QShortcut *>(target))
        return withoutMnemonic(shortcut->whatsThis());
    if (const auto *button = qobject_cast<const QAbstractButton *>(target))
        return withoutMnemonic(button->text());
    if (const auto *label = qobject_cast<const QLabel *>(target))
        return withoutMnemonic(label->text());
    return {};
}

} // namespace

ShortcutWatcher::ShortcutWatcher(QObject *parent)
    : QObject(parent)
{ }

void ShortcutWatcher::setOn(bool on)
{
    if (on)
        qApp->installEventFilter(this);
    else
        qApp->removeEventFilter(this);
}

QString ShortcutWatcher::sentence(const QKeySequence &keys, const QObject *target)
{
    const QString name = nameOf(target);
    QString shown = keys.toString(QKeySequence::NativeText);
    shown.replace("Return"_L1, "Enter"_L1); // as the window and most keyboards call it
    return name.isEmpty() ? shown : shown + u" · "_s + name;
}

bool ShortcutWatcher::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Shortcut) {
        const auto *shortcut = static_cast<QShortcutEvent *>(event);
        if (!shortcut->isAmbiguous())
            emit used(sentence(shortcut->key(), watched));
    }
    return false;
}

} // namespace Scf
