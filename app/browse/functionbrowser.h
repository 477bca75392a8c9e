// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/functionlistmodel.h"
#include "app/core/error.h"

#include <QObject>
#include <QPointer>

namespace Scf {

class ApiClient;
class Call;

//! Fills a FunctionListModel with every page of ListFunctions for one region and namespace. Answers
//! to what was asked before the place changed are dropped. Main thread.
class FunctionBrowser : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Loading, Loaded, Failed };

    explicit FunctionBrowser(ApiClient *api, QObject *parent = nullptr);

    FunctionListModel *model() { return &m_model; }
    State state() const { return m_state; }
    //! Why the last refresh failed; what came before it stays in the list.
    const Error &error() const { return m_error; }
    //! TotalCount of the newest page; 0 before one came.
    qint64 announcedCount() const { return m_announced; }

    //! Empties the list and reads it for \a region and \a space.
    void setPlace(const QString &region, const QString &space);
    //! Empties the list and asks nothing more.
    void clear();

public slots:
    //! Reads the list again; rows and selection stay until the answer differs.
    void refresh();

signals:
    void stateChanged();

private:
    void readPage();
    void setState(State state);

    ApiClient *m_api;
    FunctionListModel m_model;
    QString m_region;
    QString m_space;
    State m_state = State::Idle;
    Error m_error;
    qint64 m_announced = 0;
    qint64 m_offset = 0;
    QPointer<Call> m_call;
    int m_generation = 0;
};

} // namespace Scf
