// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QBasicTimer>
#include <QList>
#include <QWidget>

namespace Scf {

struct StepItem
{
    enum class State { Pending, Running, Finished, Failed, Skipped };

    //! "Package"; translated.
    QString text{};
    State state = State::Pending;
    //! What stands behind the name, small: "0.4 s", "3.1 of 8.2 MB"; translated.
    QString detail{};

    bool operator==(const StepItem &) const = default;
};

//! The line of steps of an update. Flows onto further lines where it is narrow, so that its height
//! depends on its width. A screen reader reads it as one text: "Check: done, 0.1 s. Package: …".
class StepsBar : public QWidget
{
    Q_OBJECT

public:
    explicit StepsBar(QWidget *parent = nullptr);

    const QList<StepItem> &steps() const { return m_steps; }
    void setSteps(const QList<StepItem> &steps);
    //! Changes one step; out of range is ignored.
    void setStep(qsizetype index, const StepItem &step);
    QString accessibleText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Placed
    {
        QRect rect{};
        bool joined = false; //!< a dash leads to it from the left
    };
    QList<Placed> placed(int width) const;
    int stepWidth(const StepItem &step) const;
    int lineHeight() const;
    void stepsChanged();
    void updateTimer();

    QList<StepItem> m_steps;
    QBasicTimer m_timer;
    int m_angle = 0;
};

} // namespace Scf
