// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace Scf {

class BucketModel;
class RoleLabel;
class Services;

//! How packages are made and which way they take.
class PackagesPage : public QWidget
{
    Q_OBJECT

public:
    explicit PackagesPage(Services *services, QWidget *parent = nullptr);

signals:
    //! The bucket of the live account for packages of the COS region \a region should be chosen
    //! anew.
    void bucketChangeRequested(const QString &region);

private:
    void addIgnoreDefaults(QVBoxLayout *layout);
    void addCache(QVBoxLayout *layout);
    void addBuckets(QVBoxLayout *layout);
    void showCacheSize(qint64 bytes);
    void showBuckets();
    void selectionChanged();
    int selectedBucket() const;

    Services *m_services;
    RoleLabel *m_cacheSize;
    QPushButton *m_clear;
    BucketModel *m_buckets;
    QTableView *m_table;
    RoleLabel *m_noBuckets;
    QCheckBox *m_keep;
    QPushButton *m_change;
    QPushButton *m_forget;
};

} // namespace Scf
