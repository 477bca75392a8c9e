// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"

#include <QFrame>
#include <QList>

class QScrollArea;
class QVBoxLayout;

namespace Scf {

class FindingRow;
class LinkButton;
class RoleLabel;
class StatusLabel;

//! The Checks: a header that counts ("9 passed, 2 warnings"), then one row a finding with a
//! sentence and, where there is one, the button that fixes it. What passed is folded behind the
//! count, but for what can be undone. Errors stand first, then warnings, in the order given. Rows
//! are reached with Tab and the arrow keys; the rows that stay the same keep their focus over
//! setFindings().
class FindingsList : public QFrame
{
    Q_OBJECT

public:
    explicit FindingsList(QWidget *parent = nullptr);
    ~FindingsList() override;

    const QList<Finding> &findings() const { return m_findings; }
    void setFindings(const QList<Finding> &findings);
    //! Says that checks run; what is shown stays until the answer.
    void setBusy(bool busy);
    //! Shown in the place of rows while there are no findings at all; translated.
    void setPlaceholder(const QString &sentence);
    bool showsPassed() const { return m_showPassed; }
    void setShowsPassed(bool shows);
    //! "9 passed, 2 warnings"
    QString summary() const;
    //! For how many rows space is kept even when there are fewer, so that nothing moves when a
    //! verdict comes, and how many are shown before the list scrolls.
    void setRowRange(int reserved, int most);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void fixRequested(const Scf::Finding &finding);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void updateHeader();
    void moveFocus(FindingRow *from, int step);
    int rowsHeight() const;

    QList<Finding> m_findings;
    QList<FindingRow *> m_rows; //!< the first m_used are shown; spare ones are kept
    qsizetype m_used = 0;
    StatusLabel *m_errors = nullptr;
    StatusLabel *m_warnings = nullptr;
    StatusLabel *m_busyLabel = nullptr;
    LinkButton *m_passed = nullptr;
    QWidget *m_emptyRow = nullptr;
    RoleLabel *m_empty = nullptr;
    QWidget *m_header = nullptr;
    QWidget *m_content = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_rowsLayout = nullptr;
    QString m_placeholder;
    QString m_announced; //!< the summary that screen readers heard last
    bool m_busy = false;
    bool m_showPassed = false;
    int m_reservedRows = 2;
    int m_mostRows = 5;
};

} // namespace Scf
