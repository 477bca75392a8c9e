// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_start [--runs N] [--program FILE]
// How long a person waits for the first painted frame, and what the program holds in memory 0.8 s
// later, beside a bare window with a table. The runs of all windows take turns, so that whatever
// else the machine does falls on each alike. Needs a display: xvfb-run build/release/bench_start.
#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QProcess>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr double largestRatio = 1.8;
constexpr double largestMegabytes = 60;
constexpr int patienceMs = 20'000;
constexpr unsigned long settleMs = 800;

//! Says "first-frame" as the program does when SCF_BENCH_FIRST_FRAME is set: once the window was
//! painted and what was painted has left for the display.
class FirstFrameReporter : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [] {
                std::fputs("first-frame\n", stderr);
                std::fflush(stderr);
            });
        }
        return QObject::eventFilter(watched, event);
    }
};

int showBareWindow(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    QMainWindow window;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    auto *table = new QTableWidget(12, 3);
    for (int row = 0; row < table->rowCount(); ++row) {
        for (int column = 0; column < table->columnCount(); ++column)
            table->setItem(row, column,
                           new QTableWidgetItem(u"cell %1, %2"_s.arg(row).arg(column)));
    }
    layout->addWidget(new QLineEdit);
    layout->addWidget(table);
    layout->addWidget(new QPushButton(u"Button"_s));
    window.setCentralWidget(content);
    window.resize(1280, 800);
    window.installEventFilter(new FirstFrameReporter(&window));
    window.show();
    return QApplication::exec();
}

struct Measurement
{
    double milliseconds = 0;
    double megabytes = 0; //!< 0 where the system does not tell
};

//! One of the windows that are compared.
struct Subject
{
    QString name{};
    QString program{};
    QStringList arguments{};
    std::vector<Measurement> runs{};
};

double residentMegabytes(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

//! Runs \a subject once; nothing when it did not say that it painted.
std::optional<Measurement> measure(const Subject &subject)
{
    // A home of its own: nothing remembered from earlier runs, and nothing of the person's touched.
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(name, home.filePath(name));
    environment.insert(u"SCF_BENCH_FIRST_FRAME"_s, u"1"_s);

    QProcess process;
    process.setProcessEnvironment(environment);
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer clock;
    QByteArray said;
    std::optional<Measurement> result;
    clock.start();
    process.start(subject.program, subject.arguments);
    while (!result && clock.elapsed() < patienceMs) {
        if (!process.waitForReadyRead(patienceMs))
            break;
        said += process.readAllStandardError();
        if (said.contains("first-frame\n"))
            result = Measurement{.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6};
    }
    if (result) {
        QThread::msleep(settleMs);
        result->megabytes = residentMegabytes(process.processId());
    } else {
        std::fprintf(stderr, "%s painted nothing:\n%s\n", qPrintable(subject.name),
                     said.constData());
    }
    process.terminate();
    if (!process.waitForFinished(3000)) {
        process.kill();
        process.waitForFinished();
    }
    return result;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle)
                                  : (values.at(middle - 1) + values.at(middle)) / 2;
}

std::vector<double> column(const Subject &subject, double Measurement::*field)
{
    std::vector<double> values;
    for (const Measurement &run : subject.runs)
        values.push_back(run.*field);
    return values;
}

void print(const std::vector<Subject> &subjects)
{
    std::printf("%-28s %9s %9s %9s %7s %9s\n", "first painted frame, ms", "median", "lowest",
                "highest", "ratio", "RSS, MB");
    const double bare = median(column(subjects.front(), &Measurement::milliseconds));
    bool good = true;
    for (const Subject &subject : subjects) {
        const std::vector<double> times = column(subject, &Measurement::milliseconds);
        const auto [lowest, highest] = std::minmax_element(times.begin(), times.end());
        const double megabytes = median(column(subject, &Measurement::megabytes));
        const double ratio = median(times) / bare;
        std::printf("%-28s %9.1f %9.1f %9.1f %7.2f %9.1f\n", qPrintable(subject.name),
                    median(times), *lowest, *highest, ratio, megabytes);
        good = good && ratio <= largestRatio && megabytes <= largestMegabytes;
    }
    std::printf("Medians of %zu runs; wanted: ratio at most %.1f, RSS at most %.0f MB: %s\n",
                subjects.front().runs.size(), largestRatio, largestMegabytes,
                good ? "met" : "NOT met");
}

int compare(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption runsOption(u"runs"_s, u"How often each window is started."_s, u"N"_s,
                                        u"15"_s);
    const QCommandLineOption programOption(
        u"program"_s, u"What to measure instead of scf-desktop beside this program."_s, u"FILE"_s,
        QCoreApplication::applicationDirPath() + u"/scf-desktop"_s);
    parser.addOptions({runsOption, programOption});
    parser.process(app);
    const int runs = qMax(1, parser.value(runsOption).toInt());
    const QString program = parser.value(programOption);

    std::vector<Subject> subjects{
        {.name = u"bare window with a table"_s,
         .program = QCoreApplication::applicationFilePath(),
         .arguments = {u"--bare-window"_s}},
        {.name = u"welcome page"_s, .program = program},
        {.name = u"demo cloud (--demo)"_s, .program = program, .arguments = {u"--demo"_s}},
    };
    // The first start of each reads its files from the disk: it does not count.
    for (int run = -1; run < runs; ++run) {
        for (Subject &subject : subjects) {
            const std::optional<Measurement> measured = measure(subject);
            if (!measured)
                return 1;
            if (run >= 0)
                subject.runs.push_back(*measured);
        }
    }
    print(subjects);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    return argc > 1 && qstrcmp(argv[1], "--bare-window") == 0 ? showBareWindow(argc, argv)
                                                              : compare(argc, argv);
}
