// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/meterbar.h"

#include "ui/common/properties.h"
#include "ui/common/theme.h"

#include <algorithm>

namespace Scf {

namespace {
constexpr int fine = 1000;
}

MeterBar::MeterBar(QWidget *parent)
    : QProgressBar(parent)
{
    setTextVisible(false);
    setRange(0, fine);
    setValue(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize MeterBar::sizeHint() const
{
    return {dp(180), dp(6)};
}

QSize MeterBar::minimumSizeHint() const
{
    return {dp(40), dp(6)};
}

void MeterBar::setAmount(qint64 amount, qint64 limit)
{
    const double share = limit > 0 ? double(amount) / double(limit) : 0;
    m_over = limit > 0 && amount > limit;
    setProperty(Property::over, m_over);
    setValue(int(std::clamp(share, 0.0, 1.0) * fine));
    update();
}

} // namespace Scf
