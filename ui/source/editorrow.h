// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/source/sourcerow.h"

class QPushButton;

namespace Scf {

class ElidedLabel;

//! Which file is being edited, and the way to the editor.
class EditorRow : public SourceRow
{
    Q_OBJECT

public:
    explicit EditorRow(QWidget *parent = nullptr);

    CodeSource source() const override { return m_source; }
    void setSource(const CodeSource &source) override;
    bool choose() override
    {
        emit editRequested();
        return false;
    }

signals:
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    CodeSource m_source{.kind = CodeSource::Kind::Editor};
    ElidedLabel *m_what;
    QPushButton *m_edit;
};

} // namespace Scf
