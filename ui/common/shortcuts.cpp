// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/shortcuts.h"

#include <QAction>
#include <QRegularExpression>
#include <QShortcut>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

using Place = Shortcuts::Place;

namespace {

Shortcuts *theShortcuts = nullptr;

QString plain(QString text)
{
    // "&Update" and, where letters have no place in a word, "更新(&U)".
    static const QRegularExpression appended(u"\\s*\\(&.\\)"_s);
    return text.remove(appended).remove(u'&').remove(u'…');
}

// The shortcuts of windows that need not be there.
QList<Shortcuts::Entry> dialogEntries()
{
    const auto entry = [](QLatin1StringView id, Place place, const QString &text,
                          const QList<QKeySequence> &usual) {
        return Shortcuts::Entry{
            .id = id, .place = place, .text = text, .usual = usual, .keys = usual};
    };
    return {
        entry("history.copy"_L1, Place::History, Shortcuts::tr("Copy the row"),
              QKeySequence::keyBindings(QKeySequence::Copy)),
        entry("contents.find"_L1, Place::Contents, Shortcuts::tr("Search the package"),
              {QKeySequence::Find}),
        entry("cos.find"_L1, Place::Cos, Shortcuts::tr("Search the bucket"), {QKeySequence::Find}),
        entry("cos.refresh"_L1, Place::Cos, Shortcuts::tr("Refresh"),
              QKeySequence::keyBindings(QKeySequence::Refresh)),
        entry("editor.update"_L1, Place::Editor, Shortcuts::tr("Update"),
              {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}),
        entry("editor.save"_L1, Place::Editor, Shortcuts::tr("Save"), {QKeySequence::Save}),
        entry("editor.find"_L1, Place::Editor, Shortcuts::tr("Find"), {QKeySequence::Find}),
        entry("editor.replace"_L1, Place::Editor, Shortcuts::tr("Replace"), {Qt::CTRL | Qt::Key_H}),
        entry("editor.findNext"_L1, Place::Editor, Shortcuts::tr("Find the next"), {Qt::Key_F3}),
        entry("editor.findPrevious"_L1, Place::Editor, Shortcuts::tr("Find the previous"),
              {Qt::SHIFT | Qt::Key_F3}),
        entry("editor.goToLine"_L1, Place::Editor, Shortcuts::tr("Go to a line"),
              {Qt::CTRL | Qt::Key_G}),
        entry("editor.nextProblem"_L1, Place::Editor, Shortcuts::tr("Go to the next problem"),
              {Qt::Key_F8}),
        entry("editor.zoomIn"_L1, Place::Editor, Shortcuts::tr("Larger text"),
              {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal}),
        entry("editor.zoomOut"_L1, Place::Editor, Shortcuts::tr("Smaller text"),
              {Qt::CTRL | Qt::Key_Minus}),
        entry("editor.zoomReset"_L1, Place::Editor, Shortcuts::tr("Text of the usual size"),
              {Qt::CTRL | Qt::Key_0}),
    };
}

bool areInOneWindow(Place a, Place b)
{
    const auto window = [](Place place) { return place == Place::History ? Place::Window : place; };
    return window(a) == window(b);
}

bool clash(const QKeySequence &a, const QKeySequence &b)
{
    return a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch;
}

//! Keys that mean something in every field, list or menu.
bool isNeededElsewhere(const QKeySequence &keys)
{
    const QKeyCombination first = keys[0];
    const Qt::KeyboardModifiers modifiers =
        first.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const bool isPrintable = first.key() < Qt::Key_Escape;
    if (modifiers == Qt::NoModifier) {
        const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
        return !isFunctionKey && first.key() != Qt::Key_Escape;
    }
    return modifiers == Qt::AltModifier && isPrintable;
}

QList<QKeySequence> read(const QStringList &texts)
{
    QList<QKeySequence> keys;
    for (const QString &text : texts) {
        const QKeySequence sequence = QKeySequence::fromString(text, QKeySequence::PortableText);
        // Somebody may have written into the file.
        if (!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown)
            keys.append(sequence);
    }
    return keys;
}

QList<QKeySequence> keysNow(const QString &id)
{
    if (theShortcuts)
        return theShortcuts->entry(id).keys;
    const QList<Shortcuts::Entry> all = dialogEntries();
    for (const Shortcuts::Entry &entry : all) {
        if (entry.id == id)
            return entry.usual;
    }
    return {};
}

} // namespace

Shortcuts::Shortcuts(QObject *parent)
    : QObject(parent)
{
    theShortcuts = this;
}

Shortcuts::~Shortcuts()
{
    if (theShortcuts == this)
        theShortcuts = nullptr;
}

Shortcuts *Shortcuts::instance()
{
    return theShortcuts;
}

void Shortcuts::add(const QString &id, QAction *action, const QList<QKeySequence> &usual)
{
    m_actions.append({id, action, usual});
    action->setShortcuts(keysOf(id, usual));
    connect(action, &QAction::changed, this, [this, action, text = action->text()]() mutable {
        if (std::exchange(text, action->text()) != action->text())
            emit renamed();
    });
}

void Shortcuts::bind(const QString &id, QAction *action)
{
    const auto apply = [id, action] { action->setShortcuts(keysNow(id)); };
    apply();
    if (theShortcuts)
        connect(theShortcuts, &Shortcuts::changed, action, apply);
}

void Shortcuts::bind(const QString &id, QWidget *window, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(window);
    connect(shortcut, &QShortcut::activated, window, act);
    const auto apply = [id, shortcut] { shortcut->setKeys(keysNow(id)); };
    apply();
    if (theShortcuts)
        connect(theShortcuts, &Shortcuts::changed, shortcut, apply);
}

QList<Shortcuts::Entry> Shortcuts::entries() const
{
    QList<Entry> all;
    for (const Owned &owned : m_actions) {
        if (!owned.action)
            continue;
        all.append({.id = owned.id,
                    .place = Place::Window,
                    .text = plain(owned.action->text()),
                    .usual = owned.usual,
                    .keys = keysOf(owned.id, owned.usual),
                    .isEnabled = owned.action->isEnabled()});
    }
    QList<Entry> others = dialogEntries();
    for (Entry &other : others)
        other.keys = keysOf(other.id, other.usual);
    return all + others;
}

Shortcuts::Entry Shortcuts::entry(const QString &id) const
{
    const QList<Entry> all = entries();
    const auto found =
        std::find_if(all.begin(), all.end(), [&id](const Entry &entry) { return entry.id == id; });
    return found == all.end() ? Entry{} : *found;
}

QString Shortcuts::placeName(Place place)
{
    switch (place) {
    case Place::Window:
        return tr("Main window");
    case Place::History:
        return tr("History");
    case Place::Contents:
        return tr("Contents of the package");
    case Place::Editor:
        return tr("Editor");
    case Place::Cos:
        return tr("COS browser");
    }
    return {};
}

QString Shortcuts::objection(const QString &id, const QKeySequence &keys) const
{
    if (keys.isEmpty())
        return {};
    const QString shown = keys.toString(QKeySequence::NativeText);
    if (isNeededElsewhere(keys))
        //: %1 are keys such as "Alt+F"
        return tr("%1 is needed for typing, lists and menus. Choose keys with Ctrl, or a function "
                  "key.")
            .arg(shown);
    const Place place = entry(id).place;
    const QList<Entry> all = entries();
    for (const Entry &other : all) {
        if (other.id == id || !areInOneWindow(other.place, place))
            continue;
        for (const QKeySequence &taken : other.keys) {
            if (clash(taken, keys))
                //: %1 are keys such as "Ctrl+F", %2 what they do, %3 where ("Editor")
                return tr("%1 is in use already: “%2” (%3).")
                    .arg(shown, other.text, placeName(other.place));
        }
    }
    return {};
}

void Shortcuts::setKeys(const QString &id, const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &sequence : keys) {
        if (!sequence.isEmpty())
            texts += sequence.toString(QKeySequence::PortableText);
    }
    m_chosen[id] = texts;
    if (!entry(id).isChosen())
        m_chosen.remove(id);
    apply(id);
}

void Shortcuts::reset(const QString &id)
{
    m_chosen.remove(id);
    apply(id);
}

void Shortcuts::resetAll()
{
    setChosen({});
}

void Shortcuts::setChosen(const QMap<QString, QStringList> &chosen)
{
    m_chosen = chosen;
    apply({});
}

QList<QKeySequence> Shortcuts::keysOf(const QString &id, const QList<QKeySequence> &usual) const
{
    const auto chosen = m_chosen.constFind(id);
    return chosen == m_chosen.constEnd() ? usual : read(*chosen);
}

void Shortcuts::apply(const QString &id)
{
    for (const Owned &owned : qAsConst(m_actions)) {
        if (owned.action && (id.isEmpty() || owned.id == id))
            owned.action->setShortcuts(keysOf(owned.id, owned.usual));
    }
    emit changed(id);
}

} // namespace Scf
