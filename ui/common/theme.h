// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/colours.h"

#include <QFont>
#include <QObject>

#include <memory>

class QAbstractButton;
class QPushButton;
class QRadioButton;
class QTabWidget;

namespace Scf {

class ColourSchemeWatcher;

enum class ThemeChoice {
    System,
    Light,
    Dark,
    HighContrast, //!< black and white, as dark or light as the desktop prefers
};

//! "system", "light", "dark" and "high-contrast", for settings and the command line; anything else
//! is System.
ThemeChoice themeChoiceFromName(const QString &name);
QString themeChoiceName(ThemeChoice choice);

//! Fusion with our palette and metrics. One per program, made once after the QApplication and
//! before the first window, and owned by the application. Main thread only.
class Theme : public QObject
{
    Q_OBJECT

public:
    //! Puts the theme on the application. What the desktop prefers is asked over D-Bus only after
    //! the event loop has started; until it answers, System is \a assumeDark (what the last run
    //! saw), or dark where the platform's own palette is.
    static Theme *install(ThemeChoice choice, bool assumeDark = false);
    //! Null before install().
    static Theme *instance();
    //! The colours in use; those of the application's palette where no theme was installed.
    static const Colours &current();

    ~Theme() override;

    ThemeChoice choice() const { return m_choice; }
    //! Takes effect at once: every widget and icon repaints.
    void setChoice(ThemeChoice choice);
    bool isDark() const { return m_dark; }
    //! Size of all texts in percent of the system's, 100 to 200; 100 where no theme was installed.
    //! Measures grow with it.
    static int textSize();
    //! Takes effect at once, in all windows.
    void setTextSize(int percent);
    //! What the desktop prefers as far as it is known; worth remembering for `assumeDark`.
    bool systemIsDark() const { return m_systemDark; }

signals:
    //! Colours have changed; widgets need no more than their PaletteChange event.
    void changed();
    void systemIsDarkChanged(bool dark);

private:
    explicit Theme(QObject *parent);
    void setSystemDark(bool dark);
    void apply();

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemDark = false;
    bool m_dark = false;
    const Colours *m_colours = nullptr; //!< in use
    QFont m_systemFont;                 //!< at 100 %
    int m_textSize = 100;
    std::unique_ptr<ColourSchemeWatcher> m_watcher;
};

//! \a px of the 96 dpi drawing, scaled with the resolution of the application's font and with the
//! text size. Every measure in code goes through it.
int dp(double px);

//! Likewise for what has to find its place on a screen, such as a column's least width: it does not
//! grow with the text, and what does not fit then scrolls.
int screenDp(double px);

//! The measures of the design, already scaled.
namespace Metric {
inline int gap()
{
    return dp(8);
} //!< within a row
inline int rowGap()
{
    return dp(10);
} //!< between form rows
inline int edge()
{
    return dp(20);
} //!< panel edges of the form and the result
inline int narrowEdge()
{
    return dp(12);
} //!< panel edges of the list and the bars
int controlHeight(); //!< 28, more where the font needs it
int primaryHeight(); //!< 34
int rowHeight();     //!< 30
int headerHeight();  //!< 28
int formWidth();     //!< no line of a form is longer (960)
} // namespace Metric

enum class TextStyle {
    Body,
    Secondary, //!< 12/13 of the body
    Strong,    //!< body, semi-bold
    Heading,   //!< 18/13, semi-bold: the function's name
    Result,    //!< 15/13, semi-bold: what happened
    Monospace, //!< 12/13, fixed pitch: ids, codes, times
};
QFont fontFor(TextStyle style);

//! The one button of the window that acts: filled with the accent, 34 high, semi-bold.
void makePrimary(QPushButton *button);
//! A button that looks like a link. It stays a button for keyboard and screen reader.
void makeLink(QAbstractButton *button);
//! A small outlined button (24 high), for rows of a list.
void makeSmall(QPushButton *button);
//! Draws \a buttons, which stand side by side without space, as one segmented control of which one
//! is checked. Puts them into a button group unless they have one.
void makeSegmented(const QList<QRadioButton *> &buttons);

//! Moves the tabs of \a tabs, which is in document mode, in by \a px (of the 96 dpi drawing), the
//! line below them excepted, so that the first text stands on the edge of the panel.
void insetTabs(QTabWidget *tabs, int px);

} // namespace Scf
