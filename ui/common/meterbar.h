// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>

namespace Scf {

//! A thin bar that shows an amount against its limit; red once it is over.
class MeterBar : public QProgressBar
{
    Q_OBJECT

public:
    explicit MeterBar(QWidget *parent = nullptr);

    //! Any unit; \a limit must be above 0 (otherwise the bar is empty). The words are the caller's:
    //! setAccessibleName("2.8 MB of 10 MB").
    void setAmount(qint64 amount, qint64 limit);
    bool isOver() const { return m_over; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    bool m_over = false;
};

} // namespace Scf
