// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/cosobject.h"
#include "app/storage/uploadsettings.h"

#include <QDialog>
#include <QPointer>

class QLineEdit;
class QListView;
class QPushButton;
class QRadioButton;
class QStandardItemModel;

namespace Scf {

class CosBrowser;
class CosTask;
class RoleLabel;

//! Asks once which bucket packages go through that are too large for a request, and what becomes of
//! them afterwards.
class BucketDialog : public QDialog
{
    Q_OBJECT

public:
    struct Choice
    {
        CosBucketId bucket{};
        PackageKeeping keeping = PackageKeeping::SevenDays;
    };

    //! Lists the buckets of \a region, the only one that is offered. \a why explains the need. The
    //! \a browser outlives the dialog.
    BucketDialog(CosBrowser *browser, const QString &region, const Choice &current,
                 const QString &why, QWidget *parent = nullptr);

    Choice choice() const;

private:
    void build(const QString &why);
    void showBuckets();
    void askForNewBucket();
    void makeBucket(const CosBucketId &bucket);
    void nameChanged();

    CosBrowser *m_browser;
    QString m_region;
    QStandardItemModel *m_model;
    QListView *m_list;
    RoleLabel *m_state;
    QLineEdit *m_name;
    QPushButton *m_newBucket;
    QRadioButton *m_keep;
    QRadioButton *m_delete;
    QPushButton *m_choose = nullptr;
    QPointer<CosTask> m_task;
};

} // namespace Scf
