// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

// One category a room that has something to say; `QT_LOGGING_RULES="scf.*=true"` shows all.
Q_DECLARE_LOGGING_CATEGORY(scfCloud)
Q_DECLARE_LOGGING_CATEGORY(scfDemo)
Q_DECLARE_LOGGING_CATEGORY(scfUpdate)
Q_DECLARE_LOGGING_CATEGORY(scfArchive)
Q_DECLARE_LOGGING_CATEGORY(scfStorage)
Q_DECLARE_LOGGING_CATEGORY(scfUi)
