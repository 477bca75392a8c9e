// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/domain/function.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStringList>

namespace Scf {

class ApiClient;
class Call;

//! Looks for a function where the person is not looking: in the other namespaces of the region,
//! then in the other regions. A row for each place that has it, as it is found. Only reads; the
//! number of requests has a bound. Main thread.
class FunctionSearch : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit FunctionSearch(ApiClient *api, QObject *parent = nullptr);
    ~FunctionSearch() override;

    //! Looks for the name of \a missing everywhere in \a regions but at \a missing itself; its own
    //! region comes first. `finished` follows, later.
    void start(const FunctionId &missing, const QStringList &regions);
    //! Stops soon; what was found stays. `finished` follows, later.
    void cancel();
    bool isRunning() const { return m_running; }
    bool wasCancelled() const { return m_cancelled; }

    //! Regions that were looked into, and all that are to be.
    int regionsDone() const { return m_done; }
    int regionCount() const { return static_cast<int>(m_regions.size()); }
    //! Regions of which something could not be read, and why the last of them.
    int unreadableRegions() const { return m_unreadable; }
    const Error &lastError() const { return m_lastError; }

    //! The place of \a row.
    FunctionId placeAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    //! Display: region and namespace; tooltip: what the function there is.
    QVariant data(const QModelIndex &index, int role) const override;

signals:
    //! regionsDone() grew.
    void progress();
    void finished();

private:
    struct Found
    {
        FunctionId id{};
        FunctionSummary summary{};
    };
    //! What is left to do in one region.
    struct Walk
    {
        QString region{};
        QStringList spaces{};
        bool wasReadable = true;
    };

    void nextRegion();
    void readSpaces(const QString &region);
    void readFunctions(Walk walk);
    void functionsRead(const Walk &walk, const QList<FunctionSummary> &functions);
    void endRegion(const Walk &walk);
    void endSoon();
    static QString nameOf(const QString &region);

    ApiClient *m_api;
    FunctionId m_missing;
    QStringList m_regions;
    QList<Found> m_found;
    QList<QPointer<Call>> m_calls;
    Error m_lastError;
    int m_next = 0;
    int m_done = 0;
    int m_unreadable = 0;
    int m_generation = 0;
    bool m_running = false;
    bool m_cancelled = false;
};

} // namespace Scf
