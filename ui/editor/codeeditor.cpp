// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeeditor.h"

#include "ui/common/accessibility.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <Qsci/qscilexer.h>
#include <Qsci/qscistyle.h>

#include <QAction>
#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineNumberMargin = 0;
constexpr int problemMargin = 1;
constexpr int errorMarker = 1;
constexpr int warningMarker = 2;
constexpr int foundIndicator = 8; // the first that is no lexer's
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

} // namespace

CodeEditor::CodeEditor(QWidget *parent)
    : QsciScintilla(parent)
{
    setObjectName(u"codeEditor"_s);
    setLayoutDirection(Qt::LeftToRight); // code, in every language
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setAutoIndent(true);
    setTabIndents(true);
    setBackspaceUnindents(true);
    setBraceMatching(SloppyBraceMatch);
    setCaretLineVisible(true);
    setWrapMode(WrapNone);
    SendScintilla(SCI_SETIDLESTYLING, SC_IDLESTYLING_ALL); // a long file colours as time allows
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
    setMarginType(lineNumberMargin, NumberMargin);
    setMarginType(problemMargin, SymbolMargin);
    setMarginMarkerMask(problemMargin, (1 << errorMarker) | (1 << warningMarker));
    setMarginWidth(problemMargin, dp(20));
    setAnnotationDisplay(AnnotationIndented);
    SendScintilla(SCI_INDICSETSTYLE, foundIndicator, long(INDIC_STRAIGHTBOX));
    SendScintilla(SCI_INDICSETALPHA, foundIndicator, 50L);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, foundIndicator, 160L);
    SendScintilla(SCI_SETMARGINLEFT, 0, long(dp(6)));
    SendScintilla(SCI_SETEXTRAASCENT, dp(2));
    SendScintilla(SCI_SETEXTRADESCENT, dp(1));
    applyLayout({});
    applyColours();
    // Scintilla keeps colours of its own, so that not every change of the palette gets here.
    if (const Theme *theme = Theme::instance())
        connect(theme, &Theme::changed, this, &CodeEditor::applyColours);
    connect(this, &QsciScintilla::linesChanged, this, &CodeEditor::fitLineNumbers);
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_isLoading)
            emit contentEdited();
    });
}

void CodeEditor::setContent(const QString &name, const QByteArray &content)
{
    m_isLoading = true;
    m_isUtf8 = QByteArrayView(content).isValidUtf8() && !content.contains('\0');
    m_original = m_isUtf8 ? QByteArray() : content;
    m_mark =
        m_isUtf8 && content.startsWith(byteOrderMark) ? byteOrderMark.toByteArray() : QByteArray();
    const QByteArrayView shown = QByteArrayView(content).sliced(m_mark.size());
    const CodeLanguage language = languageOf(name, shown);
    setReadOnly(false);
    setProblems({});
    if (language != m_language || !lexer()) {
        m_language = language;
        QsciLexer *const old = lexer();
        setLexer(makeLexer(language, this));
        delete old;
    }
    setText(QString::fromUtf8(shown).remove(QChar::Null));
    applyLayout(layoutOf(shown, usualLayout(language)));
    applyColours();
    setReadOnly(!m_isUtf8);
    setModified(false);
    setCursorPosition(0, 0);
    fitLineNumbers();
    m_name = name;
    rename();
    m_isLoading = false;
}

void CodeEditor::replaceContent(const QByteArray &content)
{
    if (!m_isUtf8)
        return;
    const QByteArrayView shown =
        QByteArrayView(content).sliced(content.startsWith(m_mark) ? m_mark.size() : 0);
    replaceSpan(0, SendScintilla(SCI_GETLENGTH), shown.toByteArray());
    setCursorPosition(0, 0);
}

QByteArray CodeEditor::content() const
{
    if (!m_isUtf8)
        return m_original;
    const auto size = qsizetype(SendScintilla(SCI_GETLENGTH));
    const auto *const bytes =
        static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return m_mark + QByteArray(bytes, size);
}

void CodeEditor::setProblems(const QList<SourceProblem> &problems)
{
    if (m_problems == problems && !m_isLoading)
        return;
    m_problems = problems;
    markerDeleteAll(errorMarker);
    markerDeleteAll(warningMarker);
    clearAnnotations();
    const Colours &colours = Theme::current();
    for (const SourceProblem &problem : problems) {
        const int line = std::clamp(problem.line, 1, lines()) - 1;
        const bool isError = problem.state == Finding::State::Error;
        markerAdd(line, isError ? errorMarker : warningMarker);
        const QString before = annotation(line);
        annotate(line, before.isEmpty() ? problem.text : before + u'\n' + problem.text,
                 QsciStyle(-1, u"problem"_s, isError ? colours.bad : colours.warn,
                           colours.alternateBase, fontFor(TextStyle::Secondary)));
    }
}

void CodeEditor::goToNextProblem()
{
    if (m_problems.isEmpty())
        return;
    auto next = std::ranges::find_if(
        m_problems, [line = currentLine(), last = lines()](const SourceProblem &problem) {
            return std::min(problem.line, last) > line;
        });
    if (next == m_problems.end())
        next = m_problems.begin();
    goToLine(next->line);
    announce(this, tr("Line %1: %2").arg(next->line).arg(next->text));
    emit problemReached(*next);
}

void CodeEditor::goToLine(int line)
{
    const int index = std::clamp(line, 1, lines()) - 1;
    SendScintilla(SCI_GOTOPOS, ulong(SendScintilla(SCI_GETLINEINDENTPOSITION, ulong(index))));
    ensureLineVisible(index);
    SendScintilla(SCI_VERTICALCENTRECARET);
}

int CodeEditor::currentLine() const
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    return line + 1;
}

int CodeEditor::currentColumn() const
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    return column + 1;
}

void CodeEditor::showMatches(const QList<CodeMatch> &matches)
{
    SendScintilla(SCI_SETINDICATORCURRENT, foundIndicator);
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    for (const CodeMatch &match : matches)
        SendScintilla(SCI_INDICATORFILLRANGE, ulong(match.start), long(match.end - match.start));
}

void CodeEditor::select(const CodeMatch &match)
{
    SendScintilla(SCI_ENSUREVISIBLE, SendScintilla(SCI_LINEFROMPOSITION, ulong(match.start)));
    SendScintilla(SCI_SETSEL, ulong(match.start), long(match.end));
    SendScintilla(SCI_SCROLLRANGE, ulong(match.start), long(match.end));
}

CodeMatch CodeEditor::selection() const
{
    return {.start = qsizetype(SendScintilla(SCI_GETSELECTIONSTART)),
            .end = qsizetype(SendScintilla(SCI_GETSELECTIONEND))};
}

void CodeEditor::replaceSpan(qsizetype start, qsizetype end, const QByteArray &replacement)
{
    if (isReadOnly())
        return;
    beginUndoAction();
    SendScintilla(SCI_SETTARGETRANGE, ulong(start), long(end));
    // Its own type for a length beside a text: on Windows a ulong is shorter than that.
    SendScintilla(SCI_REPLACETARGET, std::uintptr_t(replacement.size()), replacement.constData());
    endUndoAction();
}

bool CodeEditor::event(QEvent *event)
{
    // Scintilla would take Escape for itself; F8 is ours wherever the window has it too.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F8 || key == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape) {
        // Not to the dialog, which would close.
        m_tabLeaves = true;
        SendScintilla(SCI_CANCEL);
        emit escapePressed();
        event->accept();
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier)
        && (key == Qt::Key_Tab || key == Qt::Key_Backtab)) {
        m_tabLeaves = true;
        focusNextPrevChild(key == Qt::Key_Tab);
        event->accept();
        return;
    }
    const bool isModifier = key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
                            || key == Qt::Key_Meta || key == Qt::Key_AltGr;
    if (!isModifier)
        m_tabLeaves = false;
    if (key == Qt::Key_F8) {
        goToNextProblem();
        event->accept();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void CodeEditor::focusOutEvent(QFocusEvent *event)
{
    m_tabLeaves = false;
    QsciScintilla::focusOutEvent(event);
}

bool CodeEditor::focusNextPrevChild(bool next)
{
    if (!m_tabLeaves)
        return QsciScintilla::focusNextPrevChild(next);
    // NOLINTNEXTLINE(bugprone-parent-virtual-call): QScintilla's own keeps Tab in the text.
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void CodeEditor::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyColours();
    if (event->type() == QEvent::LanguageChange)
        rename();
}

// QScintilla's own menu speaks few languages.
void CodeEditor::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, bool isPossible, auto act) {
        QAction *const action = menu->addAction(text);
        action->setEnabled(isPossible);
        connect(action, &QAction::triggered, this, act);
    };
    const bool isEdited = !isReadOnly();
    add(tr("&Undo"), isEdited && isUndoAvailable(), [this] { undo(); });
    add(tr("&Redo"), isEdited && isRedoAvailable(), [this] { redo(); });
    menu->addSeparator();
    add(tr("Cu&t"), isEdited && hasSelectedText(), [this] { cut(); });
    add(tr("&Copy"), hasSelectedText(), [this] { copy(); });
    add(tr("&Paste"), isEdited && SendScintilla(SCI_CANPASTE) != 0, [this] { paste(); });
    menu->addSeparator();
    add(tr("Select &All"), length() > 0, [this] { selectAll(); });
    menu->popup(event->globalPos());
}

void CodeEditor::rename()
{
    setAccessibleName(m_name.isEmpty() ? tr("Code") : tr("Code of %1").arg(m_name));
    setAccessibleDescription(
        tr("Tab indents. To leave the text, press Escape and then Tab, or Ctrl+Tab."));
}

void CodeEditor::applyColours()
{
    const Colours &colours = Theme::current();
    const QFont font = fontFor(TextStyle::Monospace);
    if (QsciLexer *const known = lexer()) {
        paintLexer(known, colours, font);
    } else {
        setFont(font);
        setColor(colours.text);
        setPaper(colours.base);
    }
    setMarginsFont(font);
    setMarginsBackgroundColor(colours.alternateBase);
    setMarginsForegroundColor(colours.muted);
    setCaretForegroundColor(colours.text);
    setCaretLineBackgroundColor(colours.alternateBase);
    setSelectionBackgroundColor(colours.codeSelection);
    SendScintilla(SCI_SETSELFORE, 0UL, 0L); // the language's own colours stay
    setMatchedBraceBackgroundColor(colours.codeSelection);
    setMatchedBraceForegroundColor(colours.text);
    setUnmatchedBraceBackgroundColor(colours.base);
    setUnmatchedBraceForegroundColor(colours.bad);
    SendScintilla(SCI_INDICSETFORE, foundIndicator, colours.warn);
    defineMarkers();
    fitLineNumbers();
    const QList<SourceProblem> problems = std::exchange(m_problems, {});
    setProblems(problems); // whose colours are those of the old theme
}

void CodeEditor::applyLayout(const SourceLayout &layout)
{
    const bool isCrLf = layout.lineEnd == SourceLayout::LineEnd::CrLf;
    setEolMode(isCrLf ? EolWindows : EolUnix);
    setIndentationsUseTabs(layout.usesTabs);
    setTabWidth(layout.usesTabs ? 4 : layout.indentWidth);
    setIndentationWidth(0); // one step is a tab's width
}

void CodeEditor::defineMarkers()
{
    const Colours &colours = Theme::current();
    const qreal scale = devicePixelRatioF();
    const int size = dp(14);
    const auto define = [&](int marker, IconName icon, const QColor &colour) {
        QImage image(QSize(size, size) * scale, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(scale);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintIcon(&painter, QRect(0, 0, size, size), icon, colour);
        painter.end();
        SendScintilla(SCI_RGBAIMAGESETSCALE, ulong(qRound(100 * scale)));
        markerDefine(image, marker);
    };
    define(errorMarker, IconName::ErrorCircle, colours.bad);
    define(warningMarker, IconName::WarningTriangle, colours.warn);
}

void CodeEditor::fitLineNumbers()
{
    setMarginWidth(lineNumberMargin, u' ' + QString::number(qMax(999, lines())));
}

} // namespace Scf
