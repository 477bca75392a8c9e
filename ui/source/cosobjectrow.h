// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/source/sourcerow.h"

class QLineEdit;
class QPushButton;

namespace Scf {

class CosRegionBox;
class ElidedLabel;
class RoleLabel;
class StatusLabel;

//! An object of COS as the source of an update: pasted, typed or taken from the browser. Shows what
//! was understood of it, and what of that is sent to SCF.
class CosObjectRow : public SourceRow
{
    Q_OBJECT

public:
    explicit CosObjectRow(QWidget *parent = nullptr);

    CodeSource source() const override;
    void setSource(const CodeSource &source) override { setLocation(source.object); }
    bool choose() override
    {
        emit browseRequested();
        return false;
    }

    //! What is known so far: a part that is missing is empty; all of it where the text is no
    //! address.
    CosLocation location() const;
    //! Shows \a location as "cos://bucket/key", and its region.
    void setLocation(const CosLocation &location);
    //! Goes to the region and opens its list.
    void showRegions();

signals:
    //! Also while somebody types.
    void locationChanged();
    //! The person wants to choose an object from a list.
    void browseRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void textChanged();
    void showLocation();
    QString problem() const;

    QLineEdit *m_edit;
    QPushButton *m_browse;
    RoleLabel *m_regionLabel;
    CosRegionBox *m_region;
    ElidedLabel *m_understood;
    ElidedLabel *m_sent;
    StatusLabel *m_problem; //!< in the place of what is sent
    QString m_chosenRegion; //!< counts where the text does not tell one
    CosLocation m_location;
};

} // namespace Scf
