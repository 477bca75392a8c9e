// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagepreparation.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace Scf;

// Lists one folder and checks it, as the window does when the folder changes, several times in one
// process: the first time everything is read, later only what changed.
// bench_checks DIR [RUNTIME HANDLER]
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    QTextStream out(stdout);
    if (arguments.isEmpty()) {
        out << "bench_checks DIR [RUNTIME HANDLER]\n";
        return 2;
    }
    FunctionDetail function;
    function.summary = {.functionName = u"benchmark"_s,
                        .runtime = Runtime(arguments.value(1, u"Nodejs18.15"_s)),
                        .type = u"Event"_s,
                        .status = FunctionStatus(u"Active"_s)};
    function.handler = arguments.value(2, u"index.main_handler"_s);
    function.complete = true;
    const UpdatePlan plan{.source = {.kind = CodeSource::Kind::Folder, .path = arguments.at(0)}};
    const auto memory = makeContentMemory();
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer timer;
        timer.start();
        const Result<PackageListing> listing = listSource(plan.source, plan.package, {});
        if (!listing) {
            out << listing.error().code << ' ' << listing.error().message << '\n';
            return 1;
        }
        const qint64 listed = timer.elapsed();
        const QList<Finding> findings =
            checkAll(function, plan, *listing, readerOf(plan.source), *memory);
        out << "round " << round + 1 << "  files " << listing->fileCount() << "  listed after "
            << listed << " ms, checked after " << timer.elapsed() << " ms\n";
        if (round == 0) {
            for (const Finding &finding : findings)
                out << "  " << int(finding.state) << ' ' << finding.id << ": " << finding.text
                    << '\n';
        }
    }
    return 0;
}
