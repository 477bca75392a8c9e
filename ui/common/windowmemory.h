// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace Scf {

//! Remembers the size of our dialogs, and in every window the splitters and the columns and order
//! of the tables that have a name. The place on the screen is the main window's alone, since a
//! dialog belongs above its window. One for the program, as long as its windows; main thread.
class WindowMemory : public QObject
{
    Q_OBJECT

public:
    //! Where it is kept, by a name.
    struct Store
    {
        std::function<QByteArray(const QString &name)> state{};
        std::function<void(const QString &name, const QByteArray &state)> setState{};
    };

    //! What \a name is kept under: measures in pixels are those of one text size.
    static QString atTextSize(const QString &name);

    explicit WindowMemory(const Store &store, QObject *parent = nullptr);

    //! Puts the main window where it was, visible on a screen that is there.
    void restore(QWidget *window) const;
    //! Keeps what \a window looks like now. For dialogs it happens whenever one closes.
    void keep(QWidget *window);
    //! What \a part, which came later than its window, looked like.
    void restoreViews(QWidget *part);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keepViews(const QWidget *part);

    Store m_store;
};

} // namespace Scf
