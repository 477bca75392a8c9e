// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/domain/function.h"
#include "app/domain/package.h"
#include "app/domain/sourceproblem.h"
#include "app/storage/drafts.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

class QComboBox;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace Scf {

class CodeEditor;
class ElidedLabel;
class FindBar;
class MessageBar;
class RoleLabel;
class StatusLabel;

//! Edit the Code: one file of a package, of the chosen folder or of what is deployed, in an editor.
//! Not modal. What is typed is kept as a draft until it is saved, sent or taken back, and brought
//! back when the file is opened again. The dialog neither packs nor sends: it says what the source
//! of the update is now, and that Update was pressed. Reading and writing happen in the background.
class EditorDialog : public QDialog
{
    Q_OBJECT

public:
    //! What the code is of.
    struct Function
    {
        QString scope{}; //!< tells accounts apart; holds no secret
        FunctionId id{};
        FunctionDetail detail{};
        QString handler{}; //!< as it would be sent; empty: the deployed one

        bool operator==(const Function &) const = default;
    };
    //! The packages whose files can be edited.
    struct Bases
    {
        QString folder{}; //!< empty: none is chosen
        PackagePlan folderPlan{};
        QString deployedZip{}; //!< a local file; empty: it was not downloaded

        bool operator==(const Bases &) const = default;
    };

    //! \a drafts outlives the dialog.
    explicit EditorDialog(Drafts *drafts, QWidget *parent = nullptr);
    ~EditorDialog() override;

    void setFunction(const Function &function);
    //! The folder is taken where there is one, else what is deployed. The same file stays open. New
    //! code that was downloaded has a path of its own.
    void setBases(const Bases &bases);
    //! What is deployed was asked for and cannot be had; \a sentence says why.
    void noteDownloadFailed(const QString &sentence);
    //! Whether Update may be pressed now, and the sentence that says why not.
    void setUpdateState(bool isReady, const QString &sentence);
    //! An update with \a source was accepted: its draft has done its work.
    void noteSent(const CodeSource &source);

    //! What an update would send: kind Editor with the file as it is now; isEmpty() while no file
    //! is open.
    CodeSource source() const;
    //! True while there is something that was neither saved nor sent.
    bool hasUnsentChanges() const { return m_state == State::Changed; }

signals:
    //! A file was opened, or its content changed and then nothing for a moment. source() has all.
    void contentChanged(const QString &name, const QByteArray &content);
    void updateRequested();
    //! What is deployed was chosen and is not there yet: it is to be downloaded and given to
    //! setBases().
    void deployedCodeRequested();
    //! \a name was written into the folder.
    void savedToFolder(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class State { Nothing, Unchanged, Changed, Saved, Sent };
    enum class Overwrite { Ask, Do };

    void build();
    void connectAll();
    void addShortcuts();
    void retranslate();
    void readPackage();
    void takePackage(const std::shared_ptr<const PackageListing> &listing);
    void openFile(const QString &name);
    void showFile(const QString &name, const QByteArray &content,
                  const std::shared_ptr<const Draft> &draft);
    void showNothing(const QString &sentence, const QString &name = {});
    void settle();
    void keepDraft();
    void flush();
    void findProblems();
    void showProblems(const QList<SourceProblem> &problems);
    void showState();
    void showPlace();
    void save(Overwrite overwrite);
    void saved(const QByteArray &content, const Result<Done> &result);
    void askToOverwrite();
    void revert();
    void lookAtDisk();
    void takeFromDisk(const QByteArray &content);
    void askForLine();
    CodeSource package() const;
    DraftKey draftKey(const CodeSource &package, const QString &name) const;
    DraftKey draftKey() const { return draftKey(m_opened, m_name); }
    const PackageEntry *entry() const;

    Drafts *m_drafts;
    Function m_function;
    Bases m_bases;
    bool m_isDeployed = false; //!< the package is what is deployed
    std::shared_ptr<const PackageListing> m_listing;
    CodeSource m_opened;  //!< the package of the open file
    QString m_name;       //!< of the open file; empty: none
    QByteArray m_base;    //!< its content where nobody changed it
    QByteArray m_newBase; //!< what lies on disk meanwhile, while the person was not asked about it
    QString m_baseSha256;
    State m_state = State::Nothing;
    QString m_obstacle;
    bool m_isReady = false;
    bool m_isSaving = false;
    bool m_hasOpened = false; //!< a file, since the dialog was made
    CancelToken m_stopReading;
    CancelToken m_stopOpening;
    int m_problemGeneration = 0;
    QTimer m_quiet;    //!< after the last key
    QTimer m_keepSoon; //!< after the first
    enum class BarOffer { None, Revert, Load } m_offer = BarOffer::None;

    QRadioButton *m_fromFolder;
    QRadioButton *m_fromDeployed;
    RoleLabel *m_fromLabel;
    RoleLabel *m_fileLabel;
    QComboBox *m_files;
    MessageBar *m_bar;
    CodeEditor *m_editor;
    FindBar *m_findBar;
    QListWidget *m_problems;
    StatusLabel *m_stateLabel;
    RoleLabel *m_wayLabel;
    ElidedLabel *m_hint;
    RoleLabel *m_place;
    QPushButton *m_save;
    QPushButton *m_revert;
    QPushButton *m_closeButton;
    QPushButton *m_update;
};

} // namespace Scf
