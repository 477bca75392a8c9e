// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/coslocation.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// Longer texts are no addresses; a key has at most some hundred bytes.
constexpr qsizetype longestText = 16 * 1024;
// "accelerate" stands in the place of a region and is none.
constexpr auto acceleration = "accelerate"_L1;

//! What follows the host of \a address, up to the query, as it is encoded there. QUrl would resolve
//! "..", and take a '#' of a key that was not encoded for a fragment only where it is one.
QString keyOf(const QString &address, qsizetype begin)
{
    qsizetype end = address.indexOf(u'?', begin);
    const qsizetype fragment = address.indexOf(u'#', begin);
    if (end < 0 || (fragment >= 0 && fragment < end))
        end = fragment;
    QString path = address.mid(begin, end < 0 ? -1 : end - begin);
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    return QUrl::fromPercentEncoding(path.toUtf8());
}

std::optional<CosLocation> fromCosScheme(const QString &text)
{
    // coscmd and COSCLI write keys as they are, without encoding.
    const QString rest = text.mid(6);
    const qsizetype slash = rest.indexOf(u'/');
    CosLocation location;
    location.bucket.name = slash < 0 ? rest : rest.left(slash);
    if (!isCosBucketName(location.bucket.name))
        return std::nullopt;
    if (slash >= 0)
        location.key = rest.mid(slash + 1);
    while (location.key.startsWith(u'/'))
        location.key.remove(0, 1);
    return location;
}

std::optional<CosLocation> fromConsole(const QUrl &url)
{
    if (!url.path().startsWith("/cos"_L1))
        return std::nullopt;
    QUrlQuery query(url);
    if (query.isEmpty() && url.hasFragment()) // the old console had it behind '#'
        query = QUrlQuery(url.fragment(QUrl::FullyEncoded).section(u'?', 1));
    const auto firstOf = [&query](const QStringList &names) {
        for (const QString &name : names) {
            if (const QString value = query.queryItemValue(name, QUrl::FullyDecoded);
                !value.isEmpty())
                return value;
        }
        return QString();
    };
    CosLocation location{
        .bucket = {firstOf({u"bucket"_s, u"bucketName"_s}), firstOf({u"region"_s})},
        .key = firstOf({u"path"_s, u"prefix"_s, u"key"_s})};
    if (location.key.startsWith("%2F"_L1, Qt::CaseInsensitive)) // it encodes twice in places
        location.key = QUrl::fromPercentEncoding(location.key.toUtf8());
    while (location.key.startsWith(u'/'))
        location.key.remove(0, 1);
    if (!isCosBucketName(location.bucket.name))
        return std::nullopt;
    if (!isCosRegion(location.bucket.region))
        location.bucket.region.clear();
    return location;
}

std::optional<CosLocation> fromPathStyle(const QString &region, const QString &path)
{
    const QString bucket = path.section(u'/', 0, 0);
    if (!isCosBucketName(bucket))
        return std::nullopt;
    return CosLocation{.bucket = {bucket, region}, .key = path.section(u'/', 1)};
}

std::optional<CosLocation> fromHost(const QString &address, const QString &host, qsizetype pathAt)
{
    static const QRegularExpression form(
        u"^(?:([a-z0-9-]+)\\.)?cos(?:-website|-internal)?\\.([a-z0-9-]+)"
        "\\.(?:myqcloud\\.com|tencentcos\\.cn)$"_s);
    const QRegularExpressionMatch match = form.match(host);
    if (!match.hasMatch())
        return std::nullopt;
    const QString region = match.captured(2) == acceleration ? QString() : match.captured(2);
    if (match.captured(1).isEmpty())
        return fromPathStyle(region, keyOf(address, pathAt));
    if (!isCosBucketName(match.captured(1)))
        return std::nullopt;
    return CosLocation{.bucket = {match.captured(1), region}, .key = keyOf(address, pathAt)};
}

} // namespace

std::optional<CosLocation> parseCosLocation(const QString &text)
{
    QString address = text.trimmed();
    const QString quotes = u"\"'<>"_s;
    while (!address.isEmpty() && quotes.contains(address.front()))
        address.remove(0, 1);
    while (!address.isEmpty() && quotes.contains(address.back()))
        address.chop(1);
    if (address.isEmpty() || address.size() > longestText)
        return std::nullopt;
    if (address.startsWith("cos://"_L1, Qt::CaseInsensitive))
        return fromCosScheme(address);

    qsizetype hostAt = address.indexOf("://"_L1);
    if (hostAt >= 0) {
        const QString scheme = address.left(hostAt).toLower();
        if (scheme != "https"_L1 && scheme != "http"_L1)
            return std::nullopt;
        hostAt += 3;
    } else {
        hostAt = 0; // "bucket-appid.cos.region.myqcloud.com/key" as the console copies it
    }
    qsizetype pathAt = hostAt;
    while (pathAt < address.size() && !u"/?#"_s.contains(address.at(pathAt)))
        ++pathAt;
    QString host = address.mid(hostAt, pathAt - hostAt).toLower();
    host = host.section(u':', 0, 0);

    if (host == "console.cloud.tencent.com"_L1 || host == "console.tencentcloud.com"_L1
        || host == "console.intl.cloud.tencent.com"_L1)
        return fromConsole(QUrl(u"https://"_s + address.mid(hostAt)));
    if (host == "localhost"_L1 || host.startsWith("127."_L1)) // the demo cloud
        return fromPathStyle({}, keyOf(address, pathAt));
    return fromHost(address, host, pathAt);
}

bool isCosBucketName(QStringView name)
{
    static const QRegularExpression form(
        u"\\A[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?-[0-9]{1,20}\\z"_s);
    return form.match(name).hasMatch();
}

bool isCosRegion(QStringView region)
{
    static const QRegularExpression form(u"\\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    return form.match(region).hasMatch();
}

ScfCosParameters scfCosParameters(const CosLocation &location)
{
    ScfCosParameters parameters{.cosBucketName = location.bucket.name,
                                .cosBucketRegion = cosRegionOf(location.bucket.region)};
    if (isCosBucketName(location.bucket.name))
        parameters.cosBucketName.truncate(location.bucket.name.lastIndexOf(u'-'));
    if (!location.key.isEmpty())
        parameters.cosObjectName = u'/' + location.key;
    return parameters;
}

QString cosRegionOf(const QString &scfRegion)
{
    return scfRegion == "ap-guangzhou-open"_L1 ? u"ap-guangzhou"_s : scfRegion;
}

} // namespace Scf
