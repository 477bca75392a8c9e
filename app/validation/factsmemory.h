// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <mutex>

namespace Scf {

//! What was found out about files, kept until they change, so that only what changed is looked at
//! again. Thread-safe; \a Facts is a value.
template <typename Facts>
class FactsMemory
{
public:
    //! The facts of \a entry: those of an earlier time when the file is still the same, else what
    //! \a find returns. A file that changed within the last two seconds is not kept: the clock of
    //! its file system may not tell two changes apart.
    template <typename Find>
    Facts of(const PackageEntry &entry, const Find &find)
    {
        const Key key{.stamp = entry.stamp, .repairs = entry.repairs};
        {
            const std::scoped_lock lock(m_mutex);
            const auto it = m_kept.constFind(entry.sourcePath);
            if (it != m_kept.constEnd() && it->key == key)
                return it->facts;
        }
        Facts facts = find();
        const qint64 settled = (QDateTime::currentMSecsSinceEpoch() - 2'000) * 1'000'000;
        const bool isKnown = entry.stamp != FileStamp{};
        if (isKnown && entry.stamp.modified < settled && entry.stamp.changed < settled) {
            const std::scoped_lock lock(m_mutex);
            if (m_kept.size() >= mostKept)
                m_kept.clear();
            m_kept.insert(entry.sourcePath, {.key = key, .facts = facts});
        }
        return facts;
    }

    //! Facts of the file at \a sourcePath that are not to be relied upon.
    void forget(const QString &sourcePath)
    {
        const std::scoped_lock lock(m_mutex);
        m_kept.remove(sourcePath);
    }

private:
    struct Key
    {
        FileStamp stamp{};
        Repairs repairs{};
        bool operator==(const Key &) const = default;
    };
    struct Kept
    {
        Key key{};
        Facts facts{};
    };
    static constexpr qsizetype mostKept = 400'000;

    std::mutex m_mutex;
    QHash<QString, Kept> m_kept;
};

} // namespace Scf
