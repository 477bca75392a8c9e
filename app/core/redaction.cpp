// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestShownText = 2'000;
constexpr qsizetype longestShownBody = 20'000;
constexpr qsizetype longestParsedBody = 1 << 20;

bool namesSecret(const QString &field)
{
    static const QStringList names{u"secretkey"_s, u"token"_s,       u"authorization"_s,
                                   u"password"_s,  u"gitpassword"_s, u"codesecret"_s,
                                   u"url"_s,       u"environment"_s};
    return names.contains(field.toLower());
}

QJsonValue withoutSecrets(const QString &field, const QJsonValue &value)
{
    // The temporary address of the deployed code, and the variables of a function, which people
    // fill with passwords, are secrets too.
    if (namesSecret(field) && !value.isNull())
        return QString(redactedMark);
    if (value.isObject()) {
        QJsonObject cleaned;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            cleaned.insert(it.key(), withoutSecrets(it.key(), it.value()));
        return cleaned;
    }
    if (value.isArray()) {
        QJsonArray cleaned;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            cleaned.append(withoutSecrets(field, item));
        return cleaned;
    }
    if (!value.isString())
        return value;
    const QString text = value.toString();
    if (field == "ZipFile"_L1 || text.size() > longestShownText)
        return u"[%1 characters]"_s.arg(text.size());
    return value;
}

} // namespace

QString redacted(QString text, const QStringList &secrets)
{
    for (const QString &secret : secrets) {
        if (secret.size() >= 4)
            text.replace(secret, QString(redactedMark));
    }
    static const QRegularExpression signatures(
        u"((?:Signature=|q-signature=|[Ss]ecret_?[Kk]ey\"?\\s*[:=]\\s*\"?|[Tt]oken\"?\\s*[:=]\\s*\"?))[A-Za-z0-9+/=_-]{8,}"_s);
    return text.replace(signatures, u"\\1"_s + QString(redactedMark));
}

QString redactedBody(const QByteArray &body, const QStringList &secrets)
{
    QString text;
    // A ZipFile of several megabytes is not worth a parse: its beginning says what it is.
    if (body.size() <= longestParsedBody) {
        const QJsonDocument document = QJsonDocument::fromJson(body);
        if (document.isObject()) {
            const QJsonValue cleaned = withoutSecrets({}, document.object());
            text = QString::fromUtf8(QJsonDocument(cleaned.toObject()).toJson());
            if (text.size() > longestShownBody)
                text = text.left(longestShownBody) + u"\n[%1 characters]"_s.arg(text.size());
            return redacted(text, secrets);
        }
    }
    text = QString::fromUtf8(body.left(longestShownText));
    if (body.size() > longestShownText)
        text += u"\n[%1 bytes]"_s.arg(body.size());
    return redacted(text, secrets);
}

} // namespace Scf
