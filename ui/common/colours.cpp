// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/colours.h"

namespace Scf {

const Colours &Colours::lightSet()
{
    static const Colours colours{
        .dark = false,
        .window = QColor(0xF3F4F7),
        .base = QColor(0xFFFFFF),
        .alternateBase = QColor(0xF8F9FB),
        .text = QColor(0x1B1D22),
        .muted = QColor(0x5C6370),
        .disabled = QColor(0x9A9FAB),
        .idle = QColor(0xDCDFE6),
        .line = QColor(0xDCDFE6),
        .fieldEdge = QColor(0x8A90A0),
        .accent = QColor(0x0052D9),
        .accentHover = QColor(0x0047BD),
        .accentPressed = QColor(0x003A9B),
        .onAccent = QColor(0xFFFFFF),
        .selectedRow = QColor(0xE6EEFC),
        .hoverRow = QColor(0xEFF1F5),
        .pressed = QColor(0xE2E5EB),
        .good = QColor(0x0B7A4B),
        .warn = QColor(0x9A5B00),
        .bad = QColor(0xB8232F),
        .demoBadge = QColor(0xFDEFD9),
        .accountBlue = QColor(0x2B6CE6),
        .accountTeal = QColor(0x00808A),
        .accountGreen = QColor(0x2E8B3D),
        .accountRed = QColor(0xD0303C),
        .accountViolet = QColor(0x8A3FD1),
        .toolTip = QColor(0xFFFFFF),
        .codeKeyword = QColor(0x0047B3),
        .codeString = QColor(0x0A6B43),
        .codeNumber = QColor(0x8A4B00),
        .codeName = QColor(0x7326A8),
        .codeMark = QColor(0xA61E5A),
        .codeSelection = QColor(0xD6E4FC),
    };
    return colours;
}

const Colours &Colours::darkSet()
{
    static const Colours colours{
        .dark = true,
        .window = QColor(0x17181B),
        .base = QColor(0x1F2125),
        .alternateBase = QColor(0x24262B),
        .text = QColor(0xE9EAEE),
        .muted = QColor(0xA2A8B4),
        .disabled = QColor(0x6A6F7A),
        .idle = QColor(0x383B42),
        .line = QColor(0x383B42),
        .fieldEdge = QColor(0x767C89),
        .accent = QColor(0x6FA1FF),
        .accentHover = QColor(0x8AB3FF),
        .accentPressed = QColor(0x5B8FF0),
        .onAccent = QColor(0x0B1220),
        .selectedRow = QColor(0x22304D),
        .hoverRow = QColor(0x292C32),
        .pressed = QColor(0x33363E),
        .good = QColor(0x4CC38A),
        .warn = QColor(0xE5A13A),
        .bad = QColor(0xFF8A8A),
        .demoBadge = QColor(0x3A2A12),
        .accountBlue = QColor(0x5F96FF),
        .accountTeal = QColor(0x35B8C2),
        .accountGreen = QColor(0x58BE68),
        .accountRed = QColor(0xF4646E),
        .accountViolet = QColor(0xB68BFF),
        .toolTip = QColor(0x2B2E34),
        .codeKeyword = QColor(0x7FB0FF),
        .codeString = QColor(0x7BD6A3),
        .codeNumber = QColor(0xE9B25E),
        .codeName = QColor(0xD0A8FF),
        .codeMark = QColor(0xFF9EC0),
        .codeSelection = QColor(0x263A5E),
    };
    return colours;
}

const Colours &Colours::highContrastLightSet()
{
    static const Colours colours{
        .dark = false,
        .focusWidth = 3,
        .window = QColor(0xFFFFFF),
        .base = QColor(0xFFFFFF),
        .alternateBase = QColor(0xFFFFFF),
        .text = QColor(Qt::black),
        .muted = QColor(0x202020),
        .disabled = QColor(0x5A5A5A),
        .idle = QColor(0xFFFFFF),
        .line = QColor(0x404040),
        .fieldEdge = QColor(Qt::black),
        .accent = QColor(0x00228A),
        .accentHover = QColor(0x001A6B),
        .accentPressed = QColor(0x00124D),
        .onAccent = QColor(0xFFFFFF),
        .selectedRow = QColor(0xD6E2FF),
        .hoverRow = QColor(0xEBEBEB),
        .pressed = QColor(0xD9D9D9),
        .good = QColor(0x004D2A),
        .warn = QColor(0x5C3300),
        .bad = QColor(0x86000F),
        .demoBadge = QColor(0xFFF4E0),
        .accountBlue = QColor(0x00228A),
        .accountTeal = QColor(0x004A50),
        .accountGreen = QColor(0x1B4D00),
        .accountRed = QColor(0x86000F),
        .accountViolet = QColor(0x4E1080),
        .toolTip = QColor(0xFFFFFF),
        .codeKeyword = QColor(0x002A8F),
        .codeString = QColor(0x004D2A),
        .codeNumber = QColor(0x5C3300),
        .codeName = QColor(0x4E1080),
        .codeMark = QColor(0x7A0A40),
        .codeSelection = QColor(0xC7D8FF),
    };
    return colours;
}

const Colours &Colours::highContrastDarkSet()
{
    static const Colours colours{
        .dark = true,
        .focusWidth = 3,
        .window = QColor(Qt::black),
        .base = QColor(Qt::black),
        .alternateBase = QColor(Qt::black),
        .text = QColor(0xFFFFFF),
        .muted = QColor(0xE4E4E4),
        .disabled = QColor(0xA0A0A0),
        .idle = QColor(Qt::black),
        .line = QColor(0xB8B8B8),
        .fieldEdge = QColor(0xFFFFFF),
        .accent = QColor(0x9CC4FF),
        .accentHover = QColor(0xBBD7FF),
        .accentPressed = QColor(0xD9E9FF),
        .onAccent = QColor(Qt::black),
        .selectedRow = QColor(0x12284F),
        .hoverRow = QColor(0x262626),
        .pressed = QColor(0x3A3A3A),
        .good = QColor(0x7CF2B5),
        .warn = QColor(0xFFD073),
        .bad = QColor(0xFFB3B3),
        .demoBadge = QColor(0x2B1E08),
        .accountBlue = QColor(0x9CC4FF),
        .accountTeal = QColor(0x7DEBF2),
        .accountGreen = QColor(0xB6F27C),
        .accountRed = QColor(0xFFB3B3),
        .accountViolet = QColor(0xE0C4FF),
        .toolTip = QColor(Qt::black),
        .codeKeyword = QColor(0x9CC4FF),
        .codeString = QColor(0x7CF2B5),
        .codeNumber = QColor(0xFFD073),
        .codeName = QColor(0xE0C4FF),
        .codeMark = QColor(0xFFB8D2),
        .codeSelection = QColor(0x1B3A70),
    };
    return colours;
}

const Colours &Colours::set(bool dark, bool highContrast)
{
    if (highContrast)
        return dark ? highContrastDarkSet() : highContrastLightSet();
    return dark ? darkSet() : lightSet();
}

const Colours &Colours::of(const QPalette &palette)
{
    const QColor ground = palette.color(QPalette::Window);
    const bool dark = ground.lightness() < 128;
    return set(dark, ground == set(dark, true).window);
}

QColor Colours::of(ColourRole role) const
{
    switch (role) {
    case ColourRole::Text:
        return text;
    case ColourRole::Muted:
        return muted;
    case ColourRole::Accent:
        return accent;
    case ColourRole::OnAccent:
        return onAccent;
    case ColourRole::Good:
        return good;
    case ColourRole::Warn:
        return warn;
    case ColourRole::Bad:
        return bad;
    case ColourRole::Disabled:
        return disabled;
    }
    return text;
}

QColor Colours::of(AccountColour colour) const
{
    switch (colour) {
    case AccountColour::None:
        break;
    case AccountColour::Blue:
        return accountBlue;
    case AccountColour::Teal:
        return accountTeal;
    case AccountColour::Green:
        return accountGreen;
    case AccountColour::Red:
        return accountRed;
    case AccountColour::Violet:
        return accountViolet;
    }
    return {};
}

QColor Colours::of(const Account &account) const
{
    return account.kind == Account::Kind::Demo ? warn : of(account.colour);
}

QPalette Colours::palette() const
{
    QPalette palette;
    const auto both = [&palette](QPalette::ColorRole role, const QColor &colour,
                                 const QColor &disabledColour) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabledColour);
    };
    both(QPalette::Window, window, window);
    both(QPalette::WindowText, text, disabled);
    both(QPalette::Base, base, window);
    both(QPalette::AlternateBase, alternateBase, window);
    both(QPalette::Text, text, disabled);
    both(QPalette::PlaceholderText, muted, disabled);
    both(QPalette::Button, base, window);
    both(QPalette::ButtonText, text, disabled);
    both(QPalette::BrightText, bad, disabled);
    both(QPalette::Highlight, accent, line);
    both(QPalette::HighlightedText, onAccent, disabled);
    both(QPalette::Link, accent, disabled);
    both(QPalette::LinkVisited, accent, disabled);
    both(QPalette::ToolTipBase, toolTip, toolTip);
    both(QPalette::ToolTipText, text, text);
    // What Fusion shades with, where it still draws something itself.
    both(QPalette::Light, dark ? alternateBase : base, window);
    both(QPalette::Midlight, hoverRow, hoverRow);
    both(QPalette::Mid, line, line);
    both(QPalette::Dark, fieldEdge, line);
    both(QPalette::Shadow, dark ? QColor(0x08090A) : muted, line);
    return palette;
}

} // namespace Scf
