// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourceproblems.h"

#include "app/validation/handlerform.h"
#include "app/validation/shown.h"
#include "app/validation/sourcescan.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class SourceProblemText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::SourceProblemText)
};

using State = Finding::State;

std::optional<SourceScan> scanOf(const QString &name, const QByteArray &content)
{
    const QString suffix = name.section(u'.', -1).toLower();
    if (suffix == "py"_L1)
        return scanPython(content);
    if (suffix == "js"_L1 || suffix == "cjs"_L1 || suffix == "mjs"_L1)
        return scanJavaScript(content);
    if (suffix == "php"_L1)
        return scanPhp(content);
    return std::nullopt;
}

QString slipText(const SourceSlip &slip)
{
    const QString bracket(QChar::fromLatin1(slip.bracket));
    switch (slip.kind) {
    case SourceSlip::Kind::Text:
        return SourceProblemText::tr("The text that begins here does not end.");
    case SourceSlip::Kind::Comment:
        return SourceProblemText::tr("The comment that begins here does not end.");
    case SourceSlip::Kind::Bracket:
        return SourceProblemText::tr("The bracket %1 is not closed.").arg(bracket);
    case SourceSlip::Kind::Closing:
        return SourceProblemText::tr("The bracket %1 closes nothing.").arg(bracket);
    }
    return {};
}

// A name as people mistake it: "mainHandler" for "main_handler".
QByteArray alike(const QByteArray &name)
{
    return name.toLower().replace('_', "");
}

// Where the person most likely means to look for \a function.
int nearestLine(const SourceScan &scan, const QByteArray &function)
{
    const QList<SourceDefinition> &all = scan.definitions();
    const auto similar = std::ranges::find_if(all, [&function](const SourceDefinition &one) {
        return alike(one.name) == alike(function);
    });
    if (similar != all.end())
        return similar->line;
    const auto first = std::ranges::find_if(all, &SourceDefinition::isFunction);
    return first == all.end() ? 1 : first->line;
}

std::optional<SourceProblem> jsonProblem(const QByteArray &content)
{
    QJsonParseError error;
    QJsonDocument::fromJson(content, &error);
    if (error.error == QJsonParseError::NoError || content.trimmed().isEmpty())
        return std::nullopt;
    const QByteArrayView before =
        QByteArrayView(content).first(std::clamp<qsizetype>(error.offset, 0, content.size()));
    return SourceProblem{.line = 1 + int(std::ranges::count(before, '\n')),
                         .state = State::Warning,
                         .text = SourceProblemText::tr("From here on this is not valid JSON.")};
}

} // namespace

QStringList entryFileNames(const FunctionTraits &traits, const QString &handler)
{
    if (traits.isWeb())
        return {u"scf_bootstrap"_s};
    if (traits.runtime.family() == Runtime::Family::Custom)
        return {u"bootstrap"_s};
    QStringList names;
    const QStringList suffixes = traits.runtime.sourceSuffixes();
    if (const QString stem = stemOf(handler); !stem.isEmpty()) {
        for (const QString &suffix : suffixes)
            names.append(stem + u'.' + suffix);
    }
    return names;
}

QList<SourceProblem> sourceProblems(const FunctionTraits &traits, const QString &handler,
                                    const QString &name, const QByteArray &content)
{
    QList<SourceProblem> problems;
    if (name.endsWith(".json"_L1, Qt::CaseInsensitive)) {
        if (const auto problem = jsonProblem(content))
            problems.append(*problem);
        return problems;
    }
    const std::optional<SourceScan> scan = scanOf(name, content);
    if (!scan)
        return problems;
    if (scan->slip())
        problems.append({.line = scan->slip()->line, .text = slipText(*scan->slip())});
    const QByteArray function = functionOf(handler).toUtf8();
    if (!function.isEmpty() && !traits.isWeb() && entryFileNames(traits, handler).contains(name)
        && scan->find(function).kind == SourceScan::Kind::NotThere) {
        problems.append({.line = nearestLine(*scan, function),
                         .text = SourceProblemText::tr("%1 does not define %2.")
                                     .arg(shownName(name), shownName(functionOf(handler)))});
    }
    std::ranges::stable_sort(problems, {}, &SourceProblem::line);
    return problems;
}

} // namespace Scf
