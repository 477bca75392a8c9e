// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/codesource.h"
#include "app/domain/function.h"
#include "app/domain/updaterecord.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QTemporaryDir;
class QWidget;

namespace Scf {

class CosBrowserDialog;
class DeployedCodeDownload;
class EditorDialog;
class Services;
class SourcePanel;
struct DeployedCode;

//! The dialogs that find, edit and route the code of an update: the browser of COS, the bucket for
//! large packages, the editor. They belong to the function that is chosen, and to the form.
class SourceDialogs : public QObject
{
    Q_OBJECT

public:
    //! The dialogs stand above \a parent. All outlive the object.
    SourceDialogs(Services *services, SourcePanel *form, QWidget *parent);
    ~SourceDialogs() override;

    //! Another function was chosen, or more is known of it.
    void functionChanged();
    //! \a handler as it stands in the form.
    void setHandler(const QString &handler);
    //! An update has ended.
    void updateEnded(const UpdateRecord &record);

public slots:
    void browse();
    void chooseBucket();
    //! Likewise for packages of the COS region \a region, above \a parent.
    void changeBucket(const QString &region, QWidget *parent);
    void edit();
    //! Opens the dialog that saves what the function runs.
    void downloadCode();

signals:
    void updateRequested();
    //! \a sentence says why something could not be done; translated.
    void failed(const QString &sentence);

private:
    void askForBucket(const QString &region, const QString &explanation, QWidget *parent);
    void fillEditor();
    void showReadiness();
    void downloadDeployedCode();
    void deployedCodeCame(const Result<DeployedCode> &code);
    void sayDownloadFailed(const QString &sentence);
    void forgetDeployedCode();

    Services *m_services;
    SourcePanel *m_form;
    QWidget *m_parent;
    QString m_handler;
    FunctionId m_function;
    QPointer<CosBrowserDialog> m_browser;
    QPointer<EditorDialog> m_editor;
    QPointer<DeployedCodeDownload> m_download;
    std::unique_ptr<QTemporaryDir> m_deployedFolder;
    int m_downloads = 0;
    QString m_deployedZip; //!< what m_function runs; empty: not downloaded
};

} // namespace Scf
