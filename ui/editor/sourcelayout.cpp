// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sourcelayout.h"

#include <algorithm>
#include <array>

namespace Scf {

namespace {

constexpr int widestStep = 8;

} // namespace

SourceLayout layoutOf(QByteArrayView source, const SourceLayout &usual)
{
    SourceLayout layout = usual;
    qsizetype crLf = 0;
    qsizetype lf = 0;
    qsizetype tabs = 0;
    qsizetype spaces = 0;
    std::array<int, widestStep + 1> steps{}; // how often a line stands so much deeper than the last
    qsizetype previous = 0;
    while (!source.isEmpty()) {
        const qsizetype end = source.indexOf('\n');
        QByteArrayView line = end < 0 ? source : source.first(end);
        source = end < 0 ? QByteArrayView() : source.sliced(end + 1);
        const bool isCrLf = line.endsWith('\r');
        if (isCrLf)
            line.chop(1);
        if (end >= 0)
            ++(isCrLf ? crLf : lf);
        if (line.trimmed().isEmpty())
            continue;
        qsizetype indent = 0;
        while (line[indent] == ' ')
            ++indent;
        if (line.front() == '\t')
            ++tabs;
        else if (indent > 1) // one space is that of a comment
            ++spaces;
        if (const qsizetype step = indent - previous; step > 1 && step <= widestStep)
            ++steps[size_t(step)];
        previous = indent;
    }
    if (crLf + lf > 0)
        layout.lineEnd = crLf > lf ? SourceLayout::LineEnd::CrLf : SourceLayout::LineEnd::Lf;
    if (tabs + spaces > 0)
        layout.usesTabs = tabs > spaces;
    const auto *const most = std::max_element(steps.begin(), steps.end());
    if (!layout.usesTabs && *most > 0)
        layout.indentWidth = int(most - steps.begin());
    return layout;
}

} // namespace Scf
