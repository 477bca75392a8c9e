// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/sourcelayout.h"

#include <QByteArrayView>
#include <QString>

class QFont;
class QObject;
class QsciLexer;

namespace Scf {

struct Colours;

enum class CodeLanguage {
    Plain,
    Python,
    JavaScript,
    TypeScript,
    Php,
    Html,
    Css,
    Java,
    Go,
    Shell,
    Json,
    Yaml,
    Xml,
    Properties,
    Markdown,
    Sql,
};

//! The language of the file \a name by its ending, or by the "#!" line that \a content begins with.
CodeLanguage languageOf(const QString &name, QByteArrayView content);
//! "Python", "Plain text"; translated where it is no name.
QString languageName(CodeLanguage language);
//! As most people who write in \a language lay it out.
SourceLayout usualLayout(CodeLanguage language);

//! What tells the parts of a source apart; null for plain text. Owned by \a parent.
QsciLexer *makeLexer(CodeLanguage language, QObject *parent);
//! Gives every part that \a lexer knows its colour.
void paintLexer(QsciLexer *lexer, const Colours &colours, const QFont &font);

} // namespace Scf
