// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/updateform.h"

#include "app/browse/functionbrowser.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/update/packagefixes.h"
#include "app/update/updatereadiness.h"
#include "ui/source/sourcepanel.h"
#include "ui/update/updatepanel.h"

#include <QScopedValueRollback>

#include <utility>

namespace Scf {

namespace {

constexpr int rememberAfterMs = 1'000;

} // namespace

UpdateForm::UpdateForm(Services *services, SourcePanel *source, UpdatePanel *options,
                       QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_source(source)
    , m_options(options)
{
    m_rememberTimer.setSingleShot(true);
    m_rememberTimer.setInterval(rememberAfterMs);
    m_rememberTimer.callOnTimeout(this, &UpdateForm::remember);
    connectPanels();
}

void UpdateForm::connectPanels()
{
    UpdateReadiness *readiness = m_services->readiness();
    connect(m_source, &SourcePanel::sourceChanged, this,
            [this, readiness](const CodeSource &source) {
                readiness->setSource(source, planFor(source));
                if (!m_filling)
                    m_rememberTimer.start();
            });
    connect(readiness, &UpdateReadiness::packagePlanChanged, this, [this, readiness] {
        m_kept[m_source->source().kind].plan = readiness->packagePlan();
        m_rememberTimer.start();
    });
    connect(m_options, &UpdatePanel::handlerChanged, this, &UpdateForm::handlerEdited);
    connect(m_options, &UpdatePanel::optionsChanged, this, [this, readiness] {
        readiness->setOptions(m_options->options());
        if (!m_filling)
            m_rememberTimer.start();
    });
}

void UpdateForm::setFunction(const FunctionId &function)
{
    remember();
    m_function = function;
    const bool isChosen = !function.functionName.isEmpty();
    const FunctionListModel *list = m_services->functions()->model();
    const FunctionSummary *summary = list->functionAt(list->rowOf(function.functionName));
    if (!isChosen)
        m_options->showFunction({});
    else
        m_options->showFunction(summary ? *summary
                                        : FunctionSummary{.functionName = function.functionName});
    fill();
    if (isChosen && !m_pendingSource.path.isEmpty())
        m_source->setSource(std::exchange(m_pendingSource, {}));
}

void UpdateForm::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const FunctionMemory memory = m_function.functionName.isEmpty()
                                      ? FunctionMemory{}
                                      : m_services->settings().functionMemory(
                                          m_services->session()->accountScope(), m_function);
    m_handlerTouched = !memory.handler.isEmpty();
    m_options->setHandler(memory.handler);
    m_options->setOptions(memory.options);
    m_kept = memory.sources;
    QMap<CodeSource::Kind, CodeSource> sources;
    for (auto it = m_kept.constBegin(); it != m_kept.constEnd(); ++it)
        sources.insert(it.key(), it->source);
    // Most buckets are where the function is, and an address may not tell.
    if (!sources.contains(CodeSource::Kind::CosObject)) {
        const CosBucketId here{.name = {}, .region = cosRegionOf(m_function.region)};
        sources.insert(CodeSource::Kind::CosObject,
                       {.kind = CodeSource::Kind::CosObject, .object = {.bucket = here}});
    }
    m_source->setSources(memory.sourceKind, sources);
}

void UpdateForm::setDetail(const FunctionDetail &detail)
{
    m_options->showDetail(detail);
    // An image is edited by changing its tag: begin with what runs.
    if (detail.image && m_source->source(CodeSource::Kind::Image).isEmpty())
        m_source->setSource({.kind = CodeSource::Kind::Image, .image = *detail.image});
    if (!m_handlerTouched && detail.complete && m_options->handler() != detail.handler) {
        const QScopedValueRollback filling(m_filling, true);
        m_options->setHandler(detail.handler);
    }
}

void UpdateForm::takeSource(const CodeSource &source)
{
    if (m_function.functionName.isEmpty())
        m_pendingSource = source;
    else
        m_source->setSource(source);
}

void UpdateForm::restore(const JournalEntry &entry)
{
    const CodeSource &source = entry.record.source;
    if (source.kind == CodeSource::Kind::Editor) {
        m_source->choose(source.kind); // the history keeps no content: the person edits again
        return;
    }
    m_kept[source.kind] = {.source = source, .plan = entry.package};
    m_source->setSource(source);
    m_services->readiness()->setSource(source, entry.package);
    // One that was not sent was the one that the function had.
    const QString handler =
        entry.record.handler.isEmpty() ? entry.before.handler : entry.record.handler;
    if (!handler.isEmpty())
        m_options->setHandler(handler);
    UpdateOptions options = m_options->options();
    options.installDependency = entry.installDependency;
    options.publish = entry.publish;
    m_options->setOptions(options);
    m_options->focusHandler();
}

void UpdateForm::installDependencies()
{
    UpdateOptions options = m_options->options();
    options.installDependency = true;
    m_options->setOptions(options);
}

void UpdateForm::handlerEdited(const QString &handler)
{
    m_services->readiness()->setHandler(handler.trimmed());
    if (m_filling)
        return;
    m_handlerTouched = true;
    m_rememberTimer.start();
}

PackagePlan UpdateForm::planFor(const CodeSource &source)
{
    KeptSource &kept = m_kept[source.kind];
    if (kept.source.path.isEmpty() && kept.plan == PackagePlan{})
        kept.plan.ignore.defaultsOff = m_services->settings().ignoreDefaultsOff();
    if (kept.source.path != source.path || kept.source.object != source.object)
        kept.plan = forAnotherSource(kept.plan);
    kept.source = source;
    return kept.plan;
}

void UpdateForm::remember()
{
    m_rememberTimer.stop();
    if (m_function.functionName.isEmpty())
        return;
    FunctionMemory memory{
        .sourceKind = m_source->source().kind,
        .handler = m_handlerTouched ? m_options->handler() : QString(),
        .options = m_options->options(),
    };
    for (auto it = m_kept.constBegin(); it != m_kept.constEnd(); ++it) {
        // Drafts keep what was edited: without its content it would be an empty file.
        if (!it->source.isEmpty() && it.key() != CodeSource::Kind::Editor)
            memory.sources.insert(it.key(), *it);
    }
    m_services->settings().setFunctionMemory(m_services->session()->accountScope(), m_function,
                                             memory);
}

} // namespace Scf
