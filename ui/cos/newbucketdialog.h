// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/cosobject.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Scf {

class CosRegionBox;
class RoleLabel;

//! Asks for the name and the region of a bucket to be made.
class NewBucketDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a appId: the account's, where it is known, so that it need not be typed; else empty.
    NewBucketDialog(const QString &appId, const QString &region, QWidget *parent = nullptr);

    //! What was entered; its name has the APPID.
    CosBucketId bucket() const;

private:
    void inputChanged();

    QString m_appId;
    QLineEdit *m_name;
    CosRegionBox *m_region;
    RoleLabel *m_fullName;
    QPushButton *m_create;
};

} // namespace Scf
