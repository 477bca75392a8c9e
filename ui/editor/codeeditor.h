// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/sourceproblem.h"
#include "ui/editor/codelanguage.h"
#include "ui/editor/codesearch.h"

#include <Qsci/qsciscintilla.h>

#include <QByteArray>
#include <QList>

namespace Scf {

//! One source file being edited: its language's colours, line numbers, brackets that match,
//! problems in the margin. Lines end and are indented as they were in the file. F8 goes to the next
//! problem. Tab indents; Escape and then Tab, or Ctrl+Tab, leaves the editor.
class CodeEditor : public QsciScintilla
{
    Q_OBJECT

public:
    explicit CodeEditor(QWidget *parent = nullptr);

    //! Shows \a content of the file \a name, with nothing to undo. What is no UTF-8 is only shown.
    void setContent(const QString &name, const QByteArray &content);
    //! \a content in the place of what stands there, as one step that can be undone.
    void replaceContent(const QByteArray &content);
    //! The bytes of the file as they are now.
    QByteArray content() const;
    //! False for what is no UTF-8.
    bool isEditable() const { return m_isUtf8; }
    CodeLanguage codeLanguage() const { return m_language; }

    void setProblems(const QList<SourceProblem> &problems);
    const QList<SourceProblem> &problems() const { return m_problems; }
    //! To the next problem below the cursor, or the first one.
    void goToNextProblem();
    //! \a line from 1.
    void goToLine(int line);
    //! The line, from 1, and the column of the cursor.
    int currentLine() const;
    int currentColumn() const;

    //! Marks where something was found.
    void showMatches(const QList<CodeMatch> &matches);
    //! Selects \a match and brings it into view.
    void select(const CodeMatch &match);
    //! Offsets in UTF-8 of what is selected, or of the cursor.
    CodeMatch selection() const;
    void replaceSpan(qsizetype start, qsizetype end, const QByteArray &replacement);

signals:
    //! The content was changed, by hand or by replaceContent().
    void contentEdited();
    void escapePressed();
    void problemReached(const Scf::SourceProblem &problem);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void applyColours();
    void applyLayout(const SourceLayout &layout);
    void defineMarkers();
    void rename();
    void fitLineNumbers();

    QString m_name; //!< of the file
    CodeLanguage m_language = CodeLanguage::Plain;
    QByteArray m_original; //!< of what is no UTF-8
    QByteArray m_mark;     //!< the byte order mark, which is not shown
    QList<SourceProblem> m_problems;
    bool m_isUtf8 = true;
    bool m_isLoading = false;
    bool m_tabLeaves = false; //!< Escape was the last key
};

} // namespace Scf
