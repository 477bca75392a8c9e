// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/coderoute.h"

#include "app/core/sizetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <utility>

namespace Scf {

namespace {

class RouteText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::RouteText)
};

QString exactText(qint64 bytes)
{
    return RouteText::tr("%1 bytes").arg(QLocale().toString(bytes));
}

//! Both amounts; to the byte where they would look the same.
std::pair<QString, QString> sizeTexts(qint64 bytes, qint64 limit)
{
    const std::pair rounded{sizeText(bytes), sizeText(limit)};
    if (rounded.first != rounded.second || bytes == limit)
        return rounded;
    return {exactText(bytes), exactText(limit)};
}

QString explanationOf(qint64 requestLimit)
{
    // Of base64: three bytes of the ZIP are four of the request.
    const qint64 largestZip = requestLimit / 4 * 3;
    return RouteText::tr(
               "The page of UpdateFunctionCode allows a ZipFile of 20 MB. But every request comes "
               "through a gateway, which takes at most %1 (%2), and in the request the ZIP is "
               "written as base64, which makes four bytes of three: a ZIP of about %3 is the "
               "largest that fits. A larger one is stored in a bucket of yours first, and the "
               "request only names it.")
        .arg(sizeText(requestLimit), exactText(requestLimit), sizeText(largestZip));
}

} // namespace

CodeRoute codeRoute(const CodeRouteQuestion &question)
{
    CodeRoute route{.explanation = explanationOf(question.requestLimit)};
    if (question.unzippedBytes > question.unzippedLimit) {
        const auto [size, limit] = sizeTexts(question.unzippedBytes, question.unzippedLimit);
        route.way = CodeRoute::Way::TooLarge;
        route.text = RouteText::tr("Too large whichever way it goes: %1 unzipped, at most %2.")
                         .arg(size, limit);
        return route;
    }
    const auto [size, limit] = sizeTexts(question.requestBytes, question.requestLimit);
    if (question.requestBytes <= question.requestLimit) {
        route.text = RouteText::tr("Travels in the request: %1 of at most %2.").arg(size, limit);
    } else if (question.bucket.name.isEmpty()) {
        route.way = CodeRoute::Way::NeedsBucket;
        route.text = RouteText::tr("Too big for a request (%1, at most %2): choose a bucket for it "
                                   "to go through.")
                         .arg(size, limit);
    } else {
        route.way = CodeRoute::Way::ThroughBucket;
        route.bucket = question.bucket;
        route.text =
            RouteText::tr("Too big for a request (%1, at most %2): goes through the bucket %3.")
                .arg(size, limit, question.bucket.name);
    }
    return route;
}

} // namespace Scf
