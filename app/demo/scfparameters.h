// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/serviceerror.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace Scf::Demo {

//! The Actions that exist here.
bool isAction(const QString &action);

//! UnknownParameter, MissingParameter, or the code for a value of the wrong type; nothing when
//! \a params fit the Action, also inside of Code, Filters and SearchKey.
std::optional<ServiceError> wrongFields(const QString &action, const QJsonObject &params);

//! The parameters of a GET ("Filters.0.Name=Status"), each with the type that the Action gives it.
//! What is not a number stays a text.
QJsonObject paramsOfQuery(const QString &action, const QByteArray &query);

} // namespace Scf::Demo
