// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/shown.h"

#include <QCoreApplication>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class NestedText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::NestedText)
};

bool isArchive(const QString &name)
{
    return name.endsWith(".zip"_L1, Qt::CaseInsensitive) || name.endsWith(".tar.gz"_L1)
           || name.endsWith(".tgz"_L1) || name.endsWith(".7z"_L1) || name.endsWith(".rar"_L1);
}

} // namespace

QList<Finding> checkNestedPackages(const ContentView &view)
{
    QStringList archives;
    for (const PackageEntry &entry : view.listing().entries) {
        if (!entry.name.contains(u'/') && isArchive(entry.name))
            archives += entry.name;
    }
    if (archives.isEmpty())
        return {};
    Finding finding{.id = u"package-nested"_s,
                    .state = Finding::State::Warning,
                    .field = Finding::Field::Source,
                    .text = {}};
    if (view.listing().fileCount() == archives.size()) {
        finding.state = Finding::State::Error;
        finding.text =
            NestedText::tr("The package holds nothing but %1, which the platform does not "
                           "unpack: choose it as the ZIP file.")
                .arg(shownNames(archives, archives.size()));
        return {finding};
    }
    finding.text = NestedText::tr("The platform does not unpack what is inside the package: %1.")
                       .arg(shownNames(archives, archives.size()));
    finding.fix = Finding::Fix::LeaveOut;
    finding.fixNames = archives;
    return {finding};
}

} // namespace Scf
