// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/account.h"

#include <QColor>
#include <QPalette>

namespace Scf {

//! What a colour says. Texts and icons name the role; the theme knows the colour.
enum class ColourRole {
    Text,
    Muted,    //!< secondary text
    Accent,   //!< what acts, and what is under way
    OnAccent, //!< on a filled accent
    Good,     //!< verified to be so
    Warn,     //!< deserves a look
    Bad,      //!< failed
    Disabled,
};

//! Every colour of one theme, and the only place where colours are written down.
struct Colours
{
    bool dark = false;
    int focusWidth = 2; //!< of the ring round what has the focus, in px of the 96 dpi drawing
    QColor window{};
    QColor base{};
    QColor alternateBase{};
    QColor text{};
    QColor muted{};
    QColor disabled{}; //!< text and icons of what cannot be used now
    QColor idle{};     //!< ground of a filled control that cannot be used now
    QColor line{};     //!< separators, frames of groups, the groove of a meter
    QColor fieldEdge{};
    QColor accent{};
    QColor accentHover{};
    QColor accentPressed{};
    QColor onAccent{};
    QColor selectedRow{};
    QColor hoverRow{};
    QColor pressed{}; //!< an outlined button that is held down
    QColor good{};
    QColor warn{};
    QColor bad{};
    QColor demoBadge{}; //!< ground of the DEMO badge; its text is `warn`
    // What tells real accounts apart. None is like `warn`, which is the demo cloud's alone.
    QColor accountBlue{};
    QColor accountTeal{};
    QColor accountGreen{};
    QColor accountRed{};
    QColor accountViolet{};
    QColor toolTip{};
    // Of source code, on `base`, on the current line (`alternateBase`) and on a selection.
    QColor codeKeyword{};
    QColor codeString{};
    QColor codeNumber{};
    QColor codeName{}; //!< functions, classes, keys, variables
    QColor codeMark{}; //!< tags, decorators, directives
    QColor codeSelection{};

    static const Colours &lightSet();
    static const Colours &darkSet();
    //! Black on white and white on black: text 12:1 at the least, edges 7:1.
    static const Colours &highContrastLightSet();
    static const Colours &highContrastDarkSet();
    static const Colours &set(bool dark, bool highContrast);
    //! The set that \a palette belongs to, judged by its window colour.
    static const Colours &of(const QPalette &palette);

    QColor of(ColourRole role) const;
    //! Not valid for AccountColour::None.
    QColor of(AccountColour colour) const;
    //! The colour that \a account has everywhere; the demo cloud's is its own.
    QColor of(const Account &account) const;
    //! All roles and groups.
    QPalette palette() const;
};

} // namespace Scf
