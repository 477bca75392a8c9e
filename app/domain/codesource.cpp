// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/codesource.h"

namespace Scf {

bool CodeSource::isEmpty() const
{
    switch (kind) {
    case Kind::Folder:
    case Kind::ZipFile:
        return path.isEmpty();
    case Kind::CosObject:
        return object.bucket.name.isEmpty() || object.bucket.region.isEmpty()
               || object.key.isEmpty() || object.key.endsWith(u'/');
    case Kind::Image:
        return image.uri.isEmpty();
    case Kind::Editor:
        return path.isEmpty() || edited.name.isEmpty();
    }
    return true;
}

} // namespace Scf
