// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"

Q_LOGGING_CATEGORY(scfCloud, "scf.cloud", QtInfoMsg)
Q_LOGGING_CATEGORY(scfDemo, "scf.demo", QtInfoMsg)
Q_LOGGING_CATEGORY(scfUpdate, "scf.update", QtInfoMsg)
Q_LOGGING_CATEGORY(scfArchive, "scf.archive", QtInfoMsg)
Q_LOGGING_CATEGORY(scfUi, "scf.ui", QtInfoMsg)
