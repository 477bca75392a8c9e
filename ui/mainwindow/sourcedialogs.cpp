// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/sourcedialogs.h"

#include "app/browse/cosbrowser.h"
#include "app/explain/explanation.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/update/deployedcode.h"
#include "app/update/updatereadiness.h"
#include "ui/common/windowplace.h"
#include "ui/cos/bucketdialog.h"
#include "ui/cos/cosbrowserdialog.h"
#include "ui/editor/editordialog.h"
#include "ui/source/deployedcodedialog.h"
#include "ui/source/sourcepanel.h"

#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

SourceDialogs::SourceDialogs(Services *services, SourcePanel *form, QWidget *parent)
    : QObject(parent)
    , m_services(services)
    , m_form(form)
    , m_parent(parent)
{
    connect(form, &SourcePanel::browseRequested, this, &SourceDialogs::browse);
    connect(form, &SourcePanel::bucketRequested, this, &SourceDialogs::chooseBucket);
    connect(form, &SourcePanel::editRequested, this, &SourceDialogs::edit);
    connect(services->readiness(), &UpdateReadiness::readinessChanged, this,
            &SourceDialogs::showReadiness);
}

SourceDialogs::~SourceDialogs() = default;

void SourceDialogs::browse()
{
    if (!m_browser) {
        m_browser = new CosBrowserDialog(m_services->buckets(), m_parent->window());
        m_browser->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_browser, &CosBrowserDialog::objectChosen, this,
                [this](const CosLocation &object) {
                    m_form->setSource({.kind = CodeSource::Kind::CosObject, .object = object});
                });
        CosLocation place = m_form->source(CodeSource::Kind::CosObject).object;
        if (place.bucket.region.isEmpty())
            place.bucket.region = cosRegionOf(m_services->session()->function().region);
        m_browser->setLocation(place);
    }
    bringToFront(m_browser);
}

void SourceDialogs::chooseBucket()
{
    const std::optional<CodeRoute> route = m_services->readiness()->route();
    askForBucket(cosRegionOf(m_services->session()->function().region),
                 route ? route->explanation : QString(), m_parent->window());
}

void SourceDialogs::changeBucket(const QString &region, QWidget *parent)
{
    askForBucket(region, {}, parent);
}

void SourceDialogs::askForBucket(const QString &region, const QString &explanation, QWidget *parent)
{
    const std::optional<Account> account = m_services->session()->account();
    if (!account)
        return;
    const UploadSettings kept(&m_services->settings());
    auto *dialog = new BucketDialog(
        m_services->buckets(), region,
        {.bucket = kept.bucket(*account, region), .keeping = kept.keeping(*account, region)},
        explanation, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_services->setPackageBucket(dialog->choice().bucket, dialog->choice().keeping);
    });
    dialog->open();
}

void SourceDialogs::downloadCode()
{
    if (m_function.functionName.isEmpty())
        return;
    auto *dialog = new DeployedCodeDialog(
        m_function, QStandardPaths::writableLocation(QStandardPaths::DownloadLocation),
        [services = m_services](const DeployedCodeTarget &target, QObject *parent) {
            return services->makeDownload(target, parent);
        },
        m_parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void SourceDialogs::edit()
{
    if (!m_editor) {
        m_editor = new EditorDialog(m_services->drafts(), m_parent->window());
        m_editor->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_editor, &EditorDialog::contentChanged, this,
                [this] { m_form->setSource(m_editor->source()); });
        connect(m_editor, &EditorDialog::updateRequested, this, &SourceDialogs::updateRequested);
        connect(m_editor, &EditorDialog::deployedCodeRequested, this,
                &SourceDialogs::downloadDeployedCode);
        fillEditor();
        if (m_form->source(CodeSource::Kind::Folder).isEmpty())
            downloadDeployedCode();
    }
    bringToFront(m_editor);
}

void SourceDialogs::functionChanged()
{
    const Session *session = m_services->session();
    if (session->function() != m_function) {
        m_function = session->function();
        forgetDeployedCode();
    }
    fillEditor();
}

void SourceDialogs::setHandler(const QString &handler)
{
    if (std::exchange(m_handler, handler) != handler)
        fillEditor();
}

void SourceDialogs::updateEnded(const UpdateRecord &record)
{
    if (record.requestId.isEmpty())
        return;
    if (m_editor)
        m_editor->noteSent(record.source);
    // What runs is another code now. Until it is here the editor goes on with the old one.
    if (record.function == m_function && !m_deployedZip.isEmpty()) {
        if (m_editor)
            downloadDeployedCode();
        else
            m_deployedZip.clear();
    }
}

void SourceDialogs::fillEditor()
{
    const Session *session = m_services->session();
    if (!m_editor || !session->detail())
        return;
    m_editor->setFunction({.scope = session->accountScope(),
                           .id = m_function,
                           .detail = *session->detail(),
                           .handler = m_handler});
    const bool isFolder = m_form->source().kind == CodeSource::Kind::Folder;
    m_editor->setBases(
        {.folder = m_form->source(CodeSource::Kind::Folder).path,
         .folderPlan = isFolder ? m_services->readiness()->packagePlan() : PackagePlan{},
         .deployedZip = m_deployedZip});
    showReadiness();
}

void SourceDialogs::showReadiness()
{
    if (m_editor)
        m_editor->setUpdateState(m_services->readiness()->isReady() && !m_services->runningUpdate(),
                                 m_services->readiness()->obstacle());
}

void SourceDialogs::downloadDeployedCode()
{
    if (m_download || m_function.functionName.isEmpty())
        return;
    if (!m_deployedFolder)
        m_deployedFolder = std::make_unique<QTemporaryDir>();
    m_download = m_services->makeDownload(
        {.function = m_function,
         .kind = DeployedCodeTarget::Kind::ZipFile,
         .path = m_deployedFolder->filePath(u"deployed-%1.zip"_s.arg(++m_downloads))},
        this);
    connect(m_download, &DeployedCodeDownload::finished, this, &SourceDialogs::deployedCodeCame);
    m_download->start();
}

void SourceDialogs::deployedCodeCame(const Result<DeployedCode> &code)
{
    const FunctionId function = m_download->target().function;
    m_download->deleteLater();
    m_download = nullptr;
    if (function != m_function)
        return;
    if (!code) {
        if (code.error().kind != Error::Kind::Cancelled)
            sayDownloadFailed(inOneSentence(code.error(), QLocale().name()));
        return;
    }
    if (code->match == DeployedCode::Match::Differs) {
        sayDownloadFailed(tr("What was downloaded is not the code that the function runs."));
        return;
    }
    m_deployedZip = code->target.path;
    fillEditor();
}

void SourceDialogs::sayDownloadFailed(const QString &sentence)
{
    if (m_editor)
        m_editor->noteDownloadFailed(sentence);
    else
        emit failed(sentence);
}

void SourceDialogs::forgetDeployedCode()
{
    if (m_download) {
        disconnect(m_download, nullptr, this, nullptr);
        m_download->deleteLater();
        m_download = nullptr;
    }
    m_deployedZip.clear();
}

} // namespace Scf
