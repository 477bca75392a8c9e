// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosxml.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <utility>

namespace Scf::Cos {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostParts = 10'000;
// Codes and messages are a few hundred characters; what is longer is cut.
constexpr qsizetype longestMessage = 10'000;

Error unreadable(QLatin1StringView code, const QString &message)
{
    return Error{.kind = Error::Kind::Protocol, .code = code, .message = message};
}

Error incomplete(QLatin1StringView element)
{
    return unreadable(LocalCode::answerIncomplete, element);
}

Fault faultOf(const XmlElement &root)
{
    return {.code = root.value("Code"_L1).left(longestMessage),
            .message = root.value("Message"_L1).left(longestMessage),
            .requestId = root.value("RequestId"_L1).left(longestMessage)};
}

//! The root, if it has the \a name; an <Error> in its place is the service's refusal.
Result<XmlElement> rootNamed(const QByteArray &xml, QLatin1StringView name)
{
    Result<XmlElement> root = parseXml(xml);
    if (!root || root->name == name)
        return root;
    if (root->name == "Error"_L1) {
        const Fault fault = faultOf(*root);
        if (fault.code.isEmpty())
            return incomplete("Code"_L1);
        return Error{.kind = Error::Kind::Service,
                     .code = fault.code,
                     .message = fault.message,
                     .requestId = fault.requestId};
    }
    return unreadable(LocalCode::answerNotXml, root->name.left(longestMessage));
}

bool isTruncated(const XmlElement &root)
{
    return root.value("IsTruncated"_L1) == "true"_L1;
}

QDateTime timeOf(const XmlElement &element, QLatin1StringView name)
{
    return QDateTime::fromString(element.value(name), Qt::ISODateWithMs).toUTC();
}

std::optional<qint64> sizeOf(const XmlElement &element)
{
    bool isNumber = false;
    const qint64 size = element.value("Size"_L1).toLongLong(&isNumber);
    return isNumber && size >= 0 ? std::optional(size) : std::nullopt;
}

//! Reads names as they are encoded in one answer.
class NameDecoder
{
public:
    explicit NameDecoder(const XmlElement &root)
        : m_isEncoded(root.value("EncodingType"_L1).compare("url"_L1, Qt::CaseInsensitive) == 0)
    { }

    QString operator()(const QString &text) const
    {
        return m_isEncoded ? QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()))
                           : text;
    }

private:
    bool m_isEncoded;
};

} // namespace

const XmlElement *XmlElement::child(QLatin1StringView childName) const
{
    for (const XmlElement &element : children) {
        if (element.name == childName)
            return &element;
    }
    return nullptr;
}

QString XmlElement::value(QLatin1StringView childName) const
{
    const XmlElement *element = child(childName);
    return element ? element->text : QString();
}

Result<XmlElement> parseXml(const QByteArray &xml, const XmlBounds &bounds)
{
    if (xml.size() > bounds.bytes)
        return unreadable(LocalCode::answerTooLarge, {});
    // White space keeps a connection open while COS works; it may stand before the declaration.
    const QByteArray trimmed = xml.trimmed();
    if (trimmed.isEmpty())
        return unreadable(LocalCode::answerEmpty, {});
    QXmlStreamReader reader(trimmed);
    std::vector<XmlElement> open;
    std::optional<XmlElement> root;
    int elements = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return unreadable(LocalCode::answerNotXml, u"DOCTYPE"_s);
        case QXmlStreamReader::StartElement:
            if (++elements > bounds.elements || int(open.size()) >= bounds.depth)
                return unreadable(LocalCode::answerTooLarge, {});
            open.push_back({.name = reader.name().toString()});
            break;
        case QXmlStreamReader::Characters:
            if (open.empty() || (reader.isWhitespace() && !open.back().children.empty()))
                break;
            if (open.back().text.size() + reader.text().size() > bounds.text)
                return unreadable(LocalCode::answerTooLarge, {});
            open.back().text += reader.text();
            break;
        case QXmlStreamReader::EndElement: {
            XmlElement done = std::move(open.back());
            open.pop_back();
            if (open.empty())
                root = std::move(done);
            else
                open.back().children.push_back(std::move(done));
            break;
        }
        default:
            break;
        }
    }
    if (reader.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        return unreadable(LocalCode::answerCut, reader.errorString());
    if (reader.hasError() || !root)
        return unreadable(LocalCode::answerNotXml, reader.errorString());
    return std::move(*root);
}

std::optional<Fault> parseFault(const QByteArray &xml)
{
    const Result<XmlElement> root = parseXml(xml);
    if (!root || root->name != "Error"_L1)
        return std::nullopt;
    Fault fault = faultOf(*root);
    if (fault.code.isEmpty())
        return std::nullopt;
    return fault;
}

Result<CosBucketPage> parseBuckets(const QByteArray &xml, const QString &marker)
{
    const Result<XmlElement> root = rootNamed(xml, "ListAllMyBucketsResult"_L1);
    if (!root)
        return root.error();
    CosBucketPage page;
    const XmlElement *buckets = root->child("Buckets"_L1);
    if (!buckets)
        return incomplete("Buckets"_L1);
    for (const XmlElement &element : buckets->children) {
        if (element.name != "Bucket"_L1)
            continue;
        CosBucket bucket{.id = {element.value("Name"_L1), element.value("Location"_L1)},
                         .createdAt = timeOf(element, "CreationDate"_L1)};
        if (bucket.id.name.isEmpty())
            return incomplete("Name"_L1);
        page.buckets.append(bucket);
    }
    if (isTruncated(*root)) {
        page.nextMarker = root->value("NextMarker"_L1);
        if (page.nextMarker.isEmpty() || page.nextMarker == marker)
            return incomplete("NextMarker"_L1);
    }
    return page;
}

Result<CosObjectPage> parseObjects(const QByteArray &xml, const QString &marker)
{
    const Result<XmlElement> root = rootNamed(xml, "ListBucketResult"_L1);
    if (!root)
        return root.error();
    const NameDecoder decoded(*root);
    CosObjectPage page;
    QString last;
    const auto seen = [&last](const QString &name) {
        if (last.toUtf8() < name.toUtf8())
            last = name;
    };
    for (const XmlElement &element : root->children) {
        if (element.name == "CommonPrefixes"_L1) {
            page.prefixes.append(decoded(element.value("Prefix"_L1)));
            if (page.prefixes.last().isEmpty())
                return incomplete("Prefix"_L1);
            seen(page.prefixes.last());
        } else if (element.name == "Contents"_L1) {
            const std::optional<qint64> size = sizeOf(element);
            if (!size)
                return incomplete("Size"_L1);
            page.objects.append({.key = decoded(element.value("Key"_L1)),
                                 .size = *size,
                                 .modifiedAt = timeOf(element, "LastModified"_L1),
                                 .eTag = element.value("ETag"_L1),
                                 .storageClass = element.value("StorageClass"_L1)});
            if (page.objects.last().key.isEmpty())
                return incomplete("Key"_L1);
            seen(page.objects.last().key);
        }
    }
    if (isTruncated(*root)) {
        page.nextMarker = decoded(root->value("NextMarker"_L1));
        if (page.nextMarker.isEmpty())
            page.nextMarker = last;
        if (page.nextMarker.isEmpty() || page.nextMarker == marker)
            return incomplete("NextMarker"_L1);
    }
    return page;
}

Result<CosUpload> parseInitiated(const QByteArray &xml)
{
    const Result<XmlElement> root = rootNamed(xml, "InitiateMultipartUploadResult"_L1);
    if (!root)
        return root.error();
    CosUpload upload{.key = root->value("Key"_L1), .uploadId = root->value("UploadId"_L1)};
    if (upload.uploadId.isEmpty())
        return incomplete("UploadId"_L1);
    return upload;
}

Result<PartPage> parseParts(const QByteArray &xml, int marker)
{
    const Result<XmlElement> root = rootNamed(xml, "ListPartsResult"_L1);
    if (!root)
        return root.error();
    PartPage page;
    int last = marker;
    for (const XmlElement &element : root->children) {
        if (element.name != "Part"_L1)
            continue;
        const std::optional<qint64> size = sizeOf(element);
        CosPart part{.number = element.value("PartNumber"_L1).toInt(),
                     .eTag = element.value("ETag"_L1),
                     .size = size.value_or(-1)};
        if (part.number < 1 || part.number > mostParts || part.eTag.isEmpty() || part.size < 0)
            return incomplete("Part"_L1);
        last = qMax(last, part.number);
        page.parts.append(part);
    }
    if (isTruncated(*root)) {
        bool isNumber = false;
        page.nextMarker = root->value("NextPartNumberMarker"_L1).toInt(&isNumber);
        if (!isNumber)
            page.nextMarker = last;
        if (page.nextMarker <= marker)
            return incomplete("NextPartNumberMarker"_L1);
    }
    return page;
}

Result<UploadPage> parseUploads(const QByteArray &xml, const QString &keyMarker,
                                const QString &uploadIdMarker)
{
    const Result<XmlElement> root = rootNamed(xml, "ListMultipartUploadsResult"_L1);
    if (!root)
        return root.error();
    const NameDecoder decoded(*root);
    UploadPage page;
    for (const XmlElement &element : root->children) {
        if (element.name != "Upload"_L1)
            continue;
        CosUpload upload{.key = decoded(element.value("Key"_L1)),
                         .uploadId = element.value("UploadId"_L1),
                         .initiatedAt = timeOf(element, "Initiated"_L1)};
        if (upload.key.isEmpty() || upload.uploadId.isEmpty())
            return incomplete("Upload"_L1);
        page.uploads.append(upload);
    }
    if (isTruncated(*root)) {
        page.nextKeyMarker = decoded(root->value("NextKeyMarker"_L1));
        page.nextUploadIdMarker = root->value("NextUploadIdMarker"_L1);
        if (page.nextKeyMarker.isEmpty()
            || (page.nextKeyMarker == keyMarker && page.nextUploadIdMarker == uploadIdMarker))
            return incomplete("NextKeyMarker"_L1);
    }
    return page;
}

Result<QString> parseCompleted(const QByteArray &xml)
{
    const Result<XmlElement> root = rootNamed(xml, "CompleteMultipartUploadResult"_L1);
    if (!root)
        return root.error();
    return root->value("ETag"_L1);
}

QByteArray completeXml(const QList<CosPart> &parts)
{
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.writeStartElement(u"CompleteMultipartUpload"_s);
    for (const CosPart &part : parts) {
        writer.writeStartElement(u"Part"_s);
        writer.writeTextElement(u"PartNumber"_s, QString::number(part.number));
        writer.writeTextElement(u"ETag"_s, part.eTag);
        writer.writeEndElement();
    }
    writer.writeEndElement();
    return xml;
}

} // namespace Scf::Cos
