// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/namespacebrowser.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"

namespace Scf {

namespace {

constexpr int rowsPerPage = 100;

} // namespace

NamespaceBrowser::NamespaceBrowser(ApiClient *api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{ }

void NamespaceBrowser::setRegion(const QString &region)
{
    m_region = region;
    m_namespaces.clear();
    emit changed();
    refresh();
}

void NamespaceBrowser::refresh()
{
    ++m_generation;
    if (m_call)
        m_call->cancel();
    m_coming.clear();
    if (!m_region.isEmpty())
        readPage();
}

void NamespaceBrowser::readPage()
{
    const ListNamespacesRequest request{
        .region = m_region,
        .limit = rowsPerPage,
        .offset = m_coming.size(),
    };
    m_call = m_api->send(
        request, this,
        [this, generation = m_generation](const Result<ListNamespacesResponse> &response) {
            if (generation != m_generation)
                return;
            if (!response) {
                emit failed(response.error());
                return;
            }
            m_coming += response->namespaces;
            if (!response->namespaces.isEmpty() && m_coming.size() < response->totalCount)
                return readPage();
            m_namespaces = std::exchange(m_coming, {});
            emit changed();
        });
}

} // namespace Scf
