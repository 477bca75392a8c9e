// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codesearch.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class CodeSearchText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::CodeSearchText)
};

QRegularExpression expressionOf(const CodeSearch &search)
{
    QString pattern = search.isRegex ? search.text : QRegularExpression::escape(search.text);
    if (search.wholeWords)
        pattern = u"(?<!\\w)(?:%1)(?!\\w)"_s.arg(pattern);
    QRegularExpression::PatternOptions options =
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !search.matchesCase);
    return QRegularExpression(pattern, options);
}

QString replacementOf(const CodeSearch &search, const QRegularExpressionMatch &match)
{
    if (!search.isRegex)
        return search.replacement;
    QString out;
    for (qsizetype i = 0; i < search.replacement.size(); ++i) {
        const QChar c = search.replacement.at(i);
        const QChar next =
            search.replacement.size() > i + 1 ? search.replacement.at(i + 1) : QChar();
        if (c == u'\\' && next >= u'0' && next <= u'9') {
            out += match.captured(next.digitValue());
            ++i;
        } else if (c == u'\\' && next == u'\\') {
            out += next;
            ++i;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

CodeMatches findMatches(const QByteArray &source, const CodeSearch &search, qsizetype most,
                        const CancelToken &cancel)
{
    CodeMatches result;
    if (search.text.isEmpty())
        return result;
    const QRegularExpression expression = expressionOf(search);
    if (!expression.isValid()) {
        result.error =
            CodeSearchText::tr("No regular expression: %1").arg(expression.errorString());
        return result;
    }
    const QString text = QString::fromUtf8(source);
    qsizetype known = 0; // characters whose bytes are counted
    qsizetype bytes = 0;
    const auto bytesUpTo = [&](qsizetype at) {
        bytes += QStringView(text).sliced(known, at - known).toUtf8().size();
        known = at;
        return bytes;
    };
    for (auto it = expression.globalMatch(text); it.hasNext() && !cancel.isCancelled();) {
        const QRegularExpressionMatch match = it.next();
        if (!match.hasMatch() || match.capturedLength() == 0)
            continue;
        if (result.matches.size() == most) {
            result.isCut = true;
            break;
        }
        const qsizetype start = bytesUpTo(match.capturedStart());
        result.matches.append({.start = start,
                               .end = bytesUpTo(match.capturedEnd()),
                               .replacement = replacementOf(search, match).toUtf8()});
    }
    return result;
}

QByteArray replacedSpan(const QByteArray &source, const QList<CodeMatch> &matches)
{
    QByteArray out;
    qsizetype at = matches.isEmpty() ? 0 : matches.constFirst().start;
    for (const CodeMatch &match : matches) {
        out += QByteArrayView(source).sliced(at, match.start - at);
        out += match.replacement;
        at = match.end;
    }
    return out;
}

} // namespace Scf
