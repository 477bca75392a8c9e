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

QString lengthOf(qsizetype characters)
{
    return u"[%1 characters]"_s.arg(characters);
}

bool namesSecret(const QString &field)
{
    static const QStringList names{u"secretkey"_s,     u"tmpsecretkey"_s, u"token"_s,
                                   u"authorization"_s, u"password"_s,     u"gitpassword"_s,
                                   u"codesecret"_s,    u"url"_s,          u"environment"_s};
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
    if (field == "ZipFile"_L1 && text.startsWith(u'[')) // its length by now: no Base64
        return value;
    if (field == "ZipFile"_L1 || text.size() > longestShownText)
        return lengthOf(text.size());
    return value;
}

//! \a body with each ZipFile replaced by its length, found without a parse: Base64 has no quote and
//! no escape in it.
QByteArray withoutZipFiles(const QByteArray &body)
{
    static constexpr char field[] = "\"ZipFile\":\"";
    static constexpr auto fieldSize = static_cast<qsizetype>(sizeof field - 1);
    QByteArray shortened;
    qsizetype done = 0;
    for (qsizetype at = body.indexOf(field); at >= 0; at = body.indexOf(field, done)) {
        const qsizetype begin = at + fieldSize;
        const qsizetype end = body.indexOf('"', begin);
        if (end < 0)
            break;
        shortened += body.mid(done, begin - done) + lengthOf(end - begin).toLatin1();
        done = end;
    }
    return done == 0 ? body : shortened + body.mid(done);
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
    // Megabytes of Base64 are not worth a parse.
    const QByteArray shown = withoutZipFiles(body);
    if (shown.size() <= longestParsedBody) {
        const QJsonDocument document = QJsonDocument::fromJson(shown);
        if (document.isObject()) {
            const QJsonValue cleaned = withoutSecrets({}, document.object());
            text = QString::fromUtf8(QJsonDocument(cleaned.toObject()).toJson());
            if (text.size() > longestShownBody)
                text = text.left(longestShownBody) + u'\n' + lengthOf(text.size());
            return redacted(text, secrets);
        }
    }
    text = QString::fromUtf8(shown.left(longestShownText));
    if (shown.size() > longestShownText)
        text += u"\n[%1 bytes]"_s.arg(shown.size());
    return redacted(text, secrets);
}

} // namespace Scf
