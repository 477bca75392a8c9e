// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/startoptions.h"

#include <QObject>

#include <chrono>
#include <optional>

class QLocalServer;
class QLocalSocket;

namespace Scf {

//! Lets one window serve all starts of a person on a desktop: the first start listens, later ones
//! hand over what they are to open and end. Main thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Claim {
        First,       //!< nobody was there: this one listens from now on
        HandedOver,  //!< the first one has taken the request
        AnotherRuns, //!< one is there, and nothing was to be handed over
        NoAnswer,    //!< one is there but has not answered in time: it hangs
        NotPossible, //!< there is no place for a socket that only this person can reach
    };

    //! \a socket: the path of the local socket, on Windows the name of a pipe.
    explicit SingleInstance(const QString &socket = defaultSocket(), QObject *parent = nullptr);
    ~SingleInstance() override;

    //! One for each person, set of settings and display; in a folder that only the person can
    //! enter. Empty where there is none.
    static QString defaultSocket();

    //! Looks whether another is there, hands \a request over if there is one, and listens where
    //! nobody is. Waits for the answer, at most \a patience: call it before there is a window. What
    //! a crash left behind does not stand in the way.
    Claim claim(const std::optional<StartRequest> &request,
                std::chrono::milliseconds patience = std::chrono::milliseconds(1'500));

signals:
    //! Another start wants this to be opened, or the window alone to come to the front.
    void startRequested(const Scf::StartRequest &request);

private:
    bool listen();
    void take(QLocalSocket *socket);

    QString m_socket;
    QLocalServer *m_server;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::StartRequest)
