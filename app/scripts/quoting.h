// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

//! Texts of any kind as literals of the languages that scripts are written in. Pure; any thread. No
//! literal has a line break or another control character in it, whatever the text is.
namespace Scf::Quoted {

//! One word of bash: bare where it can be, 'in quotes', or $'…' where it holds control characters.
//! NUL, which no word can hold, is left out.
QString shell(const QString &text);
//! A string of JSON, in double quotes. JavaScript and YAML read it as the same text.
QString json(const QString &text);
//! A string of Python 3, in double quotes.
QString python(const QString &text);

//! \a value as an expression of Python (or JavaScript), \a indent spaces in where it takes lines.
QString pythonValue(const QJsonValue &value, int indent = 0);
QString javascriptValue(const QJsonValue &value, int indent = 0);

//! \a text so that GitHub Actions, which puts its own expressions into every value of a workflow,
//! leaves it as it is.
QString workflow(QString text);

//! A pattern of zip's -x that means nothing but the \a name.
QString zipPattern(const QString &name);

//! \a text on one line, for comments.
QString oneLine(const QString &text);

} // namespace Scf::Quoted
