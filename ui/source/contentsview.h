// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace Scf {

class PackageTreeModel;

//! The tree of the Contents dialog. Space checks and unchecks the selected rows, whatever column is
//! current; Enter opens and closes a folder. Gives up the less needed columns where it is narrow.
class ContentsView : public QTreeView
{
    Q_OBJECT

public:
    explicit ContentsView(PackageTreeModel *model, QWidget *parent = nullptr);

    //! Opens \a folders and closes all others, in one go.
    void setOpenFolders(const QModelIndexList &folders);

signals:
    //! The person wants the selected rows in the package, or out of it.
    void toggleRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
};

} // namespace Scf
