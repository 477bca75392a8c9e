// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editordialog.h"

#include "app/core/background.h"
#include "app/core/sha256.h"
#include "app/update/editedcode.h"
#include "app/update/packagepreparation.h"
#include "ui/common/accessibility.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/icons.h"
#include "ui/common/manualpage.h"
#include "ui/common/messagebar.h"
#include "ui/common/shortcuts.h"
#include "ui/common/statuslabel.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/findbar.h"

#include <QComboBox>
#include <QEvent>
#include <QInputDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int quietMs = 400;
constexpr int keptAfterMs = 500;

QPushButton *makeButton(const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setAutoDefault(false); // Enter belongs to the text
    return button;
}

QFrame *makeLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setFixedHeight(dp(1));
    line->setBackgroundRole(QPalette::Mid);
    line->setAutoFillBackground(true);
    return line;
}

} // namespace

EditorDialog::EditorDialog(Drafts *drafts, QWidget *parent)
    : QDialog(parent)
    , m_drafts(drafts)
    , m_fromFolder(new QRadioButton(this))
    , m_fromDeployed(new QRadioButton(this))
    , m_fromLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_fileLabel(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, this))
    , m_files(new QComboBox(this))
    , m_bar(new MessageBar(this))
    , m_editor(new CodeEditor(this))
    , m_findBar(new FindBar(m_editor, this))
    , m_problems(new QListWidget(this))
    , m_stateLabel(new StatusLabel(this))
    , m_wayLabel(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_hint(new ElidedLabel({}, Qt::ElideRight, TextStyle::Secondary, ColourRole::Muted, this))
    , m_place(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted, this))
    , m_save(makeButton(u"saveButton"_s, this))
    , m_revert(makeButton(u"revertButton"_s, this))
    , m_closeButton(makeButton(u"closeButton"_s, this))
    , m_update(makeButton(u"updateButton"_s, this))
{
    setObjectName(u"editorDialog"_s);
    setManualPage(this, "sources"_L1);
    setModal(false);
    build();
    addShortcuts();
    connectAll();
    retranslate();
    showNothing(tr("Choose the folder with your code, or edit what is deployed."));
}

EditorDialog::~EditorDialog()
{
    m_stopReading.cancel();
    m_stopOpening.cancel();
    if (m_keepSoon.isActive())
        keepDraft();
    disposeInBackground(std::move(m_listing));
}

void EditorDialog::build()
{
    setWindowFlag(Qt::WindowMinMaxButtonsHint);
    setMinimumHeight(dp(400));
    resize(dp(980), dp(700));
    m_fromFolder->setObjectName(u"fromFolder"_s);
    m_fromDeployed->setObjectName(u"fromDeployed"_s);
    m_files->setObjectName(u"fileBox"_s);
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_files->setMinimumContentsLength(24);
    m_files->setMaxVisibleItems(20);
    m_fileLabel->setBuddy(m_files);
    m_bar->setObjectName(u"editorMessage"_s);
    m_bar->setClosable(true);
    m_problems->setObjectName(u"problemList"_s);
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->hide();
    m_stateLabel->setObjectName(u"stateLine"_s);
    m_stateLabel->setWordWrap(true);
    m_wayLabel->setObjectName(u"wayLine"_s);
    m_wayLabel->setWordWrap(true);
    m_place->setObjectName(u"placeLine"_s);
    m_hint->setObjectName(u"keyHint"_s);
    makePrimary(m_update);
    makeSegmented({m_fromFolder, m_fromDeployed});

    auto *segments = new QHBoxLayout;
    segments->setSpacing(0);
    segments->addWidget(m_fromFolder);
    segments->addWidget(m_fromDeployed);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Metric::narrowEdge(), Metric::rowGap(), Metric::narrowEdge(),
                            Metric::rowGap());
    top->setSpacing(Metric::gap());
    top->addWidget(m_fromLabel);
    top->addLayout(segments);
    top->addSpacing(Metric::gap());
    top->addWidget(m_fileLabel);
    top->addWidget(m_files, 1);

    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(Metric::narrowEdge(), dp(4), Metric::narrowEdge(), dp(4));
    facts->setSpacing(Metric::edge());
    facts->addWidget(m_hint, 1);
    facts->addWidget(m_place);

    auto *state = new QVBoxLayout;
    state->setSpacing(dp(2));
    state->addWidget(m_stateLabel);
    state->addWidget(m_wayLabel);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(Metric::narrowEdge(), Metric::rowGap(), Metric::narrowEdge(),
                               Metric::rowGap());
    bottom->setSpacing(Metric::gap());
    bottom->addLayout(state, 1);
    bottom->addWidget(m_save);
    bottom->addWidget(m_revert);
    bottom->addWidget(m_closeButton);
    bottom->addWidget(m_update);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addWidget(makeLine(this));
    layout->addWidget(m_editor, 1);
    layout->addWidget(makeLine(this));
    layout->addWidget(m_findBar);
    layout->addWidget(m_problems);
    layout->addLayout(facts);
    layout->addWidget(makeLine(this));
    layout->addLayout(bottom);
}

void EditorDialog::addShortcuts()
{
    const auto on = [this](const QString &id, const std::function<void()> &act) {
        Shortcuts::bind(u"editor."_s + id, this, act);
    };
    on(u"find"_s, [this] { m_findBar->openFind(); });
    on(u"replace"_s, [this] { m_findBar->openReplace(); });
    on(u"findNext"_s, [this] { m_findBar->findNext(); });
    on(u"findPrevious"_s, [this] { m_findBar->findPrevious(); });
    on(u"goToLine"_s, [this] { askForLine(); });
    on(u"nextProblem"_s, [this] {
        m_editor->setFocus(Qt::ShortcutFocusReason);
        m_editor->goToNextProblem();
    });
    on(u"update"_s, [this] { m_update->click(); });
    on(u"save"_s, [this] { m_save->click(); });
    on(u"zoomIn"_s, [this] { m_editor->zoomIn(); });
    on(u"zoomOut"_s, [this] { m_editor->zoomOut(); });
    on(u"zoomReset"_s, [this] { m_editor->zoomTo(0); });
}

void EditorDialog::connectAll()
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    m_quiet.callOnTimeout(this, &EditorDialog::settle);
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(keptAfterMs);
    m_keepSoon.callOnTimeout(this, &EditorDialog::keepDraft);

    connect(m_editor, &CodeEditor::contentEdited, this, [this] {
        m_quiet.start();
        if (!m_keepSoon.isActive()) // not started anew: a person who types on is not waited for
            m_keepSoon.start();
    });
    connect(m_editor, &CodeEditor::cursorPositionChanged, this, &EditorDialog::showPlace);
    connect(m_editor, &CodeEditor::escapePressed, this, [this] {
        if (m_findBar->isVisible())
            m_findBar->close();
    });
    connect(m_editor, &CodeEditor::problemReached, this, [this](const SourceProblem &problem) {
        m_problems->setCurrentRow(int(m_editor->problems().indexOf(problem)));
    });
    const auto goTo = [this](const QListWidgetItem *item) {
        const int row = m_problems->row(item);
        if (row < 0 || row >= m_editor->problems().size())
            return;
        m_editor->goToLine(m_editor->problems().at(row).line);
        m_editor->setFocus(Qt::OtherFocusReason);
    };
    connect(m_problems, &QListWidget::itemActivated, this, goTo);
    connect(m_problems, &QListWidget::itemClicked, this, goTo);
    connect(m_files, &QComboBox::activated, this, [this](int row) {
        if (const QString name = m_files->itemText(row); name != m_name) {
            flush();
            openFile(name);
        }
    });
    connect(m_fromDeployed, &QRadioButton::toggled, this, [this](bool isOn) {
        if (m_isDeployed == isOn)
            return;
        flush();
        m_isDeployed = isOn;
        readPackage();
        if (isOn && m_bases.deployedZip.isEmpty())
            emit deployedCodeRequested();
    });
    connect(m_bar, &MessageBar::buttonClicked, this, [this] {
        const BarOffer offer = std::exchange(m_offer, BarOffer::None);
        m_bar->hide();
        if (offer == BarOffer::Revert)
            revert();
        else if (offer == BarOffer::Load)
            takeFromDisk(m_newBase);
    });
    connect(m_save, &QPushButton::clicked, this, [this] { save(Overwrite::Ask); });
    connect(m_revert, &QPushButton::clicked, this, &EditorDialog::revert);
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_update, &QPushButton::clicked, this, [this] {
        flush();
        emit updateRequested();
    });
    connect(m_drafts, &Drafts::writeFailed, this, [this](const Error &error) {
        m_offer = BarOffer::None;
        m_bar->showMessage(Finding::State::Warning,
                           tr("Unsaved work cannot be kept: %1").arg(error.message));
    });
}

void EditorDialog::setFunction(const Function &function)
{
    if (m_function == function)
        return;
    const bool isAnother = m_function.id != function.id || m_function.scope != function.scope;
    if (isAnother)
        flush();
    m_function = function;
    setWindowTitle(function.id.functionName.isEmpty()
                       ? tr("Edit the Code")
                       : tr("Edit the Code of %1").arg(function.id.functionName));
    if (isAnother) {
        m_bases = {};
        m_isDeployed = false;
        m_fromFolder->setChecked(true);
        readPackage();
        return;
    }
    findProblems();
    showState();
}

void EditorDialog::setBases(const Bases &bases)
{
    if (m_bases == bases)
        return;
    const QString before = package().path;
    const PackagePlan planBefore = m_bases.folderPlan;
    m_bases = bases;
    const bool hasFolder = !bases.folder.isEmpty();
    m_fromFolder->setEnabled(hasFolder);
    if (!hasFolder && !m_isDeployed && !bases.deployedZip.isEmpty())
        m_fromDeployed->setChecked(true); // which reads it
    else if (before != package().path || (!m_isDeployed && planBefore != bases.folderPlan)
             || (m_isDeployed && !m_listing))
        readPackage();
}

void EditorDialog::noteDownloadFailed(const QString &sentence)
{
    if (m_isDeployed && m_bases.deployedZip.isEmpty())
        showNothing(sentence);
}

void EditorDialog::setUpdateState(bool isReady, const QString &sentence)
{
    m_isReady = isReady;
    m_obstacle = sentence;
    showState();
}

void EditorDialog::noteSent(const CodeSource &source)
{
    const CodeSource mine = this->source();
    if (source.kind != CodeSource::Kind::Editor)
        return;
    if (source != mine) {
        // Another file by now; what was typed on in the same one was not sent.
        if (source.path != mine.path || source.edited.name != mine.edited.name)
            m_drafts->remove(draftKey(source, source.edited.name));
        return;
    }
    m_keepSoon.stop();
    m_drafts->remove(draftKey());
    m_editor->setModified(false);
    m_state = State::Sent;
    showState();
}

CodeSource EditorDialog::source() const
{
    if (m_name.isEmpty() || m_state == State::Nothing)
        return {.kind = CodeSource::Kind::Editor};
    return {.kind = CodeSource::Kind::Editor,
            .path = m_opened.path,
            .edited = {.isDeployedCode = m_opened.hasZip(),
                       .name = m_name,
                       .content = m_editor->content()}};
}

CodeSource EditorDialog::package() const
{
    if (m_isDeployed)
        return {.kind = CodeSource::Kind::ZipFile, .path = m_bases.deployedZip};
    return {.kind = CodeSource::Kind::Folder, .path = m_bases.folder};
}

DraftKey EditorDialog::draftKey(const CodeSource &package, const QString &name) const
{
    return {.scope = m_function.scope,
            .function = m_function.id,
            .folder = package.hasFolder() ? package.path : QString(),
            .name = name};
}

const PackageEntry *EditorDialog::entry() const
{
    return m_listing ? m_listing->find(m_name) : nullptr;
}

void EditorDialog::readPackage()
{
    m_stopReading.cancel();
    m_stopReading = {};
    m_stopOpening.cancel();
    disposeInBackground(std::exchange(m_listing, nullptr));
    const CodeSource source = package();
    if (source.isEmpty()) {
        m_files->clear();
        showNothing(m_isDeployed
                        ? tr("The code that the function runs is being downloaded.")
                        : tr("Choose the folder with your code, or edit what is deployed."));
        return;
    }
    if (source != m_opened)
        showNothing(tr("The package is being read."));
    struct Read
    {
        std::shared_ptr<const PackageListing> listing;
        QString error;
    };
    runInBackground(
        this,
        [source, plan = m_isDeployed ? PackagePlan() : m_bases.folderPlan,
         stop = m_stopReading]() -> Read {
            Result<PackageListing> listing = listSource(source, plan, stop);
            if (!listing)
                return {.listing = {}, .error = listing.error().message};
            return {.listing = std::make_shared<const PackageListing>(std::move(listing.value())),
                    .error = {}};
        },
        [this, stop = m_stopReading](Read read) {
            if (stop.isCancelled())
                return disposeInBackground(std::move(read.listing));
            if (!read.listing) {
                m_files->clear();
                showNothing(tr("The package could not be read: %1").arg(read.error));
                return;
            }
            takePackage(read.listing);
        });
}

void EditorDialog::takePackage(const std::shared_ptr<const PackageListing> &listing)
{
    m_listing = listing;
    const QStringList names = editableFiles(m_function.detail, m_function.handler, *m_listing);
    const QSignalBlocker blocker(m_files);
    m_files->clear();
    m_files->addItems(names);
    if (names.isEmpty()) {
        showNothing(tr("The package holds no text file of at most 1 MB."));
        return;
    }
    const bool isStillThere = !m_name.isEmpty() && names.contains(m_name);
    const QString name = isStillThere ? m_name : names.constFirst();
    m_files->setCurrentIndex(int(names.indexOf(name)));
    if (isStillThere && m_opened == package() && m_state != State::Nothing)
        showState(); // the person goes on
    else
        openFile(name);
}

void EditorDialog::openFile(const QString &name)
{
    m_stopOpening.cancel();
    m_stopOpening = {};
    const PackageEntry *found = m_listing ? m_listing->find(name) : nullptr;
    if (found == nullptr)
        return;
    PackageEntry entry = *found;
    entry.repairs = {}; // the person's own file, not what becomes of it
    runInBackground(
        this,
        [entry, reader = readerOf(package())] { return reader(entry, largestEditedFile + 1); },
        [this, name, stop = m_stopOpening](const Result<QByteArray> &content) {
            if (stop.isCancelled())
                return;
            if (!content)
                return showNothing(
                    tr("%1 could not be read: %2").arg(name, content.error().message), name);
            if (content->size() > largestEditedFile)
                return showNothing(
                    tr("%1 is larger than 1 MB: edit it in another editor.").arg(name), name);
            m_drafts->find(draftKey(package(), name), this,
                           [this, name, stop, content = *content](const auto &draft) {
                               if (!stop.isCancelled())
                                   showFile(name, content, draft);
                           });
        });
}

void EditorDialog::showFile(const QString &name, const QByteArray &content,
                            const std::shared_ptr<const Draft> &draft)
{
    if (m_keepSoon.isActive())
        keepDraft(); // of the file that goes
    m_opened = package();
    m_name = name;
    m_base = content;
    m_baseSha256 = sha256Hex(content);
    m_newBase.clear();
    m_offer = BarOffer::None;
    m_bar->hide();
    m_editor->setContent(name, content);
    m_editor->setEnabled(true);
    if (!std::exchange(m_hasOpened, true))
        m_editor->setFocus(Qt::OtherFocusReason);
    m_state = State::Unchanged;
    if (!m_editor->isEditable()) {
        m_bar->showMessage(Finding::State::Warning,
                           tr("%1 is not UTF-8: it is shown and cannot be edited.").arg(name));
    } else if (draft && draft->content != content) {
        m_editor->replaceContent(draft->content);
        m_state = State::Changed;
        m_offer = BarOffer::Revert;
        const QString when = QLocale().toString(draft->savedAt.toLocalTime(), QLocale::ShortFormat);
        m_bar->showMessage(
            Finding::State::Warning,
            draft->baseSha256 == m_baseSha256
                ? tr("Unsaved work of %1 was brought back.").arg(when)
                : tr("Unsaved work of %1 was brought back; the file has changed since.").arg(when),
            tr("Discard It"));
    }
    m_quiet.stop();
    showPlace();
    settle();
}

void EditorDialog::showNothing(const QString &sentence, const QString &name)
{
    if (m_keepSoon.isActive())
        keepDraft();
    m_state = State::Nothing;
    m_opened = {};
    m_name = name;
    m_editor->setContent(m_name, {});
    m_editor->setReadOnly(true);
    m_editor->setEnabled(false);
    m_quiet.stop();
    m_keepSoon.stop();
    m_offer = BarOffer::None;
    showProblems({});
    m_stateLabel->setStatus(Finding::State::Warning, sentence);
    showState();
    emit contentChanged({}, {});
}

// The person has stopped typing.
void EditorDialog::settle()
{
    if (m_state == State::Nothing)
        return;
    const QByteArray content = m_editor->content();
    if (m_state != State::Sent || m_editor->isModified()) {
        if (content != m_base)
            m_state = State::Changed;
        else if (m_state != State::Saved)
            m_state = State::Unchanged;
    }
    findProblems();
    showState();
    emit contentChanged(m_name, content);
}

void EditorDialog::keepDraft()
{
    m_keepSoon.stop();
    if (m_state == State::Nothing || !m_editor->isEditable())
        return;
    const QByteArray content = m_editor->content();
    if (content == m_base)
        m_drafts->remove(draftKey());
    else
        m_drafts->keep(draftKey(), {.content = content, .baseSha256 = m_baseSha256});
}

void EditorDialog::flush()
{
    if (m_keepSoon.isActive())
        keepDraft();
    if (m_quiet.isActive()) {
        m_quiet.stop();
        settle();
    }
}

void EditorDialog::findProblems()
{
    if (m_state == State::Nothing)
        return;
    const int generation = ++m_problemGeneration;
    runInBackground(
        this,
        [detail = m_function.detail, handler = m_function.handler, edited = source().edited] {
            return editedProblems(detail, handler, edited);
        },
        [this, generation](const QList<SourceProblem> &problems) {
            if (generation == m_problemGeneration && m_state != State::Nothing)
                showProblems(problems);
        });
}

void EditorDialog::showProblems(const QList<SourceProblem> &problems)
{
    if (m_state == State::Nothing)
        ++m_problemGeneration;
    if (m_editor->problems() == problems && m_problems->count() == problems.size())
        return;
    m_editor->setProblems(problems);
    m_problems->clear();
    for (const SourceProblem &problem : problems) {
        const bool isError = problem.state == Finding::State::Error;
        auto *item =
            new QListWidgetItem(icon(isError ? IconName::ErrorCircle : IconName::WarningTriangle,
                                     isError ? ColourRole::Bad : ColourRole::Warn),
                                tr("Line %1: %2").arg(problem.line).arg(problem.text), m_problems);
        item->setData(Qt::AccessibleTextRole,
                      isError ? tr("Error, line %1: %2").arg(problem.line).arg(problem.text)
                              : tr("Warning, line %1: %2").arg(problem.line).arg(problem.text));
    }
    m_problems->setVisible(!problems.isEmpty());
    const int rows = qMin(3, int(problems.size()));
    m_problems->setFixedHeight(rows * qMax(m_problems->sizeHintForRow(0), Metric::rowHeight())
                               + dp(2));
}

void EditorDialog::showState()
{
    const bool isOpen = m_state != State::Nothing;
    switch (m_state) {
    case State::Nothing:
        break; // showNothing() has said it
    case State::Unchanged:
        m_stateLabel->setStatus(Finding::State::Ok, tr("No changes."));
        break;
    case State::Changed:
        m_stateLabel->setStatus(Finding::State::Warning, tr("Changed, not sent."));
        break;
    case State::Saved:
        m_stateLabel->setStatus(Finding::State::Ok, tr("Saved to the folder, not sent."));
        break;
    case State::Sent:
        m_stateLabel->setStatus(Finding::State::Ok, tr("Sent."));
        break;
    }
    QString way;
    if (isOpen && m_listing) {
        PackageListing edited = *m_listing;
        edited.source.kind = CodeSource::Kind::Editor;
        edited.source.edited.name = m_name;
        way = codeSourceSentence(m_function.detail.summary.runtime, edited);
    }
    m_wayLabel->setText(way);
    m_wayLabel->setVisible(!way.isEmpty());
    const bool isChanged = m_state == State::Changed;
    m_save->setVisible(!m_isDeployed);
    m_save->setEnabled(isOpen && !m_isSaving && m_editor->content() != m_base);
    m_revert->setEnabled(isChanged || (m_state == State::Sent && m_editor->content() != m_base));
    m_update->setEnabled(isOpen && m_isReady);
    m_update->setToolTip(m_obstacle);
    m_update->setAccessibleDescription(m_obstacle);
}

void EditorDialog::showPlace()
{
    const bool isOpen = m_state != State::Nothing;
    m_place->setText(isOpen ? tr("Line %1, column %2 · %3")
                                  .arg(m_editor->currentLine())
                                  .arg(m_editor->currentColumn())
                                  .arg(languageName(m_editor->codeLanguage()))
                            : QString());
}

void EditorDialog::save(Overwrite overwrite)
{
    flush();
    const PackageEntry *const file = entry();
    if (!m_opened.hasFolder() || m_isSaving || file == nullptr || m_state == State::Nothing)
        return;
    m_isSaving = true;
    showState();
    const QByteArray content = m_editor->content();
    runInBackground(
        this,
        [path = file->sourcePath, content,
         expected = overwrite == Overwrite::Ask ? m_baseSha256 : QString()] {
            return saveEditedFile(path, expected, content);
        },
        [this, content, key = draftKey()](const Result<Done> &result) {
            m_isSaving = false;
            if (result)
                m_drafts->remove(key);
            if (key == draftKey())
                saved(content, result);
            showState();
        });
}

void EditorDialog::saved(const QByteArray &content, const Result<Done> &result)
{
    if (!result && result.error().code == LocalCode::fileChanged)
        return askToOverwrite();
    if (!result) {
        m_offer = BarOffer::None;
        m_bar->showMessage(Finding::State::Error,
                           tr("%1 could not be saved: %2").arg(m_name, result.error().message));
        return;
    }
    m_base = content;
    m_baseSha256 = sha256Hex(content);
    m_offer = BarOffer::None;
    m_bar->hide();
    if (m_editor->content() == content) {
        m_state = State::Saved;
        m_editor->setModified(false);
    } else {
        keepDraft(); // typed on meanwhile
    }
    announce(m_stateLabel, tr("Saved to the folder, not sent."));
    emit savedToFolder(m_name);
}

void EditorDialog::askToOverwrite()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("The File Has Changed"),
                                tr("%1 was changed on disk since it was opened here.").arg(m_name),
                                QMessageBox::NoButton, this);
    box->setObjectName(u"overwriteQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Overwriting loses what was changed there."));
    auto *overwrite = box->addButton(tr("Overwrite"), QMessageBox::DestructiveRole);
    overwrite->setObjectName(u"overwriteButton"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(overwrite, &QPushButton::clicked, this, [this] { save(Overwrite::Do); });
    box->open();
}

// One step of the editor: what it takes away can be brought back by undoing it.
void EditorDialog::revert()
{
    if (m_state == State::Nothing || !m_editor->isEditable())
        return;
    m_editor->replaceContent(m_base);
    m_state = State::Unchanged;
    m_keepSoon.stop();
    m_drafts->remove(draftKey());
    m_offer = BarOffer::None;
    m_bar->hide();
    m_quiet.stop();
    settle();
    m_editor->setFocus(Qt::OtherFocusReason);
}

// The person comes back to the window, perhaps from another editor.
void EditorDialog::lookAtDisk()
{
    const PackageEntry *const file = entry();
    if (!m_opened.hasFolder() || m_isSaving || file == nullptr || m_state == State::Nothing)
        return;
    PackageEntry read = *file;
    read.repairs = {};
    runInBackground(
        this, [read, reader = readerOf(m_opened)] { return reader(read, largestEditedFile + 1); },
        [this, key = draftKey(), base = m_base](const Result<QByteArray> &content) {
            if (!content || key != draftKey() || base != m_base || *content == m_base
                || content->size() > largestEditedFile || m_isSaving)
                return;
            if (m_editor->content() == m_base)
                return takeFromDisk(*content);
            m_newBase = *content;
            m_offer = BarOffer::Load;
            m_bar->showMessage(
                Finding::State::Warning,
                tr("%1 was changed on disk. Your changes here are kept.").arg(m_name),
                tr("Load It"));
        });
}

void EditorDialog::takeFromDisk(const QByteArray &content)
{
    m_base = content;
    m_baseSha256 = sha256Hex(content);
    m_newBase.clear();
    if (m_editor->isEditable() && QByteArrayView(content).isValidUtf8())
        revert();
    else
        showFile(m_name, content, nullptr);
}

void EditorDialog::askForLine()
{
    if (m_state == State::Nothing)
        return;
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(u"lineDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setWindowTitle(tr("Go to Line"));
    dialog->setLabelText(tr("Line number, 1 to %1:").arg(m_editor->lines()));
    dialog->setIntRange(1, m_editor->lines());
    dialog->setIntValue(m_editor->currentLine());
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int line) {
        m_editor->goToLine(line);
        m_editor->setFocus(Qt::OtherFocusReason);
    });
    dialog->open();
}

void EditorDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ActivationChange && isActiveWindow())
        lookAtDisk();
}

void EditorDialog::hideEvent(QHideEvent *event)
{
    flush();
    QDialog::hideEvent(event);
}

void EditorDialog::retranslate()
{
    setWindowTitle(m_function.id.functionName.isEmpty()
                       ? tr("Edit the Code")
                       : tr("Edit the Code of %1").arg(m_function.id.functionName));
    m_fromLabel->setText(tr("Code of"));
    m_fromFolder->setText(tr("Folder"));
    m_fromFolder->setAccessibleDescription(tr("Edits a file of the chosen folder."));
    m_fromDeployed->setText(tr("Deployed"));
    m_fromDeployed->setAccessibleDescription(
        tr("Edits a file of the code that the function runs now."));
    m_fileLabel->setText(tr("&File"));
    m_files->setAccessibleName(tr("File"));
    m_problems->setAccessibleName(tr("Problems"));
    m_hint->setText(tr("Tab indents; Esc, then Tab leaves the text. Ctrl+F finds, Ctrl+H replaces, "
                       "Ctrl+G goes to a line, F8 to the next problem."));
    m_save->setText(tr("Save to Folder"));
    m_save->setAccessibleDescription(tr("Writes the file into the folder. Nothing is sent."));
    m_revert->setText(tr("Revert"));
    m_revert->setAccessibleDescription(tr("Takes all changes back. Undo brings them back again."));
    m_closeButton->setText(tr("Close"));
    m_update->setText(tr("Update"));
    showState();
    showPlace();
}

} // namespace Scf
