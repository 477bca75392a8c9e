// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scripts/shellparts.h"

#include "app/scripts/quoting.h"

#include <QJsonDocument>

namespace Scf::ShellParts {

using namespace Qt::StringLiterals;

namespace {

// HMAC by its definition: given to openssl as an option, the key would be seen by `ps`.
constexpr QLatin1StringView cryptography(R"sh(hex() { od -An -v -tx1 | tr -d ' \n'; }
unhex() { local h; h=$(cat); printf "$(printf %s "$h" | sed 's/../\\x&/g')"; }
digest() { openssl dgst "-$1" -r | cut -d ' ' -f 1; }

# hmac ALGORITHM KEY-IN-HEX < MESSAGE: in hex, and no key is an argument of a program.
hmac() {
    local key=$2 inner='' outer='' byte i
    if [ ${#key} -gt 128 ]; then key=$(printf %s "$key" | unhex | digest "$1"); fi
    for ((i = 0; i < 128; i += 2)); do
        byte=${key:i:2}
        printf -v inner '%s\\x%02x' "$inner" $((16#${byte:-0} ^ 0x36))
        printf -v outer '%s\\x%02x' "$outer" $((16#${byte:-0} ^ 0x5c))
    done
    { printf "$inner"; cat; } | openssl dgst "-$1" -binary | { printf "$outer"; cat; } | digest "$1"
}
)sh");

//! \a words with line breaks where they would make a line too long to be read.
QString folded(const QStringList &words)
{
    constexpr qsizetype longest = 80;
    QString text;
    qsizetype column = 0;
    for (const QString &word : words) {
        if (column > 0 && column + word.size() > longest) {
            text += " \\\n    "_L1;
            column = 0;
        } else if (column > 0) {
            text += u' ';
        }
        text += word;
        column += word.size() + 1;
    }
    return text;
}

QString upload(const ScriptedUpdate &update)
{
    const CosBucketId bucket = update.bucket();
    QStringList lines;
    lines += bucket.name.isEmpty() ? u"bucket=${COS_BUCKET:?}"_s
                                   : "bucket="_L1 + Quoted::shell(bucket.name);
    lines +=
        "key="_L1 + Quoted::shell(update.keyPrefix()) + "$(digest sha256 < \"$package\").zip"_L1;
    if (update.endpoint.isLoopback()) { // the demo cloud, where the bucket stands in the path
        lines += "cos_host="_L1 + Quoted::shell(QString::fromLatin1(update.endpoint.hostHeader()));
        lines += u"cos_path=/$bucket/$key"_s;
        lines += u"cos_url="_s + update.endpoint.url().scheme() + u"://$cos_host$cos_path"_s;
    } else {
        lines += "cos_host=$bucket.cos."_L1 + bucket.region + ".myqcloud.com"_L1;
        lines += u"cos_path=/$key"_s;
        lines += u"cos_url=https://$cos_host$cos_path"_s;
    }
    // Values are signed percent-encoded: only a port has something to encode.
    const QString signedHost =
        update.endpoint.isLoopback() ? u"${cos_host/:/%3A}"_s : u"$cos_host"_s;
    lines += "http_string=$(printf 'put\\n%s\\n\\nhost=%s\\n' \"$cos_path\" \""_L1 + signedHost
             + "\" | digest sha1)"_L1;
    lines += QString::fromLatin1(R"sh(now=$(date +%s)
times="$((now - 60));$((now + 3600))"
sign_key=$(printf %s "$times" | hmac sha1 "$(printf %s "$TENCENTCLOUD_SECRET_KEY" | hex)")
signature=$(printf 'sha1\n%s\n%s\n' "$times" "$http_string" | hmac sha1 "$(printf %s "$sign_key" | hex)")
{
    printf 'Host: %s\n' "$cos_host"
    printf 'Content-Type: application/zip\n'
    printf 'Authorization: q-sign-algorithm=sha1&q-ak=%s&q-sign-time=%s&q-key-time=%s' \
        "$TENCENTCLOUD_SECRET_ID" "$times" "$times"
    printf '&q-header-list=host&q-url-param-list=&q-signature=%s\n' "$signature"
    if [ -n "${TENCENTCLOUD_TOKEN:-}" ]; then
        printf 'x-cos-security-token: %s\n' "$TENCENTCLOUD_TOKEN"
    fi
} > "$work/headers"
# One PutObject takes 5 GB at most.
curl --silent --show-error --fail --upload-file "$package" -H @"$work/headers" "$cos_url")sh");
    return lines.join(u'\n') + u'\n';
}

} // namespace

QString prologue()
{
    return QString::fromLatin1(R"sh(set -euo pipefail
umask 077
: "${TENCENTCLOUD_SECRET_ID:?}" "${TENCENTCLOUD_SECRET_KEY:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
)sh");
}

QString cryptographyFunctions()
{
    return cryptography;
}

QString package(const ScriptedUpdate &update, Place place)
{
    if (!update.hasPackage())
        return {};
    const QString path =
        place == Place::CodePath ? u"\"$CODE_PATH\""_s : Quoted::shell(update.packagePath());
    QString text;
    if (update.plan.source.hasFolder()) {
        QStringList arguments = update.zipArguments();
        // A checkout has it, even where the folder on this machine has none.
        if (place == Place::CodePath && !arguments.contains(".git/*"_L1))
            arguments +=
                arguments.size() > 1 ? QStringList{u".git/*"_s} : QStringList{u"-x"_s, u".git/*"_s};
        QStringList words;
        for (const QString &argument : arguments)
            words += argument == "-x"_L1 ? argument : Quoted::shell(argument);
        text = "package=$work/package.zip\n(cd -- "_L1 + path + " && zip -q -r -X \"$package\" "_L1
               + folded(words) + ")\n"_L1;
    } else {
        text = "package="_L1 + path + u'\n';
    }
    return update.isThroughBucket ? text + u'\n' + upload(update) : text;
}

QString requestFile(const ScriptedUpdate &update)
{
    const QString json =
        QString::fromUtf8(QJsonDocument(update.parameters()).toJson(QJsonDocument::Compact));
    if (!update.hasPackage())
        return "printf %s "_L1 + Quoted::shell(json) + " > \"$work/request.json\"\n"_L1;
    const QString open = json.chopped(1) + u',';
    if (update.isThroughBucket) {
        return "printf '%s\"CosBucketName\":\"%s\",\"CosObjectName\":\"/%s\"}' \\\n    "_L1
               + Quoted::shell(open) + " \"${bucket%-*}\" \"$key\" > \"$work/request.json\"\n"_L1;
    }
    return "{\n    printf %s "_L1 + Quoted::shell(open + "\"ZipFile\":\""_L1)
           + "\n    base64 < \"$package\" | tr -d '\\n'\n    printf '\"}'\n"
             "} > \"$work/request.json\"\n"_L1;
}

QString send(const ScriptedUpdate &update)
{
    const QString host = QString::fromLatin1(update.endpoint.hostHeader());
    return "host="_L1 + Quoted::shell(host) + "\nregion="_L1
           + Quoted::shell(update.plan.function.region) + QString::fromLatin1(R"sh(
timestamp=$(date +%s)
day=$(date -u -r "$timestamp" +%F 2> /dev/null || date -u -d "@$timestamp" +%F)
body_digest=$(digest sha256 < "$work/request.json")
canonical=$(printf 'POST\n/\n\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s' \
    "$host" "$body_digest" | digest sha256)
signing_key=$(printf 'TC3%s' "$TENCENTCLOUD_SECRET_KEY" | hex)
for part in "$day" scf tc3_request; do
    signing_key=$(printf %s "$part" | hmac sha256 "$signing_key")
done
signature=$(printf 'TC3-HMAC-SHA256\n%s\n%s/scf/tc3_request\n%s' "$timestamp" "$day" "$canonical" |
    hmac sha256 "$signing_key")
{
    printf 'Content-Type: application/json\n'
    printf 'Host: %s\n' "$host"
    printf 'X-TC-Action: UpdateFunctionCode\nX-TC-Version: 2018-04-16\n'
    printf 'X-TC-Timestamp: %s\nX-TC-Region: %s\n' "$timestamp" "$region"
    if [ -n "${TENCENTCLOUD_TOKEN:-}" ]; then printf 'X-TC-Token: %s\n' "$TENCENTCLOUD_TOKEN"; fi
    printf 'Authorization: TC3-HMAC-SHA256 Credential=%s/%s/scf/tc3_request, ' \
        "$TENCENTCLOUD_SECRET_ID" "$day"
    printf 'SignedHeaders=content-type;host, Signature=%s\n' "$signature"
} > "$work/headers"
)sh")
           + "answer=$(curl --silent --show-error -H @\"$work/headers\" "
             "--data-binary @\"$work/request.json\" "_L1
           + Quoted::shell(update.endpoint.url().toString() + u'/') + ")\n"_L1
           + QString::fromLatin1(R"sh(printf '%s\n' "$answer"
# The status of HTTP is 200 for errors too.
case $answer in
    *'"Error"'*) exit 1 ;;
    *'"RequestId"'*) ;;
    *) exit 1 ;;
esac
)sh");
}

QString wholeUpdate(const ScriptedUpdate &update, Place place)
{
    QStringList parts{prologue(), cryptographyFunctions()};
    if (update.hasPackage())
        parts += package(update, place);
    parts += {requestFile(update), send(update)};
    return parts.join(u'\n');
}

} // namespace Scf::ShellParts
