// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/cosobject.h"

#include <QByteArray>

#include <optional>
#include <vector>

//! The XML that COS answers with and takes. Pure; any thread. Whoever answers may be hostile: what
//! is read has bounds, and document types, with them all entities of one's own, are refused.
namespace Scf::Cos {

//! An element with what is in it; attributes and namespaces are dropped.
struct XmlElement
{
    QString name{};
    QString text{}; //!< its own, without that of the children
    std::vector<XmlElement> children{};

    //! The first child of that name, or null.
    const XmlElement *child(QLatin1StringView childName) const;
    //! The text of the first child of that name; empty without it.
    QString value(QLatin1StringView childName) const;
};

struct XmlBounds
{
    qsizetype bytes = 16 * 1024 * 1024;
    int depth = 16;
    int elements = 100'000;
    qsizetype text = 64 * 1024; //!< characters of one element
};

//! Errors are Protocol: "Local.AnswerEmpty", "Local.AnswerCut", "Local.AnswerTooLarge" and
//! "Local.AnswerNotXml".
Result<XmlElement> parseXml(const QByteArray &xml, const XmlBounds &bounds = {});

//! What an <Error> says.
struct Fault
{
    QString code{};
    QString message{};
    QString requestId{};
};
//! The fault that \a xml is, if it is one that can be read.
std::optional<Fault> parseFault(const QByteArray &xml);

struct PartPage
{
    QList<CosPart> parts{};
    int nextMarker = 0; //!< 0 on the last page
};
struct UploadPage
{
    QList<CosUpload> uploads{};
    QString nextKeyMarker{}; //!< both empty on the last page
    QString nextUploadIdMarker{};
};

// The answers of each call. Errors are those of parseXml, "Local.AnswerIncomplete" for what lacks
// something or cannot be meant, and Kind::Service for an <Error>. A page that says that more
// follows, but begins again where the asked one began (\a marker), would be read forever and is an
// error.
Result<CosBucketPage> parseBuckets(const QByteArray &xml, const QString &marker);
Result<CosObjectPage> parseObjects(const QByteArray &xml, const QString &marker);
Result<CosUpload> parseInitiated(const QByteArray &xml);
Result<PartPage> parseParts(const QByteArray &xml, int marker);
Result<UploadPage> parseUploads(const QByteArray &xml, const QString &keyMarker,
                                const QString &uploadIdMarker);
//! The ETag of the completed object.
Result<QString> parseCompleted(const QByteArray &xml);

//! The body of CompleteMultipartUpload, in the order of \a parts.
QByteArray completeXml(const QList<CosPart> &parts);

} // namespace Scf::Cos
