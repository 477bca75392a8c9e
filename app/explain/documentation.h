// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace Scf {

//! Which of Tencent Cloud's two public sites.
enum class DocumentationSite {
    International, //!< www.tencentcloud.com
    Mainland,      //!< cloud.tencent.com
};

//! The page about \a action, with its parameters and error codes; for an action without one, and
//! for none, the list of error codes of SCF or of COS. \a language as in
//! ExplanationCatalogue::explain().
QUrl documentationPage(const QString &action, DocumentationSite site, const QString &language);

} // namespace Scf
