// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/documentation.h"

#include "app/explain/actions.h"

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Page
{
    QLatin1StringView action;
    QLatin1StringView path; //!< product and page, the same on both sites
};

constexpr auto pages = std::to_array<Page>({
    {"UpdateFunctionCode"_L1, "583/18581"_L1},
    {"ListFunctions"_L1, "583/18582"_L1},
    {"GetFunction"_L1, "583/18584"_L1},
    {"GetFunctionAddress"_L1, "583/37164"_L1},
    {"ListNamespaces"_L1, "583/37158"_L1},
    {"GetService"_L1, "436/8291"_L1},
    {"GetBucket"_L1, "436/30614"_L1},
    {"ListObjects"_L1, "436/30614"_L1},
    {"HeadBucket"_L1, "436/7735"_L1},
    {"PutBucket"_L1, "436/7738"_L1},
    {"PutObject"_L1, "436/7749"_L1},
    {"GetObject"_L1, "436/7753"_L1},
    {"HeadObject"_L1, "436/7745"_L1},
    {"DeleteObject"_L1, "436/7743"_L1},
    {"InitiateMultipartUpload"_L1, "436/7746"_L1},
    {"UploadPart"_L1, "436/7750"_L1},
    {"ListParts"_L1, "436/7747"_L1},
    {"CompleteMultipartUpload"_L1, "436/7742"_L1},
    {"AbortMultipartUpload"_L1, "436/7740"_L1},
    {"ListMultipartUploads"_L1, "436/7736"_L1},
});
constexpr auto scfErrorCodes = "583/18581"_L1; // the page of the Action that this program is about
constexpr auto cosErrorCodes = "436/7730"_L1;

} // namespace

QUrl documentationPage(const QString &action, DocumentationSite site, const QString &language)
{
    const auto *page = std::ranges::find(pages, action, &Page::action);
    QLatin1StringView path = isCosAction(action) ? cosErrorCodes : scfErrorCodes;
    if (page != pages.end())
        path = page->path;
    QString start = u"https://cloud.tencent.com/document/product/"_s;
    if (site == DocumentationSite::International) {
        const QString chinese = language.startsWith("zh"_L1) ? u"zh/"_s : QString();
        start = u"https://www.tencentcloud.com/%1document/product/"_s.arg(chinese);
    }
    return QUrl(start + path);
}

} // namespace Scf
