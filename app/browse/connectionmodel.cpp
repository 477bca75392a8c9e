// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/connectionmodel.h"

#include "app/cloud/connectioncheck.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

ConnectionModel::ConnectionModel(MakeCheck makeCheck, QObject *parent)
    : QAbstractTableModel(parent)
    , m_makeCheck(std::move(makeCheck))
{
    for (const ConnectionStep::Kind kind : allConnectionSteps)
        m_steps.append({.kind = kind});
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConnectionModel::nameOf(ConnectionStep::Kind kind)
{
    using Kind = ConnectionStep::Kind;
    switch (kind) {
    case Kind::Proxy:
        return tr("Proxy");
    case Kind::Dns:
        return tr("Name lookup (DNS)");
    case Kind::Connect:
        return tr("Connection (TCP)");
    case Kind::Tls:
        return tr("Encryption (TLS)");
    case Kind::Endpoint:
        return tr("Endpoint");
    case Kind::Clock:
        return tr("Clock");
    case Kind::SignedRequest:
        return tr("Signed request");
    case Kind::Cos:
        return tr("COS");
    }
    return {};
}

QString ConnectionModel::nameOf(ConnectionStep::State state)
{
    using State = ConnectionStep::State;
    switch (state) {
    case State::Waiting:
        return tr("Waiting");
    case State::Running:
        return tr("Checking");
    case State::Ok:
        return tr("Passed");
    case State::Warning:
        return tr("Warning");
    case State::Error:
        return tr("Error");
    case State::Skipped:
        return tr("Skipped");
    }
    return {};
}

QString ConnectionModel::timeOf(const ConnectionStep &step)
{
    if (!step.isEnded() || step.state == ConnectionStep::State::Skipped)
        return {};
    return tr("%1 ms").arg(QLocale().toString(step.milliseconds));
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ConnectionStep &step = m_steps.at(index.row());
    if (role == StateRole)
        return int(step.state);
    if (role == Qt::ToolTipRole && index.column() == ResultColumn)
        return step.result;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case StateColumn:
        return nameOf(step.state);
    case WhatColumn:
        return nameOf(step.kind);
    case ResultColumn:
        return step.result;
    case TimeColumn:
        return timeOf(step);
    default:
        return {};
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("Status");
    case WhatColumn:
        return tr("Step");
    case ResultColumn:
        return tr("Result");
    case TimeColumn:
        return tr("Duration");
    default:
        return {};
    }
}

int ConnectionModel::ended() const
{
    return int(std::count_if(m_steps.begin(), m_steps.end(),
                             [](const ConnectionStep &step) { return step.isEnded(); }));
}

void ConnectionModel::start()
{
    if (isRunning())
        return;
    m_check = m_makeCheck(this);
    m_endpoint = m_check->url().toString();
    m_startedAt = QDateTime::currentDateTime();
    m_steps = m_check->steps();
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    connect(m_check, &ConnectionCheck::stepChanged, this, [this](int row) {
        m_steps[row] = m_check->steps().at(row);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
    connect(m_check, &ConnectionCheck::finished, this, [this] {
        m_check->deleteLater();
        m_check = nullptr;
        emit finished();
    });
    m_check->start();
}

void ConnectionModel::cancel()
{
    if (m_check)
        m_check->cancel();
}

QString ConnectionModel::report() const
{
    QStringList lines{u"SCF Desktop " SCF_VERSION ""_s, m_endpoint,
                      m_startedAt.toString(Qt::ISODate)};
    for (const ConnectionStep &step : m_steps) {
        QString line = nameOf(step.kind) + ": "_L1 + nameOf(step.state);
        if (const QString time = timeOf(step); !time.isEmpty())
            line += " ("_L1 + time + u')';
        if (!step.result.isEmpty())
            line += " – "_L1 + step.result;
        if (step.error && !step.result.startsWith(step.error->code))
            line += " ["_L1 + step.error->code + u']';
        if (step.error && !step.error->requestId.isEmpty())
            line += " RequestId "_L1 + step.error->requestId;
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace Scf
