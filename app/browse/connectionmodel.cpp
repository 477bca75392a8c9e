// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/connectionmodel.h"

#include "app/cloud/connectioncheck.h"

#include <QLocale>

#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

ConnectionModel::ConnectionModel(const std::function<ConnectionCheck *(QObject *parent)> &makeCheck,
                                 QObject *parent)
    : CheckStepModel(makeCheck, ResultColumn, parent)
{ }

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConnectionModel::cell(int row, int column) const
{
    static constexpr std::array names{
        QT_TR_NOOP("Proxy"),
        QT_TR_NOOP("Name lookup (DNS)"),
        QT_TR_NOOP("Connection (TCP)"),
        QT_TR_NOOP("Encryption (TLS)"),
        QT_TR_NOOP("Endpoint"),
        QT_TR_NOOP("Clock"),
        QT_TR_NOOP("Signed request"),
        QT_TR_NOOP("COS"),
    };
    static_assert(names.size() == connectionStepCount);
    if (column == WhatColumn)
        return tr(names.at(std::size_t(row)));
    const CheckStep &step = stepAt(row);
    if (!step.isEnded() || step.state == CheckStep::State::Unknown)
        return {};
    return tr("%1 ms").arg(QLocale().toString(step.milliseconds));
}

QString ConnectionModel::title(int column) const
{
    return column == WhatColumn ? tr("Step") : tr("Duration");
}

QString ConnectionModel::report() const
{
    const auto &check =
        static_cast<const ConnectionCheck &>(this->check()); // makeCheck gave no other
    QStringList lines{u"SCF Desktop " SCF_VERSION ""_s, check.url().toString(),
                      check.startedAt().toString(Qt::ISODate)};
    for (int row = 0; row < rowCount(); ++row) {
        const CheckStep &step = stepAt(row);
        QString line = cell(row, WhatColumn) + ": "_L1 + nameOf(step.state);
        if (const QString time = cell(row, TimeColumn); !time.isEmpty())
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
