// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scripts/quoting.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace Scf::Quoted {

using namespace Qt::StringLiterals;

namespace {

//! What an editor, a terminal or a parser may take for more than a letter: control characters, line
//! ends of Unicode, the byte order mark, and marks that turn the direction of what is read.
bool isControl(QChar c)
{
    const char16_t unit = c.unicode();
    return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || (unit >= 0x200e && unit <= 0x200f)
           || (unit >= 0x2028 && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)
           || unit == 0xfeff || unit == 0xfffe || unit == 0xffff;
}

QString hex(int value, int digits)
{
    return QString::number(value, 16).rightJustified(digits, u'0');
}

QString doubleQuoted(const QString &text)
{
    QString literal = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            literal += u'\\' + QString(c);
        else if (c == u'\n')
            literal += "\\n"_L1;
        else if (c == u'\t')
            literal += "\\t"_L1;
        else if (isControl(c))
            literal += "\\u"_L1 + hex(c.unicode(), 4);
        else
            literal += c;
    }
    return literal + u'"';
}

// Python and JavaScript write all but these two words alike.
struct Words
{
    QString trueWord{};
    QString falseWord{};
    QString nullWord{};
};

QString valueText(const QJsonValue &value, const Words &words, int indent)
{
    const QString margin(indent + 4, u' ');
    QStringList lines;
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? words.trueWord : words.falseWord;
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        return doubleQuoted(value.toString());
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            lines += margin + valueText(item, words, indent + 4) + u",\n"_s;
        return u"[\n"_s + lines.join(QString()) + QString(indent, u' ') + u']';
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            lines += margin + doubleQuoted(it.key()) + u": "_s
                     + valueText(it.value(), words, indent + 4) + u",\n"_s;
        return u"{\n"_s + lines.join(QString()) + QString(indent, u' ') + u'}';
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return words.nullWord;
}

} // namespace

QString shell(const QString &text)
{
    static const QRegularExpression bare(
        QRegularExpression::anchoredPattern(u"[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=-]*"_s));
    if (bare.match(text).hasMatch())
        return text;
    if (std::none_of(text.begin(), text.end(), isControl))
        return u'\'' + QString(text).replace(u'\'', "'\\''"_L1) + u'\'';
    QString word = u"$'"_s;
    for (const QChar c : text) {
        if (c.isNull())
            continue;
        if (c == u'\'' || c == u'\\')
            word += u'\\' + QString(c);
        else if (c == u'\n')
            word += "\\n"_L1;
        else if (isControl(c)) { // by its bytes: \u is not in every bash, and depends on the locale
            const QByteArray bytes = QString(c).toUtf8();
            for (const char byte : bytes)
                word += "\\x"_L1 + hex(static_cast<unsigned char>(byte), 2);
            // What follows must not be read as one more digit: bash takes two at most.
        } else
            word += c;
    }
    return word + u'\'';
}

QString json(const QString &text)
{
    return doubleQuoted(text);
}

QString python(const QString &text)
{
    return doubleQuoted(text);
}

QString pythonValue(const QJsonValue &value, int indent)
{
    return valueText(value, {u"True"_s, u"False"_s, u"None"_s}, indent);
}

QString javascriptValue(const QJsonValue &value, int indent)
{
    return valueText(value, {u"true"_s, u"false"_s, u"null"_s}, indent);
}

QString workflow(QString text)
{
    return text.replace("${{"_L1, "${{ '${{' }}"_L1);
}

QString zipPattern(const QString &name)
{
    static const QRegularExpression special(u"([\\\\*?\\[\\]])"_s);
    QString pattern = name;
    pattern.replace(special, u"\\\\1"_s);
    // It stands among the arguments: zip would read it as an option, or as a list of files.
    if (pattern.startsWith(u'-') || pattern.startsWith(u'@'))
        pattern.prepend(u'\\');
    return pattern;
}

QString oneLine(const QString &text)
{
    QString line = text;
    std::replace_if(line.begin(), line.end(), isControl, QChar(u' '));
    return line;
}

} // namespace Scf::Quoted
