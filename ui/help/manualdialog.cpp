// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualdialog.h"

#include "ui/common/focusring.h"
#include "ui/common/rolelabel.h"
#include "ui/common/searchfield.h"
#include "ui/common/theme.h"
#include "ui/help/manualpages.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! A page whose pictures fit into it.
class ManualView : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int type, const QUrl &name) override
    {
        const QVariant resource = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource)
            return resource;
        QImage image = resource.value<QImage>();
        if (image.isNull())
            image.loadFromData(resource.toByteArray());
        const int width = dp(720);
        return image.width() > width ? image.scaledToWidth(width, Qt::SmoothTransformation) : image;
    }
};

} // namespace

ManualDialog::ManualDialog(QWidget *parent)
    : QDialog(parent)
    , m_pages(new ManualPages(this))
    , m_filter(new ManualFilter(this))
    , m_search(new SearchField(u"searchManual"_s))
    , m_contents(new QListView)
    , m_nothing(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_view(new ManualView)
    , m_back(new QPushButton)
    , m_forward(new QPushButton)
    , m_close(new QPushButton)
{
    setObjectName(u"manualDialog"_s);
    m_search->setWalked(m_contents);
    m_filter->setSourceModel(m_pages);
    m_contents->setObjectName(u"manualContents"_s);
    m_contents->setModel(m_filter);
    m_contents->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_view->setObjectName(u"manualPage"_s);
    m_view->setOpenExternalLinks(true);
    m_view->setFrameShape(QFrame::NoFrame);
    ringWhenFocused(m_view);
    m_view->document()->setDocumentMargin(dp(20));
    m_back->setObjectName(u"manualBack"_s);
    m_forward->setObjectName(u"manualForward"_s);
    m_back->setShortcut(QKeySequence::Back);
    m_forward->setShortcut(QKeySequence::Forward);
    for (QPushButton *button : {m_back, m_forward, m_close})
        button->setAutoDefault(false);
    for (QPushButton *button : {m_back, m_forward})
        button->setEnabled(false);

    auto *side = new QWidget;
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins({});
    sideLayout->setSpacing(Metric::gap());
    sideLayout->addWidget(m_search);
    sideLayout->addWidget(m_contents, 1);
    sideLayout->addWidget(m_nothing);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(side);
    splitter->addWidget(m_view);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({dp(230), dp(790)});
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(Metric::gap());
    bottom->addWidget(m_back);
    bottom->addWidget(m_forward);
    bottom->addStretch();
    bottom->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(splitter, 1);
    layout->addLayout(bottom);
    resize(dp(1060), dp(680));

    connect(m_search, &QLineEdit::textChanged, this, &ManualDialog::search);
    connect(m_contents->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                if (!m_isFollowing && current.isValid())
                    openRow(m_filter->mapToSource(current).row());
            });
    connect(m_view, &QTextBrowser::sourceChanged, this, &ManualDialog::pageOpened);
    connect(m_view, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_view, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(m_back, &QPushButton::clicked, m_view, &QTextBrowser::backward);
    connect(m_forward, &QPushButton::clicked, m_view, &QTextBrowser::forward);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    m_search->setFocus();
}

void ManualDialog::showPage(const QString &name)
{
    const int row = ManualPages::rowOfName(name);
    if (row < 0)
        return;
    m_search->clear();
    openRow(row);
}

QString ManualDialog::page() const
{
    return ManualPages::names().value(m_pages->rowOf(m_view->source()));
}

void ManualDialog::openRow(int row)
{
    if (m_pages->rowOf(m_view->source()) != row)
        m_view->setSource(m_pages->urlAt(row), QTextDocument::MarkdownResource);
}

// The view itself tells its source only after this.
void ManualDialog::pageOpened(const QUrl &url)
{
    m_isFollowing = true;
    m_contents->setCurrentIndex(m_filter->mapFromSource(m_pages->index(m_pages->rowOf(url), 0)));
    m_isFollowing = false;
    // Markdown knows no space between lines: text of several sentences wants some.
    for (QTextBlock block = m_view->document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format;
        format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        if (block.blockFormat().headingLevel() > 1)
            format.setTopMargin(dp(18));
        cursor.mergeBlockFormat(format);
    }
    markWords();
}

void ManualDialog::search(const QString &words)
{
    m_isFollowing = true; // what the filter does to the current row is no choice
    m_filter->setWords(words);
    m_isFollowing = false;
    m_nothing->setVisible(m_filter->rowCount() == 0);
    const QModelIndex shown =
        m_filter->mapFromSource(m_pages->index(m_pages->rowOf(m_view->source()), 0));
    if (!shown.isValid() && m_filter->rowCount() > 0)
        openRow(m_filter->mapToSource(m_filter->index(0, 0)).row());
    else if (shown.isValid())
        m_contents->setCurrentIndex(shown);
    markWords();
}

//! Marks what was searched for, and goes to the first place.
void ManualDialog::markWords()
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor first;
    QTextCharFormat format;
    format.setBackground(Colours::of(palette()).codeSelection);
    for (const QString &word : m_filter->words()) {
        for (QTextCursor found = m_view->document()->find(word); !found.isNull();
             found = m_view->document()->find(word, found)) {
            marks.append({found, format});
            if (first.isNull() || found.position() < first.position())
                first = found;
        }
    }
    m_view->setExtraSelections(marks);
    if (!first.isNull()) {
        first.clearSelection();
        m_view->setTextCursor(first);
        m_view->ensureCursorVisible();
    }
}

void ManualDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_view->source().isValid())
        m_view->reload(); // links have the colour that they were read with
    QDialog::changeEvent(event);
}

void ManualDialog::retranslate()
{
    setWindowTitle(tr("User Manual"));
    m_search->setPurpose(tr("Search the manual"), tr("Words"));
    m_contents->setAccessibleName(tr("Contents of the manual"));
    m_nothing->setText(tr("No page has all of these words."));
    m_view->setAccessibleName(tr("Page of the manual"));
    m_back->setText(tr("Back"));
    m_forward->setText(tr("Forward"));
    m_close->setText(tr("Close"));
    // The same page in the other language.
    const int row = std::max(0, m_pages->rowOf(m_view->source()));
    m_isFollowing = true;
    m_pages->setLanguage(QLocale().name());
    m_isFollowing = false;
    openRow(row);
}

} // namespace Scf
