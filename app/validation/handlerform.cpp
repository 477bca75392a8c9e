// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/handlerform.h"

#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class HandlerFormText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::HandlerFormText)
};

using Verdict = FormJudgement::Verdict;

// The page's limits for each part of a handler.
constexpr qsizetype shortestPart = 2;
constexpr qsizetype longestPart = 60;
// A handler of a custom runtime is free, but no longer than this was ever seen.
constexpr qsizetype longestFree = 128;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
bool isPartCharacter(QChar c)
{
    return isLetter(c) || isDigit(c) || c == u'_' || c == u'-';
}

FormJudgement refused(const QString &text)
{
    return {.verdict = Verdict::Refused, .text = text};
}

FormJudgement againstPage(const QString &text)
{
    return {.verdict = Verdict::AgainstPage, .text = text};
}

FormJudgement wrongCharacter(QChar c)
{
    if (c.isSpace())
        return refused(HandlerFormText::tr("A handler holds no spaces."));
    if (!c.isPrint() || c.isSurrogate())
        return refused(HandlerFormText::tr("A handler holds only letters, digits, _ and -."));
    return refused(
        HandlerFormText::tr("A handler holds only letters, digits, _ and -, not %1.").arg(c));
}

//! The page's rule where sources contradict it, so that it must not block.
FormJudgement judgePart(const QString &part)
{
    if (part.size() < shortestPart)
        return againstPage(
            HandlerFormText::tr(
                "%1 is shorter than the 2 characters that the documentation asks for.")
                .arg(part));
    if (!isLetter(part.front()))
        return againstPage(
            HandlerFormText::tr("%1 does not start with a letter, as the documentation asks.")
                .arg(part));
    if (!isLetter(part.back()))
        return againstPage(
            HandlerFormText::tr("%1 does not end with a letter, as the documentation asks.")
                .arg(part));
    return {};
}

} // namespace

FormJudgement judgeFileHandler(const QString &handler)
{
    // Everything that is shown of it below is at most a part long.
    if (handler.size() > longestPart + 1 + longestPart)
        return refused(HandlerFormText::tr("The handler is too long: its two parts have at most 60 "
                                           "characters each."));
    if (handler.contains(u'/') || handler.contains(u'\\'))
        return refused(HandlerFormText::tr("A handler names a file at the root of the package, "
                                           "without a folder."));
    for (const QChar c : handler) {
        if (c != u'.' && !isPartCharacter(c))
            return wrongCharacter(c);
    }
    const QStringList parts = handler.split(u'.');
    if (parts.size() != 2 || parts.first().isEmpty() || parts.last().isEmpty())
        return refused(HandlerFormText::tr("The handler has the form file.function, such as "
                                           "index.main_handler."));
    for (const QString &part : parts) {
        if (part.size() > longestPart)
            return refused(
                HandlerFormText::tr("%1 has more than 60 characters.").arg(shownName(part)));
    }
    if (!isLetter(parts.first().front()))
        return refused(
            HandlerFormText::tr("A handler starts with a letter, but %1 does not.").arg(handler));
    if (handler.endsWith(u'_') || handler.endsWith(u'-'))
        return refused(HandlerFormText::tr("A handler ends with a letter or a digit, but %1 does "
                                           "not.")
                           .arg(handler));
    for (const QString &part : parts) {
        if (const FormJudgement judgement = judgePart(part); judgement.verdict != Verdict::Fine)
            return judgement;
    }
    return {};
}

FormJudgement judgeJavaHandler(const QString &handler)
{
    const auto wrongForm = [] {
        return refused(
            HandlerFormText::tr("The handler has the form package.Class::method, such as "
                                "example.Hello::mainHandler."));
    };
    const auto isIdentifier = [](QStringView part) {
        const auto isPart = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; };
        return !part.isEmpty() && !part.front().isDigit()
               && std::all_of(part.begin(), part.end(), isPart);
    };
    constexpr qsizetype longestJava = 500;
    if (handler.size() > longestJava)
        return refused(HandlerFormText::tr("The handler is too long."));
    const qsizetype colons = handler.indexOf("::"_L1);
    if (colons < 0 || !isIdentifier(QStringView(handler).sliced(colons + 2)))
        return wrongForm();
    const QStringList parts = handler.first(colons).split(u'.');
    if (!std::all_of(parts.begin(), parts.end(), isIdentifier))
        return wrongForm();
    return {};
}

FormJudgement judgeGoHandler(const QString &handler)
{
    if (handler.size() > longestPart)
        return refused(
            HandlerFormText::tr("The handler is too long: it has at most 60 characters."));
    if (handler.contains(u'/') || handler.contains(u'\\'))
        return refused(HandlerFormText::tr("A handler names a file at the root of the package, "
                                           "without a folder."));
    for (const QChar c : handler) {
        if (c != u'.' && !isPartCharacter(c))
            return wrongCharacter(c);
    }
    if (handler.contains(u'.'))
        return againstPage(HandlerFormText::tr("The handler of a Go function is the name of the "
                                               "executable, usually main."));
    return judgePart(handler);
}

FormJudgement judgeFreeHandler(const QString &handler)
{
    if (handler.size() > longestFree)
        return againstPage(
            HandlerFormText::tr("The handler is longer than the platform may take."));
    if (std::any_of(handler.begin(), handler.end(), [](QChar c) { return !c.isPrint(); }))
        return againstPage(
            HandlerFormText::tr("The handler holds characters that cannot be seen."));
    return {};
}

} // namespace Scf
