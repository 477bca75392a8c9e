// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/functionstore.h"

#include "app/domain/region.h"

#include <QDateTime>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

FunctionStore::FunctionStore(Clock clock, int updateTimeMs)
    : m_clock(std::move(clock))
    , m_updateTimeMs(updateTimeMs)
{ }

void FunctionStore::addNamespace(const QString &region, const StoredNamespace &space)
{
    const std::lock_guard lock(m_mutex);
    m_namespaces[region][space.name] = space;
}

void FunctionStore::addFunction(const StoredFunction &function)
{
    const std::lock_guard lock(m_mutex);
    m_functions.insert_or_assign(keyOf(function.id), function);
}

QList<StoredNamespace> FunctionStore::namespaces(const QString &region)
{
    const std::lock_guard lock(m_mutex);
    auto &known = m_namespaces[region];
    known.try_emplace(defaultNamespace, StoredNamespace{.name = defaultNamespace});
    QList<StoredNamespace> list;
    for (const auto &[name, space] : known)
        list.append(space);
    return list;
}

bool FunctionStore::hasNamespace(const QString &region, const QString &space)
{
    const std::lock_guard lock(m_mutex);
    if (space == defaultNamespace)
        return true;
    const auto known = m_namespaces.find(region);
    return known != m_namespaces.end() && known->second.contains(space);
}

std::optional<StoredFunction> FunctionStore::find(const FunctionId &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_functions.find(keyOf(id));
    if (found == m_functions.end())
        return {};
    settle(found->second, m_clock());
    return found->second;
}

void FunctionStore::visit(const QString &region, const QString &space,
                          const std::function<void(const StoredFunction &)> &visit)
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock();
    for (auto at = m_functions.lower_bound({region, space, {}});
         at != m_functions.end() && at->second.id.region == region && at->second.id.space == space;
         ++at) {
        settle(at->second, now);
        visit(at->second);
    }
}

std::optional<QString> FunctionStore::update(const FunctionId &id, const UpdateOrder &order)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_functions.find(keyOf(id));
    if (found == m_functions.end())
        return u"ResourceNotFound.Function"_s;
    StoredFunction &function = found->second;
    const qint64 now = m_clock();
    settle(function, now);
    const FunctionStatus status(function.status);
    if (status.is(FunctionStatus::Value::Creating) || status.is(FunctionStatus::Value::Publishing))
        return u"FailedOperation.FunctionStatusError"_s;
    if (!status.allowsUpdate())
        return u"FailedOperation.UpdateFunctionCode"_s;
    if (function.pending)
        return u"FailedOperation.OperationConflict"_s; // accepted, but it does not show yet

    if (!order.installDependency.isEmpty())
        function.installDependency = order.installDependency;
    function.pending = PendingUpdate{
        .showsMs = now + order.lateMs,
        .endsMs = now + order.lateMs + m_updateTimeMs,
        .zip = order.zip,
        .handler = order.handler,
        .image = order.image,
        .publish = order.publish,
        .failure = order.failure,
    };
    settle(function, now);
    return {};
}

bool FunctionStore::setMemory(const FunctionId &id, int memoryMb)
{
    const std::lock_guard lock(m_mutex);
    const auto stored = m_functions.find(keyOf(id));
    if (stored == m_functions.end())
        return false;
    stored->second.memoryMb = memoryMb;
    return true;
}

bool FunctionStore::remove(const FunctionId &id)
{
    const std::lock_guard lock(m_mutex);
    if (!id.functionName.isEmpty())
        return m_functions.erase(keyOf(id)) > 0;
    const auto region = m_namespaces.find(id.region);
    if (region == m_namespaces.end() || id.space == defaultNamespace
        || region->second.erase(id.space) == 0)
        return false;
    std::erase_if(m_functions, [&id](const auto &stored) {
        return stored.second.id.region == id.region && stored.second.id.space == id.space;
    });
    return true;
}

void FunctionStore::settle(StoredFunction &function, qint64 now) const
{
    if (!function.pending)
        return;
    PendingUpdate &pending = *function.pending;
    if (now >= pending.showsMs && function.status != "Updating"_L1) {
        function.status = u"Updating"_s;
        function.statusDesc.clear();
        function.reasons.clear();
        // The text has whole seconds; two updates within one shall still differ.
        function.changedMs = qMax(pending.showsMs, function.changedMs / 1000 * 1000 + 1000);
    }
    if (now < pending.endsMs)
        return;
    if (pending.failure) {
        function.status = u"UpdateFailed"_s;
        function.statusDesc = pending.failure->errorMessage;
        function.reasons = {*pending.failure};
    } else {
        function.status = u"Active"_s;
        function.zip = pending.zip.value_or(function.zip);
        function.handler = pending.handler.value_or(function.handler);
        function.image = pending.image.value_or(function.image);
        if (pending.publish) {
            function.versions.append({.version = QString::number(function.versions.size() + 1),
                                      .addedMs = pending.endsMs,
                                      .zip = function.zip,
                                      .handler = function.handler});
        }
    }
    function.pending.reset();
}

QString timeText(qint64 ms)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, 8 * 60 * 60);
    return time.toString(u"yyyy-MM-dd hh:mm:ss"_s);
}

} // namespace Scf::Demo
