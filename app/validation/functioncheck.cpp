// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/functioncheck.h"

#include "app/validation/shown.h"

#include <QCoreApplication>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class FunctionCheckText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::FunctionCheckText)
};

Finding statusFinding(Finding::State state, const QString &text,
                      Finding::Fix fix = Finding::Fix::None)
{
    return {.id = u"function-status"_s,
            .state = state,
            .field = Finding::Field::Function,
            .text = text,
            .fix = fix};
}

Finding checkStatus(const FunctionSummary &summary)
{
    using State = Finding::State;
    using Value = FunctionStatus::Value;
    const QString name = shownName(summary.functionName);
    switch (summary.status.value()) {
    case Value::Active:
        return statusFinding(State::Ok, FunctionCheckText::tr("%1 is Active.").arg(name));
    case Value::Creating:
        return statusFinding(
            State::Error,
            FunctionCheckText::tr("%1 is being created: wait until it is Active.").arg(name),
            Finding::Fix::UpdateWhenActive);
    case Value::Updating:
        return statusFinding(
            State::Error,
            FunctionCheckText::tr("%1 is being updated: wait until it is Active.").arg(name),
            Finding::Fix::UpdateWhenActive);
    case Value::Publishing:
        return statusFinding(
            State::Error,
            FunctionCheckText::tr("A version of %1 is being published: wait until it is Active.")
                .arg(name),
            Finding::Fix::UpdateWhenActive);
    case Value::UpdateFailed:
        return statusFinding(
            State::Warning,
            FunctionCheckText::tr("The last update of %1 failed; this one can repair it.")
                .arg(name));
    case Value::PublishFailed:
        return statusFinding(
            State::Warning,
            FunctionCheckText::tr("The last version of %1 could not be published; this update can "
                                  "repair it.")
                .arg(name));
    case Value::CreateFailed:
        return statusFinding(
            State::Error,
            FunctionCheckText::tr("%1 could not be created: delete it and create it again.")
                .arg(name));
    case Value::Deleting:
        return statusFinding(State::Error, FunctionCheckText::tr("%1 is being deleted.").arg(name));
    case Value::DeleteFailed:
        return statusFinding(
            State::Error,
            FunctionCheckText::tr("%1 could not be deleted and takes no update.").arg(name));
    case Value::Unknown:
        break;
    }
    if (summary.status.text().isEmpty())
        return statusFinding(State::Warning,
                             FunctionCheckText::tr(
                                 "Cannot tell whether %1 takes an update: its status is not known.")
                                 .arg(name));
    return statusFinding(
        State::Warning,
        FunctionCheckText::tr("Cannot tell whether %1 takes an update in the status %2.")
            .arg(name, shownName(summary.status.text())));
}

} // namespace

QList<Finding> checkFunction(const FunctionDetail &function)
{
    return {checkStatus(function.summary)};
}

std::optional<Finding> checkGone(const FunctionId &id, const Error &error)
{
    const auto gone = [](const QString &name, const QString &text) {
        return Finding{.id = name,
                       .state = Finding::State::Error,
                       .field = Finding::Field::Function,
                       .text = text};
    };
    if (error.kind != Error::Kind::Service)
        return std::nullopt;
    if (error.code == "ResourceNotFound.Namespace"_L1) {
        return gone(u"namespace-missing"_s,
                    FunctionCheckText::tr("There is no namespace %1 in %2 any more.")
                        .arg(shownName(id.space), id.region));
    }
    // The page names all three for a function that does not exist.
    if (error.code == "ResourceNotFound.Function"_L1
        || error.code == "ResourceNotFound.FunctionName"_L1
        || error.code == "InvalidParameterValue.FunctionName"_L1) {
        return gone(u"function-missing"_s,
                    //: %1 is a function, %2 a namespace, %3 a region
                    FunctionCheckText::tr("There is no function %1 in the namespace %2 of %3 any "
                                          "more.")
                        .arg(shownName(id.functionName), shownName(id.space), id.region));
    }
    return std::nullopt;
}

} // namespace Scf
