// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/scriptfile.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView languages("/var/lang/");
constexpr qsizetype mostPaths = 16;
constexpr qsizetype longestPath = 200;

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isPathPart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'
           || c == '.' || c == '_' || c == '-';
}

QByteArrayView withoutLeadingBlanks(QByteArrayView text)
{
    qsizetype start = 0;
    while (start < text.size() && isBlank(text[start]))
        ++start;
    return text.sliced(start);
}

void readInterpreterLine(QByteArrayView line, ScriptFacts &facts)
{
    const QByteArrayView text = withoutLeadingBlanks(line.sliced(2));
    qsizetype end = 0;
    while (end < text.size() && !isBlank(text[end]))
        ++end;
    facts.interpreter = QString::fromUtf8(text.first(end));
    facts.argument = QString::fromUtf8(text.sliced(end)).trimmed();
}

void collectPaths(QByteArrayView line, QStringList &paths)
{
    if (withoutLeadingBlanks(line).startsWith('#'))
        return;
    for (qsizetype at = line.indexOf(languages); at >= 0 && paths.size() < mostPaths;
         at = line.indexOf(languages, at + languages.size())) {
        qsizetype end = at;
        while (end < line.size() && end - at < longestPath && isPathPart(line[end]))
            ++end;
        const QString path = QString::fromLatin1(line.sliced(at, end - at));
        if (!paths.contains(path))
            paths.append(path);
    }
}

} // namespace

ScriptFacts scanScript(QByteArrayView source)
{
    ScriptFacts facts;
    if (source.startsWith("\xFF\xFE") || source.startsWith("\xFE\xFF")) {
        facts.encoding = ScriptFacts::Encoding::Utf16;
        return facts;
    }
    // What is packed at the end of a script that unpacks itself makes it no binary.
    constexpr qsizetype looked = 512;
    const bool beginsAsScript = source.startsWith("#!");
    if (!beginsAsScript && source.first(std::min(source.size(), looked)).contains('\0')) {
        facts.encoding = ScriptFacts::Encoding::Binary;
        return facts;
    }
    if (source.startsWith("\xEF\xBB\xBF")) {
        facts.hasByteOrderMark = true;
        source = source.sliced(3);
    }
    facts.hasInterpreterLine = source.startsWith("#!");

    bool isFirst = true;
    while (!source.isEmpty()) {
        const qsizetype newline = source.indexOf('\n');
        QByteArrayView line = newline < 0 ? source : source.first(newline);
        source = newline < 0 ? QByteArrayView() : source.sliced(newline + 1);
        const bool endsWithReturn = line.endsWith('\r');
        facts.hasCrLf = facts.hasCrLf || (endsWithReturn && newline >= 0);
        if (endsWithReturn)
            line.chop(1);
        if (isFirst) {
            if (line.contains('\r') || (endsWithReturn && newline < 0))
                facts.firstLineEnd = ScriptFacts::LineEnd::Cr;
            else if (endsWithReturn)
                facts.firstLineEnd = ScriptFacts::LineEnd::CrLf;
            if (facts.hasInterpreterLine)
                readInterpreterLine(line.first(std::max<qsizetype>(
                                        2, line.contains('\r') ? line.indexOf('\r') : line.size())),
                                    facts);
        }
        // The kernel's line may look like a comment, but what it names was read above.
        if (!(isFirst && facts.hasInterpreterLine))
            collectPaths(line, facts.languagePaths);
        isFirst = false;
    }
    return facts;
}

} // namespace Scf
