// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/update/deployedcode.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <memory>

class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace Scf {

class LinkButton;
class RoleLabel;
class StatusLabel;

//! Downloads the code that a function runs to a place that the person chooses, and says whether it
//! is what the service says that runs. Closing it while it works cancels the work first.
class DeployedCodeDialog : public QDialog
{
    Q_OBJECT

public:
    //! Makes the download of a target, not started yet, with \a parent as its owner.
    using MakeDownload =
        std::function<DeployedCodeDownload *(const DeployedCodeTarget &target, QObject *parent)>;

    //! \a folder is where the code goes unless the person chooses another place.
    DeployedCodeDialog(const FunctionId &function, const QString &folder, MakeDownload makeDownload,
                       QWidget *parent = nullptr);

    //! What is chosen now.
    DeployedCodeTarget target() const;

    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose();
    void kindChanged();
    void download();
    void showProgress(DeployedCodeDownload::Step step, qint64 done, qint64 total);
    void showResult(const Result<DeployedCode> &result);
    void openContents();
    void updateButtons();

    const FunctionId m_function;
    const MakeDownload m_makeDownload;
    QPointer<DeployedCodeDownload> m_download;
    std::shared_ptr<const PackageListing> m_listing;
    std::function<void()> m_sayAgain; //!< the outcome, in another language
    RoleLabel *m_intro;
    QRadioButton *m_zipFile;
    QRadioButton *m_folder;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QProgressBar *m_progress;
    StatusLabel *m_status;
    LinkButton *m_contents;
    QPushButton *m_start;
    QPushButton *m_close;
};

} // namespace Scf
