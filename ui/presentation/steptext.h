// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/requestlogmodel.h"
#include "app/update/codeupdatejob.h"

#include <QString>

// What a talk shows of the steps of an update, in words.
namespace Scf::StepText {

//! "Wait until Active"; translated.
QString name(CodeUpdateJob::Step step);
//! What the step is about to do; translated.
QString intent(CodeUpdateJob::Step step);
//! What the step has done; translated. \a record is that of the update so far.
QString deed(CodeUpdateJob::Step step, const UpdateRecord &record);
//! How the update ended; translated.
QString end(UpdateOutcome outcome);

//! Whether \a action is one that \a step sends.
bool sends(CodeUpdateJob::Step step, const QString &action);

//! Method, address, headers and body as they were sent, without secrets, shortened where long.
QString request(const CallRecord &record);
//! Status, time and body of the answer, likewise.
QString answer(const CallRecord &record);

} // namespace Scf::StepText
