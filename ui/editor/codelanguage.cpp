// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codelanguage.h"

#include "ui/common/colours.h"

#include <QCoreApplication>
#include <QFont>
#include <QHash>

#include <Qsci/qscilexerbash.h>
#include <Qsci/qscilexercpp.h>
#include <Qsci/qscilexercss.h>
#include <Qsci/qscilexerhtml.h>
#include <Qsci/qscilexerjava.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexermarkdown.h>
#include <Qsci/qscilexerproperties.h>
#include <Qsci/qscilexerpython.h>
#include <Qsci/qscilexersql.h>
#include <Qsci/qscilexerxml.h>
#include <Qsci/qscilexeryaml.h>

#include <initializer_list>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class CodeLanguageText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::CodeLanguageText)
};

constexpr auto javaScriptWords =
    "async await break case catch class const continue debugger default delete do else enum export "
    "extends false finally for from function get if import in instanceof let new null of return "
    "set static super switch this throw true try typeof undefined var void while with yield";
constexpr auto typeScriptWords =
    "abstract any as asserts bigint boolean declare implements infer interface is keyof module "
    "namespace never number object override private protected public readonly require satisfies "
    "string symbol type unique unknown";
constexpr auto goWords =
    "any append bool break byte cap case chan comparable complex128 complex64 const continue copy "
    "default defer delete else error fallthrough false float32 float64 for func go goto if import "
    "int int16 int32 int64 int8 interface iota len make map new nil package panic range recover "
    "return rune select string struct switch true type uint uint16 uint32 uint64 uint8 uintptr var";

// Languages whose texts, comments and numbers are as in C; QScintilla's own words for JavaScript
// are older than let and const, and for TypeScript and Go it has none.
class CLikeLexer : public QsciLexerCPP
{
public:
    CLikeLexer(const QByteArray &words, QObject *parent)
        : QsciLexerCPP(parent)
        , m_words(words)
    {
        setHighlightBackQuotedStrings(true);
        setStylePreprocessor(false);
    }
    const char *keywords(int set) const override
    {
        return set == 1 ? m_words.constData() : nullptr;
    }

private:
    QByteArray m_words;
};

CodeLanguage languageOfInterpreter(QByteArrayView content)
{
    if (!content.startsWith("#!"))
        return CodeLanguage::Plain;
    const qsizetype end = content.indexOf('\n');
    const QByteArrayView line = end < 0 ? content : content.first(end);
    if (line.contains("python"))
        return CodeLanguage::Python;
    if (line.contains("node"))
        return CodeLanguage::JavaScript;
    if (line.contains("php"))
        return CodeLanguage::Php;
    return line.contains("sh") ? CodeLanguage::Shell : CodeLanguage::Plain;
}

// Which colour a part has is told by what QScintilla calls it: that holds for all its languages,
// also those within another (HTML has more than eighty parts).
QColor colourOf(const QString &part, CodeLanguage language, const Colours &colours)
{
    const auto has = [&part](std::initializer_list<QLatin1StringView> words) {
        return std::any_of(words.begin(), words.end(), [&part](QLatin1StringView word) {
            return part.contains(word, Qt::CaseInsensitive);
        });
    };
    if (has({"comment"_L1, "javadoc"_L1, "task marker"_L1}))
        return colours.muted;
    if (has({"error"_L1}))
        return colours.bad;
    if (has({"keyword"_L1}))
        return colours.codeKeyword;
    if (has({"variable"_L1, "scalar"_L1, "parameter expansion"_L1, "property"_L1, "attribute"_L1,
             "reference"_L1, "selector"_L1, "link"_L1})
        || part == "Key"_L1 || (language == CodeLanguage::Yaml && part == "Identifier"_L1))
        return colours.codeName;
    if (has({"string"_L1, "here document"_L1, "backtick"_L1, "regular expression"_L1, "escape"_L1,
             "cdata"_L1, "unquoted"_L1, "iri"_L1, "code "_L1}))
        return colours.codeString;
    if (has({"number"_L1, "literal"_L1, "value"_L1}))
        return colours.codeNumber;
    if (has({"class"_L1, "function"_L1}))
        return colours.codeName;
    if (has({"tag"_L1, "decorator"_L1, "pre-processor"_L1, "section"_L1, "fragment"_L1,
             "delimiter"_L1, "entity"_L1, "marker"_L1, "header"_L1}))
        return colours.codeMark;
    return colours.text;
}

CodeLanguage languageOfLexer(const QsciLexer *lexer)
{
    return qstrcmp(lexer->language(), "YAML") == 0 ? CodeLanguage::Yaml : CodeLanguage::Plain;
}

} // namespace

CodeLanguage languageOf(const QString &name, QByteArrayView content)
{
    static const QHash<QString, CodeLanguage> bySuffix{
        {u"py"_s, CodeLanguage::Python},       {u"pyi"_s, CodeLanguage::Python},
        {u"js"_s, CodeLanguage::JavaScript},   {u"cjs"_s, CodeLanguage::JavaScript},
        {u"mjs"_s, CodeLanguage::JavaScript},  {u"jsx"_s, CodeLanguage::JavaScript},
        {u"ts"_s, CodeLanguage::TypeScript},   {u"tsx"_s, CodeLanguage::TypeScript},
        {u"php"_s, CodeLanguage::Php},         {u"inc"_s, CodeLanguage::Php},
        {u"html"_s, CodeLanguage::Html},       {u"htm"_s, CodeLanguage::Html},
        {u"vue"_s, CodeLanguage::Html},        {u"css"_s, CodeLanguage::Css},
        {u"java"_s, CodeLanguage::Java},       {u"go"_s, CodeLanguage::Go},
        {u"sh"_s, CodeLanguage::Shell},        {u"bash"_s, CodeLanguage::Shell},
        {u"json"_s, CodeLanguage::Json},       {u"yaml"_s, CodeLanguage::Yaml},
        {u"yml"_s, CodeLanguage::Yaml},        {u"xml"_s, CodeLanguage::Xml},
        {u"svg"_s, CodeLanguage::Xml},         {u"properties"_s, CodeLanguage::Properties},
        {u"ini"_s, CodeLanguage::Properties},  {u"cfg"_s, CodeLanguage::Properties},
        {u"conf"_s, CodeLanguage::Properties}, {u"toml"_s, CodeLanguage::Properties},
        {u"env"_s, CodeLanguage::Properties},  {u"md"_s, CodeLanguage::Markdown},
        {u"sql"_s, CodeLanguage::Sql},
    };
    const QString file = name.section(u'/', -1).toLower();
    if (file == "scf_bootstrap"_L1 || file == "bootstrap"_L1) {
        const CodeLanguage language = languageOfInterpreter(content);
        return language == CodeLanguage::Plain ? CodeLanguage::Shell : language;
    }
    const CodeLanguage language =
        file.contains(u'.') ? bySuffix.value(file.section(u'.', -1)) : CodeLanguage::Plain;
    return language == CodeLanguage::Plain ? languageOfInterpreter(content) : language;
}

QString languageName(CodeLanguage language)
{
    switch (language) {
    case CodeLanguage::Plain:
        return CodeLanguageText::tr("Plain text");
    case CodeLanguage::Python:
        return u"Python"_s;
    case CodeLanguage::JavaScript:
        return u"JavaScript"_s;
    case CodeLanguage::TypeScript:
        return u"TypeScript"_s;
    case CodeLanguage::Php:
        return u"PHP"_s;
    case CodeLanguage::Html:
        return u"HTML"_s;
    case CodeLanguage::Css:
        return u"CSS"_s;
    case CodeLanguage::Java:
        return u"Java"_s;
    case CodeLanguage::Go:
        return u"Go"_s;
    case CodeLanguage::Shell:
        return CodeLanguageText::tr("Shell script");
    case CodeLanguage::Json:
        return u"JSON"_s;
    case CodeLanguage::Yaml:
        return u"YAML"_s;
    case CodeLanguage::Xml:
        return u"XML"_s;
    case CodeLanguage::Properties:
        return CodeLanguageText::tr("Settings");
    case CodeLanguage::Markdown:
        return u"Markdown"_s;
    case CodeLanguage::Sql:
        return u"SQL"_s;
    }
    return {};
}

SourceLayout usualLayout(CodeLanguage language)
{
    switch (language) {
    case CodeLanguage::Go:
        return {.usesTabs = true};
    case CodeLanguage::JavaScript:
    case CodeLanguage::TypeScript:
    case CodeLanguage::Json:
    case CodeLanguage::Yaml:
    case CodeLanguage::Html:
    case CodeLanguage::Css:
    case CodeLanguage::Xml:
        return {.indentWidth = 2};
    default:
        return {};
    }
}

QsciLexer *makeLexer(CodeLanguage language, QObject *parent)
{
    switch (language) {
    case CodeLanguage::Plain:
        return nullptr;
    case CodeLanguage::Python:
        return new QsciLexerPython(parent);
    case CodeLanguage::JavaScript:
        return new CLikeLexer(javaScriptWords, parent);
    case CodeLanguage::TypeScript:
        return new CLikeLexer(QByteArray(javaScriptWords) + ' ' + typeScriptWords, parent);
    case CodeLanguage::Php:
    case CodeLanguage::Html:
        return new QsciLexerHTML(parent);
    case CodeLanguage::Css:
        return new QsciLexerCSS(parent);
    case CodeLanguage::Java:
        return new QsciLexerJava(parent);
    case CodeLanguage::Go:
        return new CLikeLexer(goWords, parent);
    case CodeLanguage::Shell:
        return new QsciLexerBash(parent);
    case CodeLanguage::Json:
        return new QsciLexerJSON(parent);
    case CodeLanguage::Yaml:
        return new QsciLexerYAML(parent);
    case CodeLanguage::Xml:
        return new QsciLexerXML(parent);
    case CodeLanguage::Properties:
        return new QsciLexerProperties(parent);
    case CodeLanguage::Markdown:
        return new QsciLexerMarkdown(parent);
    case CodeLanguage::Sql:
        return new QsciLexerSQL(parent);
    }
    return nullptr;
}

void paintLexer(QsciLexer *lexer, const Colours &colours, const QFont &font)
{
    const CodeLanguage language = languageOfLexer(lexer);
    lexer->setDefaultFont(font);
    lexer->setDefaultColor(colours.text);
    lexer->setDefaultPaper(colours.base);
    lexer->setFont(font);
    lexer->setPaper(colours.base);
    lexer->setEolFill(false);
    constexpr int parts = 128;
    for (int part = 0; part < parts; ++part) {
        if (const QString words = lexer->description(part); !words.isEmpty())
            lexer->setColor(colourOf(words, language, colours), part);
    }
}

} // namespace Scf
