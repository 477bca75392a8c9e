// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signingvectors.h"

#include <QFile>
#include <QJsonDocument>

namespace Scf {

using namespace Qt::StringLiterals;

QJsonArray signingVectors(QLatin1StringView family)
{
    const QString path = qEnvironmentVariable(
        "SIGNING_VECTORS", QStringLiteral(SCF_TEST_DATA "/signing/signing-vectors.json"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read the signing vectors at %s", qPrintable(path));
    return QJsonDocument::fromJson(file.readAll()).object().value(family).toArray();
}

QByteArray payloadOf(const QJsonObject &inputs)
{
    if (inputs.contains("payload_base64"_L1))
        return QByteArray::fromBase64(inputs["payload_base64"_L1].toString().toLatin1());
    const QJsonObject generator = inputs["payload_generator"_L1].toObject();
    if (!generator.isEmpty()) {
        return generator["prefix"_L1].toString().toUtf8()
               + generator["repeat"_L1].toString().toUtf8().repeated(generator["times"_L1].toInt())
               + generator["suffix"_L1].toString().toUtf8();
    }
    return inputs["payload"_L1].toString().toUtf8();
}

} // namespace Scf
