// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace Scf {

class LinkButton;
class RoleLabel;

//! The parameters of UpdateFunctionCode that few people need.
class MoreOptions : public QWidget
{
    Q_OBJECT

public:
    explicit MoreOptions(QWidget *parent = nullptr);

    QString envId() const;
    bool sendCodeSource() const;
    void setValues(const QString &envId, bool sendCodeSource);
    //! The Namespace that is sent; it is chosen in the bar above.
    void setSpace(const QString &space);

signals:
    void changed();
    void previewRequested();
    void copyAsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    RoleLabel *m_envIdLabel;
    QLineEdit *m_envId;
    RoleLabel *m_spaceLabel;
    RoleLabel *m_space;
    QCheckBox *m_codeSource;
    LinkButton *m_preview;
    LinkButton *m_copyAs;
};

} // namespace Scf
