// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/sampleproject.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace Scf {

using namespace Qt::StringLiterals;

Result<QString> unpackSampleProject()
{
    const auto failure = [](const QString &message) {
        return Error{.kind = Error::Kind::File,
                     .code = LocalCode::writeFailed,
                     .message = message,
                     .sent = Error::Sent::Nothing};
    };
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                           + "/scf-desktop/hello-world"_L1;
    if (!QDir().mkpath(folder))
        return failure(folder);
    const QDir sample(u":/scf/sample/hello-world"_s);
    const QStringList names = sample.entryList(QDir::Files);
    for (const QString &name : names) {
        const QString target = folder + u'/' + name;
        if (QFile::exists(target))
            continue;
        QFile file(sample.filePath(name));
        if (!file.copy(target))
            return failure(target + ": "_L1 + file.errorString());
        QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup
                                          | QFile::ReadOther);
    }
    return folder;
}

} // namespace Scf
