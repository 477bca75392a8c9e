// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accounttexts.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPixmap>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Scf::AccountTexts)
};

constexpr qsizetype shownAtBeginning = 8;
constexpr qsizetype shownAtEnd = 4;

// Letters and digits alone: what is left when a name is read aloud.
QString bare(const QString &name)
{
    QString letters = name.normalized(QString::NormalizationForm_KC).toCaseFolded();
    letters.removeIf([](QChar character) { return !character.isLetterOrNumber(); });
    return letters;
}

} // namespace

QString accountName(const Account &account)
{
    if (account.kind == Account::Kind::Demo)
        return Words::tr("Demo cloud");
    return account.name.isEmpty() ? account.endpoint.url().host() : account.name;
}

bool isNameOfDemo(const QString &name)
{
    const QString entered = bare(name);
    // The language can be changed while a name stays.
    return entered == "democloud"_L1 || entered == "demo"_L1 || entered == u"演示云"_s
           || entered == bare(Words::tr("Demo cloud"));
}

Endpoint usualEndpoint()
{
    return QLocale().language() == QLocale::Chinese ? Endpoint::mainland()
                                                    : Endpoint::international();
}

QString shortSecretId(const QString &secretId)
{
    if (secretId.size() <= shownAtBeginning + shownAtEnd + 1)
        return secretId;
    return secretId.left(shownAtBeginning) + u'…' + secretId.right(shownAtEnd);
}

QString colourName(AccountColour colour)
{
    switch (colour) {
    case AccountColour::None:
        return Words::tr("None");
    case AccountColour::Blue:
        return Words::tr("Blue");
    case AccountColour::Teal:
        return Words::tr("Teal");
    case AccountColour::Green:
        return Words::tr("Green");
    case AccountColour::Red:
        return Words::tr("Red");
    case AccountColour::Violet:
        return Words::tr("Violet");
    }
    return {};
}

QIcon colourMark(const Account &account)
{
    const QColor colour = Theme::current().of(account);
    if (!colour.isValid())
        return {};
    constexpr int scale = 4; // sharp on a dense screen
    QPixmap pixmap(dp(16) * scale, dp(16) * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QRectF square(dp(3) * scale, dp(3) * scale, dp(10) * scale, dp(10) * scale);
    painter.drawRoundedRect(square, dp(2) * scale, dp(2) * scale);
    return pixmap;
}

} // namespace Scf
