// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/keycheckmodel.h"

#include "app/cloud/keycheck.h"

#include <array>

namespace Scf {

KeyCheckModel::KeyCheckModel(const std::function<KeyCheck *(QObject *parent)> &makeCheck,
                             QObject *parent)
    : CheckStepModel(makeCheck, ResultColumn, parent)
{ }

int KeyCheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeyCheckModel::nameOf(CheckStep::State state) const
{
    using State = CheckStep::State;
    switch (state) {
    case State::Passed:
        return tr("Allowed");
    case State::Failed:
        return tr("Denied");
    case State::Unknown:
        return tr("Not known");
    default:
        return CheckStepModel::nameOf(state);
    }
}

QString KeyCheckModel::cell(int row, int column) const
{
    static constexpr std::array names{
        QT_TR_NOOP("List functions"),  QT_TR_NOOP("List namespaces"),
        QT_TR_NOOP("Read a function"), QT_TR_NOOP("Download deployed code"),
        QT_TR_NOOP("Update code"),     QT_TR_NOOP("List buckets"),
        QT_TR_NOOP("List objects"),    QT_TR_NOOP("Store packages"),
    };
    static_assert(names.size() == keyCheckStepCount);
    return column == WhatColumn ? tr(names.at(std::size_t(row))) : permissionAt(row).camAction;
}

QString KeyCheckModel::title(int column) const
{
    return column == WhatColumn ? tr("Permission") : tr("CAM action");
}

KeyPermission KeyCheckModel::permissionAt(int row) const
{
    // makeCheck gave no other.
    return static_cast<const KeyCheck &>(check()).permission(KeyCheckStep(row));
}

QList<KeyPermission> KeyCheckModel::denied() const
{
    QList<KeyPermission> denied;
    for (int row = 0; row < rowCount(); ++row) {
        if (stepAt(row).state == CheckStep::State::Failed)
            denied.append(permissionAt(row));
    }
    return denied;
}

} // namespace Scf
