// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/statuspresentation.h"

#include <QCoreApplication>

namespace Scf {

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::StatusPresentation)
};
} // namespace

StatusPresentation presentationOf(const FunctionStatus &status)
{
    using Value = FunctionStatus::Value;
    const auto passing = [](const QString &word) {
        return StatusPresentation{IconName::Updating, ColourRole::Accent, word};
    };
    const auto failed = [](const QString &word) {
        return StatusPresentation{IconName::ErrorCircle, ColourRole::Bad, word};
    };
    switch (status.value()) {
    case Value::Active:
        return {IconName::CheckCircle, ColourRole::Good, Words::tr("Active")};
    case Value::Creating:
        return passing(Words::tr("Creating"));
    case Value::Updating:
        return passing(Words::tr("Updating"));
    case Value::Publishing:
        return passing(Words::tr("Publishing"));
    case Value::Deleting:
        return passing(Words::tr("Deleting"));
    case Value::CreateFailed:
        return failed(Words::tr("Create failed"));
    case Value::UpdateFailed:
        return failed(Words::tr("Update failed"));
    case Value::PublishFailed:
        return failed(Words::tr("Publish failed"));
    case Value::DeleteFailed:
        return failed(Words::tr("Delete failed"));
    case Value::Unknown:
        break;
    }
    return {IconName::DashCircle, ColourRole::Muted,
            status.text().isEmpty() ? Words::tr("Unknown") : status.text()};
}

StatusPresentation presentationOf(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return {IconName::CheckCircle, ColourRole::Good, Words::tr("Passed")};
    case Finding::State::Warning:
        return {IconName::WarningTriangle, ColourRole::Warn, Words::tr("Warning")};
    case Finding::State::Error:
        return {IconName::ErrorCircle, ColourRole::Bad, Words::tr("Error")};
    }
    return {};
}

StatusPresentation presentationOf(CheckStep::State state, const QString &word)
{
    switch (state) {
    case CheckStep::State::Waiting:
        return {IconName::Circle, ColourRole::Muted, word};
    case CheckStep::State::Running:
        return {IconName::Updating, ColourRole::Accent, word};
    case CheckStep::State::Passed:
        return {IconName::CheckCircle, ColourRole::Good, word};
    case CheckStep::State::Warning:
        return {IconName::WarningTriangle, ColourRole::Warn, word};
    case CheckStep::State::Failed:
        return {IconName::ErrorCircle, ColourRole::Bad, word};
    case CheckStep::State::Unknown:
        return {IconName::DashCircle, ColourRole::Muted, word};
    }
    return {};
}

QString fixText(const Finding &finding)
{
    switch (finding.fix) {
    case Finding::Fix::None:
        break;
    case Finding::Fix::UseHandler:
        //: Button. %1 is a handler such as index.main_handler
        return Words::tr("Use %1").arg(finding.fixArgument);
    case Finding::Fix::UseRoot:
        //: Button. %1 is a folder such as image-resize-main/
        return Words::tr("Use %1 as the Root").arg(finding.fixArgument);
    case Finding::Fix::LeaveOut:
        //: Button. The files that the sentence beside it names stay out of the package
        return Words::tr("Leave Out");
    case Finding::Fix::Repair:
        //: Button. The package gets a repaired copy of the file
        return Words::tr("Fix in the Package");
    case Finding::Fix::InstallDependencies:
        //: Button. The platform runs npm install
        return Words::tr("Install Dependencies Online");
    case Finding::Fix::UseGitignore:
        //: Button. The rules of .gitignore decide what stays out
        return Words::tr("Use .gitignore");
    case Finding::Fix::UpdateWhenActive:
        //: Button. Waits until the function is Active and updates it then
        return Words::tr("Update When Active");
    case Finding::Fix::ChooseBucket:
        //: Button. Opens a dialog to choose the bucket that large packages go through
        return Words::tr("Choose a Bucket…");
    case Finding::Fix::UndoRoot:
    case Finding::Fix::UndoLeaveOut:
    case Finding::Fix::UndoRepair:
        //: Button. Takes a fix back
        return Words::tr("Undo");
    }
    return {};
}

} // namespace Scf
