// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosxml.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

using namespace Scf;

namespace {

int depthOf(const Cos::XmlElement &element)
{
    int deepest = 0;
    for (const Cos::XmlElement &child : element.children)
        deepest = qMax(deepest, depthOf(child));
    return deepest + 1;
}

} // namespace

// The body of an answer of COS, for every reader: the bounds hold, an error is no success, and a
// page that says that more follows goes on behind the one that was asked for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray xml(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString marker = QStringLiteral("m");
    const auto root = Cos::parseXml(xml);
    if (root && depthOf(*root) > Cos::XmlBounds().depth + 1)
        std::abort();
    const auto buckets = Cos::parseBuckets(xml, marker);
    const auto objects = Cos::parseObjects(xml, marker);
    const auto begun = Cos::parseInitiated(xml);
    const auto parts = Cos::parseParts(xml, 1);
    const auto uploads = Cos::parseUploads(xml, marker, marker);
    const auto completed = Cos::parseCompleted(xml);
    const bool isSuccess = buckets || objects || begun || parts || uploads || completed;
    if (isSuccess && (!root || Cos::parseFault(xml)))
        std::abort();
    if (begun && begun->uploadId.isEmpty())
        std::abort();
    if (parts && parts->nextMarker != 0 && parts->nextMarker <= 1)
        std::abort();
    return 0;
}
