// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QDialog>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;
class QStringListModel;

namespace Scf {

class Services;

//! Everything that can be set, in pages. What is changed counts at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { Appearance, Network, Packages, Shortcuts, Notifications };

    explicit SettingsDialog(Services *services, QWidget *parent = nullptr);

    void showPage(Page page);

signals:
    // What concerns the whole program, done by who owns it.
    void languageChosen(const QString &language);
    void themeChosen(Scf::ThemeChoice choice);
    //! See PackagesPage.
    void bucketChangeRequested(const QString &region);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addPages();
    void addPage(const QString &name, QWidget *page);
    void translateAgain();

    Services *m_services;
    QStringListModel *m_names;
    QListView *m_list;
    QStackedWidget *m_pages;
    QPushButton *m_close;
};

} // namespace Scf
