// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/appearance.h"

#include "app/services/services.h"
#include "ui/common/accessibility.h"
#include "ui/common/dialogfit.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// QLocale().name() does not follow LANGUAGE, which is what desktops set; uiLanguages() does.
bool systemPrefersChinese()
{
    const QStringList languages = QLocale::system().uiLanguages();
    return !languages.isEmpty() && languages.first().startsWith("zh"_L1);
}

} // namespace

QString useLanguage(const QString &language)
{
    static QTranslator *texts = nullptr;
    static QTranslator *qtTexts = nullptr;
    const bool isChinese = language.isEmpty() ? systemPrefersChinese() : language == "zh_CN"_L1;
    const QString used = isChinese ? u"zh_CN"_s : u"en"_s;

    delete texts;
    delete qtTexts;
    QLocale::setDefault(isChinese ? QLocale(u"zh_CN"_s)
                                  : QLocale(QLocale::English, QLocale::system().territory()));
    // English too: it holds the plurals.
    texts = new QTranslator(QCoreApplication::instance());
    if (texts->load(u":/i18n/scf_desktop_%1.qm"_s.arg(used)))
        QCoreApplication::installTranslator(texts);
    qtTexts = new QTranslator(QCoreApplication::instance());
    if (isChinese
        && qtTexts->load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qtTexts);
    return used;
}

void setUpAppearance(Services *services, const QString &theme, const QString &language)
{
    const Settings &settings = services->settings();
    services->setLanguage(useLanguage(language.isEmpty() ? settings.language() : language));
    Theme::install(themeChoiceFromName(theme.isEmpty() ? settings.theme() : theme));
    Theme::instance()->setTextSize(settings.textSize());
    installAccessibility();
    keepDialogsOnScreen();
    QGuiApplication::setDesktopFileName(applicationId);
    QGuiApplication::setWindowIcon(applicationIcon());
}

void chooseTheme(Services *services, ThemeChoice choice)
{
    services->settings().setTheme(themeChoiceName(choice));
    if (Theme::instance())
        Theme::instance()->setChoice(choice);
}

void chooseLanguage(Services *services, const QString &language)
{
    services->settings().setLanguage(language);
    services->setLanguage(useLanguage(language));
}

} // namespace Scf
