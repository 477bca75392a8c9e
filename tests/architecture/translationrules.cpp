// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/translationrules.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QStringList placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%(L?\\d{1,2}|n)"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

// The letter after a single &, which a menu or a label underlines.
bool hasMnemonic(const QString &text)
{
    static const QRegularExpression mnemonic(u"(?<!&)&[A-Za-z0-9]"_s);
    return mnemonic.match(text).hasMatch();
}

// How a text ends, whatever the script: '.', '!', '?', ':', an ellipsis (written U+2026) or
// nothing.
QChar endOf(QString text)
{
    static const QRegularExpression mnemonicInBrackets(u"\\s*[(（]&\\w[)）]"_s);
    text.remove(mnemonicInBrackets);
    text = text.trimmed();
    if (text.endsWith("..."_L1))
        return u'…';
    if (text.isEmpty())
        return {};
    switch (text.back().unicode()) {
    case u'.':
    case u'。':
        return u'.';
    case u'!':
    case u'！':
        return u'!';
    case u'?':
    case u'？':
        return u'?';
    case u':':
    case u'：':
        return u':';
    case u'…':
        return u'…';
    default:
        return {};
    }
}

} // namespace

QString Message::key() const
{
    return u"%1: \"%2\"%3"_s.arg(context, source,
                                 comment.isEmpty() ? QString() : u" ("_s + comment + u')');
}

QList<Message> messagesOf(const QByteArray &xml)
{
    QList<Message> messages;
    QXmlStreamReader reader(xml);
    QString context;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = reader.name();
        if (name == "name"_L1) {
            context = reader.readElementText();
        } else if (name == "message"_L1) {
            messages.append({.context = context,
                             .hasNumber = reader.attributes().value("numerus"_L1) == "yes"_L1});
        } else if (name == "source"_L1 && !messages.isEmpty()) {
            messages.last().source = reader.readElementText();
        } else if (name == "comment"_L1 && !messages.isEmpty()) {
            messages.last().comment = reader.readElementText();
        } else if (name == "translation"_L1 && !messages.isEmpty()) {
            Message &message = messages.last();
            message.unfinished = !reader.attributes().value("type"_L1).isEmpty();
            if (!message.hasNumber)
                message.translations = {reader.readElementText()};
        } else if (name == "numerusform"_L1 && !messages.isEmpty()) {
            messages.last().translations.append(reader.readElementText());
        }
    }
    return reader.hasError() ? QList<Message>() : messages;
}

QStringList translationFaults(const Message &message)
{
    QStringList faults;
    const auto complain = [&](const QString &fault) {
        faults.append(u"%1 %2"_s.arg(message.key(), fault));
    };
    if (message.unfinished)
        complain(u"is unfinished"_s);
    if (message.translations.isEmpty())
        complain(u"has no translation"_s);
    for (qsizetype i = 0; i < message.translations.size(); ++i) {
        const QString &text = message.translations.at(i);
        if (text.trimmed().isEmpty()) {
            complain(u"is empty"_s);
            continue;
        }
        QStringList wanted = placeholdersOf(message.source);
        // "One file" may leave the number out; the form for all other numbers, the last, may not.
        if (i + 1 < message.translations.size() && !text.contains("%n"_L1))
            wanted.removeAll(u"%n"_s);
        if (placeholdersOf(text) != wanted)
            complain(u"has other placeholders: "_s + text);
        if (hasMnemonic(text) != hasMnemonic(message.source))
            complain(u"has a mnemonic in one language only: "_s + text);
        if (endOf(text) != endOf(message.source))
            complain(u"ends in another way: "_s + text);
        if (text.count(u'\n') != message.source.count(u'\n'))
            complain(u"has other line breaks: "_s + text);
    }
    return faults;
}

} // namespace Scf
