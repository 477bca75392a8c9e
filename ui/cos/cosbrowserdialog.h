// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/coslocation.h"

#include <QDialog>
#include <QPointer>

class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QStandardItemModel;
class QTableView;

namespace Scf {

class CosBrowser;
class CosRegionBox;
class CosTask;
class ElidedLabel;
class EmptyState;
class LinkButton;
class MessageBar;
class SearchField;
struct Error;

//! Picks an object of COS: buckets on the left, what is in one of them on the right. Uploads,
//! downloads and deletes single objects and makes a bucket, one thing at a time; Escape cancels
//! that first and closes the dialog then.
class CosBrowserDialog : public QDialog
{
    Q_OBJECT

public:
    //! Shows where \a browser is. It must outlive the dialog.
    explicit CosBrowserDialog(CosBrowser *browser, QWidget *parent = nullptr);
    ~CosBrowserDialog() override;

    //! Goes there: to the region, the bucket, the level of the key, and the object once it is
    //! listed; as far as \a location tells.
    void setLocation(const CosLocation &location);
    //! The object that is selected; without a key while none is.
    CosLocation location() const;

signals:
    //! The person's choice; the dialog closes then.
    void objectChosen(const Scf::CosLocation &object);

public slots:
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void goToTable();
    void layOut();
    void connectAll();
    void retranslate();
    void showBuckets();
    void showBucketPage();
    void showPlace();
    void showState();
    void showPage();
    void showSummary();
    void updateButtons();
    void bucketSelected();
    void openTypedBucket();
    void activate();
    void emptyButtonClicked();
    void selectKey(const QString &key);
    void selectAwaited();
    void chooseUpload();
    void upload(const QString &filePath);
    void beginUpload(const QString &filePath, const CosLocation &object);
    void chooseDownload();
    void askToDelete();
    void askForNewBucket();
    void follow(CosTask *task);
    void showProgress(qint64 done, qint64 total);
    void taskFinished(const CosTask *task, const Result<Done> &result);
    QString knownAppId() const;

    CosBrowser *m_browser;
    CosRegionBox *m_region;
    QStandardItemModel *m_bucketModel;
    QStackedWidget *m_bucketPages;
    QListView *m_buckets;
    EmptyState *m_noBuckets;
    QLineEdit *m_bucketName;
    QPushButton *m_openBucket;
    QPushButton *m_newBucket;
    QPushButton *m_up;
    ElidedLabel *m_place;
    SearchField *m_search;
    QPushButton *m_refresh;
    MessageBar *m_message;
    QStackedWidget *m_pages;
    QTableView *m_table;
    EmptyState *m_empty;
    ElidedLabel *m_summary;
    LinkButton *m_more; //!< reads all, or stops
    QWidget *m_taskRow;
    ElidedLabel *m_taskText;
    QProgressBar *m_taskBar;
    QPushButton *m_cancelTask;
    QPushButton *m_upload;
    QPushButton *m_download;
    QPushButton *m_delete;
    QPushButton *m_close;
    QPushButton *m_choose;
    QPointer<CosTask> m_task;
    QString m_awaitedKey;      //!< to be selected when it is listed
    bool m_isChecking = false; //!< whether an upload would replace something
    bool m_isFilling = false;
    bool m_hadBuckets = false;
};

} // namespace Scf
