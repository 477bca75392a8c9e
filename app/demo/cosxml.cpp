// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cosxml.h"

#include "app/cloud/cossignature.h"

#include <QDateTime>
#include <QXmlStreamReader>

#include <algorithm>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostParts = 10'000;
constexpr QByteArrayView ownerId("qcs::cam::uin/100000000001:uin/100000000001");
constexpr QByteArrayView ownerName("100000000001");

//! Bytes that are no UTF-16 in between: a list of keys stays as it is stored.
class Writer
{
public:
    explicit Writer(QByteArrayView root, bool encodes = false)
        : m_root(root)
        , m_encodes(encodes)
    {
        m_xml = "<?xml version='1.0' encoding='utf-8' ?>\n";
        open(root);
    }

    void open(QByteArrayView name) { m_xml.append('<').append(name).append('>'); }
    void close(QByteArrayView name) { m_xml.append("</").append(name).append('>'); }
    void add(QByteArrayView name, QByteArrayView value)
    {
        open(name);
        for (const char byte : value)
            addByte(byte);
        close(name);
    }
    void addNumber(QByteArrayView name, qint64 value) { add(name, QByteArray::number(value)); }
    void addFlag(QByteArrayView name, bool value)
    {
        add(name, value ? QByteArrayView("true") : QByteArrayView("false"));
    }
    //! A key or a part of one.
    void addKey(QByteArrayView name, const QByteArray &value)
    {
        add(name, m_encodes ? Cos::encoded(value) : value);
    }
    void addEncoding()
    {
        if (m_encodes)
            add("EncodingType", "url");
    }
    void addPerson(QByteArrayView role)
    {
        open(role);
        add("ID", ownerId);
        add("DisplayName", ownerName);
        close(role);
    }
    QByteArray finished()
    {
        close(m_root);
        return m_xml;
    }

private:
    void addByte(char byte)
    {
        if (byte == '&')
            m_xml.append("&amp;");
        else if (byte == '<')
            m_xml.append("&lt;");
        else if (byte == '>')
            m_xml.append("&gt;");
        else if (quint8(byte) < 0x20) // what XML 1.0 cannot hold breaks it here as well
            m_xml.append("&#x").append(QByteArray::number(int(byte), 16)).append(';');
        else
            m_xml.append(byte);
    }

    QByteArray m_xml;
    const QByteArrayView m_root;
    const bool m_encodes;
};

QByteArray timeOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray secondsOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

//! The number and the ETag of a Part; nothing when one of them is missing or wrong.
std::optional<ListedPart> partOfXml(QXmlStreamReader &reader)
{
    ListedPart part;
    while (reader.readNextStartElement()) {
        const bool isNumber = reader.name() == "PartNumber"_L1;
        const bool isTag = reader.name() == "ETag"_L1;
        const QString text = reader.readElementText();
        bool ok = true;
        if (isNumber)
            part.number = text.toInt(&ok);
        else if (isTag)
            part.etag = text.trimmed().toLatin1();
        if (!ok)
            return {};
    }
    if (part.number < 1 || part.number > mostParts || part.etag.isEmpty())
        return {};
    return part;
}

} // namespace

QByteArray errorXml(const CosError &error, const QByteArray &resource, const QByteArray &requestId)
{
    Writer xml("Error");
    xml.add("Code", error.code);
    xml.add("Message", error.message);
    xml.add("Resource", resource);
    xml.add("RequestId", requestId);
    xml.add("TraceId", requestId.toBase64());
    return xml.finished();
}

QByteArray bucketsXml(const QList<BucketInfo> &buckets, const QByteArray &marker,
                      const QByteArray &nextMarker)
{
    Writer xml("ListAllMyBucketsResult");
    xml.addPerson("Owner");
    xml.addFlag("IsTruncated", !nextMarker.isEmpty());
    xml.add("Marker", marker);
    if (!nextMarker.isEmpty())
        xml.add("NextMarker", nextMarker);
    xml.open("Buckets");
    for (const BucketInfo &bucket : buckets) {
        xml.open("Bucket");
        xml.add("Name", bucket.name);
        xml.add("Location", bucket.region);
        xml.add("CreationDate", secondsOf(bucket.addedMs));
        xml.add("BucketType", "cos");
        xml.close("Bucket");
    }
    xml.close("Buckets");
    return xml.finished();
}

QByteArray objectsXml(const QByteArray &bucket, const ObjectQuery &query, const ObjectPage &page,
                      bool encodes)
{
    Writer xml("ListBucketResult", encodes);
    xml.add("Name", bucket);
    xml.addEncoding();
    xml.addKey("Prefix", query.prefix);
    xml.addKey("Marker", query.marker);
    xml.addNumber("MaxKeys", qint64(query.most));
    if (!query.delimiter.isEmpty())
        xml.addKey("Delimiter", query.delimiter);
    xml.addFlag("IsTruncated", page.nextMarker.has_value());
    if (page.nextMarker)
        xml.addKey("NextMarker", *page.nextMarker);
    for (const QByteArray &prefix : page.prefixes) {
        xml.open("CommonPrefixes");
        xml.addKey("Prefix", prefix);
        xml.close("CommonPrefixes");
    }
    for (const auto &[key, object] : page.objects) {
        xml.open("Contents");
        xml.addKey("Key", key);
        xml.add("LastModified", timeOf(object->changedMs));
        xml.add("ETag", object->etag);
        xml.addNumber("Size", object->content.size());
        xml.open("Owner");
        xml.add("ID", demoAppId);
        xml.add("DisplayName", demoAppId);
        xml.close("Owner");
        xml.add("StorageClass", object->traits.storageClass);
        xml.close("Contents");
    }
    return xml.finished();
}

QByteArray uploadXml(const QByteArray &bucket, const StoredUpload &upload)
{
    Writer xml("InitiateMultipartUploadResult");
    xml.add("Bucket", bucket);
    xml.add("Key", upload.key);
    xml.add("UploadId", upload.uploadId);
    return xml.finished();
}

QByteArray partsXml(const QByteArray &bucket, const StoredUpload &upload, int after, int most,
                    bool encodes)
{
    QList<int> numbers;
    bool truncated = false;
    for (auto at = upload.parts.upper_bound(after); at != upload.parts.end() && !truncated; ++at) {
        truncated = numbers.size() >= most;
        if (!truncated)
            numbers.append(at->first);
    }
    Writer xml("ListPartsResult", encodes);
    xml.add("Bucket", bucket);
    xml.addEncoding();
    xml.addKey("Key", upload.key);
    xml.add("UploadId", upload.uploadId);
    xml.addPerson("Initiator");
    xml.addPerson("Owner");
    xml.add("StorageClass", upload.traits.storageClass);
    xml.addNumber("PartNumberMarker", qint64(after));
    if (truncated)
        xml.addNumber("NextPartNumberMarker", qint64(numbers.isEmpty() ? after : numbers.last()));
    xml.addNumber("MaxParts", qint64(most));
    xml.addFlag("IsTruncated", truncated);
    for (const int number : numbers) {
        const StoredPart &part = upload.parts.at(number);
        xml.open("Part");
        xml.addNumber("PartNumber", qint64(number));
        xml.add("LastModified", timeOf(part.changedMs));
        xml.add("ETag", part.etag);
        xml.addNumber("Size", part.content.size());
        xml.close("Part");
    }
    return xml.finished();
}

QByteArray uploadsXml(const QByteArray &bucket, const UploadQuery &query,
                      const QList<StoredUpload> &uploads, bool encodes)
{
    // Without an UploadId the marker leaves out all uploads of its key.
    const auto first = std::find_if(uploads.begin(), uploads.end(), [&](const StoredUpload &one) {
        return one.key > query.keyMarker
               || (one.key == query.keyMarker && !query.uploadIdMarker.isEmpty()
                   && one.uploadId > query.uploadIdMarker);
    });
    const QList<StoredUpload> rest = uploads.mid(first - uploads.begin());
    const QList<StoredUpload> page = rest.first(std::min<qsizetype>(rest.size(), query.most));
    Writer xml("ListMultipartUploadsResult", encodes);
    xml.add("Bucket", bucket);
    xml.addEncoding();
    xml.addKey("KeyMarker", query.keyMarker);
    xml.add("UploadIdMarker", query.uploadIdMarker);
    if (page.size() < rest.size() && !page.isEmpty()) {
        xml.addKey("NextKeyMarker", page.last().key);
        xml.add("NextUploadIdMarker", page.last().uploadId);
    }
    xml.addNumber("MaxUploads", qint64(query.most));
    xml.addFlag("IsTruncated", page.size() < rest.size());
    xml.addKey("Prefix", query.prefix);
    for (const StoredUpload &upload : page) {
        xml.open("Upload");
        xml.addKey("Key", upload.key);
        xml.add("UploadId", upload.uploadId);
        xml.add("StorageClass", upload.traits.storageClass);
        xml.addPerson("Initiator");
        xml.addPerson("Owner");
        xml.add("Initiated", timeOf(upload.startedMs));
        xml.close("Upload");
    }
    return xml.finished();
}

QByteArray completedXml(const QByteArray &bucket, const QByteArray &key, const QByteArray &location,
                        const QByteArray &etag)
{
    Writer xml("CompleteMultipartUploadResult");
    xml.add("Location", location);
    xml.add("Bucket", bucket);
    xml.add("Key", key);
    xml.add("ETag", etag);
    return xml.finished();
}

std::optional<QList<ListedPart>> partsOfXml(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    if (!reader.readNextStartElement() || reader.name() != "CompleteMultipartUpload"_L1)
        return {};
    QList<ListedPart> parts;
    while (reader.readNextStartElement()) {
        if (reader.name() != "Part"_L1)
            return {};
        const std::optional<ListedPart> part = partOfXml(reader);
        if (!part || parts.size() == mostParts)
            return {};
        parts.append(*part);
    }
    if (reader.hasError() || parts.isEmpty())
        return {};
    return parts;
}

} // namespace Scf::Demo
