// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "ui/common/colourschemewatcher.h"
#include "ui/common/properties.h"
#include "ui/common/scfstyle.h"
#include "ui/common/textscale.h"

#include <QApplication>
#include <QButtonGroup>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {
Theme *theTheme = nullptr;

QFont scaledFont(double factor)
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}
} // namespace

ThemeChoice themeChoiceFromName(const QString &name)
{
    if (name.compare("light"_L1, Qt::CaseInsensitive) == 0)
        return ThemeChoice::Light;
    if (name.compare("dark"_L1, Qt::CaseInsensitive) == 0)
        return ThemeChoice::Dark;
    if (name.compare("high-contrast"_L1, Qt::CaseInsensitive) == 0)
        return ThemeChoice::HighContrast;
    return ThemeChoice::System;
}

QString themeChoiceName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    case ThemeChoice::HighContrast:
        return u"high-contrast"_s;
    case ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
{ }

Theme::~Theme()
{
    theTheme = nullptr;
}

Theme *Theme::install(ThemeChoice choice, bool assumeDark)
{
    if (!theTheme) {
        // Before our palette hides it: the platform's own, where a platform theme sets one.
        const bool platformDark = Colours::of(QApplication::palette()).dark;
        theTheme = new Theme(qApp);
        theTheme->m_systemDark = assumeDark || platformDark;
        theTheme->m_systemFont = QApplication::font();
        QApplication::setStyle(new ScfStyle);
    }
    theTheme->setChoice(choice);
    return theTheme;
}

Theme *Theme::instance()
{
    return theTheme;
}

const Colours &Theme::current()
{
    if (theTheme)
        return theTheme->m_colours ? *theTheme->m_colours : Colours::lightSet();
    return Colours::of(QApplication::palette());
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    const bool followsSystem = choice == ThemeChoice::System || choice == ThemeChoice::HighContrast;
    if (followsSystem && !m_watcher) {
        m_watcher = std::make_unique<ColourSchemeWatcher>();
        connect(m_watcher.get(), &ColourSchemeWatcher::darkChanged, this, &Theme::setSystemDark);
        // Connecting to the bus takes a millisecond or two: the window comes first.
        QTimer::singleShot(50, m_watcher.get(), &ColourSchemeWatcher::start);
    }
    apply();
}

void Theme::setSystemDark(bool dark)
{
    if (std::exchange(m_systemDark, dark) == dark)
        return;
    apply();
    emit systemIsDarkChanged(dark);
}

void Theme::apply()
{
    const bool isHighContrast = m_choice == ThemeChoice::HighContrast;
    m_dark = m_choice == ThemeChoice::System || isHighContrast ? m_systemDark
                                                               : m_choice == ThemeChoice::Dark;
    const Colours *colours = &Colours::set(m_dark, isHighContrast);
    if (std::exchange(m_colours, colours) == colours)
        return;
    QApplication::setPalette(colours->palette());
    emit changed();
}

int Theme::textSize()
{
    return theTheme ? theTheme->m_textSize : 100;
}

void Theme::setTextSize(int percent)
{
    percent = std::clamp(percent, 100, 200);
    if (percent == m_textSize)
        return;
    const TextScale scale(m_textSize);
    m_textSize = percent;
    QFont font = m_systemFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * percent / 100);
    else
        font.setPixelSize(qRound(font.pixelSize() * percent / 100.0));
    QApplication::setFont(font);
    scale.apply(percent);
}

int screenDp(double px)
{
    return qRound(dp(px) * 100.0 / Theme::textSize());
}

int dp(double px)
{
    // What Qt lays text out with, so that measures and text grow together; 1 where the platform
    // scales by device pixels instead.
#ifdef Q_OS_MACOS
    constexpr double baseDpi = 72;
#else
    constexpr double baseDpi = 96;
#endif
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dpi = screen ? screen->logicalDotsPerInchY() : baseDpi;
    // In two steps, as TextScale carries a measure from one text size to another.
    const int scaled = qRound(qRound(px * dpi / baseDpi) * Theme::textSize() / 100.0);
    return px > 0 ? std::max(scaled, 1) : scaled;
}

int Metric::controlHeight()
{
    return std::max(dp(28), QFontMetrics(QApplication::font()).height() + dp(8));
}

int Metric::primaryHeight()
{
    return controlHeight() + dp(6);
}

int Metric::rowHeight()
{
    return controlHeight() + dp(2);
}

int Metric::headerHeight()
{
    return controlHeight();
}

int Metric::formWidth()
{
    return dp(960);
}

QFont fontFor(TextStyle style)
{
    switch (style) {
    case TextStyle::Body:
        break;
    case TextStyle::Secondary:
        return scaledFont(12.0 / 13);
    case TextStyle::Strong: {
        QFont font = QApplication::font();
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TextStyle::Heading: {
        QFont font = scaledFont(18.0 / 13);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TextStyle::Result: {
        QFont font = scaledFont(15.0 / 13);
        font.setWeight(QFont::DemiBold);
        return font;
    }
    case TextStyle::Monospace: {
        const QFont body = scaledFont(12.0 / 13);
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        if (body.pointSizeF() > 0)
            font.setPointSizeF(body.pointSizeF());
        else
            font.setPixelSize(body.pixelSize());
        return font;
    }
    }
    return QApplication::font();
}

void makePrimary(QPushButton *button)
{
    button->setProperty(Property::primary, true);
    button->setFont(fontFor(TextStyle::Strong));
    button->updateGeometry();
    button->update();
}

void makeLink(QAbstractButton *button)
{
    button->setProperty(Property::link, true);
    button->setCursor(Qt::PointingHandCursor);
    button->updateGeometry();
    button->update();
}

void makeSmall(QPushButton *button)
{
    button->setProperty(Property::small, true);
    button->setFont(fontFor(TextStyle::Secondary));
    button->updateGeometry();
    button->update();
}

void makeSegmented(const QList<QRadioButton *> &buttons)
{
    // Exclusive from now on, not only once a layout has given them one parent.
    if (!buttons.isEmpty() && !buttons.first()->group()) {
        auto *group = new QButtonGroup(buttons.first());
        for (QRadioButton *button : buttons)
            group->addButton(button);
    }
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        QString place = u"middle"_s;
        if (buttons.size() == 1)
            place = u"only"_s;
        else if (i == 0)
            place = u"first"_s;
        else if (i + 1 == buttons.size())
            place = u"last"_s;
        buttons.at(i)->setProperty(Property::segment, place);
        buttons.at(i)->updateGeometry();
        buttons.at(i)->update();
    }
}

void insetTabs(QTabWidget *tabs, int px)
{
    // The room for a widget before the tabs; a text's half of the space between tabs is there
    // already.
    auto *room = new QWidget;
    auto *layout = new QHBoxLayout(room);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addSpacing(std::max(dp(px) - dp(11), 0));
    tabs->setCornerWidget(room, Qt::TopLeftCorner);
    room->show();
}

} // namespace Scf
