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

WindowActions::WindowActions(QWidget *window, Shortcuts *keys)
    : QObject(window)
    , m_window(window)
    , m_keys(keys)
    , m_themes(new QActionGroup(this))
    , m_languages(new QActionGroup(this))
{
    // In the order of the settings' page of shortcuts.
    chooseFolder = add(u"file.chooseFolder"_s, QT_TR_NOOP("Choose &Folder…"), {QKeySequence::Open});
    chooseZip = add(u"file.chooseZip"_s, QT_TR_NOOP("Choose &ZIP File…"),
                    {Qt::CTRL | Qt::SHIFT | Qt::Key_O});
    chooseObject =
        add(u"file.chooseObject"_s, QT_TR_NOOP("Choose COS &Object…"), {Qt::CTRL | Qt::Key_B});
    editCode =
        add(u"file.editCode"_s, QT_TR_NOOP("&Edit the Code…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E});
    contents = add(u"file.contents"_s, QT_TR_NOOP("&Contents of the Package…"));
    download = add(u"function.download"_s, QT_TR_NOOP("&Download the Deployed Code…"));
    copyAs = add(u"function.copyAs"_s, QT_TR_NOOP("Copy the Update &As…"));
    addAccount = add(u"file.addAccount"_s, QT_TR_NOOP("&Add an Account…"));
    accounts = add(u"file.accounts"_s, QT_TR_NOOP("Acco&unts…"));
    openDemo = add(u"file.demo"_s, QT_TR_NOOP("&Demo Cloud"));
    settings = add(u"file.settings"_s, QT_TR_NOOP("&Settings…"), {Qt::CTRL | Qt::Key_Comma});
    quit = add(u"file.quit"_s, QT_TR_NOOP("&Quit"), {QKeySequence::Quit});
    update = add(u"function.update"_s, QT_TR_NOOP("&Update"),
                 {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    cancel = add(u"function.cancel"_s, QT_TR_NOOP("&Cancel the Update"), {Qt::Key_Escape});
    refresh = add(u"function.refresh"_s, QT_TR_NOOP("&Refresh"), {Qt::Key_F5});
    search = add(u"function.search"_s, QT_TR_NOOP("&Search Functions"), {QKeySequence::Find});
    history = add(u"view.history"_s, QT_TR_NOOP("&History"), {Qt::CTRL | Qt::Key_H});
    requestLog = add(u"view.requestLog"_s, QT_TR_NOOP("&Request Log"), {Qt::CTRL | Qt::Key_L});
    presentation = add(u"view.presentation"_s, QT_TR_NOOP("&Presentation Mode"), {Qt::Key_F11});
    checkConnection = add(u"help.checkConnection"_s, QT_TR_NOOP("Check the &Connection…"));
    proxy = add(u"help.proxy"_s, QT_TR_NOOP("&Proxy…"));
    manual = add(u"help.manual"_s, QT_TR_NOOP("User &Manual"), {QKeySequence::HelpContents});
    shortcuts =
        add(u"help.shortcuts"_s, QT_TR_NOOP("&Keyboard Shortcuts…"), {Qt::CTRL | Qt::Key_Slash});
    report = add(u"help.report"_s, QT_TR_NOOP("&Report a Problem…"));
    errorCodes = add(u"help.errorCodes"_s, QT_TR_NOOP("&Error Codes…"));
    about = add(u"help.about"_s, QT_TR_NOOP("&About SCF Desktop"));
    m_needAccount = {chooseFolder, chooseZip, chooseObject, editCode, contents, download,  copyAs,
                     update,       cancel,    refresh,      search,   history,  requestLog};
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

QAction *WindowActions::add(const QString &id, const char *text, const QList<QKeySequence> &usual)
{
    auto *action = new QAction(this);
    action->setObjectName(id.section(u'.', 1) + u"Action"_s);
    m_keys->add(id, action, usual);
    m_window->addAction(action);
    m_texts.append({action, text});
    return action;
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
