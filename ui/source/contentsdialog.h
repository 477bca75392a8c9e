// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QDialog>
#include <QSet>

#include <memory>

class QPushButton;
class QStackedWidget;

namespace Scf {

class ContentsView;
class ElidedLabel;
class EmptyState;
class PackageTreeModel;
class SearchField;

//! What will be in the ZIP and what stays out of it, as a tree. Decides nothing: it tells what the
//! person wishes and shows the listing that comes of it. May stay open while they work on.
class ContentsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ContentsDialog(std::shared_ptr<const PackageListing> listing,
                            QWidget *parent = nullptr);

    //! Another state of the package, or another package. Null: there is none (now); the dialog says
    //! so. The same one again costs nothing.
    void setListing(std::shared_ptr<const PackageListing> listing);

    //! Nothing can be wished for: the dialog has \a title and no buttons but Close. Always so for
    //! an object of COS, which goes as it is.
    void setReadOnly(const QString &title);

signals:
    //! Names in the package; folders end with '/' and stand for all that they hold.
    void leaveOutRequested(const QStringList &names);
    void includeRequested(const QStringList &names);
    void ignoreSettingsChanged(const Scf::IgnoreSettings &settings);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showFacts();
    void showPage();
    void showRows();
    void updateButtons();
    void toggleSelected();
    void openIgnoreRules();
    void focusTree();
    void rememberFolder(const QModelIndex &folder, bool isOpen);

    std::shared_ptr<const PackageListing> m_listing;
    PackageTreeModel *m_model;
    SearchField *m_search;
    QStackedWidget *m_pages;
    ContentsView *m_view;
    EmptyState *m_empty;
    ElidedLabel *m_summary;
    QPushButton *m_leaveOut;
    QPushButton *m_include;
    QPushButton *m_ignoreRules;
    QPushButton *m_close;
    QString m_readOnlyTitle; //!< empty where the person may wish
    QString m_shownSearch;
    QSet<QString> m_openFolders; //!< by the person, while nothing is searched for
    bool m_isOpening = false;
    bool m_isReset = false; //!< the view has forgotten what was open
};

} // namespace Scf
