// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Scf {

class Settings;

//! What the program says while its window is not in front.
class NotificationsPage : public QWidget
{
    Q_OBJECT

public:
    explicit NotificationsPage(Settings *settings, QWidget *parent = nullptr);
};

} // namespace Scf
