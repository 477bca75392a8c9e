// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/sourcepanel.h"

#include "app/core/sizetext.h"
#include "app/explain/explanation.h"
#include "app/storage/settings.h"
#include "app/update/updatereadiness.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/linkbutton.h"
#include "ui/common/meterbar.h"
#include "ui/common/windowplace.h"
#include "ui/source/contentsdialog.h"
#include "ui/source/cosobjectrow.h"
#include "ui/source/editorrow.h"
#include "ui/source/imagerow.h"
#include "ui/source/pathrow.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

SourcePanel::SourcePanel(UpdateReadiness *readiness, Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_readiness(readiness)
    , m_settings(settings)
    , m_label(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_folder(new PathRow(CodeSource::Kind::Folder, this))
    , m_zipFile(new PathRow(CodeSource::Kind::ZipFile, this))
    , m_object(new CosObjectRow(this))
    , m_editor(new EditorRow(this))
    , m_rows(new QVBoxLayout)
    , m_summary(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted, this))
    , m_meter(new MeterBar(this))
    , m_contents(new LinkButton({}, this))
    , m_bucket(new LinkButton({}, this))
{
    addKind(CodeSource::Kind::Folder, m_folder);
    addKind(CodeSource::Kind::ZipFile, m_zipFile);
    addKind(CodeSource::Kind::CosObject, m_object);
    addKind(CodeSource::Kind::Image, new ImageRow(this));
    addKind(CodeSource::Kind::Editor, m_editor);
    QList<QRadioButton *> buttons;
    auto *choices = new QHBoxLayout;
    choices->setSpacing(0);
    for (const Choice &choice : std::as_const(m_choices)) {
        buttons.append(choice.button);
        choices->addWidget(choice.button);
    }
    choices->addStretch();
    makeSegmented(buttons);
    m_choices.value(m_kind).button->setChecked(true);
    m_meter->setMinimumWidth(dp(48));
    m_meter->setMaximumWidth(dp(180));
    m_summary->setMinimumHeight(m_contents->sizeHint().height()); // nothing jumps when they come

    auto *facts = new QHBoxLayout;
    facts->setSpacing(Metric::gap());
    facts->addWidget(m_summary);
    facts->addWidget(m_meter);
    facts->addWidget(m_contents);
    facts->addWidget(m_bucket);
    facts->addStretch();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(Metric::narrowEdge());
    grid->setVerticalSpacing(Metric::rowGap());
    grid->addWidget(m_label, 0, 0);
    grid->addLayout(choices, 0, 1);
    grid->addLayout(m_rows, 1, 1);
    grid->addLayout(facts, 2, 1);
    grid->setColumnStretch(1, 1);

    connect(m_editor, &EditorRow::editRequested, this, &SourcePanel::editRequested);
    connect(m_object, &CosObjectRow::browseRequested, this, &SourcePanel::browseRequested);
    connect(m_bucket, &LinkButton::clicked, this, &SourcePanel::bucketRequested);
    connect(m_contents, &LinkButton::clicked, this, &SourcePanel::showContents);
    connect(m_readiness, &UpdateReadiness::packageChanged, this, &SourcePanel::showPackage);
    refreshRecentPaths();
    retranslate();
}

void SourcePanel::addKind(CodeSource::Kind kind, SourceRow *row)
{
    auto *button = new QRadioButton(this);
    m_choices.insert(kind, {.button = button, .row = row});
    m_rows->addWidget(row);
    row->setVisible(kind == m_kind);
    connect(button, &QRadioButton::toggled, this, [this, kind](bool on) {
        if (!on)
            return;
        showKind(kind);
        if (!m_quiet)
            emit sourceChanged(source());
    });
    connect(row, &SourceRow::sourceChanged, this, [this, kind] {
        if (!m_quiet && kind == m_kind)
            emit sourceChanged(source());
    });
}

CodeSource SourcePanel::source(CodeSource::Kind kind) const
{
    return m_choices.value(kind).row->source();
}

void SourcePanel::setSources(CodeSource::Kind kind,
                             const QMap<CodeSource::Kind, CodeSource> &sources)
{
    m_quiet = true;
    for (auto it = m_choices.constBegin(); it != m_choices.constEnd(); ++it)
        it->row->setSource(sources.value(it.key(), CodeSource{.kind = it.key()}));
    m_choices.value(kind).button->setChecked(true);
    m_quiet = false;
    emit sourceChanged(source());
}

void SourcePanel::setSource(const CodeSource &source)
{
    m_quiet = true;
    const Choice choice = m_choices.value(source.kind);
    choice.row->setSource(source);
    choice.button->setChecked(true);
    m_quiet = false;
    emit sourceChanged(source);
}

void SourcePanel::refreshRecentPaths()
{
    m_folder->setRecentPaths(m_settings->recentPaths(CodeSource::Kind::Folder));
    m_zipFile->setRecentPaths(m_settings->recentPaths(CodeSource::Kind::ZipFile));
}

void SourcePanel::setLabelWidth(int width)
{
    m_label->setFixedWidth(width);
}

int SourcePanel::labelWidthHint() const
{
    return m_label->sizeHint().width();
}

void SourcePanel::showKind(CodeSource::Kind kind)
{
    m_choices.value(m_kind).row->hide();
    m_kind = kind;
    m_choices.value(m_kind).row->show();
    showPackage();
}

void SourcePanel::choose(CodeSource::Kind kind)
{
    // Whoever cancels keeps what was chosen before.
    if (m_choices.value(kind).row->choose())
        focusKind(kind);
}

void SourcePanel::focusKind(CodeSource::Kind kind)
{
    m_choices.value(kind).button->setChecked(true);
    m_choices.value(kind).row->setFocus(Qt::OtherFocusReason);
}

void SourcePanel::showObjectRegions()
{
    m_choices.value(CodeSource::Kind::CosObject).button->setChecked(true);
    m_object->showRegions();
}

void SourcePanel::showContents()
{
    if (!m_readiness->listing())
        return;
    if (!m_contentsDialog) {
        m_contentsDialog = new ContentsDialog(m_readiness->listing(), window());
        m_contentsDialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_contentsDialog, &ContentsDialog::leaveOutRequested, m_readiness,
                &UpdateReadiness::leaveOut);
        connect(m_contentsDialog, &ContentsDialog::includeRequested, m_readiness,
                &UpdateReadiness::include);
        connect(m_contentsDialog, &ContentsDialog::ignoreSettingsChanged, m_readiness,
                &UpdateReadiness::setIgnoreSettings);
        connect(m_readiness, &UpdateReadiness::packageChanged, m_contentsDialog,
                [this] { m_contentsDialog->setListing(m_readiness->listing()); });
    }
    bringToFront(m_contentsDialog);
}

QString SourcePanel::factsOfPackage() const
{
    using State = UpdateReadiness::PackageState;
    const State state = m_readiness->packageState();
    const int files = static_cast<int>(m_readiness->fileCount());
    if (state == State::Reading)
        return files > 0 ? tr("Reading… %n file(s) so far", nullptr, files) : tr("Reading…");
    if (state == State::Failed)
        return inOneSentence(m_readiness->packageError(), QLocale().name());
    if (state != State::Ready || !m_readiness->listing())
        return u" "_s; // keeps its line, so that nothing jumps
    if (m_kind == CodeSource::Kind::CosObject) {
        const CosObjectInfo info = m_readiness->objectInfo().value_or({});
        return tr("%n file(s) · %1 as ZIP · changed %2 · %3", nullptr, files)
            .arg(sizeText(info.size),
                 QLocale().toString(info.modifiedAt.toLocalTime(), QLocale::ShortFormat),
                 info.storageClass);
    }
    const qint64 request = m_readiness->requestSize();
    const std::optional<CodeRoute> route = m_readiness->route();
    if (route && route->way != CodeRoute::Way::Direct) {
        const QString package =
            tr("%n file(s) · %1 as ZIP", nullptr, files).arg(sizeText(m_readiness->zipSize()));
        return route->way == CodeRoute::Way::ThroughBucket
                   ? tr("%1, too big for a request: goes through %2")
                         .arg(package, route->bucket.name)
                   : tr("%1, too big for a request").arg(package);
    }
    if (request < 0) {
        return tr("%n file(s), %1 unpacked", nullptr, files)
            .arg(sizeText(m_readiness->listing()->totalSize));
    }
    return tr("%n file(s) · %1 as ZIP, %2 in the request of %3", nullptr, files)
        .arg(sizeText(m_readiness->zipSize()), sizeText(request),
             sizeText(m_readiness->requestLimit()));
}

void SourcePanel::showPackage()
{
    m_summary->setVisible(m_kind != CodeSource::Kind::Image); // nothing is packaged of it
    m_summary->setText(factsOfPackage());
    const bool hasPackage = m_readiness->listing() != nullptr;
    const std::optional<CodeRoute> route = m_readiness->route();
    const bool isDirect = !route || route->way == CodeRoute::Way::Direct;
    m_summary->setRole(m_readiness->packageState() == UpdateReadiness::PackageState::Failed
                           ? ColourRole::Bad
                           : ColourRole::Muted);
    m_summary->setToolTip(route ? route->explanation : QString());
    m_meter->setToolTip(m_summary->toolTip());
    m_meter->setVisible(hasPackage && isDirect && m_kind != CodeSource::Kind::CosObject);
    m_meter->setAmount(qMax<qint64>(m_readiness->requestSize(), 0), m_readiness->requestLimit());
    m_bucket->setVisible(route
                         && (route->way == CodeRoute::Way::ThroughBucket
                             || route->way == CodeRoute::Way::NeedsBucket));
    m_bucket->setToolTip(m_summary->toolTip());
    m_contents->setVisible(hasPackage);
}

void SourcePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SourcePanel::retranslate()
{
    m_label->setText(tr("Code from"));
    m_choices.value(CodeSource::Kind::Folder).button->setText(tr("Folder"));
    m_choices.value(CodeSource::Kind::ZipFile).button->setText(tr("ZIP file"));
    m_choices.value(CodeSource::Kind::CosObject).button->setText(tr("COS object"));
    m_choices.value(CodeSource::Kind::Image).button->setText(tr("Image"));
    m_choices.value(CodeSource::Kind::Editor).button->setText(tr("Editor"));
    m_meter->setAccessibleName(tr("Size of the request against its limit"));
    m_contents->setText(tr("Contents"));
    m_bucket->setText(tr("Bucket…"));
    m_bucket->setAccessibleDescription(
        tr("Chooses the bucket that packages too large for a request go through."));
    showPackage();
}

} // namespace Scf
