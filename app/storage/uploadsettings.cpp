// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/uploadsettings.h"

#include "app/storage/accounttag.h"
#include "app/storage/settings.h"

#include <QRegularExpression>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// What the API's documentation says; see the reference of "Request Structure".
constexpr qint64 documentedLimit = 10'485'760;
// A number outside of these is no limit of a gateway.
constexpr qint64 smallestLimit = 1'024;
constexpr qint64 largestLimit = 1LL << 30;

QString placeKey(const Account &account, const QString &region)
{
    return accountTag(account) + u'/' + region;
}

//! Of an endpoint, whoever signs there.
QString endpointKey(const Account &account)
{
    return endpointTag(accountTag(account));
}

QString hostOf(const Account &account)
{
    return account.kind == Account::Kind::Demo ? QString() : account.endpoint.url().host();
}

qint64 factorOf(const QString &unit)
{
    const QChar first = unit.isEmpty() ? QChar() : unit.front().toUpper();
    if (first == u'K')
        return 1LL << 10;
    if (first == u'M')
        return 1LL << 20;
    return first == u'G' ? 1LL << 30 : 1;
}

} // namespace

std::optional<qint64> limitFromMessage(const QString &message)
{
    // A word for a limit shortly before the number, the number, its unit. A number inside of a word
    // (a RequestId) is none.
    static const QRegularExpression number(
        u"(?<word>(?:max(?:imum)?|at most|limit(?:ed)?|exceed(?:s|ed)?|up to|no more than|larger "
        "than|最大|最多|上限|不超过|不能超过|限制|超过)[^0-9]{0,24})?"
        "(?<![\\w.,-])(?<number>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s*"
        "(?<unit>[kmg]i?b?|bytes?|b|字节)?(?![\\w-])"_s,
        QRegularExpression::CaseInsensitiveOption);
    std::optional<qint64> smallest;
    for (auto it = number.globalMatch(message); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const double value = match.captured(u"number").remove(u',').toDouble();
        const double bytes = value * double(factorOf(match.captured(u"unit")));
        if (bytes < double(smallestLimit) || bytes > double(largestLimit))
            continue;
        const auto limit = static_cast<qint64>(bytes);
        if (match.hasCaptured(u"word"))
            return limit;
        smallest = qMin(smallest.value_or(limit), limit);
    }
    return smallest;
}

qint64 UploadSettings::requestLimit(const Account &account) const
{
    const qint64 learned = m_settings->uploadValue(u"limit/"_s + endpointKey(account)).toLongLong();
    return learned >= smallestLimit && learned <= largestLimit ? learned : documentedLimit;
}

void UploadSettings::learnRequestLimit(const Account &account, const QString &message,
                                       qint64 refusedBytes)
{
    qint64 limit = limitFromMessage(message).value_or(requestLimit(account));
    if (refusedBytes > 0 && limit >= refusedBytes)
        limit = qMin(requestLimit(account), refusedBytes - 1);
    m_settings->setUploadValue(u"limit/"_s + endpointKey(account), limit);
    m_settings->setUploadValue(u"host/"_s + endpointKey(account), hostOf(account));
}

QList<LearnedLimit> UploadSettings::learnedLimits() const
{
    constexpr QLatin1StringView prefix("limit/");
    QList<LearnedLimit> limits;
    const QStringList keys = m_settings->uploadKeys(prefix);
    for (const QString &key : keys) {
        const QString tag = key.sliced(prefix.size());
        limits.append({.endpointTag = tag,
                       .host = m_settings->uploadValue(u"host/"_s + tag).toString(),
                       .bytes = m_settings->uploadValue(key).toLongLong()});
    }
    return limits;
}

void UploadSettings::forgetLimit(const QString &endpointTag)
{
    m_settings->setUploadValue(u"limit/"_s + endpointTag, {});
}

CosBucketId UploadSettings::bucketAt(const QString &place) const
{
    const QString key = u"bucket/"_s + place;
    return {.name = m_settings->uploadValue(key + "/name"_L1).toString(),
            .region = m_settings->uploadValue(key + "/region"_L1).toString()};
}

CosBucketId UploadSettings::bucket(const Account &account, const QString &region) const
{
    return bucketAt(placeKey(account, region));
}

void UploadSettings::setBucket(const Account &account, const QString &region,
                               const CosBucketId &bucket)
{
    const QString key = u"bucket/"_s + placeKey(account, region);
    m_settings->setUploadValue(key + "/name"_L1, bucket.name);
    m_settings->setUploadValue(key + "/region"_L1, bucket.region);
    m_settings->setUploadValue(u"host/"_s + endpointKey(account), hostOf(account));
}

QList<PackageBucket> UploadSettings::buckets() const
{
    QList<PackageBucket> buckets;
    const QStringList keys = m_settings->uploadKeys(u"bucket/"_s);
    for (const QString &key : keys) {
        const QStringList parts = key.split(u'/'); // bucket, account, region, name
        if (parts.size() != 4 || parts.constLast() != "name"_L1)
            continue;
        const QString &tag = parts.at(1);
        const QString &region = parts.at(2);
        const CosBucketId bucket = bucketAt(tag + u'/' + region);
        if (bucket.name.isEmpty())
            continue;
        buckets.append({.accountTag = tag,
                        .host = m_settings->uploadValue(u"host/"_s + endpointTag(tag)).toString(),
                        .region = region,
                        .bucket = bucket,
                        .keeping = keepingAt(tag + u'/' + region)});
    }
    return buckets;
}

void UploadSettings::setKeeping(const QString &accountTag, const QString &region,
                                PackageKeeping keeping)
{
    m_settings->setUploadValue(u"keep/"_s + accountTag + u'/' + region,
                               keeping == PackageKeeping::NotAtAll ? u"no"_s : u"7 days"_s);
}

void UploadSettings::forgetBucket(const QString &accountTag, const QString &region)
{
    const QString place = accountTag + u'/' + region;
    m_settings->setUploadValue(u"bucket/"_s + place, {});
    m_settings->setUploadValue(u"keep/"_s + place, {});
}

PackageKeeping UploadSettings::keepingAt(const QString &place) const
{
    return m_settings->uploadValue(u"keep/"_s + place).toString() == "no"_L1
               ? PackageKeeping::NotAtAll
               : PackageKeeping::SevenDays;
}

PackageKeeping UploadSettings::keeping(const Account &account, const QString &region) const
{
    return keepingAt(placeKey(account, region));
}

void UploadSettings::setKeeping(const Account &account, const QString &region,
                                PackageKeeping keeping)
{
    setKeeping(accountTag(account), region, keeping);
}

} // namespace Scf
