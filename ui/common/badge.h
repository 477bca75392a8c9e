// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace Scf {

//! A small filled word, such as DEMO.
class Badge : public QLabel
{
    Q_OBJECT

public:
    enum class Look {
        Demo,   //!< the colours of the demo cloud, which nothing else has
        Strong, //!< the text's colour as the ground
    };

    explicit Badge(const QString &text = {}, QWidget *parent = nullptr, Look look = Look::Demo);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
};

} // namespace Scf
