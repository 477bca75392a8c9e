// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/checkstepmodel.h"

#include "app/cloud/steppedcheck.h"

#include <utility>

namespace Scf {

CheckStepModel::CheckStepModel(MakeCheck makeCheck, int resultColumn, QObject *parent)
    : QAbstractTableModel(parent)
    , m_makeCheck(std::move(makeCheck))
    , m_resultColumn(resultColumn)
{
    renewCheck();
}

int CheckStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(steps().size());
}

QVariant CheckStepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const CheckStep &step = stepAt(index.row());
    const bool isResult = index.column() == m_resultColumn;
    if (role == checkStateRole)
        return int(step.state);
    if (role != Qt::DisplayRole && (role != Qt::ToolTipRole || !isResult))
        return {};
    if (isResult)
        return step.result;
    return index.column() == StateColumn ? nameOf(step.state) : cell(index.row(), index.column());
}

QVariant CheckStepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == m_resultColumn)
        return tr("Result");
    return section == StateColumn ? tr("Status") : title(section);
}

QString CheckStepModel::nameOf(CheckStep::State state) const
{
    using State = CheckStep::State;
    switch (state) {
    case State::Waiting:
        return tr("Waiting");
    case State::Running:
        return tr("Checking");
    case State::Passed:
        return tr("Passed");
    case State::Warning:
        return tr("Warning");
    case State::Failed:
        return tr("Error");
    case State::Unknown:
        return tr("Skipped");
    }
    return {};
}

const QList<CheckStep> &CheckStepModel::steps() const
{
    return m_check->steps();
}

void CheckStepModel::renewCheck()
{
    m_check = m_makeCheck(this);
    connect(m_check, &SteppedCheck::stepChanged, this,
            [this](int row) { emit dataChanged(index(row, 0), index(row, columnCount() - 1)); });
    connect(m_check, &SteppedCheck::finished, this, [this] {
        m_isRunning = false;
        emit finished();
    });
}

void CheckStepModel::start()
{
    if (m_isRunning)
        return;
    if (m_check->isFinished()) {
        m_check->deleteLater();
        renewCheck();
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    m_isRunning = true;
    m_check->start();
    emit started();
}

void CheckStepModel::cancel()
{
    m_check->cancel();
}

} // namespace Scf
