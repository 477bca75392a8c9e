// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/handlerform.h"

#include "app/validation/shown.h"

#include <QCoreApplication>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class HandlerFormText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::HandlerFormText)
};

using Family = Runtime::Family;
using State = Finding::State;

constexpr qsizetype shortestPart = 2;
constexpr qsizetype longestPart = 60;
// The whole handler, whatever its form.
constexpr qsizetype longestHandler = 128;

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

bool isJavaName(QStringView name)
{
    const auto isPart = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'$'; };
    return !name.isEmpty() && !name.front().isDigit()
           && std::all_of(name.begin(), name.end(), isPart);
}

HandlerForm judged(State state, const QString &text, const HandlerParts &parts = {})
{
    return {.finding = {.id = u"handler-form"_s,
                        .state = state,
                        .field = Finding::Field::Handler,
                        .text = text},
            .parts = parts};
}

HandlerForm wellFormed(const HandlerParts &parts)
{
    return judged(State::Ok, HandlerFormText::tr("The handler has the form its runtime asks for"),
                  parts);
}

//! Parts that hold nothing but letters, digits, "_" and "-", against the lengths and ends that the
//! manual names. What every source refuses is an error, what only some refuse a warning.
HandlerForm judgedByManual(const HandlerParts &parts, bool hasFunction)
{
    const QStringList all =
        hasFunction ? QStringList{parts.file, parts.function} : QStringList{parts.file};
    for (const QString &part : all) {
        if (part.size() > longestPart)
            return judged(State::Error,
                          HandlerFormText::tr("Each part of a handler has at most 60 characters"));
    }
    if (!isLetter(parts.file.front()))
        return judged(State::Error, HandlerFormText::tr("A handler begins with a letter"));
    if (!isLetter(all.last().back()) && !isDigit(all.last().back()))
        return judged(State::Error, HandlerFormText::tr("A handler ends with a letter or a digit"));
    for (const QString &part : all) {
        if (!isPlainHandlerPart(part))
            return judged(State::Warning,
                          HandlerFormText::tr("By the manual “%1” has 2 to 60 characters, the "
                                              "first and the last a letter")
                              .arg(shownName(part)),
                          parts);
    }
    return wellFormed(parts);
}

HandlerForm checkDotted(const QString &handler)
{
    const qsizetype dot = handler.indexOf(u'.');
    const HandlerParts parts{.file = handler.left(dot),
                             .function = dot < 0 ? QString() : handler.mid(dot + 1)};
    if (dot < 0 || parts.file.isEmpty() || parts.function.isEmpty())
        return judged(State::Error,
                      HandlerFormText::tr(
                          "A handler has the form file.function, such as index.main_handler"));
    if (parts.function.contains(u'.'))
        return judged(State::Error, HandlerFormText::tr(
                                        "A handler has one dot: file.function, without a suffix"));
    if (handler.contains(u'/') || handler.contains(u'\\'))
        return judged(
            State::Error,
            HandlerFormText::tr("The file of a handler lies at the root: no folder is named"));
    const auto fits = [](const QString &part) {
        return std::all_of(part.begin(), part.end(), isPartCharacter);
    };
    if (!fits(parts.file) || !fits(parts.function))
        return judged(State::Error,
                      HandlerFormText::tr("A handler holds letters, digits, _ and - only"));
    return judgedByManual(parts, true);
}

HandlerForm checkJava(const QString &handler)
{
    const qsizetype colons = handler.indexOf("::"_L1);
    const HandlerParts parts{.file = handler.left(colons),
                             .function = colons < 0 ? QString() : handler.mid(colons + 2)};
    const QStringList names = parts.file.split(u'.');
    const bool fits = colons > 0 && isJavaName(parts.function)
                      && std::all_of(names.begin(), names.end(),
                                     [](const QString &name) { return isJavaName(name); });
    if (!fits)
        return judged(State::Error,
                      HandlerFormText::tr("A handler has the form package.Class::method, such as "
                                          "example.Hello::mainHandler"));
    return wellFormed(parts);
}

HandlerForm checkExecutable(const QString &handler)
{
    if (!std::all_of(handler.begin(), handler.end(), isPartCharacter))
        return judged(State::Error,
                      HandlerFormText::tr("A handler is the name of the executable, such as main"));
    return judgedByManual({.file = handler}, false);
}

} // namespace

bool isPlainHandlerPart(QStringView part)
{
    return part.size() >= shortestPart && part.size() <= longestPart && isLetter(part.front())
           && (isLetter(part.back()) || isDigit(part.back()))
           && std::all_of(part.begin(), part.end(), isPartCharacter);
}

HandlerForm checkHandlerForm(Family family, const QString &handler)
{
    if (handler.isEmpty())
        return judged(State::Error, HandlerFormText::tr("The handler is empty"));
    if (handler.size() > longestHandler)
        return judged(
            State::Error,
            HandlerFormText::tr("A handler has at most %1 characters").arg(longestHandler));
    switch (family) {
    case Family::Java:
        return checkJava(handler);
    case Family::Go:
        return checkExecutable(handler);
    case Family::Python:
    case Family::NodeJs:
    case Family::Php:
    case Family::Custom:
    case Family::Image:
    case Family::Unknown:
        break;
    }
    return checkDotted(handler);
}

} // namespace Scf
