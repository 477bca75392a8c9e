// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// What cannot be done with the desktop around the program.
Q_DECLARE_LOGGING_CATEGORY(scfDesktop)
