// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "ui/editor/codesearch.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace Scf {

class CodeEditor;
class RoleLabel;

//! Find and replace in one CodeEditor. Searching happens in the background, so that no regular
//! expression can hold the window; what is typed on meanwhile is searched again.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(CodeEditor *editor, QWidget *parent = nullptr);

    //! Shows the bar, with what is selected in the editor as the text to find.
    void openFind();
    void openReplace();
    //! Hides it; the editor has the focus then.
    void close();
    //! Selects the next or previous match, beyond the end from the other one.
    void findNext() { step(Step::Next); }
    void findPrevious() { step(Step::Previous); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Step { None, Here, Next, Previous };

    void open(bool withReplace);
    void searchLater(Step step);
    void search();
    void step(Step step);
    void take(const CodeMatches &found);
    void replaceOne();
    void replaceAll();
    void showCount();
    void retranslate();
    CodeSearch wanted() const;

    CodeEditor *m_editor;
    QLineEdit *m_text;
    QLineEdit *m_replacement;
    QCheckBox *m_matchCase;
    QCheckBox *m_wholeWords;
    QCheckBox *m_regex;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_replace;
    QPushButton *m_replaceAll;
    QToolButton *m_close;
    RoleLabel *m_count;
    QWidget *m_replaceRow;

    CodeMatches m_found;
    bool m_isCurrent = false;    //!< m_found is of the text as it is now
    Step m_waiting = Step::None; //!< what is done once it is
    qsizetype m_anchor = 0;      //!< where typing in the box begins to look
    QString m_message;           //!< what "Replace All" did, until the next search
    QTimer m_soon;
    CancelToken m_stop;
};

} // namespace Scf
