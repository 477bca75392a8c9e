// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"

#include <QJsonObject>
#include <QLatin1StringView>

#include <array>

namespace Scf {

//! A source as it is kept in settings and in the journal. The content of an edited file is not kept
//! here.
QJsonObject toJson(const CodeSource &source);
//! Whatever is missing or of another type takes its default.
CodeSource codeSourceFromJson(const QJsonObject &json);

inline constexpr std::array allSourceKinds{CodeSource::Kind::Folder, CodeSource::Kind::ZipFile,
                                           CodeSource::Kind::CosObject, CodeSource::Kind::Image,
                                           CodeSource::Kind::Editor};
//! "folder", "zip", "cos", "image" or "editor".
QLatin1StringView nameOf(CodeSource::Kind kind);
//! Folder where nothing is called \a name.
CodeSource::Kind sourceKindNamed(const QString &name);

} // namespace Scf
