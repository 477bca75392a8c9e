// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/services.h"
#include "ui/mainwindow/mainwindow.h"

#include <QTemporaryDir>

#include <memory>

class QPushButton;

namespace Scf {

//! With SCF_PICTURES, writes a picture of \a window into that folder for people to look at.
void takePicture(QWidget *window, const QString &name);

//! The whole window with a home of its own, for a test class to inherit beside QObject. What a
//! person does is done by clicks and keys, and waited for; false, with a warning that says why,
//! where it does not come about.
class WindowFixture
{
public:
    WindowFixture();
    ~WindowFixture();
    WindowFixture(const WindowFixture &) = delete;
    WindowFixture &operator=(const WindowFixture &) = delete;

protected:
    //! Shows a window with what earlier ones left in the home, as the next start of the program
    //! does; the one that was open is closed. \a secrets: the system's unless given.
    [[nodiscard]] bool openWindow(std::unique_ptr<SecretBackend> secrets = {});
    //! Likewise on m_services as they are.
    [[nodiscard]] bool showWindow();
    //! Closes it; the next one has a new home.
    void closeWindow();

    //! Opens the demo cloud and waits for its functions.
    [[nodiscard]] bool openDemo();
    bool hasFunctions() const;
    //! By the search field, which is empty afterwards; waits for the details.
    [[nodiscard]] bool choose(const QString &functionName);
    //! Presses the radio button that is called so.
    [[nodiscard]] bool chooseSource(const QString &text);
    //! Writes index.js, with \a code, into \a folder of the home. Gives the whole path.
    QString writeCode(const QByteArray &code = "exports.main_handler = async () => 'new';\n",
                      const QString &folder = QStringLiteral("code"));
    //! Takes the code of \a folder, and waits until it may be sent.
    [[nodiscard]] bool enterFolder(const QString &folder);
    //! Waits until Update is enabled, and clicks it.
    [[nodiscard]] bool pressUpdate();
    QString resultTitle() const;

    //! What is called so has to be there.
    template <typename T>
    T *child(const char *name) const
    {
        T *found = m_window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    QPushButton *updateButton() const;
    //! The button that can be seen and is called \a name, in \a parent or in the whole window;
    //! null where there is none.
    QPushButton *visibleButton(const QString &name, const QWidget *parent = nullptr) const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Scf
