// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowactions.h"

#include "ui/common/shortcuts.h"

#include <QAction>
#include <QActionGroup>
#include <QVariant>
#include <QWidget>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

void check(const QActionGroup *group, const QVariant &value)
{
    const QList<QAction *> choices = group->actions();
    for (QAction *choice : choices) {
        if (choice->data() == value)
            choice->setChecked(true);
    }
}

} // namespace

struct WindowActions::Entry
{
    enum class Needs { Nothing, Account };

    QAction *WindowActions::*action = nullptr;
    QString id{}; //!< of its keys; what follows the dot names the action
    const char *text = nullptr;
    Needs needs = Needs::Nothing;
    QList<QKeySequence> keys{};
};

// In the order of the settings' page of shortcuts.
QList<WindowActions::Entry> WindowActions::entries()
{
    using A = WindowActions;
    using enum Entry::Needs;
    return {
        {&A::chooseFolder,
         u"file.chooseFolder"_s,
         QT_TR_NOOP("Choose &Folder…"),
         Account,
         {QKeySequence::Open}},
        {&A::chooseZip,
         u"file.chooseZip"_s,
         QT_TR_NOOP("Choose &ZIP File…"),
         Account,
         {Qt::CTRL | Qt::SHIFT | Qt::Key_O}},
        {&A::chooseObject,
         u"file.chooseObject"_s,
         QT_TR_NOOP("Choose COS &Object…"),
         Account,
         {Qt::CTRL | Qt::Key_B}},
        {&A::editCode,
         u"file.editCode"_s,
         QT_TR_NOOP("&Edit the Code…"),
         Account,
         {Qt::CTRL | Qt::SHIFT | Qt::Key_E}},
        {&A::contents, u"file.contents"_s, QT_TR_NOOP("&Contents of the Package…"), Account},
        {&A::download, u"function.download"_s, QT_TR_NOOP("&Download the Deployed Code…"), Account},
        {&A::copyAs, u"function.copyAs"_s, QT_TR_NOOP("Copy the Update &As…"), Account},
        {&A::addAccount, u"file.addAccount"_s, QT_TR_NOOP("&Add an Account…")},
        {&A::accounts, u"file.accounts"_s, QT_TR_NOOP("Acco&unts…")},
        {&A::openDemo, u"file.demo"_s, QT_TR_NOOP("&Demo Cloud")},
        {&A::settings,
         u"file.settings"_s,
         QT_TR_NOOP("&Settings…"),
         Nothing,
         {Qt::CTRL | Qt::Key_Comma}},
        {&A::quit, u"file.quit"_s, QT_TR_NOOP("&Quit"), Nothing, {QKeySequence::Quit}},
        {&A::update,
         u"function.update"_s,
         QT_TR_NOOP("&Update"),
         Account,
         {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}},
        {&A::cancel,
         u"function.cancel"_s,
         QT_TR_NOOP("&Cancel the Update"),
         Account,
         {Qt::Key_Escape}},
        {&A::refresh, u"function.refresh"_s, QT_TR_NOOP("&Refresh"), Account, {Qt::Key_F5}},
        {&A::search,
         u"function.search"_s,
         QT_TR_NOOP("&Search Functions"),
         Account,
         {QKeySequence::Find}},
        {&A::history, u"view.history"_s, QT_TR_NOOP("&History"), Account, {Qt::CTRL | Qt::Key_H}},
        {&A::requestLog,
         u"view.requestLog"_s,
         QT_TR_NOOP("&Request Log"),
         Account,
         {Qt::CTRL | Qt::Key_L}},
        {&A::presentation,
         u"view.presentation"_s,
         QT_TR_NOOP("&Presentation Mode"),
         Nothing,
         {Qt::Key_F11}},
        {&A::checkConnection, u"help.checkConnection"_s, QT_TR_NOOP("Check the &Connection…")},
        {&A::proxy, u"help.proxy"_s, QT_TR_NOOP("&Proxy…")},
        {&A::manual,
         u"help.manual"_s,
         QT_TR_NOOP("User &Manual"),
         Nothing,
         {QKeySequence::HelpContents}},
        {&A::shortcuts,
         u"help.shortcuts"_s,
         QT_TR_NOOP("&Keyboard Shortcuts…"),
         Nothing,
         {Qt::CTRL | Qt::Key_Slash}},
        {&A::report, u"help.report"_s, QT_TR_NOOP("&Report a Problem…")},
        {&A::errorCodes, u"help.errorCodes"_s, QT_TR_NOOP("&Error Codes…")},
        {&A::about, u"help.about"_s, QT_TR_NOOP("&About SCF Desktop")},
    };
}

WindowActions::WindowActions(QWidget *window, Shortcuts *keys)
    : QObject(window)
    , m_themes(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
{
    const QList<Entry> all = entries();
    for (const Entry &entry : all) {
        auto *action = new QAction(this);
        action->setObjectName(entry.id.section(u'.', 1) + u"Action"_s);
        keys->add(entry.id, action, entry.keys);
        window->addAction(action);
        this->*entry.action = action;
        m_texts.append({action, entry.text});
        if (entry.needs == Entry::Needs::Account)
            m_needAccount += action;
    }
    settings->setMenuRole(QAction::PreferencesRole);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    presentation->setCheckable(true);
    manual->setShortcutContext(Qt::ApplicationShortcut); // in windows beside this one too

    const auto theme = [this](ThemeChoice choice, const char *text) {
        addChoice(m_themes, QVariant::fromValue(choice), text);
    };
    theme(ThemeChoice::System, QT_TR_NOOP("Like the &System"));
    theme(ThemeChoice::Light, QT_TR_NOOP("&Light"));
    theme(ThemeChoice::Dark, QT_TR_NOOP("&Dark"));
    theme(ThemeChoice::HighContrast, QT_TR_NOOP("&High Contrast"));
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction *choice) {
        emit themeChosen(choice->data().value<ThemeChoice>());
    });
    addChoice(m_languages, QString(), QT_TR_NOOP("Like the &System"));
    // Each language is called by its own name.
    addChoice(m_languages, u"en"_s, nullptr)->setText(u"English"_s);
    addChoice(m_languages, u"zh_CN"_s, nullptr)->setText(u"简体中文"_s);
    connect(m_languages, &QActionGroup::triggered, this,
            [this](const QAction *choice) { emit languageChosen(choice->data().toString()); });
    retranslate();
}

QAction *WindowActions::addChoice(QActionGroup *group, const QVariant &value, const char *text)
{
    auto *choice = new QAction(group);
    choice->setCheckable(true);
    choice->setData(value);
    if (text)
        m_texts.append({choice, text});
    return choice;
}

void WindowActions::retranslate()
{
    for (const auto &[action, text] : std::as_const(m_texts))
        action->setText(tr(text));
}

void WindowActions::setPossible(bool isOpen, bool isUpdating)
{
    for (QAction *action : std::as_const(m_needAccount))
        action->setEnabled(isOpen);
    // Escape has other meanings while there is nothing to cancel.
    cancel->setEnabled(isOpen && isUpdating);
}

QList<QAction *> WindowActions::themes() const
{
    return m_themes->actions();
}

QList<QAction *> WindowActions::languages() const
{
    return m_languages->actions();
}

void WindowActions::setTheme(ThemeChoice choice)
{
    check(m_themes, QVariant::fromValue(choice));
}

void WindowActions::setLanguage(const QString &language)
{
    check(m_languages, language);
}

} // namespace Scf
