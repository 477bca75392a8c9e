// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/functionstore.h"
#include "app/demo/serviceerror.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <variant>

namespace Scf::Demo {

class CosStore;

//! A value or the error that the service answers.
template <typename T>
using Answer = std::variant<T, ServiceError>;

//! What UpdateFunctionCode with \a params means for \a function: the order, or the documented code
//! of the first rule that it breaks. A package without the handler's file is an order that fails.
//! The fields and their types have been checked, as has the function's existence. Code from COS is
//! read from \a objects.
Answer<UpdateOrder> updateOrder(const QJsonObject &params, const StoredFunction &function,
                                const CosStore &objects);

//! The parameters of UpdateFunctionCode that ask for something to be updated are all absent.
bool updatesNothing(const QJsonObject &params);

//! True when \a handler has the form that functions like \a function need.
bool handlerHasForm(const StoredFunction &function, const QString &handler);

//! The names of which one must be in the package of \a function so that \a handler can be loaded;
//! empty when nothing is needed. An entry that ends with "*.jar" stands for any such name there.
QStringList entryFiles(const StoredFunction &function, const QString &handler);

} // namespace Scf::Demo
