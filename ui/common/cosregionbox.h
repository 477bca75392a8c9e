// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace Scf {

//! A region of COS, chosen by its name or typed: the set is open. Tells "ap-beijing" and
//! "ap-beijing-1" apart.
class CosRegionBox : public QComboBox
{
    Q_OBJECT

public:
    explicit CosRegionBox(QWidget *parent = nullptr);

    //! Offers "All regions" as well, in the place of nothing: region() is empty then.
    void offerAll();

    //! The id, "ap-guangzhou"; empty where there is none, or what was typed cannot be one.
    QString region() const { return m_region; }
    void setRegion(const QString &region);

signals:
    //! Chosen, typed to its end or set by a screen reader; not by setRegion().
    void regionChanged(const QString &region);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString regionOf(const QString &text) const;
    void take(const QString &region);

    QString m_region;
    bool m_offersAll = false;
    bool m_filling = false;
};

} // namespace Scf
