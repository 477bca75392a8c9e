// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/icons.h"
#include "ui/common/statuspresentation.h"
#include "ui/common/theme.h"

#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

// As WCAG 2 defines it: 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

// How many pixels of \a image are of \a colour, whatever their opacity.
int pixelsOf(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 200 && std::abs(pixel.red() - colour.red()) < 6
                && std::abs(pixel.green() - colour.green()) < 6
                && std::abs(pixel.blue() - colour.blue()) < 6)
                ++count;
        }
    }
    return count;
}

} // namespace

class tst_Theme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }
    void init() { Theme::instance()->setChoice(ThemeChoice::Light); }

    void hasReadableTexts_data();
    void hasReadableTexts();
    void showsFieldEdgesAndFocus_data();
    void showsFieldEdgesAndFocus();
    void setsEveryRoleOfThePalette();
    void readsChoiceFromItsName_data();
    void readsChoiceFromItsName();
    void repaintsWidgetsWhenChanged();
    void tellsChangesOnce();
    void drawsEveryIcon_data();
    void drawsEveryIcon();
    void drawsIconsInTheColoursOfTheThemeInUse();
    void drawsDisabledIconsInTheDisabledColour();
    void asksWithIconsOfItsOwn();
    void rendersIconsForEveryScale();
    void drawsTheProgramsIconAtEverySize();
    void presentsEveryStatus_data();
    void presentsEveryStatus();
    void namesFixes();
    void givesControlsTheirHeights();
    void ringsTheFocus_data();
    void ringsTheFocus();
    void keepsOneSegmentChecked();
    void scalesTexts();
};

void tst_Theme::hasReadableTexts_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const Colours *colours :
         {&Colours::lightSet(), &Colours::darkSet(), &Colours::highContrastLightSet(),
          &Colours::highContrastDarkSet()}) {
        const bool isHighContrast = colours == &Colours::set(colours->dark, true);
        const QByteArray theme = QByteArray(isHighContrast ? "high contrast " : "")
                                 + (colours->dark ? "dark " : "light ");
        const std::initializer_list<std::pair<const char *, QColor>> inks{
            {"text", colours->text}, {"muted", colours->muted}, {"accent", colours->accent},
            {"good", colours->good}, {"warn", colours->warn},   {"bad", colours->bad}};
        const std::initializer_list<std::pair<const char *, QColor>> grounds{
            {"window", colours->window},
            {"base", colours->base},
            {"alternate base", colours->alternateBase},
            {"selected row", colours->selectedRow},
            {"hovered row", colours->hoverRow}};
        for (const auto &[inkName, ink] : inks) {
            for (const auto &[groundName, ground] : grounds)
                QTest::addRow("%s%s on %s", theme.constData(), inkName, groundName)
                    << ink << ground;
        }
        const std::initializer_list<std::pair<const char *, QColor>> codeInks{
            {"text", colours->text},           {"comment", colours->muted},
            {"keyword", colours->codeKeyword}, {"string", colours->codeString},
            {"number", colours->codeNumber},   {"name", colours->codeName},
            {"mark", colours->codeMark},       {"error", colours->bad}};
        for (const auto &[inkName, ink] : codeInks) {
            for (const QColor &ground :
                 {colours->base, colours->alternateBase, colours->codeSelection})
                QTest::addRow("%scode, %s on %s", theme.constData(), inkName,
                              qPrintable(ground.name()))
                    << ink << ground;
        }
        QTest::addRow("%sprimary button", theme.constData())
            << colours->onAccent << colours->accent;
        QTest::addRow("%shovered primary button", theme.constData())
            << colours->onAccent << colours->accentHover;
        QTest::addRow("%spressed primary button", theme.constData())
            << colours->onAccent << colours->accentPressed;
        QTest::addRow("%spressed button", theme.constData()) << colours->text << colours->pressed;
        QTest::addRow("%sbadge", theme.constData()) << colours->warn << colours->demoBadge;
        QTest::addRow("%sstrong badge", theme.constData()) << colours->base << colours->text;
        QTest::addRow("%stool tip", theme.constData()) << colours->text << colours->toolTip;
        if (isHighContrast) // elsewhere what cannot be used steps back
            QTest::addRow("%sidle button", theme.constData()) << colours->disabled << colours->idle;
    }
}

void tst_Theme::hasReadableTexts()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, QByteArray::number(contrast(ink, ground)));
}

void tst_Theme::showsFieldEdgesAndFocus_data()
{
    QTest::addColumn<QColor>("line");
    QTest::addColumn<QColor>("ground");
    for (const Colours *colours : {&Colours::lightSet(), &Colours::darkSet()}) {
        const char *theme = colours->dark ? "dark" : "light";
        QTest::addRow("%s field edge on base", theme) << colours->fieldEdge << colours->base;
        QTest::addRow("%s focus on window", theme) << colours->accent << colours->window;
        QTest::addRow("%s focus on selected row", theme) << colours->accent << colours->selectedRow;
        for (const QColor &account :
             {colours->accountBlue, colours->accountTeal, colours->accountGreen,
              colours->accountRed, colours->accountViolet, colours->warn}) {
            for (const QColor &ground : {colours->window, colours->base, colours->selectedRow})
                QTest::addRow("%s account %s on %s", theme, qPrintable(account.name()),
                              qPrintable(ground.name()))
                    << account << ground;
        }
    }
}

// What is no text but must be seen: 3 to 1.
void tst_Theme::showsFieldEdgesAndFocus()
{
    QFETCH(QColor, line);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(line, ground) >= 3, QByteArray::number(contrast(line, ground)));
}

void tst_Theme::setsEveryRoleOfThePalette()
{
    for (const Colours *colours : {&Colours::lightSet(), &Colours::darkSet()}) {
        const QPalette palette = colours->palette();
        for (int group = 0; group < QPalette::NColorGroups; ++group) {
            for (int role = 0; role < QPalette::NColorRoles; ++role) {
                if (role == QPalette::NoRole)
                    continue;
                QVERIFY2(palette.isBrushSet(QPalette::ColorGroup(group), QPalette::ColorRole(role)),
                         QByteArray::number(role));
            }
        }
        QCOMPARE(&Colours::of(palette), colours);
        QVERIFY(palette.color(QPalette::Disabled, QPalette::ButtonText)
                != palette.color(QPalette::Active, QPalette::ButtonText));
    }
}

void tst_Theme::readsChoiceFromItsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("choice");
    QTest::newRow("light") << u"light"_s << int(ThemeChoice::Light);
    QTest::newRow("dark") << u"Dark"_s << int(ThemeChoice::Dark);
    QTest::newRow("system") << u"system"_s << int(ThemeChoice::System);
    QTest::newRow("nonsense") << u"blue"_s << int(ThemeChoice::System);
    QTest::newRow("empty") << QString() << int(ThemeChoice::System);
}

void tst_Theme::readsChoiceFromItsName()
{
    QFETCH(QString, name);
    QFETCH(int, choice);
    QCOMPARE(int(themeChoiceFromName(name)), choice);
    QCOMPARE(int(themeChoiceFromName(themeChoiceName(ThemeChoice(choice)))), choice);
}

void tst_Theme::repaintsWidgetsWhenChanged()
{
    QLineEdit field;
    field.resize(120, 28);
    field.show();
    QVERIFY(QTest::qWaitForWindowExposed(&field));
    const auto ground = [&field] { return field.grab().toImage().pixelColor(110, 14); };
    QCOMPARE(ground(), Colours::lightSet().base);
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QTRY_COMPARE(ground(), Colours::darkSet().base);
    QVERIFY(Theme::current().dark);
}

void tst_Theme::tellsChangesOnce()
{
    QSignalSpy changed(Theme::instance(), &Theme::changed);
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    Theme::instance()->setChoice(ThemeChoice::Light);
    QCOMPARE(changed.count(), 2);
}

void tst_Theme::drawsEveryIcon_data()
{
    QTest::addColumn<int>("name");
    for (int i = 0; i < iconCount; ++i)
        QTest::addRow("icon %d", i) << i;
}

void tst_Theme::drawsEveryIcon()
{
    QFETCH(int, name);
    const QImage image = icon(IconName(name), ColourRole::Bad).pixmap(QSize(32, 32), 1.0).toImage();
    QCOMPARE(image.size(), QSize(32, 32));
    QVERIFY(pixelsOf(image, Colours::lightSet().bad) > 20);
    // Nothing is cut off at the edges.
    for (int i = 0; i < 32; ++i) {
        QCOMPARE(image.pixelColor(i, 0).alpha(), 0);
        QCOMPARE(image.pixelColor(i, 31).alpha(), 0);
        QCOMPARE(image.pixelColor(0, i).alpha(), 0);
        QCOMPARE(image.pixelColor(31, i).alpha(), 0);
    }
}

void tst_Theme::drawsIconsInTheColoursOfTheThemeInUse()
{
    const QIcon folder = icon(IconName::Folder, ColourRole::Good);
    const auto draw = [&folder] { return folder.pixmap(QSize(32, 32), 1.0).toImage(); };
    QVERIFY(pixelsOf(draw(), Colours::lightSet().good) > 20);
    Theme::instance()->setChoice(ThemeChoice::Dark);
    QVERIFY(pixelsOf(draw(), Colours::darkSet().good) > 20);
    QCOMPARE(pixelsOf(draw(), Colours::lightSet().good), 0);
}

void tst_Theme::drawsDisabledIconsInTheDisabledColour()
{
    const QImage image = icon(IconName::Folder, ColourRole::Accent)
                             .pixmap(QSize(32, 32), 1.0, QIcon::Disabled)
                             .toImage();
    QVERIFY(pixelsOf(image, Colours::lightSet().disabled) > 20);
    QCOMPARE(pixelsOf(image, Colours::lightSet().accent), 0);
}

void tst_Theme::asksWithIconsOfItsOwn()
{
    const auto pixels = [](QStyle::StandardPixmap which, const QColor &colour) {
        const QIcon icon = QApplication::style()->standardIcon(which);
        return pixelsOf(icon.pixmap(QSize(48, 48), 1.0).toImage(), colour);
    };
    QVERIFY(pixels(QStyle::SP_MessageBoxQuestion, Colours::lightSet().warn) > 20);
    QVERIFY(pixels(QStyle::SP_MessageBoxWarning, Colours::lightSet().warn) > 20);
    QVERIFY(pixels(QStyle::SP_MessageBoxCritical, Colours::lightSet().bad) > 20);
}

void tst_Theme::rendersIconsForEveryScale()
{
    const QPixmap twice = icon(IconName::Cloud).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(twice.size(), QSize(32, 32));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
}

void tst_Theme::drawsTheProgramsIconAtEverySize()
{
    for (const int side : {16, 24, 48, 256}) {
        const QImage image = applicationIcon().pixmap(QSize(side, side), 1.0).toImage();
        QCOMPARE(image.size(), QSize(side, side));
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
        QVERIFY(pixelsOf(image, Qt::white) > side);
    }
    QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(applicationId)));
}

void tst_Theme::presentsEveryStatus_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("icon");
    QTest::addColumn<int>("role");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *status, IconName icon, ColourRole role, const QString &word) {
        QTest::newRow(status) << QString::fromLatin1(status) << int(icon) << int(role) << word;
    };
    row("Active", IconName::CheckCircle, ColourRole::Good, u"Active"_s);
    row("Creating", IconName::Updating, ColourRole::Accent, u"Creating"_s);
    row("Updating", IconName::Updating, ColourRole::Accent, u"Updating"_s);
    row("Publishing", IconName::Updating, ColourRole::Accent, u"Publishing"_s);
    row("Deleting", IconName::Updating, ColourRole::Accent, u"Deleting"_s);
    row("CreateFailed", IconName::ErrorCircle, ColourRole::Bad, u"Create failed"_s);
    row("UpdateFailed", IconName::ErrorCircle, ColourRole::Bad, u"Update failed"_s);
    row("PublishFailed", IconName::ErrorCircle, ColourRole::Bad, u"Publish failed"_s);
    row("DeleteFailed", IconName::ErrorCircle, ColourRole::Bad, u"Delete failed"_s);
    row("Frozen", IconName::DashCircle, ColourRole::Muted, u"Frozen"_s);
    row("", IconName::DashCircle, ColourRole::Muted, u"Unknown"_s);
}

void tst_Theme::presentsEveryStatus()
{
    QFETCH(QString, status);
    QFETCH(int, icon);
    QFETCH(int, role);
    QFETCH(QString, word);
    const StatusPresentation shown = presentationOf(FunctionStatus(status));
    QCOMPARE(int(shown.icon), icon);
    QCOMPARE(int(shown.role), role);
    QCOMPARE(shown.word, word);
}

void tst_Theme::namesFixes()
{
    QCOMPARE(fixText({.fix = Finding::Fix::UseHandler, .fixArgument = u"index.main"_s}),
             u"Use index.main"_s);
    QCOMPARE(fixText({.fix = Finding::Fix::UseRoot, .fixArgument = u"a/"_s}),
             u"Use a/ as the Root"_s);
    QCOMPARE(fixText({}), QString());
}

void tst_Theme::givesControlsTheirHeights()
{
    QPushButton plain(u"Choose…"_s);
    QLineEdit field;
    QPushButton primary(u"Update"_s);
    makePrimary(&primary);
    QCOMPARE(plain.sizeHint().height(), Metric::controlHeight());
    QCOMPARE(field.sizeHint().height(), Metric::controlHeight());
    QCOMPARE(primary.sizeHint().height(), Metric::primaryHeight());
    QVERIFY(Metric::controlHeight() >= dp(28));
    QCOMPARE(dp(0), 0);
    QCOMPARE(dp(0.1), 1);
}

void tst_Theme::ringsTheFocus_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("line edit") << QByteArray("field");
    QTest::newRow("button") << QByteArray("button");
    QTest::newRow("primary button") << QByteArray("primary");
    QTest::newRow("link") << QByteArray("link");
    QTest::newRow("segment") << QByteArray("segment");
    QTest::newRow("radio button") << QByteArray("radio");
}

void tst_Theme::ringsTheFocus()
{
    QFETCH(QByteArray, kind);
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *other = new QLineEdit;
    QWidget *control = nullptr;
    if (kind == "field") {
        control = new QLineEdit;
    } else if (kind == "segment" || kind == "radio") {
        auto *radio = new QRadioButton(u"Folder"_s);
        if (kind == "segment")
            makeSegmented({radio});
        control = radio;
    } else {
        auto *button = new QPushButton(u"Update"_s);
        if (kind == "primary")
            makePrimary(button);
        if (kind == "link")
            makeLink(button);
        control = button;
    }
    layout->addWidget(other);
    layout->addWidget(control);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    const QImage without = control->grab().toImage();
    control->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(control->hasFocus());
    const QImage with = control->grab().toImage();
    QVERIFY(with != without);
    // A ring 2 wide is accent all along the upper edge, but for a primary button's own ground.
    if (kind != "primary" && kind != "radio")
        QVERIFY(pixelsOf(with, Theme::current().accent)
                > pixelsOf(without, Theme::current().accent) + control->width());
}

void tst_Theme::keepsOneSegmentChecked()
{
    QRadioButton one(u"Folder"_s);
    QRadioButton two(u"ZIP file"_s);
    makeSegmented({&one, &two});
    one.setChecked(true);
    two.setChecked(true);
    QVERIFY(!one.isChecked());
    QVERIFY(two.isChecked());
}

void tst_Theme::scalesTexts()
{
    const QFont body = fontFor(TextStyle::Body);
    QVERIFY(fontFor(TextStyle::Secondary).pointSizeF() < body.pointSizeF());
    QVERIFY(fontFor(TextStyle::Heading).pointSizeF() > fontFor(TextStyle::Result).pointSizeF());
    QCOMPARE(fontFor(TextStyle::Heading).weight(), QFont::DemiBold);
    QCOMPARE(fontFor(TextStyle::Monospace).pointSizeF(),
             fontFor(TextStyle::Secondary).pointSizeF());
}

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
