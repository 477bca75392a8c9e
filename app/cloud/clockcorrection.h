// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <optional>

namespace Scf {

//! What signatures add to this machine's clock, learned from the Date of each answer. One for all
//! clients of a run: what one of them learns, all sign by. Main thread.
//!
//! A Date is as old as the answer took, and a program may be suspended meanwhile; so only what no
//! such delay explains counts as skew. Up to `tolerance` nothing is corrected.
class ClockCorrection : public QObject
{
    Q_OBJECT

public:
    //! This machine's clock in Unix seconds; tests have one that jumps.
    using MachineClock = std::function<qint64()>;
    //! When something began, by both clocks: the one that may be set and the one that may not.
    struct Moment
    {
        qint64 seconds = 0;
        QElapsedTimer timer{};
    };

    //! Seconds. Tencent Cloud takes 300; the rest is for the way and for what comes.
    static constexpr qint64 tolerance = 30;

    explicit ClockCorrection(MachineClock machineClock = {}, QObject *parent = nullptr);

    //! The time of the service as far as it is known, in Unix seconds: what is signed.
    qint64 now() const;
    Moment begin() const;

    //! Seconds that are added to this machine's clock.
    qint64 offset() const { return m_offset; }
    void setOffset(qint64 seconds);
    //! Service's clock minus ours in seconds, by the newest answer.
    std::optional<qint64> measuredSkew() const { return m_measured; }

    //! "This computer's clock is 15 minutes behind that of Tencent Cloud", translated, without its
    //! full stop.
    static QString inWords(qint64 skewSeconds);

    //! The service answered, at \a serverSeconds of its clock, what was asked at \a asked.
    void learn(qint64 serverSeconds, const Moment &asked);

signals:
    //! The clocks were found to be so many seconds apart. Once per run, however often it changes.
    void skewFound(qint64 seconds);

private:
    MachineClock m_machineClock;
    qint64 m_offset = 0;
    std::optional<qint64> m_measured;
    bool m_isTold = false;
};

} // namespace Scf
