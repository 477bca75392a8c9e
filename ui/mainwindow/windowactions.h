// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <utility>

class QAction;
class QActionGroup;
class QWidget;

namespace Scf {

class Shortcuts;

//! What can be done in the window, by menu or keys: one place that creates it, names it in the
//! person's language and says when it is possible. What it does, the window connects. Main thread.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    //! \a keys count in \a window, which owns this; they live as long.
    WindowActions(QWidget *window, Shortcuts *keys);

    void retranslate();
    //! \a isOpen: an account; \a isUpdating: an update runs that can be cancelled.
    void setPossible(bool isOpen, bool isUpdating);

    QList<QAction *> themes() const;
    QList<QAction *> languages() const;
    // Checks the one that is in use.
    void setTheme(ThemeChoice choice);
    void setLanguage(const QString &language);

    QAction *chooseFolder = nullptr;
    QAction *chooseZip = nullptr;
    QAction *chooseObject = nullptr;
    QAction *editCode = nullptr;
    QAction *contents = nullptr;
    QAction *download = nullptr;
    QAction *copyAs = nullptr;
    QAction *addAccount = nullptr;
    QAction *accounts = nullptr;
    QAction *openDemo = nullptr;
    QAction *settings = nullptr;
    QAction *quit = nullptr;
    QAction *update = nullptr;
    QAction *cancel = nullptr;
    QAction *refresh = nullptr;
    QAction *search = nullptr;
    QAction *history = nullptr;
    QAction *requestLog = nullptr;
    QAction *presentation = nullptr; //!< checked while it is on
    QAction *checkConnection = nullptr;
    QAction *proxy = nullptr;
    QAction *manual = nullptr;
    QAction *shortcuts = nullptr;
    QAction *report = nullptr;
    QAction *errorCodes = nullptr;
    QAction *about = nullptr;

signals:
    void themeChosen(Scf::ThemeChoice choice);
    //! As useLanguage() takes it.
    void languageChosen(const QString &language);

private:
    //! \a id: of its keys; what follows the dot names the action. \a text in English.
    QAction *add(const QString &id, const char *text, const QList<QKeySequence> &usual = {});
    QAction *addChoice(QActionGroup *group, const QVariant &value, const char *text);

    QWidget *m_window;
    Shortcuts *m_keys;
    QActionGroup *m_themes;
    QActionGroup *m_languages;
    QList<std::pair<QAction *, const char *>> m_texts; //!< in English
    QList<QAction *> m_needAccount;
};

} // namespace Scf
