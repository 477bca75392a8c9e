// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/democloud.h"

#include <list>
#include <mutex>
#include <optional>

namespace Scf::Demo {

//! The special faults by name.
namespace FaultName {
inline constexpr QLatin1StringView lostAnswer("lost-answer");
inline constexpr QLatin1StringView refused("refused");
inline constexpr QLatin1StringView cutAnswer("cut-answer");
inline constexpr QLatin1StringView html502("html-502");
inline constexpr QLatin1StringView notJson("not-json");
inline constexpr QLatin1StringView hang("hang");
inline constexpr QLatin1StringView slow("slow");
inline constexpr QLatin1StringView skew("skew");
inline constexpr QLatin1StringView updateFails("update-fails");
inline constexpr QLatin1StringView lateUpdating("late-updating");
//! Of uploads to COS only, so that it is not offered among the others.
inline constexpr QLatin1StringView cutUpload("cut-upload");
} // namespace FaultName

enum class DemoService { Scf, Cos };

//! The faults that wait for their requests, first come first served. Thread-safe.
class FaultQueue
{
public:
    //! Error (Kind::Input) with a sentence in its message when \a fault cannot be done.
    Result<Done> add(DemoFault fault);
    //! Takes the first fault that concerns \a action; an error code concerns only a service that
    //! has it.
    std::optional<DemoFault> take(DemoService service, const QString &action);
    void clear();

    static QStringList names();

private:
    std::mutex m_mutex;
    std::list<DemoFault> m_faults;
};

} // namespace Scf::Demo
