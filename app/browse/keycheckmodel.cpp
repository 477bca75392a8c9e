// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/keycheckmodel.h"

#include "app/cloud/keycheck.h"

#include <algorithm>
#include <utility>

namespace Scf {

KeyCheckModel::KeyCheckModel(MakeCheck makeCheck, QObject *parent)
    : QAbstractTableModel(parent)
    , m_makeCheck(std::move(makeCheck))
    , m_steps(KeyCheck::stepsBefore())
{ }

int KeyCheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int KeyCheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeyCheckModel::nameOf(KeyCheckStep::Kind kind)
{
    using Kind = KeyCheckStep::Kind;
    switch (kind) {
    case Kind::ListFunctions:
        return tr("List functions");
    case Kind::ListNamespaces:
        return tr("List namespaces");
    case Kind::GetFunction:
        return tr("Read a function");
    case Kind::GetFunctionAddress:
        return tr("Download deployed code");
    case Kind::UpdateFunctionCode:
        return tr("Update code");
    case Kind::ListBuckets:
        return tr("List buckets");
    case Kind::ReadBucket:
        return tr("List objects");
    case Kind::PutObject:
        return tr("Store packages");
    }
    return {};
}

QString KeyCheckModel::nameOf(KeyCheckStep::State state)
{
    using State = KeyCheckStep::State;
    switch (state) {
    case State::Waiting:
        return tr("Waiting");
    case State::Running:
        return tr("Checking");
    case State::Allowed:
        return tr("Allowed");
    case State::Denied:
        return tr("Denied");
    case State::Unknown:
        return tr("Not known");
    }
    return {};
}

QVariant KeyCheckModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KeyCheckStep &step = m_steps.at(index.row());
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
    case ActionColumn:
        return step.camAction;
    case ResultColumn:
        return step.result;
    default:
        return {};
    }
}

QVariant KeyCheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("Status");
    case WhatColumn:
        return tr("Permission");
    case ActionColumn:
        return tr("CAM action");
    case ResultColumn:
        return tr("Result");
    default:
        return {};
    }
}

int KeyCheckModel::ended() const
{
    return int(std::count_if(m_steps.begin(), m_steps.end(),
                             [](const KeyCheckStep &step) { return step.isEnded(); }));
}

int KeyCheckModel::denied() const
{
    return int(std::count_if(m_steps.begin(), m_steps.end(), [](const KeyCheckStep &step) {
        return step.state == KeyCheckStep::State::Denied;
    }));
}

void KeyCheckModel::start()
{
    if (isRunning())
        return;
    m_check = m_makeCheck(this);
    m_steps = m_check->steps();
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    connect(m_check, &KeyCheck::stepChanged, this, [this](int row) {
        m_steps[row] = m_check->steps().at(row);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
    connect(m_check, &KeyCheck::finished, this, [this] {
        m_check->deleteLater();
        m_check = nullptr;
        emit finished();
    });
    m_check->start();
}

void KeyCheckModel::cancel()
{
    if (m_check)
        m_check->cancel();
}

} // namespace Scf
