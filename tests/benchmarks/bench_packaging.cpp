// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace Qt::StringLiterals;

// Packs one folder and prints how long it took and what came out:
// bench_packaging DIR OUT.zip [--no-cache] [--threads N] [--size-only]
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    arguments.removeAll(u"--no-cache"_s);
    const bool sizeOnly = arguments.removeAll(u"--size-only"_s) > 0;
    int threads = 0;
    if (const qsizetype at = arguments.indexOf(u"--threads"_s);
        at >= 0 && at + 1 < arguments.size()) {
        threads = arguments.at(at + 1).toInt();
        arguments.remove(at, 2);
    }
    if (arguments.size() != 2) {
        err << "bench_packaging DIR OUT.zip [--no-cache] [--threads N] [--size-only]\n";
        return 2;
    }

    QElapsedTimer timer;
    timer.start();
    const Scf::Result<Scf::PackageListing> listing = Scf::listFolder(arguments.at(0));
    if (!listing) {
        err << listing.error().code << ' ' << listing.error().message << '\n';
        return 1;
    }
    const double listed = double(timer.nsecsElapsed()) / 1e9;
    qint64 size = 0;
    QString failure;
    if (sizeOnly) {
        const Scf::Result<Scf::PackageMeasure> packed = Scf::measurePackage(*listing);
        size = packed ? packed->zipSize : 0;
        failure = packed ? QString() : packed.error().code + u' ' + packed.error().message;
    } else {
        const Scf::Result<Scf::PackedZip> packed =
            Scf::packPackage(*listing, arguments.at(1), {}, {}, {.threads = threads});
        size = packed ? packed->size : 0;
        failure = packed ? QString() : packed.error().code + u' ' + packed.error().message;
    }
    if (!failure.isEmpty()) {
        err << failure << '\n';
        return 1;
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    out << "seconds " << QString::number(seconds, 'f', 4) << "  bytes " << size << "  files "
        << listing->fileCount() << "  listed in " << QString::number(listed, 'f', 4) << '\n';
    return 0;
}
