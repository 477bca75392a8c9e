// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/folderlisting.h"
#include "app/archive/packer.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

// The value after \a option, which is taken out of \a arguments.
QString takeValue(const QString &option, QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(option);
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    const QString value = arguments.at(at + 1);
    arguments.remove(at, 2);
    return value;
}

} // namespace

// Packs one folder and prints how long it took and what came out. The compressed streams of the
// last time come from the person's own cache, another one, or none; with --size-only no ZIP is
// kept.
int main(int argc, char **argv)
{
    // Packing needs no QCoreApplication, which takes a twentieth of the time of a second packing.
    QTextStream out(stdout);
    QTextStream err(stderr);
    QStringList arguments = [&] {
        QStringList given;
        for (int i = 1; i < argc; ++i)
            given.append(QFile::decodeName(argv[i]));
        return given;
    }();
    Scf::PackOptions options{.cacheFolder = Scf::defaultStreamCacheFolder()};
    if (const QString folder = takeValue(u"--cache"_s, arguments); !folder.isEmpty())
        options.cacheFolder = folder;
    if (arguments.removeAll(u"--no-cache"_s) > 0)
        options.cacheFolder.clear();
    options.threads = takeValue(u"--threads"_s, arguments).toInt();
    const bool sizeOnly = arguments.removeAll(u"--size-only"_s) > 0;
    if (arguments.size() != 2) {
        err << "bench_packaging DIR OUT.zip [--no-cache | --cache FOLDER] [--threads N] "
               "[--size-only]\n";
        return 2;
    }
    // Putting a file in the place of another makes ext4 write it to the disk at once: a new one is
    // what the program makes, and zip beside it.
    QFile::remove(arguments.at(1));

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
        const Scf::Result<Scf::PackageMeasure> packed =
            Scf::measurePackage(*listing, {}, {}, options);
        size = packed ? packed->zipSize : 0;
        failure = packed ? QString() : packed.error().code + u' ' + packed.error().message;
    } else {
        const Scf::Result<Scf::PackedZip> packed =
            Scf::packPackage(*listing, arguments.at(1), {}, {}, options);
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
