// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionsearch.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"
#include "app/domain/region.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int regionsAtOnce = 4;
// The bound: an account has five namespaces unless it asked for more, and SearchKey leaves those
// functions whose names hold the one that is sought.
constexpr int spacesPerRegion = 20;
constexpr int rowsPerPage = 100;

} // namespace

FunctionSearch::FunctionSearch(ApiClient *api, QObject *parent)
    : QAbstractListModel(parent)
    , m_api(api)
{ }

FunctionSearch::~FunctionSearch()
{
    for (const QPointer<Call> &call : std::as_const(m_calls)) {
        if (call)
            call->cancel();
    }
}

void FunctionSearch::start(const FunctionId &missing, const QStringList &regions)
{
    ++m_generation;
    beginResetModel();
    m_found.clear();
    endResetModel();
    m_missing = missing;
    m_regions = regions;
    m_regions.removeAll(missing.region);
    if (!missing.region.isEmpty())
        m_regions.prepend(missing.region);
    m_calls.clear();
    m_lastError = {};
    m_next = m_done = m_unreadable = 0;
    m_running = true;
    m_cancelled = false;
    if (m_regions.isEmpty())
        return endSoon();
    for (int i = 0; i < regionsAtOnce; ++i)
        nextRegion();
}

void FunctionSearch::cancel()
{
    if (!m_running || m_cancelled)
        return;
    m_cancelled = true;
    ++m_generation;
    for (const QPointer<Call> &call : std::exchange(m_calls, {})) {
        if (call)
            call->cancel();
    }
    endSoon();
}

void FunctionSearch::endSoon()
{
    QMetaObject::invokeMethod(
        this,
        [this, generation = m_generation] {
            if (generation != m_generation)
                return;
            m_running = false;
            emit finished();
        },
        Qt::QueuedConnection);
}

void FunctionSearch::nextRegion()
{
    if (m_next < m_regions.size())
        readSpaces(m_regions.at(m_next++));
}

void FunctionSearch::readSpaces(const QString &region)
{
    const ListNamespacesRequest request{.region = region, .limit = spacesPerRegion};
    m_calls += m_api->send(
        request, this,
        [this, region, generation = m_generation](const Result<ListNamespacesResponse> &response) {
            if (generation != m_generation)
                return;
            Walk walk{.region = region};
            if (response) {
                for (const NamespaceInfo &space : response->namespaces)
                    walk.spaces += space.name;
            } else if (response.error().kind == Error::Kind::Service) {
                // A key may list functions without being allowed to list namespaces.
                walk.spaces = {defaultNamespace};
            } else {
                m_lastError = response.error();
                walk.wasReadable = false;
            }
            if (region == m_missing.region)
                walk.spaces.removeAll(m_missing.space);
            readFunctions(walk);
        });
}

void FunctionSearch::readFunctions(Walk walk)
{
    if (walk.spaces.isEmpty())
        return endRegion(walk);
    const ListFunctionsRequest request{.region = walk.region,
                                       .limit = rowsPerPage,
                                       .searchKey = m_missing.functionName,
                                       .space = walk.spaces.takeFirst()};
    m_calls += m_api->send(request, this,
                           [this, walk, space = request.space, generation = m_generation](
                               const Result<ListFunctionsResponse> &response) {
                               if (generation != m_generation)
                                   return;
                               Walk rest = walk;
                               if (!response) {
                                   m_lastError = response.error();
                                   rest.wasReadable = false;
                                   // The other namespaces would be refused for the same reason.
                                   rest.spaces.clear();
                                   return endRegion(rest);
                               }
                               QList<FunctionSummary> functions = response->functions;
                               for (FunctionSummary &function : functions)
                                   function.space = space;
                               functionsRead(rest, functions);
                           });
}

void FunctionSearch::functionsRead(const Walk &walk, const QList<FunctionSummary> &functions)
{
    for (const FunctionSummary &function : functions) {
        if (function.functionName != m_missing.functionName)
            continue; // SearchKey also finds names that hold it
        const int row = static_cast<int>(m_found.size());
        beginInsertRows({}, row, row);
        m_found.append({.id = {.region = walk.region,
                               .space = function.space,
                               .functionName = function.functionName},
                        .summary = function});
        endInsertRows();
    }
    readFunctions(walk);
}

void FunctionSearch::endRegion(const Walk &walk)
{
    ++m_done;
    if (!walk.wasReadable)
        ++m_unreadable;
    emit progress();
    if (m_done == m_regions.size())
        return endSoon();
    nextRegion();
}

FunctionId FunctionSearch::placeAt(int row) const
{
    return m_found.value(row).id;
}

QString FunctionSearch::nameOf(const QString &region)
{
    const QList<Region> &known = knownRegions();
    const auto it = std::ranges::find(known, region, &Region::id);
    if (it == known.end())
        return region;
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    return (isChinese ? it->chinese : it->english) + u" · "_s + region;
}

int FunctionSearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant FunctionSearch::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_found.size())
        return {};
    const Found &found = m_found.at(index.row());
    if (role == Qt::DisplayRole)
        return tr("%1 · namespace %2").arg(nameOf(found.id.region), found.id.space);
    if (role == Qt::ToolTipRole) {
        return tr("%1, %2, changed %3")
            .arg(found.summary.runtime.displayName(), found.summary.status.text(),
                 found.summary.modTime);
    }
    return {};
}

} // namespace Scf
