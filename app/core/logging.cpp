// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"

Q_LOGGING_CATEGORY(scfCloud, "scf.cloud", QtWarningMsg)
Q_LOGGING_CATEGORY(scfDemo, "scf.demo", QtWarningMsg)
Q_LOGGING_CATEGORY(scfUpdate, "scf.update", QtWarningMsg)
Q_LOGGING_CATEGORY(scfArchive, "scf.archive", QtWarningMsg)
Q_LOGGING_CATEGORY(scfStorage, "scf.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(scfUi, "scf.ui", QtWarningMsg)
