// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/knowncredentials.h"

#include "app/demo/downloadlinks.h"

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCredentials = 1'000;
constexpr int keyLength = 32;
constexpr int tokenLength = 64;

} // namespace

KnownCredential newCredential(qint64 tokenEndsS)
{
    KnownCredential known;
    known.credential.secretId = u"AKID"_s + randomWord(keyLength);
    known.credential.secretKey = randomWord(keyLength);
    known.tokenEndsS = tokenEndsS;
    if (tokenEndsS != 0)
        known.credential.token = randomWord(tokenLength);
    return known;
}

KnownCredentials::KnownCredentials(const KnownCredential &own)
    : m_all{own}
{ }

void KnownCredentials::add(const KnownCredential &given)
{
    const std::lock_guard lock(m_mutex);
    m_all.append(given);
    if (m_all.size() > mostCredentials)
        m_all.removeAt(1);
}

QList<KnownCredential> KnownCredentials::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_all;
}

} // namespace Scf::Demo
