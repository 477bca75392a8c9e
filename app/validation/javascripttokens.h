// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/validation/sourcescan.h"

#include <QByteArrayView>

#include <optional>
#include <string_view>
#include <vector>

namespace Scf {

struct JavaScriptToken
{
    enum class Kind : quint8 {
        Name,
        Text, //!< '…', "…" or a template without ${}; `text` is what stands between the quotes
        Template, //!< one with ${}: its parts and what they hold follow one another
        Number,
        Regex,
        Symbol, //!< one character, or one of => ... == === != !== ++ --
    };

    QByteArrayView text{};
    int line = 0;
    Kind kind = Kind::Symbol;
    bool isEscaped = false; //!< a backslash stands in `text`

    bool is(std::string_view symbol) const { return kind == Kind::Symbol && view() == symbol; }
    bool isWord(std::string_view word) const { return kind == Kind::Name && view() == word; }
    std::string_view view() const { return {text.data(), static_cast<std::size_t>(text.size())}; }
};

struct JavaScriptTokens
{
    std::vector<JavaScriptToken> tokens{};
    //! Quotes or brackets do not match, or a '/' may be a division or begin a pattern.
    bool isUnclear = false;
    //! Of that what can be told; nothing where the source could be read in two ways before.
    std::optional<SourceSlip> slip{};
};

//! The tokens of \a source, comments left out. Never fails; time and memory grow with its size.
JavaScriptTokens javaScriptTokens(QByteArrayView source);

} // namespace Scf
