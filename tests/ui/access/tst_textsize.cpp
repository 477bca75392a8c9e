// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"
#include "ui/common/dialogfit.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/appearance.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

//! Every window with longer texts, with larger texts, and from right to left.
class tst_TextSize : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();

    void showsEveryTextWhole_data();
    void showsEveryTextWhole();
    void fitsASmallScreen_data() { addWindowRows(); }
    void fitsASmallScreen();
    void keepsCodeFromTheLeft_data() { addWindowRows(); }
    void keepsCodeFromTheLeft();
    void makesPseudoTexts_data();
    void makesPseudoTexts();
    void noticesClippedTexts();
};

namespace {

constexpr QSize smallScreen{1024, 640};
// Texts of twice the size have as much room there as usual ones on 800 x 500.
constexpr QSize usualScreen{1600, 1000};
// A talk has larger texts and one pane more.
constexpr QSize talkScreen{1900, 1100};

//! A language that nobody speaks: each text about 40 % longer and with accents. What is not in it
//! was never given to tr().
class PseudoTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return pseudo(QString::fromUtf8(source));
    }

    static QString pseudo(const QString &source)
    {
        static const QString plain = u"AEIOUaeiouncsyz"_s;
        static const QString accented = u"ÂÉÏÔÛâéîöûñçšýž"_s;
        QString text;
        bool isTag = false;
        for (qsizetype i = 0; i < source.size(); ++i) {
            const QChar letter = source.at(i);
            isTag = letter == u'<' || (isTag && letter != u'>');
            const bool isPlace = i > 0
                                 && (source.at(i - 1) == u'%' || source.at(i - 1) == u'&'
                                     || (i > 1 && source.mid(i - 2, 2) == "%L"_L1));
            const qsizetype at = plain.indexOf(letter);
            text += isTag || isPlace || at < 0 ? letter : accented.at(at);
        }
        const qsizetype more = std::max<qsizetype>(source.size() * 2 / 5 - 3, 1);
        return u'[' + text + u' ' + QString(more, u'~') + u']';
    }
};

enum class Mode { Plain, Pseudo, Chinese, Double, RightToLeft };

QString nameOf(Mode mode)
{
    switch (mode) {
    case Mode::Plain:
        return u"plain"_s;
    case Mode::Pseudo:
        return u"pseudo"_s;
    case Mode::Chinese:
        return u"zh_CN"_s;
    case Mode::Double:
        return u"200 percent"_s;
    case Mode::RightToLeft:
        return u"right to left"_s;
    }
    return {};
}

bool isInsideOf(const QWidget *widget, bool (*is)(const QWidget *))
{
    for (const QWidget *at = widget->parentWidget(); at; at = at->parentWidget()) {
        if (is(at))
            return true;
    }
    return false;
}

bool isScrolled(const QWidget *widget)
{
    return isInsideOf(widget, [](const QWidget *at) {
        return qobject_cast<const QAbstractScrollArea *>(at) != nullptr;
    });
}

QString labelComplaint(const QLabel *label)
{
    if (label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label))
        return {}; // that one shows the whole when it is pointed at
    const QSize needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width()))
                                           : label->minimumSizeHint();
    if (needed.width() > label->width() || needed.height() > label->height())
        return u"is %1 x %2 and needs %3 x %4"_s.arg(label->width())
            .arg(label->height())
            .arg(needed.width())
            .arg(needed.height());
    return {};
}

QString complaintOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return labelComplaint(label);
    if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QCheckBox *>(widget)
        || qobject_cast<const QRadioButton *>(widget)) {
        const QSize hint = widget->sizeHint();
        if (hint.width() > widget->width() || hint.height() > widget->height())
            return u"is %1 x %2 and needs %3 x %4"_s.arg(widget->width())
                .arg(widget->height())
                .arg(hint.width())
                .arg(hint.height());
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) {
            const int text = tabs->fontMetrics().horizontalAdvance(tabs->tabText(i));
            if (tabs->tabRect(i).width() < text)
                return u"has too little room for the tab "_s + tabs->tabText(i);
        }
        if (tabs->tabRect(tabs->count() - 1).right() > tabs->width() && !tabs->usesScrollButtons())
            return u"has no room for all tabs"_s;
    }
    if (const auto *header = qobject_cast<const QHeaderView *>(widget)) {
        for (int i = 0; header->orientation() == Qt::Horizontal && i < header->count(); ++i) {
            if (!header->isSectionHidden(i) && header->sectionSizeHint(i) > header->sectionSize(i))
                return u"gives %1 to \"%2\", which needs %3"_s.arg(header->sectionSize(i))
                    .arg(header->model()->headerData(i, Qt::Horizontal).toString())
                    .arg(header->sectionSizeHint(i));
        }
    }
    const auto *box = qobject_cast<const QComboBox *>(widget);
    if (box && !box->isEditable()
        && box->fontMetrics().horizontalAdvance(box->currentText()) > box->width() - dp(28))
        return u"has too little room for "_s + box->currentText();
    return {};
}

QStringList clippedTexts(const QWidget *window, QSize screen = smallScreen)
{
    QStringList complaints;
    for (const QWidget *widget : visibleWidgets(window)) {
        const bool isPart = isInsideOf(widget, [](const QWidget *at) {
            return qobject_cast<const QLineEdit *>(at) || qobject_cast<const QTabBar *>(at);
        });
        if (isPart)
            continue;
        QString complaint = complaintOf(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (complaint.isEmpty() && label && !label->text().isEmpty()
            && !window->rect()
                    .adjusted(dp(4), 0, -dp(4), 0)
                    .contains(label->contentsRect().translated(label->mapTo(window, QPoint())))
            && !isScrolled(label))
            complaint = u"begins at the edge of the window"_s;
        // Cut off by what it stands in.
        const QWidget *parent = widget == window ? nullptr : widget->parentWidget();
        if (complaint.isEmpty() && parent && !isScrolled(widget)
            && !parent->rect().contains(widget->geometry())
            && (label || qobject_cast<const QPushButton *>(widget)))
            complaint = u"reaches beyond its parent"_s;
        if (!complaint.isEmpty())
            complaints += placeOf(widget) + u' ' + complaint;
    }
    const QSize least = window->minimumSizeHint().expandedTo(window->minimumSize());
    if (least.width() > screen.width() || least.height() > screen.height())
        complaints += u"the window needs %1 x %2"_s.arg(least.width()).arg(least.height());
    return complaints;
}

} // namespace

void tst_TextSize::cleanup()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void tst_TextSize::showsEveryTextWhole_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<Mode>("mode");
    for (const Mode mode :
         {Mode::Plain, Mode::Pseudo, Mode::Chinese, Mode::Double, Mode::RightToLeft}) {
        for (int i = 0; i < windowCases().size(); ++i)
            QTest::addRow("%s, %s", qPrintable(nameOf(mode)), windowCases().at(i).name)
                << i << mode;
    }
}

void tst_TextSize::showsEveryTextWhole()
{
    QFETCH(int, index);
    QFETCH(Mode, mode);
    const auto restore = qScopeGuard([] {
        Theme::instance()->setTextSize(100);
        useLanguage(u"en"_s);
    });
    PseudoTranslator pseudo;
    if (mode == Mode::RightToLeft)
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Stage stage;
    if (mode == Mode::Double)
        Theme::instance()->setTextSize(200);
    if (mode == Mode::Pseudo)
        QCoreApplication::installTranslator(&pseudo);
    if (mode == Mode::Chinese)
        useLanguage(u"zh_CN"_s);
    const bool isTalk = qstrcmp(windowCases().at(index).name, "presentation") == 0;
    const QSize screen = isTalk ? talkScreen : mode == Mode::Double ? usualScreen : smallScreen;
    stage.window()->resize(screen);
    QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    const bool isWhole =
        QTest::qWaitFor([&] { return clippedTexts(window, screen).isEmpty(); }, 1'000); // layouts
    takePicture(window, nameOf(mode) + u'-' + QString::fromLatin1(windowCases().at(index).name));
    const QStringList complaints = clippedTexts(window, screen);
    QVERIFY2(isWhole, qPrintable(u"\n"_s + complaints.join(u'\n')));
}

// Large texts on a small screen: what does not fit can be scrolled to.
void tst_TextSize::fitsASmallScreen()
{
    QFETCH(int, index);
    const auto restore = qScopeGuard([] { Theme::instance()->setTextSize(100); });
    Stage stage;
    Theme::instance()->setTextSize(200);
    auto *dialog = qobject_cast<QDialog *>(openWindow(index, stage));
    if (!dialog || qobject_cast<QMessageBox *>(dialog))
        QSKIP("this is no dialog of ours");
    const QPointer<QWidget> focus = dialog->focusWidget();
    const QSize room(1276, 740);
    fitInto(dialog, room);
    QTest::qWait(0);
    QVERIFY2(dialog->minimumSizeHint().width() <= room.width()
                 && dialog->minimumSizeHint().height() <= room.height(),
             "it needs more than the screen has");
    QVERIFY(dialog->width() <= room.width() && dialog->height() <= room.height());
    QCOMPARE(dialog->focusWidget(), focus);
    const auto buttons = dialog->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (!button->isVisible() || !button->isEnabled() || !(button->focusPolicy() & Qt::TabFocus))
            continue;
        button->setFocus();
        for (QWidget *at = button; at; at = at->parentWidget()) {
            if (auto *area = qobject_cast<QScrollArea *>(at))
                area->ensureWidgetVisible(button);
        }
        QVERIFY2(!button->visibleRegion().isEmpty(), qPrintable(placeOf(button)));
    }
}

// Code, JSON, addresses and paths read from the left in every language.
void tst_TextSize::keepsCodeFromTheLeft()
{
    QFETCH(int, index);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    Stage stage;
    const QWidget *window = openWindow(index, stage);
    QVERIFY(window);
    QCOMPARE(window->layoutDirection(), Qt::RightToLeft);
    QStringList complaints;
    for (const QWidget *widget : visibleWidgets(window)) {
        const bool isCode = (qobject_cast<const QPlainTextEdit *>(widget)
                             && widget->objectName() != "historyDetails"_L1) // sentences
                            || widget->objectName() == "codeEditor"_L1;
        if (isCode && widget->layoutDirection() != Qt::LeftToRight)
            complaints += placeOf(widget);
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(u"\n"_s + complaints.join(u'\n')));
}

void tst_TextSize::makesPseudoTexts_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::newRow("short") << u"OK"_s << u"[ÔK ~]"_s;
    QTest::newRow("mnemonic") << u"&Update"_s << u"[&Updâté ~]"_s;
    QTest::newRow("local number") << u"%Ln folder(s)"_s << u"[%Ln földér(š) ~~]"_s;
    QTest::newRow("place") << u"%n file(s)"_s << u"[%n fîlé(š) ~]"_s;
    QTest::newRow("tag") << u"<b>name</b>"_s << u"[<b>ñâmé</b> ~]"_s;
    QTest::newRow("long") << u"Choose another folder or file"_s
                          << u"[Chööšé âñöthér földér ör fîlé ~~~~~~~~]"_s;
}

void tst_TextSize::makesPseudoTexts()
{
    QFETCH(QString, source);
    QFETCH(QString, text);
    QCOMPARE(PseudoTranslator::pseudo(source), text);
}

void tst_TextSize::noticesClippedTexts()
{
    QDialog dialog;
    dialog.resize(300, 200);
    auto *button = new QPushButton(u"A long text on a narrow button"_s, &dialog);
    button->resize(40, 30);
    auto *label = new QLabel(u"A long text on a narrow label"_s, &dialog);
    label->move(0, 50);
    label->resize(40, 30);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QCOMPARE(clippedTexts(&dialog).size(), 2);
}

QTEST_MAIN(tst_TextSize)
#include "tst_textsize.moc"
