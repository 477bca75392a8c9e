// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QTableView;

namespace Scf {

class RequestLogModel;

//! Every call of this run, with its bodies on demand.
class RequestLogView : public QWidget
{
    Q_OBJECT

public:
    explicit RequestLogView(RequestLogModel *model, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRecord();

    RequestLogModel *m_model;
    QTableView *m_table;
    QPlainTextEdit *m_text;
};

} // namespace Scf
