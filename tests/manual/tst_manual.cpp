// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowfixture.h"
#include "ui/common/manualpage.h"
#include "ui/help/manualdialog.h"
#include "ui/help/manualpages.h"
#include "ui/mainwindow/appearance.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QMap>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextBrowser>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

const QString sources = QStringLiteral(SCF_SOURCE_DIR);

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString page(const QString &language, const QString &name)
{
    return contentOf(sources + "/resources/manual/"_L1 + language + u'/' + name + ".md"_L1);
}

QStringList captured(const QString &text, const QString &pattern, int group = 1)
{
    QStringList all;
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
    for (auto it = expression.globalMatch(text); it.hasNext();)
        all += it.next().captured(group);
    return all;
}

//! A text as people name it: without mnemonic and dots.
QString bare(QString text)
{
    static const QRegularExpression chineseMnemonic(u"\\(&.\\)"_s);
    text.remove(chineseMnemonic).remove(u'&');
    return text.endsWith(u'…') ? text.chopped(1) : text;
}

QStringList boldOf(const QString &text)
{
    QStringList names = captured(text, u"\\*\\*([^*]+)\\*\\*"_s);
    names.sort();
    return names;
}

//! Every text of the program in its sources: what tr() is given, put together.
QSet<QString> programTexts()
{
    static const QRegularExpression call(
        u"\\b(?:tr|QT_TR_NOOP)\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)"_s);
    static const QRegularExpression seam(u"\"\\s*\""_s);
    QSet<QString> texts;
    for (const char *top : {"/app", "/ui"}) {
        QDirIterator files(sources + QLatin1StringView(top), {u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString code = contentOf(files.next());
            for (auto it = call.globalMatch(code); it.hasNext();) {
                const QString literal = it.next().captured(1).trimmed().remove(seam);
                texts.insert(bare(literal.sliced(1).chopped(1)));
            }
        }
    }
    return texts;
}

//! The texts of the program in Chinese by the English ones; several where contexts differ.
QMap<QString, QSet<QString>> chineseTexts()
{
    static const QRegularExpression message(
        u"<source>([^<]*)</source>.*?<translation[^>]*>(?:\\s*<numerusform>)?([^<]*)<"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QMap<QString, QSet<QString>> texts;
    const QString file = contentOf(sources + "/translations/scf_desktop_zh_CN.ts"_L1);
    for (auto it = message.globalMatch(file); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto plain = [](QString text) {
            return bare(text.replace("&amp;"_L1, "&"_L1).replace("&quot;"_L1, "\""_L1));
        };
        texts[plain(match.captured(1))].insert(plain(match.captured(2)));
    }
    return texts;
}

} // namespace

//! The manual says what is true of the program, and can be read.
class tst_Manual : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void languagesHaveTheSamePages_data();
    void languagesHaveTheSamePages();
    void namesWhatIsThere_data();
    void namesWhatIsThere();
    void linksAndPicturesExist_data();
    void linksAndPicturesExist();
    void everyPictureIsUsedAndSmall();
    void shortcutsAreRight();
    void modelsAreSound();
    void opensPages();
    void findsWords();
    void followsTheLanguage();
    void opensAtThePageOfTheFocus();

private:
    void addPages();
};

void tst_Manual::initTestCase()
{
    QVERIFY(openWindow() && openDemo());
}

void tst_Manual::cleanupTestCase()
{
    closeWindow();
}

void tst_Manual::addPages()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : ManualPages::names())
        QTest::newRow(qPrintable(name)) << name;
}

void tst_Manual::languagesHaveTheSamePages_data()
{
    addPages();
}

void tst_Manual::languagesHaveTheSamePages()
{
    QFETCH(const QString, name);
    const QString english = page(u"en"_s, name);
    const QString chinese = page(u"zh_CN"_s, name);
    QVERIFY(english.startsWith("# "_L1));
    QVERIFY(chinese.startsWith("# "_L1));
    const QString heading = u"^(#+) "_s;
    QVERIFY(captured(english, heading).size() > 1);
    QCOMPARE(captured(chinese, heading), captured(english, heading));
    for (const char *parts : {"^- ", "^\\d+\\. ", "^\\|", "!\\[", "\\]\\("})
        QCOMPARE(captured(chinese, QString::fromLatin1(parts), 0).size(),
                 captured(english, QString::fromLatin1(parts), 0).size());
    // The same keys, paths and names of the API.
    QStringList code = captured(english, u"`([^`]+)`"_s);
    QStringList chineseCode = captured(chinese, u"`([^`]+)`"_s);
    code.sort();
    chineseCode.sort();
    QCOMPARE(chineseCode, code);
}

void tst_Manual::namesWhatIsThere_data()
{
    addPages();
}

void tst_Manual::namesWhatIsThere()
{
    QFETCH(const QString, name);
    static const QSet<QString> program = programTexts();
    static const QMap<QString, QSet<QString>> chinese = chineseTexts();
    QVERIFY(program.size() > 300);
    const QStringList names = boldOf(page(u"en"_s, name));
    for (const QString &text : names)
        QVERIFY2(program.contains(text), qPrintable(text));

    QStringList left = boldOf(page(u"zh_CN"_s, name));
    QCOMPARE(left.size(), names.size());
    qsizetype untranslated = 0;
    for (const QString &text : names) {
        const QSet<QString> possible = chinese.value(text);
        if (possible.isEmpty()) {
            ++untranslated; // the test of the translations says so
            continue;
        }
        const auto found = std::find_if(left.begin(), left.end(), [&possible](const QString &word) {
            return possible.contains(word);
        });
        QVERIFY2(found != left.end(), qPrintable(text + ": "_L1 + left.join(u", "_s)));
        left.erase(found);
    }
    QCOMPARE(left.size(), untranslated);
}

void tst_Manual::linksAndPicturesExist_data()
{
    addPages();
}

void tst_Manual::linksAndPicturesExist()
{
    QFETCH(const QString, name);
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        const QStringList targets = captured(page(language, name), u"\\]\\(([^)]+)\\)"_s);
        for (const QString &target : targets) {
            const QString inProgram = ":/manual/"_L1 + language + u'/' + target;
            QVERIFY2(QFile::exists(inProgram), qPrintable(inProgram));
            if (target.endsWith(".png"_L1))
                QVERIFY2(QImage(inProgram).width() > 300, qPrintable(inProgram));
        }
    }
}

void tst_Manual::everyPictureIsUsedAndSmall()
{
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        QString all;
        for (const QString &name : ManualPages::names())
            all += page(language, name);
        const QDir pictures(sources + "/resources/manual/"_L1 + language + "/pictures"_L1);
        const QFileInfoList files = pictures.entryInfoList(QDir::Files);
        QVERIFY(files.size() > 3);
        for (const QFileInfo &file : files) {
            QVERIFY2(all.contains("pictures/"_L1 + file.fileName()), qPrintable(file.fileName()));
            QVERIFY2(file.size() < 150'000, qPrintable(file.fileName()));
        }
    }
}

void tst_Manual::shortcutsAreRight()
{
    QMap<QString, QStringList> keysOf;
    QSet<QString> keys{QKeySequence(QKeySequence::Copy).toString()};
    const auto actions = m_window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        const QList<QKeySequence> shortcuts = action->shortcuts();
        for (const QKeySequence &shortcut : shortcuts) {
            keysOf[bare(action->text())] += shortcut.toString();
            keys.insert(shortcut.toString());
        }
    }
    if (QKeySequence(QKeySequence::Quit).isEmpty()) { // as in the platform that draws nowhere
        keysOf[u"Quit"_s] += u"Ctrl+Q"_s;
        keys.insert(u"Ctrl+Q"_s);
    }
    // In the table: the keys of just that action.
    const QString table = page(u"en"_s, u"keyboard"_s);
    static const QRegularExpression row(u"^\\| `([^`]+)` \\| \\*\\*([^*]+)\\*\\* \\|$"_s,
                                        QRegularExpression::MultilineOption);
    int rows = 0;
    for (auto it = row.globalMatch(table); it.hasNext(); ++rows) {
        const QRegularExpressionMatch match = it.next();
        QVERIFY2(keysOf.value(match.captured(2)).contains(match.captured(1)),
                 qPrintable(match.captured(0)));
    }
    QVERIFY(rows > 8);
    // Anywhere: keys that do something.
    for (const QString &name : ManualPages::names()) {
        const QStringList named =
            captured(page(u"en"_s, name), u"`((?:Ctrl|Alt|Shift)\\+[^`]+|F\\d+|Esc)`"_s);
        for (const QString &key : named)
            QVERIFY2(keys.contains(key), qPrintable(name + ": "_L1 + key));
    }
    // And no shortcut of the menus is kept from the reader.
    for (auto it = keysOf.begin(); it != keysOf.end(); ++it) {
        if (bare(it.key()) == "User Manual"_L1 || it.key() == "Copy the Row"_L1)
            continue;
        const bool isNamed = std::any_of(it->begin(), it->end(), [&table](const QString &key) {
            return table.contains(u'`' + key + u'`');
        });
        QVERIFY2(isNamed || it.key().isEmpty(), qPrintable(it.key() + u' ' + it->join(u' ')));
    }
}

void tst_Manual::modelsAreSound()
{
    ManualPages pages;
    ManualFilter filter;
    const QAbstractItemModelTester tester(&pages,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&pages);
    const QAbstractItemModelTester filterTester(
        &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    pages.setLanguage(u"zh_CN"_s);
    QCOMPARE(pages.rowCount(), ManualPages::names().size());
    QCOMPARE(pages.index(0, 0).data().toString(), u"入门"_s);
    pages.setLanguage(u"fr"_s);
    QCOMPARE(pages.index(0, 0).data().toString(), u"First Steps"_s);
    filter.setWords(u"bucket region"_s);
    QVERIFY(filter.rowCount() > 0 && filter.rowCount() < pages.rowCount());
    filter.setWords(u"xyzzy"_s);
    QCOMPARE(filter.rowCount(), 0);
    for (int row = 0; row < pages.rowCount(); ++row)
        QCOMPARE(pages.rowOf(pages.urlAt(row)), row);
    QCOMPARE(pages.rowOf(QUrl(u"https://example.com/"_s)), -1);
}

void tst_Manual::opensPages()
{
    ManualDialog dialog;
    dialog.show();
    QCOMPARE(dialog.page(), u"first-steps"_s);
    auto *contents = dialog.findChild<QListView *>(u"manualContents"_s);
    auto *view = dialog.findChild<QTextBrowser *>(u"manualPage"_s);
    auto *back = dialog.findChild<QPushButton *>(u"manualBack"_s);
    auto *forward = dialog.findChild<QPushButton *>(u"manualForward"_s);
    QVERIFY(!back->isEnabled());
    QVERIFY(view->toPlainText().contains(u"Try it without an account"_s));

    contents->setCurrentIndex(contents->model()->index(2, 0));
    QCOMPARE(dialog.page(), u"functions"_s);
    // A link in the text, as a click on it does it.
    dialog.showPage(u"history"_s);
    view->setSource(view->source().resolved(QUrl(u"copy-as.md"_s)));
    QCOMPARE(dialog.page(), u"copy-as"_s);
    QCOMPARE(contents->currentIndex().data().toString(), u"Copying an Update as a Script"_s);
    QVERIFY(view->toPlainText().contains(u"GitHub Actions"_s));
    QVERIFY(!view->toPlainText().contains(u"**"_s));
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(dialog.page(), u"history"_s);
    QTest::mouseClick(forward, Qt::LeftButton);
    QCOMPARE(dialog.page(), u"copy-as"_s);
    dialog.showPage({});
    dialog.showPage(u"no-such-page"_s);
    QCOMPARE(dialog.page(), u"copy-as"_s);
}

void tst_Manual::findsWords()
{
    ManualDialog dialog;
    dialog.show();
    auto *search = dialog.findChild<QLineEdit *>(u"searchManual"_s);
    auto *contents = dialog.findChild<QListView *>(u"manualContents"_s);
    auto *view = dialog.findChild<QTextBrowser *>(u"manualPage"_s);
    QTest::keyClicks(search, u"npm install"_s);
    QCOMPARE(contents->model()->rowCount(), 1);
    QCOMPARE(dialog.page(), u"updating"_s);
    QVERIFY(!view->extraSelections().isEmpty());
    QVERIFY(contents->currentIndex().isValid());
    search->setText(u"xyzzy"_s);
    QCOMPARE(contents->model()->rowCount(), 0);
    QCOMPARE(dialog.page(), u"updating"_s);
    QTest::keyClick(search, Qt::Key_Escape); // empties before it closes
    QVERIFY(dialog.isVisible());
    QCOMPARE(contents->model()->rowCount(), static_cast<int>(ManualPages::names().size()));
    QVERIFY(view->extraSelections().isEmpty());
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(dialog.page(), u"history"_s);
}

void tst_Manual::followsTheLanguage()
{
    ManualDialog dialog;
    dialog.show();
    dialog.showPage(u"errors"_s);
    m_services->setLanguage(useLanguage(u"zh_CN"_s));
    QTRY_COMPARE(
        dialog.findChild<QListView *>(u"manualContents"_s)->currentIndex().data().toString(),
        u"错误与帮助"_s);
    QCOMPARE(dialog.page(), u"errors"_s);
    m_services->setLanguage(useLanguage(u"en"_s));
    QTRY_COMPARE(
        dialog.findChild<QListView *>(u"manualContents"_s)->currentIndex().data().toString(),
        u"Errors and Help"_s);
}

void tst_Manual::opensAtThePageOfTheFocus()
{
    // Each name that a widget gives is a page.
    QSet<QString> used;
    const auto widgets = m_window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const QString name = manualPageOf(widget);
        if (!name.isEmpty())
            used.insert(name);
    }
    QVERIFY(used.size() > 5);
    for (const QString &name : used)
        QVERIFY2(ManualPages::rowOfName(name) >= 0, qPrintable(name));

    m_window->activateWindow();
    auto *search = m_window->findChild<QLineEdit *>(u"searchFunctions"_s);
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_F1);
    auto *dialog = m_window->findChild<ManualDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->page(), u"functions"_s);
    QCOMPARE(manualPageOf(m_window->findChild<QWidget *>(u"historyTable"_s)), u"history"_s);
    QCOMPARE(manualPageOf(nullptr), QString());
    dialog->close();
}

QTEST_MAIN(tst_Manual)
#include "tst_manual.moc"
