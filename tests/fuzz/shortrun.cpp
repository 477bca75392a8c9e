// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzztarget.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QTextStream>

#include <random>

namespace {

void run(const QByteArray &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                           static_cast<std::size_t>(input.size()));
}

// The same every time: a fault that is found is found again.
QByteArray changed(QByteArray input, std::mt19937 *random)
{
    const auto below = [random](qsizetype limit) {
        return static_cast<qsizetype>((*random)() % static_cast<unsigned>(limit));
    };
    for (qsizetype i = 1 + below(4); i > 0 && !input.isEmpty(); --i) {
        const qsizetype at = below(input.size());
        switch (below(5)) {
        case 0:
            input[at] = static_cast<char>(below(256));
            break;
        case 1:
            input.truncate(at);
            break;
        case 2:
            input.insert(at, input.mid(below(input.size()), 1 + below(32)));
            break;
        case 3:
            input.remove(at, 1 + below(8));
            break;
        default:
            input.replace(at, qMin<qsizetype>(4, input.size() - at), "\xFF\xFF\xFF\xFF");
            break;
        }
    }
    return input;
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
            run(changed(seed, &random));
    }
    out << runs << " inputs\n";
    return 0;
}
