// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/mutation.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTextStream>

namespace {

void run(const QByteArray &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                           static_cast<std::size_t>(input.size()));
}

} // namespace

// fuzz_NAME CORPUS [ROUNDS]: runs a target over the files of a folder and over changes of them.
int main(int argc, char **argv)
{
    QTextStream out(stdout);
    const QDir corpus(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 400;
    const QFileInfoList files = corpus.entryInfoList(QDir::Files, QDir::Name);
    if (argc < 2 || files.isEmpty()) {
        out << "no corpus\n";
        return 1;
    }
    // NOLINTNEXTLINE(cert-msc51-cpp): the same numbers every time are what is wanted
    std::mt19937 random{1};
    int runs = 0;
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray seed = file.readAll();
        run(seed);
        ++runs;
        for (int round = 0; round < rounds; ++round, ++runs)
            run(Scf::mutated(seed, &random));
    }
    out << runs << " inputs\n";
    return 0;
}
