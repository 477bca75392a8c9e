// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QTimer>
#include <QWidget>

class QSpinBox;
class QVBoxLayout;

namespace Scf {

class Settings;

//! Language, theme and text size.
class AppearancePage : public QWidget
{
    Q_OBJECT

public:
    explicit AppearancePage(Settings *settings, QWidget *parent = nullptr);
    //! Does at once what waits for the person to stop turning.
    ~AppearancePage() override;

signals:
    //! As Settings::setLanguage() takes it.
    void languageChosen(const QString &language);
    void themeChosen(Scf::ThemeChoice choice);

private:
    void addLanguages(QVBoxLayout *layout);
    void addThemes(QVBoxLayout *layout);
    void addTextSize(QVBoxLayout *layout);
    void applyTextSize();

    Settings *m_settings;
    QSpinBox *m_textSize;
    QTimer m_soon;
};

} // namespace Scf
