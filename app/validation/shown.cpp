// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QLocale>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class ShownText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ShownText)
};

constexpr qsizetype longestShown = 60;

bool isShowable(QChar character)
{
    switch (character.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

QString shownName(const QString &name)
{
    constexpr qsizetype half = (longestShown - 1) / 2;
    QString shown = name.size() <= longestShown ? name : name.first(half) + u'…' + name.last(half);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QChar here = shown.at(i);
        const bool isPair =
            here.isHighSurrogate() && i + 1 < shown.size() && shown.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else if (here.isSurrogate() || !isShowable(here))
            shown[i] = QChar::ReplacementCharacter;
    }
    return shown;
}

QString shownNames(const QStringList &names, qsizetype count)
{
    QStringList shown;
    for (const QString &name : names.first(qMin<qsizetype>(names.size(), 3)))
        shown.append(shownName(name));
    const QString joined = shown.join(u", "_s);
    if (count <= shown.size())
        return joined;
    //: %1 is a list of names, %2 how many names there are besides.
    return ShownText::tr("%1 and %2 more").arg(joined, QLocale().toString(count - shown.size()));
}

} // namespace Scf
