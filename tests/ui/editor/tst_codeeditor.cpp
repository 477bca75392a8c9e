// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/findbar.h"

#include <Qsci/qscilexer.h>

#include <QAccessible>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

// An editor between two boxes, with a find bar.
struct Window : QWidget
{
    QLineEdit *before = new QLineEdit(this);
    CodeEditor *editor = new CodeEditor(this);
    FindBar *bar = new FindBar(editor, this);
    QLineEdit *after = new QLineEdit(this);

    Window()
    {
        auto *layout = new QVBoxLayout(this);
        for (QWidget *widget : std::initializer_list<QWidget *>{before, editor, bar, after})
            layout->addWidget(widget);
        resize(600, 400);
        show();
        activateWindow();
        editor->setFocus();
    }
    QString count() const { return bar->findChild<QLabel *>(u"findCount"_s)->text(); }
    QLineEdit *text() const { return bar->findChild<QLineEdit *>(u"findText"_s); }
    QLineEdit *replacement() const { return bar->findChild<QLineEdit *>(u"replacement"_s); }
};

} // namespace

class tst_CodeEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::install(ThemeChoice::Light); }
    void init() { Theme::instance()->setChoice(ThemeChoice::Light); }

    void keepsTheBytes_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("LF") << QByteArray("a\nb\n");
        QTest::newRow("CRLF") << QByteArray("a\r\nb\r\n");
        QTest::newRow("mixed") << QByteArray("a\r\nb\nc\rd");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a\n");
        QTest::newRow("UTF-8") << QByteArray("\xE4\xBD\xA0\xF0\x9F\x98\x80 a\n");
        QTest::newRow("not UTF-8") << QByteArray("a\xFF\xFE"
                                                 "b\n");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
    }
    void keepsTheBytes()
    {
        QFETCH(QByteArray, content);
        CodeEditor editor;
        QSignalSpy edited(&editor, &CodeEditor::contentEdited);
        editor.setContent(u"a.py"_s, content);
        QCOMPARE(editor.content(), content);
        QCOMPARE(edited.count(), 0);
        QVERIFY(!editor.isUndoAvailable());
    }

    void onlyShowsWhatIsNoUtf8()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "a\xFF\n");
        QVERIFY(!window.editor->isEditable());
        QTest::keyClicks(window.editor, u"x"_s);
        QCOMPARE(window.editor->content(), QByteArray("a\xFF\n"));
        window.editor->setContent(u"a.py"_s, "a\n");
        QVERIFY(window.editor->isEditable());
        QTest::keyClicks(window.editor, u"x"_s);
        QCOMPARE(window.editor->content(), QByteArray("xa\n"));
    }

    void typesAsTheFileIsWritten_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("expected"); // after "x:", Return, Tab, "y" at the end
        QTest::newRow("LF, spaces") << QByteArray("def f():\n    a\n    ")
                                    << QByteArray("def f():\n    a\n    x:\n        y");
        QTest::newRow("CRLF, two spaces")
            << QByteArray("a:\r\n  b\r\n  ") << QByteArray("a:\r\n  b\r\n  x:\r\n    y");
        QTest::newRow("tabs") << QByteArray("a:\n\tb\n\t") << QByteArray("a:\n\tb\n\tx:\n\t\ty");
    }
    void typesAsTheFileIsWritten()
    {
        QFETCH(QByteArray, content);
        Window window;
        window.editor->setContent(u"a.py"_s, content);
        QSignalSpy edited(window.editor, &CodeEditor::contentEdited);
        QTest::keyClick(window.editor, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(window.editor, u"x:"_s);
        QTest::keyClick(window.editor, Qt::Key_Return);
        QTest::keyClick(window.editor, Qt::Key_Tab);
        QTest::keyClicks(window.editor, u"y"_s);
        QTEST(window.editor->content(), "expected");
        QVERIFY(edited.count() > 0);
        while (window.editor->isUndoAvailable())
            QTest::keyClick(window.editor, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->content(), content);
    }

    void revertIsOneStep()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "a\n");
        QTest::keyClicks(window.editor, u"xyz"_s);
        window.editor->replaceContent("a\n");
        QCOMPARE(window.editor->content(), QByteArray("a\n"));
        window.editor->undo();
        QCOMPARE(window.editor->content(), QByteArray("xyza\n"));
    }

    void tabIsNoTrap_data()
    {
        QTest::addColumn<bool>("byEscape");
        QTest::addColumn<bool>("isForward");
        QTest::newRow("Escape, Tab") << true << true;
        QTest::newRow("Escape, Shift+Tab") << true << false;
        QTest::newRow("Ctrl+Tab") << false << true;
        QTest::newRow("Ctrl+Shift+Tab") << false << false;
    }
    void tabIsNoTrap()
    {
        QFETCH(bool, byEscape);
        QFETCH(bool, isForward);
        Window window;
        window.editor->setContent(u"a.py"_s, "a\n");
        QTRY_VERIFY(window.editor->hasFocus());
        QTest::keyClick(window.editor, Qt::Key_Tab);
        QCOMPARE(window.editor->content(), QByteArray("    a\n"));
        QVERIFY(window.editor->hasFocus());
        Qt::KeyboardModifiers modifiers =
            byEscape ? Qt::NoModifier : Qt::KeyboardModifiers(Qt::ControlModifier);
        modifiers.setFlag(Qt::ShiftModifier, !isForward);
        if (byEscape)
            QTest::keyClick(window.editor, Qt::Key_Escape);
        QTest::keyClick(window.editor, isForward ? Qt::Key_Tab : Qt::Key_Backtab, modifiers);
        QVERIFY(!window.editor->hasFocus());
        QVERIFY((isForward ? window.after : window.before)->hasFocus());
        QCOMPARE(window.editor->content(), QByteArray("    a\n"));
        // Back in it, Tab indents again.
        window.editor->setFocus();
        QTest::keyClick(window.editor, Qt::Key_Tab);
        QVERIFY(window.editor->hasFocus());
        // And so it does when something was typed after Escape.
        QTest::keyClick(window.editor, Qt::Key_Escape);
        QTest::keyClicks(window.editor, u"x"_s);
        QTest::keyClick(window.editor, Qt::Key_Tab);
        QVERIFY(window.editor->hasFocus());
        QVERIFY(!window.editor->accessibleDescription().isEmpty());
    }

    void showsProblemsAndGoesToThem()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "a\nb\n  c\nd\n");
        const QList<SourceProblem> problems{
            {.line = 1, .state = Finding::State::Warning, .text = u"first"_s},
            {.line = 3, .text = u"second"_s},
            {.line = 900, .text = u"beyond"_s}};
        window.editor->setProblems(problems);
        QVERIFY(window.editor->markersAtLine(0) != 0);
        QVERIFY(window.editor->markersAtLine(1) == 0);
        QVERIFY(window.editor->markersAtLine(2) != 0);
        QVERIFY(window.editor->markersAtLine(0) != window.editor->markersAtLine(2));
        QCOMPARE(window.editor->annotation(2), u"second"_s);
        QSignalSpy reached(window.editor, &CodeEditor::problemReached);
        QTest::keyClick(window.editor, Qt::Key_F8);
        QCOMPARE(window.editor->currentLine(), 3);
        QCOMPARE(window.editor->currentColumn(), 3); // where the text begins
        QTest::keyClick(window.editor, Qt::Key_F8);
        QTest::keyClick(window.editor, Qt::Key_F8);
        QCOMPARE(window.editor->currentLine(), 1);
        QCOMPARE(reached.count(), 3);
        window.editor->setProblems({});
        QCOMPARE(window.editor->markersAtLine(2), 0U);
        QVERIFY(window.editor->annotation(2).isEmpty());
    }

    void followsTheTheme()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "def f():\n    return 'x' # y\n");
        const auto colourOf = [&](const QString &part) {
            const QsciLexer *lexer = window.editor->lexer();
            for (int style = 0; style < 128; ++style) {
                if (lexer->description(style) == part)
                    return lexer->color(style);
            }
            return QColor();
        };
        for (const ThemeChoice choice :
             {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark}) {
            Theme::instance()->setChoice(choice);
            const Colours &colours = Theme::current();
            QCOMPARE(colourOf(u"Keyword"_s), colours.codeKeyword);
            QCOMPARE(colourOf(u"Comment"_s), colours.muted);
            QCOMPARE(colourOf(u"Single-quoted string"_s), colours.codeString);
            QCOMPARE(colourOf(u"Number"_s), colours.codeNumber);
            QCOMPARE(colourOf(u"Function or method name"_s), colours.codeName);
            QCOMPARE(colourOf(u"Decorator"_s), colours.codeMark);
            QCOMPARE(colourOf(u"Identifier"_s), colours.text);
            QCOMPARE(window.editor->lexer()->paper(0), colours.base);
            QTRY_COMPARE(window.editor->grab().toImage().pixelColor(300, 100), colours.base);
        }
    }

    // Every part of every language is written in one of our colours, on our ground.
    void coloursEveryLanguage_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"a.py", "a.js", "a.ts", "a.php", "a.html", "a.css", "a.java", "a.go", "a.sh",
              "a.json", "a.yaml", "a.xml", "a.properties", "a.md", "a.sql"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void coloursEveryLanguage()
    {
        QFETCH(QString, name);
        CodeEditor editor;
        editor.setContent(name, "x");
        const QsciLexer *lexer = editor.lexer();
        QVERIFY(lexer);
        const Colours &c = Theme::current();
        const QList<QColor> ours{c.text,       c.muted,      c.bad,      c.codeKeyword,
                                 c.codeString, c.codeNumber, c.codeName, c.codeMark};
        QSet<QRgb> used;
        for (int style = 0; style < 128; ++style) {
            if (lexer->description(style).isEmpty())
                continue;
            QVERIFY2(ours.contains(lexer->color(style)), qPrintable(lexer->description(style)));
            QCOMPARE(lexer->paper(style), c.base);
            used.insert(lexer->color(style).rgb());
        }
        QVERIFY2(used.size() >= 4 || name == "a.md"_L1 || name == "a.properties"_L1,
                 QByteArray::number(used.size()));
    }

    void opensALargeFileQuickly()
    {
        QByteArray content;
        while (content.size() < 1'000'000)
            content += "def f(a, b):\n    return \"text\" + str(a) # comment\n";
        Window window;
        QElapsedTimer timer;
        timer.start();
        window.editor->setContent(u"a.py"_s, content);
        qInfo("1 MB shown in %lld ms", timer.elapsed());
        timer.restart();
        QCOMPARE(window.editor->content().size(), content.size());
        qInfo("1 MB read back in %lld ms", timer.elapsed());
        timer.restart();
        QTest::keyClick(window.editor, Qt::Key_End, Qt::ControlModifier);
        window.editor->grab();
        qInfo("its end shown in %lld ms", timer.elapsed());
        timer.restart();
        QTest::keyClicks(window.editor, u"x"_s);
        window.editor->grab();
        qInfo("a key there took %lld ms", timer.elapsed());
    }

    void isReadByAScreenReader()
    {
        Window window;
        window.editor->setContent(u"index.py"_s, "import os\n");
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(window.editor);
        QVERIFY(accessible);
        QVERIFY(accessible->text(QAccessible::Name).contains("index.py"_L1));
        QVERIFY(!accessible->text(QAccessible::Description).isEmpty());
        QCOMPARE(accessible->role(), QAccessible::EditableText);
        QAccessibleTextInterface *text = accessible->textInterface();
        QVERIFY(text);
        QCOMPARE(text->text(0, 6), u"import"_s);
        QVERIFY(accessible->state().focusable);
    }

    void findsWhileOneTypes()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "cat\nCat\nconcat\n");
        window.bar->openFind();
        QTRY_VERIFY(window.text()->hasFocus());
        QTest::keyClicks(window.text(), u"cat"_s);
        QTRY_COMPARE(window.count(), u"1 of 3"_s);
        QTest::keyClick(window.text(), Qt::Key_Return);
        QCOMPARE(window.count(), u"2 of 3"_s);
        QCOMPARE(window.editor->selectedText(), u"Cat"_s);
        QTest::keyClick(window.text(), Qt::Key_Return);
        QTest::keyClick(window.text(), Qt::Key_Return); // from the top again
        QCOMPARE(window.count(), u"1 of 3"_s);
        QTest::keyClick(window.text(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(window.count(), u"3 of 3"_s);
        window.bar->findChild<QCheckBox *>(u"wholeWords"_s)->click();
        QTRY_COMPARE(window.count(), u"1 of 2"_s);
        window.bar->findChild<QCheckBox *>(u"matchCase"_s)->click();
        QTRY_COMPARE(window.count(), u"1 of 1"_s);
        window.text()->setText(u"dog"_s);
        QTRY_COMPARE(window.count(), u"Not found"_s);
        window.bar->findChild<QCheckBox *>(u"regularExpression"_s)->click();
        window.text()->setText(u"c("_s);
        QTRY_VERIFY(window.count().contains(u':')); // says what is wrong
        QTest::keyClick(window.text(), Qt::Key_Escape);
        QVERIFY(!window.bar->isVisible());
        QVERIFY(window.editor->hasFocus());
    }

    void replacesOneByOneAndAll()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "a b a\r\nb a\r\n");
        window.bar->openReplace();
        window.text()->setText(u"a"_s);
        window.replacement()->setText(u"xyz"_s);
        QTRY_COMPARE(window.count(), u"1 of 3"_s);
        auto *replace = window.bar->findChild<QPushButton *>(u"replaceOne"_s);
        replace->click();
        QCOMPARE(window.editor->content(), QByteArray("xyz b a\r\nb a\r\n"));
        QTRY_COMPARE(window.count(), u"1 of 2"_s);
        QCOMPARE(window.editor->selection().start, 6);
        window.bar->findChild<QPushButton *>(u"replaceAll"_s)->click();
        QTRY_COMPARE(window.editor->content(), QByteArray("xyz b xyz\r\nb xyz\r\n"));
        QTRY_COMPARE(window.count(), u"2 replaced"_s);
        window.editor->undo();
        QCOMPARE(window.editor->content(), QByteArray("xyz b a\r\nb a\r\n"));
    }

    void searchesAgainWhatWasTypedOn()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "a\n");
        window.bar->openFind();
        window.text()->setText(u"a"_s);
        QTRY_COMPARE(window.count(), u"1 of 1"_s);
        window.editor->setFocus();
        QTest::keyClick(window.editor, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(window.editor, u"a a"_s);
        QTRY_COMPARE(window.count(), u"3 found"_s);
        window.bar->findNext();
        QTRY_COMPARE(window.count(), u"1 of 3"_s);
    }

    void zoomsByKeys()
    {
        Window window;
        window.editor->setContent(u"a.py"_s, "a\n");
        const long before = window.editor->SendScintilla(QsciScintilla::SCI_GETZOOM);
        QTest::keyClick(window.editor, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(window.editor->SendScintilla(QsciScintilla::SCI_GETZOOM) > before);
        QTest::keyClick(window.editor, Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(window.editor->SendScintilla(QsciScintilla::SCI_GETZOOM), before);
    }
};

QTEST_MAIN(tst_CodeEditor)
#include "tst_codeeditor.moc"
