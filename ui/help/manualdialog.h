// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListView;
class QPushButton;
class QTextBrowser;
class QUrl;

namespace Scf {

class ManualFilter;
class ManualPages;
class RoleLabel;
class SearchField;

//! The user manual in the language of the window: contents, search, and the page.
class ManualDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ManualDialog(QWidget *parent = nullptr);

    //! Opens the page \a name (see ManualPages::names()); an empty name stays at the page that is
    //! open.
    void showPage(const QString &name);
    //! The page that is open.
    QString page() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void openRow(int row);
    void search(const QString &words);
    void pageOpened(const QUrl &url);
    void markWords();
    void retranslate();

    ManualPages *m_pages;
    ManualFilter *m_filter;
    SearchField *m_search;
    QListView *m_contents;
    RoleLabel *m_nothing;
    QTextBrowser *m_view;
    QPushButton *m_back;
    QPushButton *m_forward;
    QPushButton *m_close;
    bool m_isFollowing = false; //!< the list follows the page, not the other way round
};

} // namespace Scf
