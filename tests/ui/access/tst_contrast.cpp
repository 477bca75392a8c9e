// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Texts as they stand on the screen, in each theme. What the palette allows is tst_theme's.
class tst_Contrast : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();

    void canBeRead_data();
    void canBeRead();
    void noticesFaintTexts();
};

namespace {

// As WCAG 2.1 defines it.
double luminance(QRgb colour)
{
    const auto part = [](int value) {
        const double c = value / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour))
           + 0.0722 * part(qBlue(colour));
}

double contrast(double a, double b)
{
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// Between the ground, which most pixels have, and the ink, which is furthest from it.
double contrastIn(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    if (counts.size() < 2)
        return 0; // nothing is written here
    QRgb ground = image.pixel(0, 0);
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it) {
        if (it.value() > counts.value(ground))
            ground = it.key();
    }
    double most = 1;
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        most = std::max(most, contrast(luminance(ground), luminance(it.key())));
    return most;
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        return edit->text().isEmpty() ? edit->placeholderText() : edit->text();
    return {};
}

QStringList faintTexts(QWidget *window)
{
    QStringList complaints;
    for (QWidget *widget : visibleWidgets(window)) {
        // What cannot be used is exempt, and what is scrolled away is looked at where it is not.
        // A button in a field has no text, and fades in.
        if (!widget->isEnabled() || textOf(widget).trimmed().isEmpty()
            || qobject_cast<const QLineEdit *>(widget->parentWidget())
            || widget->visibleRegion().boundingRect() != widget->rect())
            continue;
        // Off the frame, which has colours of its own.
        const QRect inner = widget->rect().adjusted(3, 3, -3, -3);
        const QImage image = widget->grab(inner.isEmpty() ? widget->rect() : inner).toImage();
        const double found = contrastIn(image.convertToFormat(QImage::Format_RGB32));
        // Thin strokes are softened at their edges: the last tenth is the palette's to prove.
        if (found > 0 && found < 4.5 * 0.9)
            complaints += u"%1:1 \"%2\" in %3"_s.arg(found, 0, 'f', 1)
                              .arg(textOf(widget).left(60), placeOf(widget));
    }
    return complaints;
}

} // namespace

void tst_Contrast::cleanup()
{
    if (Theme::instance())
        Theme::instance()->setChoice(ThemeChoice::Light);
}

void tst_Contrast::canBeRead_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<ThemeChoice>("theme");
    for (const ThemeChoice theme :
         {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        for (int i = 0; i < windowCases().size(); ++i)
            QTest::addRow("%s, %s", windowCases().at(i).name, qPrintable(themeChoiceName(theme)))
                << i << theme;
    }
}

void tst_Contrast::canBeRead()
{
    QFETCH(int, index);
    QFETCH(ThemeChoice, theme);
    Stage stage;
    Theme::instance()->setChoice(theme);
    QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    takePicture(window,
                themeChoiceName(theme) + u'-' + QLatin1StringView(windowCases().at(index).name));
    const QStringList complaints = faintTexts(window);
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n"_s + complaints.join(u'\n')));
}

void tst_Contrast::noticesFaintTexts()
{
    QDialog dialog;
    QLabel label(u"Hardly to be seen"_s);
    QVBoxLayout layout(&dialog);
    layout.addWidget(&label);
    QPalette faint = label.palette();
    faint.setColor(QPalette::WindowText, QColor(0xB0B0B0));
    label.setPalette(faint);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QCOMPARE(faintTexts(&dialog).size(), 1);
}

QTEST_MAIN(tst_Contrast)
#include "tst_contrast.moc"
