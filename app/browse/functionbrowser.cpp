// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/functionbrowser.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// No maximum is documented for Limit; tools ask for 20 to 1,000. A hundred rows are parsed and
// shown well within one frame.
constexpr int rowsPerPage = 100;

} // namespace

FunctionBrowser::FunctionBrowser(ApiClient *api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{ }

void FunctionBrowser::setPlace(const QString &region, const QString &space)
{
    clear();
    m_region = region;
    m_space = space;
    refresh();
}

void FunctionBrowser::clear()
{
    ++m_generation;
    if (m_call)
        m_call->cancel();
    m_announced = 0;
    m_model.clear();
    setState(State::Idle);
}

void FunctionBrowser::refresh()
{
    if (m_region.isEmpty())
        return;
    ++m_generation;
    if (m_call)
        m_call->cancel();
    m_offset = 0;
    m_model.beginRefresh();
    setState(State::Loading);
    readPage();
}

void FunctionBrowser::readPage()
{
    const ListFunctionsRequest request{
        .region = m_region,
        .offset = m_offset,
        .limit = rowsPerPage,
        .orderby = u"FunctionName"_s,
        .order = u"ASC"_s,
        .space = m_space,
    };
    m_call = m_api->send(
        request, this,
        [this, generation = m_generation](const Result<ListFunctionsResponse> &response) {
            if (generation != m_generation)
                return;
            if (!response) {
                m_error = response.error();
                return setState(State::Failed);
            }
            m_announced = response->totalCount;
            m_offset += response->functions.size();
            m_model.addPage(response->functions);
            if (response->functions.isEmpty() || m_offset >= m_announced) {
                m_model.endRefresh();
                return setState(State::Loaded);
            }
            readPage();
        });
}

void FunctionBrowser::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace Scf
