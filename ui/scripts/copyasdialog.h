// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/scripts/updatescript.h"

#include <QDialog>
#include <QList>
#include <QPointer>

class QDialogButtonBox;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace Scf {

class CopyButton;
class MessageBar;
class RoleLabel;

//! An update outside of this program: the very request that it makes, where that is known, and the
//! same as a script, one tab each. Without a secret in any of them.
class CopyAsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit CopyAsDialog(QWidget *parent = nullptr);

    //! \a request as people read it, for a tab of its own in front of the scripts; empty: none.
    void setUpdate(const ScriptedUpdate &update, const QString &request = {});
    //! The tab that is in front; kept where nothing is called.
    void showRequest();
    void showScript(ScriptKind kind);

public slots:
    //! Writes the script in front into \a path.
    void saveTo(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Page
    {
        QPlainTextEdit *text = nullptr;
        bool isFilled = false;
    };

    QPlainTextEdit *addPage(const QString &objectName);
    Page *currentPage();
    //! The kind of the tab in front; nothing with the request.
    std::optional<ScriptKind> currentKind() const;
    void fill();
    void chooseFile();
    void retranslate();

    RoleLabel *m_hint;
    MessageBar *m_message;
    QTabWidget *m_tabs;
    QDialogButtonBox *m_buttons;
    CopyButton *m_copy;
    QPushButton *m_save;
    Page m_request;
    QList<Page> m_scripts; //!< in the order of scriptKinds()
    ScriptedUpdate m_update;
    QString m_requestText;
};

} // namespace Scf
