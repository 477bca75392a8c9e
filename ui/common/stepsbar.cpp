// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/stepsbar.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

namespace Scf {

namespace {
constexpr int iconPx = 14;
constexpr int iconGap = 4;
constexpr int dashPx = 12;
constexpr int dashGap = 8;

ColourRole roleOf(StepItem::State state)
{
    switch (state) {
    case StepItem::State::Running:
        return ColourRole::Accent;
    case StepItem::State::Finished:
        return ColourRole::Good;
    case StepItem::State::Failed:
        return ColourRole::Bad;
    case StepItem::State::Pending:
    case StepItem::State::Skipped:
        break;
    }
    return ColourRole::Muted;
}

IconName iconOf(StepItem::State state)
{
    switch (state) {
    case StepItem::State::Running:
        return IconName::Updating;
    case StepItem::State::Finished:
        return IconName::CheckCircle;
    case StepItem::State::Failed:
        return IconName::ErrorCircle;
    case StepItem::State::Skipped:
        return IconName::DashCircle;
    case StepItem::State::Pending:
        break;
    }
    return IconName::Circle;
}

QString shownText(const StepItem &step)
{
    return step.detail.isEmpty() ? step.text : step.text + u' ' + step.detail;
}
} // namespace

StepsBar::StepsBar(QWidget *parent)
    : QWidget(parent)
{
    setFont(fontFor(TextStyle::Secondary));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StepsBar::setSteps(const QList<StepItem> &steps)
{
    if (m_steps == steps)
        return;
    m_steps = steps;
    stepsChanged();
}

void StepsBar::setStep(qsizetype index, const StepItem &step)
{
    if (index < 0 || index >= m_steps.size() || m_steps.at(index) == step)
        return;
    m_steps[index] = step;
    stepsChanged();
}

QString StepsBar::accessibleText() const
{
    QStringList parts;
    for (const StepItem &step : m_steps) {
        QString state;
        switch (step.state) {
        case StepItem::State::Pending:
            state = tr("waiting");
            break;
        case StepItem::State::Running:
            state = tr("running");
            break;
        case StepItem::State::Finished:
            state = tr("done");
            break;
        case StepItem::State::Failed:
            state = tr("failed");
            break;
        case StepItem::State::Skipped:
            state = tr("skipped");
            break;
        }
        parts += step.detail.isEmpty()
                     //: Read by a screen reader. %1 is a step ("Package"), %2 its state ("done")
                     ? tr("%1: %2.").arg(step.text, state)
                     //: Read by a screen reader. %1 is a step, %2 its state, %3 a time or an amount
                     : tr("%1: %2, %3.").arg(step.text, state, step.detail);
    }
    return parts.join(u' ');
}

void StepsBar::stepsChanged()
{
    setAccessibleName(accessibleText());
    updateTimer();
    updateGeometry();
    update();
}

int StepsBar::lineHeight() const
{
    return std::max(fontMetrics().height(), dp(iconPx)) + dp(6);
}

int StepsBar::stepWidth(const StepItem &step) const
{
    return dp(iconPx) + dp(iconGap) + fontMetrics().horizontalAdvance(shownText(step));
}

QList<StepsBar::Placed> StepsBar::placed(int width) const
{
    QList<Placed> result;
    result.reserve(m_steps.size());
    const int between = dp(dashPx) + 2 * dp(dashGap);
    int x = 0;
    int y = 0;
    for (const StepItem &step : m_steps) {
        const int wide = stepWidth(step);
        bool joined = x > 0;
        if (joined && x + between + wide > width) {
            x = 0;
            y += lineHeight();
            joined = false;
        }
        if (joined)
            x += between;
        result.append({QRect(x, y, wide, lineHeight()), joined});
        x += wide;
    }
    return result;
}

QSize StepsBar::sizeHint() const
{
    int width = 0;
    for (const StepItem &step : m_steps)
        width += stepWidth(step);
    width += int(std::max<qsizetype>(m_steps.size() - 1, 0)) * (dp(dashPx) + 2 * dp(dashGap));
    return {width, lineHeight()};
}

QSize StepsBar::minimumSizeHint() const
{
    int width = 0;
    for (const StepItem &step : m_steps)
        width = std::max(width, stepWidth(step));
    return {width, lineHeight()};
}

int StepsBar::heightForWidth(int width) const
{
    const QList<Placed> places = placed(width);
    return places.isEmpty() ? lineHeight() : places.last().rect.bottom() + 1;
}

bool StepsBar::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange) {
        setFont(fontFor(TextStyle::Secondary));
        updateGeometry();
    }
    return QWidget::event(event);
}

void StepsBar::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::current();
    const QList<Placed> places = placed(width());
    QPainter painter(this);
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const StepItem &step = m_steps.at(i);
        const QRect rect = places.at(i).rect;
        const auto visual = [this](const QRect &logical) {
            return QStyle::visualRect(layoutDirection(), this->rect(), logical);
        };
        const QColor colour = isEnabled() ? colours.of(roleOf(step.state)) : colours.disabled;
        const int middle = rect.top() + rect.height() / 2;
        if (places.at(i).joined) {
            // A dash belongs to the step it leads to: reached or not.
            const int thick = std::max(dp(1.5), 1);
            const QRect dash(rect.left() - dp(dashGap) - dp(dashPx), middle - thick / 2, dp(dashPx),
                             thick);
            painter.fillRect(visual(dash),
                             step.state == StepItem::State::Pending ? colours.line : colour);
        }
        const int size = dp(iconPx);
        const QRect place = visual({rect.left(), middle - size / 2, size, size});
        paintIcon(&painter, place, iconOf(step.state), colour,
                  step.state == StepItem::State::Running ? m_angle : 0);
        painter.setPen(colour);
        const QRect text = visual(rect.adjusted(size + dp(iconGap), 0, dp(2), 0));
        painter.drawText(text,
                         Qt::AlignVCenter | Qt::TextSingleLine
                             | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                         shownText(step));
    }
}

void StepsBar::updateTimer()
{
    const bool running = std::any_of(m_steps.begin(), m_steps.end(), [](const StepItem &step) {
        return step.state == StepItem::State::Running;
    });
    if (!running || !isVisible() || !style()->styleHint(QStyle::SH_Widget_Animate, nullptr, this))
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start(60, this);
}

void StepsBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_angle = (m_angle + 24) % 360;
    const QList<Placed> places = placed(width());
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        if (m_steps.at(i).state == StepItem::State::Running)
            update(QStyle::visualRect(layoutDirection(), rect(), places.at(i).rect));
    }
}

void StepsBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateTimer();
}

void StepsBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace Scf
