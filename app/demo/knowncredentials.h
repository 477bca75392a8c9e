// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/requestverifier.h"

#include <mutex>

namespace Scf::Demo {

//! A new credential; with a token where it ends at \a tokenEndsS, in seconds since 1970.
KnownCredential newCredential(qint64 tokenEndsS = 0);

//! The credentials that the demo cloud takes: its own, and those that it gave out since. The oldest
//! of very many are forgotten. Thread-safe.
class KnownCredentials
{
public:
    explicit KnownCredentials(const KnownCredential &own);

    void add(const KnownCredential &given);
    QList<KnownCredential> all() const;

private:
    mutable std::mutex m_mutex;
    QList<KnownCredential> m_all; //!< its own is the first
};

} // namespace Scf::Demo
