// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"

#include "app/core/background.h"
#include "ui/common/accessibility.h"
#include "ui/common/icons.h"
#include "ui/common/rolelabel.h"
#include "ui/editor/codeeditor.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int searchedAfterMs = 120;
// More are neither counted nor marked.
constexpr qsizetype mostCounted = 10'000;

QPushButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setAutoDefault(false);
    makeSmall(button);
    return button;
}

} // namespace

FindBar::FindBar(CodeEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_text(new QLineEdit(this))
    , m_replacement(new QLineEdit(this))
    , m_matchCase(new QCheckBox(this))
    , m_wholeWords(new QCheckBox(this))
    , m_regex(new QCheckBox(this))
    , m_previous(makeButton(u"findPrevious"_s, this))
    , m_next(makeButton(u"findNext"_s, this))
    , m_replace(makeButton(u"replaceOne"_s, this))
    , m_replaceAll(makeButton(u"replaceAll"_s, this))
    , m_close(new QToolButton(this))
    , m_count(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_replaceRow(new QWidget(this))
{
    setObjectName(u"findBar"_s);
    m_text->setObjectName(u"findText"_s);
    m_replacement->setObjectName(u"replacement"_s);
    m_matchCase->setObjectName(u"matchCase"_s);
    m_wholeWords->setObjectName(u"wholeWords"_s);
    m_regex->setObjectName(u"regularExpression"_s);
    m_count->setObjectName(u"findCount"_s);
    m_close->setObjectName(u"closeFindBar"_s);
    m_close->setIcon(icon(IconName::Close));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_text->setFont(fontFor(TextStyle::Monospace));
    m_replacement->setFont(fontFor(TextStyle::Monospace));
    m_count->setMinimumWidth(dp(110));

    auto *findRow = new QHBoxLayout;
    findRow->setSpacing(Metric::gap());
    findRow->addWidget(m_text, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_count, m_previous, m_next, m_matchCase, m_wholeWords, m_regex, m_close})
        findRow->addWidget(widget);
    auto *replaceLayout = new QHBoxLayout(m_replaceRow);
    replaceLayout->setContentsMargins({});
    replaceLayout->setSpacing(Metric::gap());
    replaceLayout->addWidget(m_replacement, 1);
    replaceLayout->addWidget(m_replace);
    replaceLayout->addWidget(m_replaceAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::narrowEdge(), dp(6), Metric::narrowEdge(), dp(6));
    layout->setSpacing(dp(6));
    layout->addLayout(findRow);
    layout->addWidget(m_replaceRow);
    const QList<QWidget *> order{m_text,       m_replacement, m_previous, m_next,       m_matchCase,
                                 m_wholeWords, m_regex,       m_replace,  m_replaceAll, m_close};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
    hide();
    retranslate();

    m_soon.setSingleShot(true);
    m_soon.setInterval(searchedAfterMs);
    m_soon.callOnTimeout(this, &FindBar::search);
    connect(m_text, &QLineEdit::textChanged, this, [this] { searchLater(Step::Here); });
    connect(m_replacement, &QLineEdit::textChanged, this, [this] { searchLater(Step::None); });
    for (QCheckBox *box : {m_matchCase, m_wholeWords, m_regex})
        connect(box, &QCheckBox::toggled, this, [this] { searchLater(Step::Here); });
    connect(m_editor, &CodeEditor::textChanged, this, [this] {
        m_isCurrent = false;
        if (isVisible())
            searchLater(Step::None);
    });
    connect(m_next, &QPushButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QPushButton::clicked, this, &FindBar::findPrevious);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(m_editor, &CodeEditor::selectionChanged, this, &FindBar::showCount);
}

void FindBar::openFind()
{
    open(false);
}

void FindBar::openReplace()
{
    open(m_editor->isEditable());
}

void FindBar::open(bool withReplace)
{
    m_replaceRow->setVisible(withReplace);
    const CodeMatch selection = m_editor->selection();
    m_anchor = selection.start;
    if (const QString selected = m_editor->selectedText();
        !selected.isEmpty() && !selected.contains(u'\n') && !m_regex->isChecked())
        m_text->setText(selected);
    show();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    searchLater(Step::None);
}

void FindBar::close()
{
    hide();
    m_soon.stop();
    m_stop.cancel();
    m_editor->showMatches({});
    m_editor->setFocus(Qt::OtherFocusReason);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (isReturn && m_replacement->hasFocus())
        replaceOne();
    else if (isReturn && m_text->hasFocus())
        event->modifiers().testFlag(Qt::ShiftModifier) ? findPrevious() : findNext();
    else
        return QWidget::keyPressEvent(event);
    event->accept(); // or the dialog would take it
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

CodeSearch FindBar::wanted() const
{
    return {.text = m_text->text(),
            .matchesCase = m_matchCase->isChecked(),
            .wholeWords = m_wholeWords->isChecked(),
            .isRegex = m_regex->isChecked(),
            .replacement = m_replacement->text()};
}

void FindBar::searchLater(Step step)
{
    m_isCurrent = false;
    m_message.clear();
    if (step != Step::None)
        m_waiting = step;
    m_soon.start();
}

void FindBar::search()
{
    m_soon.stop();
    m_stop.cancel();
    m_stop = {};
    m_isCurrent = true; // until something changes
    runInBackground(
        this,
        [source = m_editor->content(), search = wanted(), stop = m_stop] {
            return findMatches(source, search, mostCounted, stop);
        },
        [this, stop = m_stop](const CodeMatches &found) {
            if (!stop.isCancelled() && m_isCurrent)
                take(found);
        });
}

void FindBar::take(const CodeMatches &found)
{
    m_found = found;
    m_editor->showMatches(isVisible() ? m_found.matches : QList<CodeMatch>());
    const Step waiting = std::exchange(m_waiting, Step::None);
    m_stop.cancel(); // it has answered
    if (waiting != Step::None)
        step(waiting);
    showCount();
}

void FindBar::step(Step step)
{
    const bool isSearching = !m_isCurrent || !m_stop.isCancelled();
    if (isSearching) {
        m_waiting = step;
        if (!m_isCurrent)
            search();
        return;
    }
    const QList<CodeMatch> &all = m_found.matches;
    if (all.isEmpty())
        return;
    const CodeMatch selection = m_editor->selection();
    auto match = all.end();
    switch (step) {
    case Step::None:
        return;
    case Step::Here:
    case Step::Next: {
        const qsizetype from = step == Step::Here ? m_anchor : selection.end;
        match = std::ranges::lower_bound(all, from, {}, &CodeMatch::start);
        if (match == all.end())
            match = all.begin();
        break;
    }
    case Step::Previous:
        match = std::ranges::lower_bound(all, selection.start, {}, &CodeMatch::start);
        match = match == all.begin() ? all.end() - 1 : match - 1;
        break;
    }
    m_editor->select(*match);
    showCount();
}

void FindBar::replaceOne()
{
    if (!m_editor->isEditable())
        return;
    const CodeMatch selection = m_editor->selection();
    const auto match = std::ranges::find_if(m_found.matches, [&](const CodeMatch &one) {
        return one.start == selection.start && one.end == selection.end;
    });
    if (!m_isCurrent || match == m_found.matches.end())
        return findNext();
    const CodeMatch replaced = *match;
    m_editor->replaceSpan(replaced.start, replaced.end, replaced.replacement);
    const qsizetype behind = replaced.start + replaced.replacement.size();
    m_editor->select({.start = behind, .end = behind});
    m_waiting = Step::Next;
    search();
}

void FindBar::replaceAll()
{
    if (!m_editor->isEditable())
        return;
    struct Replaced
    {
        QList<CodeMatch> matches;
        QByteArray span;
    };
    m_soon.stop();
    m_stop.cancel();
    m_stop = {};
    m_isCurrent = true;
    runInBackground(
        this,
        [source = m_editor->content(), search = wanted(), stop = m_stop] {
            Replaced all{
                .matches = findMatches(source, search, std::numeric_limits<qsizetype>::max(), stop)
                               .matches,
                .span = {}};
            all.span = replacedSpan(source, all.matches);
            return all;
        },
        [this, stop = m_stop](const Replaced &all) {
            if (stop.isCancelled() || !m_isCurrent)
                return; // it is another text by now
            const int count = int(all.matches.size());
            if (count > 0)
                m_editor->replaceSpan(all.matches.constFirst().start, all.matches.constLast().end,
                                      all.span);
            search();
            m_message = tr("%n replaced", nullptr, count);
            showCount();
            announce(this, m_message);
        });
}

void FindBar::showCount()
{
    QString text = m_message;
    const qsizetype count = m_found.matches.size();
    if (!text.isEmpty() || m_text->text().isEmpty()) {
        // nothing to count
    } else if (!m_found.error.isEmpty()) {
        text = m_found.error;
    } else if (count == 0) {
        text = tr("Not found");
    } else {
        const CodeMatch selection = m_editor->selection();
        const auto match = std::ranges::find(m_found.matches, selection.start, &CodeMatch::start);
        const QString all = QString::number(count) + (m_found.isCut ? u"+"_s : QString());
        if (match != m_found.matches.end() && match->end == selection.end)
            //: Which of the places where the text was found is selected.
            text = tr("%1 of %2").arg(QString::number(match - m_found.matches.begin() + 1), all);
        else
            text = tr("%1 found").arg(all);
    }
    m_count->setRole(count == 0 && !m_text->text().isEmpty() ? ColourRole::Bad : ColourRole::Muted);
    m_count->setText(text);
}

void FindBar::retranslate()
{
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setAccessibleDescription(tr("Return goes to the next place."));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setAccessibleDescription(tr("Takes the place of what was found."));
    m_matchCase->setText(tr("Match case"));
    m_wholeWords->setText(tr("Whole words"));
    m_regex->setText(tr("Regular expression"));
    m_previous->setText(tr("Previous"));
    m_next->setText(tr("Next"));
    m_replace->setText(tr("Replace"));
    m_replaceAll->setText(tr("Replace All"));
    m_close->setAccessibleName(tr("Close the Find Bar"));
    m_close->setToolTip(tr("Close (Esc)"));
    showCount();
}

} // namespace Scf
