// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/remedytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::Remedy)
};

} // namespace

bool isAboutMissingFunction(const QString &code)
{
    static constexpr auto codes = std::to_array<QLatin1StringView>(
        {"ResourceNotFound"_L1, "ResourceNotFound.Function"_L1, "ResourceNotFound.FunctionName"_L1,
         "ResourceNotFound.Namespace"_L1, "InvalidParameterValue.FunctionName"_L1});
    return std::ranges::find(codes, code) != codes.end();
}

bool isAboutBucketRegion(const QString &code)
{
    static constexpr auto codes = std::to_array<QLatin1StringView>(
        {"InvalidParameterValue.CosBucketRegion"_L1, "InvalidRegionName"_L1, "NoSuchBucket"_L1});
    return std::ranges::find(codes, code) != codes.end();
}

QString remedyText(Remedy remedy, const QString &code)
{
    switch (remedy) {
    case Remedy::GoToHandler:
        return Words::tr("Go to the Handler");
    case Remedy::GoToSource:
        return Words::tr("Go to the Source");
    case Remedy::ChooseObject:
        return Words::tr("Choose in COS…");
    case Remedy::ChooseRegion:
        return isAboutMissingFunction(code) ? Words::tr("Find the Function…")
                                            : Words::tr("Choose the Region");
    case Remedy::ChooseNamespace:
        return Words::tr("Choose the Namespace");
    case Remedy::UseRoot:
        return Words::tr("Change the Root");
    case Remedy::WaitAndRetry:
        return Words::tr("Wait and Retry");
    case Remedy::SetClockOffset:
        return Words::tr("Use the Service's Clock");
    case Remedy::OpenAccount:
        return Words::tr("Open the Account…");
    case Remedy::CheckConnection:
        return Words::tr("Check the Connection…");
    case Remedy::SendThroughBucket:
        return Words::tr("Send through a Bucket…");
    case Remedy::ShowPolicy:
        return Words::tr("Show the Policy…");
    case Remedy::OpenDocumentation:
        return Words::tr("Open the Documentation");
    case Remedy::CopyReport:
        return Words::tr("Copy Report");
    case Remedy::Refresh:
        return Words::tr("Refresh");
    }
    return {};
}

QString remedySentence(Remedy remedy, const QString &code)
{
    switch (remedy) {
    case Remedy::GoToHandler:
        return Words::tr("Goes to the Handler box and shows the handlers found in the package.");
    case Remedy::GoToSource:
        return Words::tr("Goes to the place where it is said what the code comes from.");
    case Remedy::ChooseObject:
        return Words::tr("Chooses the object in COS, or its bucket, from a list.");
    case Remedy::ChooseRegion:
        return isAboutMissingFunction(code)
                   ? Words::tr("Looks for the function in all regions and namespaces, and goes "
                               "where it is.")
                   : Words::tr("Opens the list of regions.");
    case Remedy::ChooseNamespace:
        return Words::tr("Opens the list of namespaces.");
    case Remedy::UseRoot:
        return Words::tr("Makes the folder with the code the root of the package, or shows the "
                         "contents of the package.");
    case Remedy::WaitAndRetry:
        return Words::tr("Waits until the cause has passed, then presses Update once. Offered only "
                         "where it is certain that nothing was carried out.");
    case Remedy::SetClockOffset:
        return Words::tr("Signs requests with the time of the service until the program ends.");
    case Remedy::OpenAccount:
        return Words::tr("Opens the account in use, to enter its key again.");
    case Remedy::CheckConnection:
        return Words::tr(
            "Tries each part of the way to Tencent Cloud; the proxy can be set there.");
    case Remedy::SendThroughBucket:
        return Words::tr("Chooses the bucket that packages too large for a request go through.");
    case Remedy::ShowPolicy:
        return Words::tr("Shows the smallest access policy that allows what was refused.");
    case Remedy::OpenDocumentation:
        return Words::tr("Opens Tencent Cloud's page about it in the browser.");
    case Remedy::CopyReport:
        return Words::tr("Copies everything known about it, without secrets.");
    case Remedy::Refresh:
        return Words::tr("Reads the function again. Nothing is sent that changes it.");
    }
    return {};
}

} // namespace Scf
