// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancepage.h"

#include "app/storage/settings.h"
#include "ui/common/accessibility.h"
#include "ui/settings/pagelayout.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// Every step lays all windows out anew: not while the wheel still turns.
constexpr int stillMs = 250;

} // namespace

AppearancePage::AppearancePage(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_textSize(new QSpinBox)
{
    QVBoxLayout *layout = makePageLayout(this);
    addLanguages(layout);
    addThemes(layout);
    addTextSize(layout);
    layout->addStretch();
}

AppearancePage::~AppearancePage()
{
    if (m_soon.isActive())
        applyTextSize();
}

void AppearancePage::addLanguages(QVBoxLayout *layout)
{
    addHeading(layout, tr("Language"));
    auto *group = new QButtonGroup(this);
    const auto add = [&](const QString &language, const QString &text) {
        auto *choice = new QRadioButton(text);
        choice->setObjectName(u"language-"_s + (language.isEmpty() ? u"system"_s : language));
        group->addButton(choice);
        choice->setChecked(m_settings->language() == language);
        layout->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, [this, language](bool isChosen) {
            if (isChosen)
                emit languageChosen(language);
        });
    };
    add({}, tr("Like the system"));
    // Each language is called by its own name.
    add(u"en"_s, u"English"_s);
    add(u"zh_CN"_s, u"简体中文"_s);
    tabToChecked(group);
}

void AppearancePage::addThemes(QVBoxLayout *layout)
{
    addHeading(layout, tr("Theme"));
    auto *group = new QButtonGroup(this);
    const ThemeChoice current = themeChoiceFromName(m_settings->theme());
    const auto add = [&](ThemeChoice theme, const QString &text) {
        auto *choice = new QRadioButton(text);
        choice->setObjectName(u"theme-"_s + themeChoiceName(theme));
        group->addButton(choice);
        choice->setChecked(current == theme);
        layout->addWidget(choice);
        connect(choice, &QRadioButton::toggled, this, [this, theme](bool isChosen) {
            if (isChosen)
                emit themeChosen(theme);
        });
    };
    add(ThemeChoice::System, tr("Like the system"));
    add(ThemeChoice::Light, tr("Light"));
    add(ThemeChoice::Dark, tr("Dark"));
    add(ThemeChoice::HighContrast, tr("High contrast, dark or light like the system"));
    tabToChecked(group);
}

void AppearancePage::addTextSize(QVBoxLayout *layout)
{
    addHeading(layout, tr("Text size"));
    m_textSize->setObjectName(u"textSize"_s);
    m_textSize->setAccessibleName(tr("Text size in percent"));
    m_textSize->setRange(100, 200);
    m_textSize->setSingleStep(10);
    m_textSize->setSuffix(u" %"_s);
    m_textSize->setValue(m_settings->textSize());
    m_textSize->setKeyboardTracking(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_textSize);
    row->addStretch();
    layout->addLayout(row);
    addHint(layout, tr("Everything in the windows grows with the text."));
    m_soon.setSingleShot(true);
    m_soon.setInterval(stillMs);
    m_soon.callOnTimeout(this, &AppearancePage::applyTextSize);
    connect(m_textSize, &QSpinBox::valueChanged, this, [this] { m_soon.start(); });
}

void AppearancePage::applyTextSize()
{
    m_soon.stop();
    m_settings->setTextSize(m_textSize->value());
    if (Theme *theme = Theme::instance())
        theme->setTextSize(m_textSize->value());
}

} // namespace Scf
