// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/accounttag.h"

#include "app/core/sha256.h"

namespace Scf {

using namespace Qt::StringLiterals;

QString accountTag(const Account &account)
{
    if (account.kind == Account::Kind::Demo)
        return u"demo"_s;
    const auto hashed = [](const QString &text) { return sha256Hex(text.toUtf8()).left(16); };
    const QString endpoint = account.endpoint.url().toString();
    return hashed(endpoint) + u'-' + hashed(endpoint + u'\n' + account.holder());
}

QString endpointTag(const QString &accountTag)
{
    return accountTag.section(u'-', 0, 0);
}

} // namespace Scf
