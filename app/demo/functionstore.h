// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/function.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <tuple>

namespace Scf::Demo {

//! Milliseconds since 1970, UTC.
using Clock = std::function<qint64()>;

//! A version that was published: what was deployed then, unchangeable.
struct StoredVersion
{
    QString version{};
    QString description{};
    qint64 addedMs = 0;
    QByteArray zip{};
    QString handler{};
};

//! An update that was accepted and has not ended.
struct PendingUpdate
{
    //! From then on the status is Updating.
    qint64 showsMs = 0;
    qint64 endsMs = 0;
    //! Absent parts stay as they are.
    std::optional<QByteArray> zip{};
    std::optional<QString> handler{};
    std::optional<QJsonObject> image{};
    bool publish = false;
    //! Why it will fail; nothing when it will not.
    std::optional<StatusReason> failure{};
};

struct StoredFunction
{
    FunctionId id{};
    QString functionId{};
    QString description{};
    QString runtime{};
    QString type{};
    QString handler{};
    QByteArray zip{};
    //! The ImageConfig of an image function.
    QJsonObject image{};
    QString status{};
    QString statusDesc{};
    QList<StatusReason> reasons{};
    qint64 addedMs = 0;
    qint64 changedMs = 0;
    int memoryMb = 128;
    int timeoutS = 3;
    QString installDependency{};
    QList<StoredVersion> versions{};
    std::optional<PendingUpdate> pending{};
};

struct StoredNamespace
{
    QString name{};
    QString description{};
    qint64 addedMs = 0;
};

//! What an accepted update shall do.
struct UpdateOrder
{
    std::optional<QByteArray> zip{};
    std::optional<QString> handler{};
    std::optional<QJsonObject> image{};
    QString installDependency{};
    bool publish = false;
    std::optional<StatusReason> failure{};
    //! The update begins to show only so many milliseconds after it was accepted.
    int lateMs = 0;
};

//! The functions and namespaces of all regions, in memory. States that end by themselves end when
//! somebody looks: there is no timer. Thread-safe.
class FunctionStore
{
public:
    FunctionStore(Clock clock, int updateTimeMs);

    void addNamespace(const QString &region, const StoredNamespace &space);
    void addFunction(const StoredFunction &function);

    //! The namespaces of a region by name; every region has `default`.
    QList<StoredNamespace> namespaces(const QString &region);
    bool hasNamespace(const QString &region, const QString &space);
    //! Nothing when there is no such function.
    std::optional<StoredFunction> find(const FunctionId &id);
    //! Calls \a visit with each function of a namespace, by name. The store is locked meanwhile.
    void visit(const QString &region, const QString &space,
               const std::function<void(const StoredFunction &)> &visit);

    //! Accepts the update, or says with which code it is refused: the function is gone or busy.
    std::optional<QString> update(const FunctionId &id, const UpdateOrder &order);

    //! Takes a function away, or with an empty name its namespace and all that is in it; false when
    //! there is no such thing. `default` stays.
    bool remove(const FunctionId &id);
    //! Gives a function so much memory (MB); false when there is no such function.
    bool setMemory(const FunctionId &id, int memoryMb);

    qint64 now() const { return m_clock(); }

private:
    using Key = std::tuple<QString, QString, QString>;
    static Key keyOf(const FunctionId &id) { return {id.region, id.space, id.functionName}; }
    void settle(StoredFunction &function, qint64 now) const;

    const Clock m_clock;
    const int m_updateTimeMs;
    std::mutex m_mutex;
    std::map<Key, StoredFunction> m_functions;
    std::map<QString, std::map<QString, StoredNamespace>> m_namespaces;
};

//! "2026-03-04 10:26:41": how the service writes a time, in the time of Beijing.
QString timeText(qint64 ms);

} // namespace Scf::Demo
