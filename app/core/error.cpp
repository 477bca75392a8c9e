// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/error.h"

namespace Scf {

using namespace Qt::StringLiterals;

Error Error::givenUp()
{
    return {.kind = Kind::Cancelled, .code = LocalCode::cancelled, .sent = Sent::Nothing};
}

bool Error::outcomeUnknown() const
{
    switch (kind) {
    case Kind::Cancelled:
    case Kind::Network:
    case Kind::Timeout:
    case Kind::Http:
    case Kind::Protocol:
        return sent == Sent::All;
    case Kind::Input:
    case Kind::File:
    case Kind::Keychain:
    case Kind::Service:
        return false;
    }
    return true;
}

bool Error::provesNothingRan() const
{
    if (kind == Kind::Service) {
        return isIn(u"AuthFailure.SignatureExpire") || isIn(u"RequestSizeLimitExceeded")
               || isIn(u"RequestLimitExceeded");
    }
    return sent != Sent::All;
}

bool Error::isIn(QStringView family) const
{
    return code.startsWith(family)
           && (code.size() == family.size() || code.at(family.size()) == u'.');
}

} // namespace Scf
