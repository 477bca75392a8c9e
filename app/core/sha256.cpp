// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/sha256.h"

#ifdef SCF_HAVE_OPENSSL
#include <openssl/evp.h>
#else
#include <QCryptographicHash>
#endif

#include <array>

namespace Scf {

#ifdef SCF_HAVE_OPENSSL

struct Sha256::State
{
    State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    void add(QByteArrayView data) const
    {
        EVP_DigestUpdate(context, data.data(), static_cast<size_t>(data.size()));
    }
    QByteArray result() const
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned int size = 0;
        EVP_DigestFinal_ex(context, bytes.data(), &size);
        return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(size)};
    }

    EVP_MD_CTX *context = EVP_MD_CTX_new();
};

#else

struct Sha256::State
{
    void add(QByteArrayView data) { hash.addData(data); }
    QByteArray result() { return hash.result(); }

    QCryptographicHash hash{QCryptographicHash::Sha256};
};

#endif

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{ }

Sha256::~Sha256() = default;

void Sha256::addData(QByteArrayView data)
{
    m_state->add(data);
}

QString Sha256::hex()
{
    return QString::fromLatin1(m_state->result().toHex());
}

QString sha256Hex(QByteArrayView data)
{
    Sha256 hash;
    hash.addData(data);
    return hash.hex();
}

} // namespace Scf
