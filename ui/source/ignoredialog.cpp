// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/ignoredialog.h"

#include "ui/common/ignoregroups.h"
#include "ui/common/manualpage.h"
#include "ui/common/rolelabel.h"
#include "ui/common/scrolling.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

IgnoreDialog::IgnoreDialog(const IgnoreSettings &settings, bool hasGitignore, QWidget *parent)
    : QDialog(parent)
    , m_given(settings)
    , m_patterns(new QPlainTextEdit(this))
    , m_gitignore(new QCheckBox(tr("Use .gitignore"), this))
{
    setWindowTitle(tr("Ignore Rules"));
    setObjectName(u"ignoreDialog"_s);
    setManualPage(this, "sources"_L1);

    auto *patternsLabel = new RoleLabel(tr("Your own &rules for this function"), TextStyle::Strong,
                                        ColourRole::Text, this);
    patternsLabel->setBuddy(m_patterns);
    auto *syntax = new RoleLabel(
        tr("One rule per line, as in a .gitignore: *.log leaves out files of that name everywhere, "
           "/test/ a folder at the top, and !keep.log takes a file again."),
        TextStyle::Secondary, ColourRole::Muted, this);
    syntax->setWordWrap(true);
    m_patterns->setObjectName(u"ignorePatterns"_s);
    m_patterns->setFont(fontFor(TextStyle::Monospace));
    m_patterns->setLayoutDirection(Qt::LeftToRight); // names of files, in every language
    m_patterns->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_patterns->setTabChangesFocus(true);
    m_patterns->setAccessibleName(tr("Your own rules"));
    m_patterns->setAccessibleDescription(syntax->text());
    m_patterns->setPlaceholderText(u"*.log\n/test/"_s);
    m_patterns->setPlainText(settings.patterns.join(u'\n'));
    m_patterns->setMinimumHeight(3 * m_patterns->fontMetrics().lineSpacing()
                                 + 2 * Metric::rowGap());

    m_gitignore->setObjectName(u"useGitignore"_s);
    m_gitignore->setChecked(settings.gitignore == IgnoreSettings::Gitignore::Use);
    auto *gitignoreHint = new RoleLabel(tr("A .scfignore in the folder takes its place."),
                                        TextStyle::Secondary, ColourRole::Muted, this);
    gitignoreHint->setWordWrap(true);
    m_gitignore->setAccessibleDescription(gitignoreHint->text());
    m_gitignore->setVisible(hasGitignore);
    gitignoreHint->setVisible(hasGitignore);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    makePrimary(buttons->button(QDialogButtonBox::Ok));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::gap());
    layout->addWidget(
        new RoleLabel(tr("What no function needs"), TextStyle::Strong, ColourRole::Text, this));
    layout->addWidget(makeGroups());
    layout->addSpacing(Metric::gap());
    layout->addWidget(patternsLabel);
    layout->addWidget(syntax);
    layout->addWidget(m_patterns, 1);
    if (hasGitignore) {
        auto *row = new QHBoxLayout;
        row->setSpacing(Metric::narrowEdge());
        row->addWidget(m_gitignore);
        row->addWidget(gitignoreHint, 1);
        layout->addLayout(row);
    }
    layout->addSpacing(Metric::gap());
    layout->addWidget(buttons);
    layout->addStrut(dp(480)); // a minimum width of its own would cut off longer texts
    resize(sizeHint());        // by itself it takes two thirds of the screen at the most

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

// They scroll where a large text leaves them too little room.
QWidget *IgnoreDialog::makeGroups()
{
    auto *holder = new QWidget;
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metric::edge());
    grid->setVerticalSpacing(dp(4));
    grid->setColumnStretch(1, 1);
    for (const IgnoreGroup &group : defaultIgnoreGroups()) {
        const QString patterns = group.patterns.join(u"  "_s);
        auto *box = new QCheckBox(ignoreGroupWords(group), holder);
        box->setObjectName(u"ignoreGroup-"_s + group.id);
        box->setChecked(!m_given.defaultsOff.contains(group.id));
        box->setAccessibleDescription(group.patterns.join(u", "_s));
        const int row = static_cast<int>(m_groups.size());
        grid->addWidget(box, row, 0);
        grid->addWidget(new RoleLabel(patterns, TextStyle::Monospace, ColourRole::Muted, holder),
                        row, 1);
        m_groups.append(box);
    }
    auto *area = new QScrollArea(this);
    letScroll(area, holder);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(holder->sizeHint().width()
                          + area->verticalScrollBar()->sizeHint().width());
    return area;
}

IgnoreSettings IgnoreDialog::settings() const
{
    IgnoreSettings settings = m_given;
    const QList<IgnoreGroup> &groups = defaultIgnoreGroups();
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QString &id = groups.at(i).id;
        if (m_groups.at(i)->isChecked())
            settings.defaultsOff.removeAll(id);
        else if (!settings.defaultsOff.contains(id))
            settings.defaultsOff.append(id);
    }
    settings.patterns = m_patterns->toPlainText().split(u'\n');
    while (!settings.patterns.isEmpty() && settings.patterns.constLast().trimmed().isEmpty())
        settings.patterns.removeLast();
    // A box that stays unchecked is no answer to a question that was not asked yet.
    if (m_gitignore->isChecked())
        settings.gitignore = IgnoreSettings::Gitignore::Use;
    else if (m_given.gitignore == IgnoreSettings::Gitignore::Use)
        settings.gitignore = IgnoreSettings::Gitignore::DoNotUse;
    return settings;
}

} // namespace Scf
