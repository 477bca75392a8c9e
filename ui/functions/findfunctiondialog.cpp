// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/functions/findfunctiondialog.h"

#include "app/browse/functionsearch.h"
#include "app/domain/region.h"
#include "app/explain/explanation.h"
#include "ui/common/accessibility.h"
#include "ui/common/manualpage.h"
#include "ui/common/rolelabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

FindFunctionDialog::FindFunctionDialog(FunctionSearch *search, const FunctionId &missing,
                                       QWidget *parent)
    : QDialog(parent)
    , m_search(search)
    , m_missing(missing)
    , m_intro(new RoleLabel({}, TextStyle::Body, ColourRole::Text, this))
    , m_places(new QListView(this))
    , m_progress(new QProgressBar(this))
    , m_state(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_stop(new QPushButton(this))
    , m_switch(new QPushButton(this))
    , m_close(new QPushButton(this))
{
    setObjectName(u"findFunctionDialog"_s);
    setManualPage(this, "functions"_L1);
    search->setParent(this);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setObjectName(u"findFunctionState"_s);
    m_state->setMinimumHeight(2 * Metric::controlHeight()); // nothing jumps
    m_places->setObjectName(u"functionPlaces"_s);
    m_places->setModel(search);
    m_places->setUniformItemSizes(true);
    m_progress->setTextVisible(false);
    m_stop->setObjectName(u"stopSearchButton"_s);
    m_switch->setObjectName(u"switchPlaceButton"_s);
    m_close->setObjectName(u"closeSearchButton"_s);
    makePrimary(m_switch);
    m_switch->setDefault(true);
    m_stop->setAutoDefault(false);
    m_close->setAutoDefault(false);

    auto *progress = new QHBoxLayout;
    progress->setSpacing(Metric::gap());
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_stop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_switch);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addWidget(m_intro);
    layout->addLayout(progress);
    layout->addWidget(m_places, 1);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    resize(dp(520), dp(380));

    connect(search, &FunctionSearch::progress, this, &FindFunctionDialog::showState);
    connect(search, &FunctionSearch::rowsInserted, this, [this] {
        if (!m_places->currentIndex().isValid())
            m_places->setCurrentIndex(m_search->index(0));
        showState();
    });
    connect(search, &FunctionSearch::finished, this, [this] {
        showState();
        announce(this, m_state->text());
    });
    connect(m_places, &QListView::activated, this, &FindFunctionDialog::goThere);
    connect(m_stop, &QPushButton::clicked, search, &FunctionSearch::cancel);
    connect(m_switch, &QPushButton::clicked, this, &FindFunctionDialog::goThere);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

void FindFunctionDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (std::exchange(m_started, true))
        return;
    QStringList regions;
    for (const Region &region : knownRegions())
        regions += region.id;
    m_search->start(m_missing, regions);
    showState();
    m_places->setFocus();
}

void FindFunctionDialog::showState()
{
    const bool isRunning = m_search->isRunning();
    m_progress->setRange(0, qMax(m_search->regionCount(), 1));
    m_progress->setValue(m_search->regionsDone());
    m_stop->setEnabled(isRunning);
    m_switch->setEnabled(m_places->currentIndex().isValid());
    QStringList parts;
    if (isRunning) {
        parts += tr("Looked into %1 of %2 regions.")
                     .arg(QLocale().toString(m_search->regionsDone()),
                          QLocale().toString(m_search->regionCount()));
    } else if (m_search->rowCount() == 0) {
        parts += m_search->wasCancelled() ? tr("Stopped before it was found.")
                                          : tr("It is in none of the places that could be read.");
    } else {
        parts += tr("Found in %n place(s).", nullptr, m_search->rowCount());
    }
    if (m_search->unreadableRegions() > 0) {
        parts += tr("%n region(s) could not be read: %1", nullptr, m_search->unreadableRegions())
                     .arg(inOneSentence(m_search->lastError(), QLocale().name()));
    }
    m_state->setText(parts.join(u' '));
}

void FindFunctionDialog::goThere()
{
    const QModelIndex index = m_places->currentIndex();
    if (!index.isValid())
        return;
    const FunctionId place = m_search->placeAt(index.row());
    accept();
    emit placeChosen(place);
}

void FindFunctionDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void FindFunctionDialog::retranslate()
{
    setWindowTitle(tr("Find the Function"));
    m_intro->setText(tr("%1 is not in namespace %2 of %3. It may be elsewhere under the same name.")
                         .arg(m_missing.functionName, m_missing.space, m_missing.region));
    m_places->setAccessibleName(tr("Places that have the function"));
    m_progress->setAccessibleName(tr("Regions looked into"));
    m_stop->setText(tr("Stop"));
    m_switch->setText(tr("Switch"));
    m_switch->setAccessibleDescription(tr("Goes to the chosen region and namespace."));
    m_close->setText(tr("Close"));
    showState();
}

} // namespace Scf
