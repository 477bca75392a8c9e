// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>

class QAction;
class QWidget;

namespace Scf {

//! Every shortcut of the program by a stable id, the keys it has by itself, and those that the
//! person chose in their place. One per program, made before the windows whose keys it knows; main
//! thread. Who makes it keeps chosen().
class Shortcuts : public QObject
{
    Q_OBJECT

public:
    //! Where keys count. What is in one window cannot have the same keys twice.
    enum class Place { Window, History, Contents, Editor, Cos };

    struct Entry
    {
        QString id{};
        Place place = Place::Window;
        QString text{}; //!< what it does, translated, without a mnemonic
        QList<QKeySequence> usual{};
        QList<QKeySequence> keys{}; //!< those that count
        bool isEnabled = true;      //!< now

        bool isChosen() const { return keys != usual; }
    };

    explicit Shortcuts(QObject *parent = nullptr);
    ~Shortcuts() override;
    //! Null where a dialog stands alone, as in a test: bind() gives it the usual keys then.
    static Shortcuts *instance();

    //! An action of the main window: it gets its keys now and whenever they change, and its text
    //! names it. One without keys of its own can be given some. Does not own it.
    void add(const QString &id, QAction *action, const QList<QKeySequence> &usual = {});
    //! One of the shortcuts that belong to panels and dialogs (see dialogEntries() in the source),
    //! as long as \a action lives.
    static void bind(const QString &id, QAction *action);
    //! Likewise: \a act is called for the keys of \a id while \a window is active.
    static void bind(const QString &id, QWidget *window, const std::function<void()> &act);

    //! All of them: the window's in the order they were added, then those of panels and dialogs.
    QList<Entry> entries() const;
    Entry entry(const QString &id) const;
    static QString placeName(Place place);

    //! Why \a id cannot have \a keys, in a translated sentence; empty when it can.
    QString objection(const QString &id, const QKeySequence &keys) const;
    //! Takes effect at once. \a keys are free of objections; none takes the shortcut away.
    void setKeys(const QString &id, const QList<QKeySequence> &keys);
    void reset(const QString &id);
    void resetAll();

    //! What differs from the usual keys, as QKeySequence::PortableText by id.
    QMap<QString, QStringList> chosen() const { return m_chosen; }
    //! Ids that are not known now are kept.
    void setChosen(const QMap<QString, QStringList> &chosen);

signals:
    //! The keys of \a id, or of all of them where it is empty.
    void changed(const QString &id);
    //! An action of the window has another text: in another language, for one.
    void renamed();

private:
    struct Owned
    {
        QString id;
        QPointer<QAction> action;
        QList<QKeySequence> usual;
    };

    QList<QKeySequence> keysOf(const QString &id, const QList<QKeySequence> &usual) const;
    void apply(const QString &id);

    QList<Owned> m_actions;
    QMap<QString, QStringList> m_chosen;
};

} // namespace Scf
