// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The dynamic properties by which a widget asks ScfStyle for a look. Set through the functions of
// theme.h where there is one.
namespace Scf::Property {

inline constexpr char primary[] = "primary";   //!< QPushButton: bool
inline constexpr char small[] = "small";       //!< QPushButton: bool
inline constexpr char link[] = "link";         //!< QAbstractButton: bool
inline constexpr char linkRole[] = "linkRole"; //!< with link: ColourRole as int, Accent if missing
inline constexpr char segment[] = "segment";   //!< QRadioButton: "first", "middle", "last", "only"
inline constexpr char over[] = "over";         //!< QProgressBar: bool, drawn as too much

} // namespace Scf::Property
