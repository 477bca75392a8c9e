// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/crashguard.h"

#include "app/desktop/crashreports.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

#if __has_include(<execinfo.h>)
#include <execinfo.h>
#define SCF_HAVE_BACKTRACE
#endif
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <cxxabi.h>
#include <exception>
#include <typeinfo>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Fatal
{
    int number = 0;
    const char *name = nullptr;
};

constexpr std::array fatalSignals{
    Fatal{SIGSEGV, "SIGSEGV"}, Fatal{SIGABRT, "SIGABRT"}, Fatal{SIGBUS, "SIGBUS"},
    Fatal{SIGFPE, "SIGFPE"},   Fatal{SIGILL, "SIGILL"},
};

// All that the handler works with is laid ready: in it nothing may be allocated, locked or
// translated.
struct State
{
    int file = -1;
    std::array<char, 256> header{};
    std::size_t headerSize = 0;
    std::array<struct sigaction, fatalSignals.size()> before{};
    std::terminate_handler terminateBefore = nullptr;
    std::atomic_flag writes = ATOMIC_FLAG_INIT;
};

State state;

constexpr std::size_t stackBytes = 64 * 1024;
alignas(std::max_align_t) std::array<char, stackBytes> stackOfTheHandler;

void put(const char *text, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(state.file, text, size);
        if (written <= 0)
            return;
        text += written;
        size -= static_cast<std::size_t>(written);
    }
}

void put(const char *text)
{
    put(text, std::strlen(text));
}

void put(long long number)
{
    std::array<char, 24> digits{};
    std::size_t at = digits.size();
    const bool isNegative = number < 0;
    do {
        const auto digit = static_cast<int>(number % 10);
        digits.at(--at) = static_cast<char>('0' + (isNegative ? -digit : digit));
        number /= 10;
    } while (number != 0);
    if (isNegative)
        digits.at(--at) = '-';
    put(digits.data() + at, digits.size() - at);
}

const char *nameOf(int signal)
{
    for (const Fatal &fatal : fatalSignals) {
        if (fatal.number == signal)
            return fatal.name;
    }
    return "?";
}

void writeReport(int signal)
{
    put(state.header.data(), state.headerSize);
    put("signal: ");
    put(nameOf(signal));
    put("\n");
    put(crashTimeField);
    std::timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    put(static_cast<long long>(now.tv_sec));
    put("\ncalls, the last first:\n");
#ifdef SCF_HAVE_BACKTRACE
    constexpr int mostCalls = 64;
    std::array<void *, mostCalls> calls{};
    const int count = backtrace(calls.data(), mostCalls);
    backtrace_symbols_fd(calls.data(), count, state.file);
#endif
}

extern "C" void onFatalSignal(int signal, siginfo_t *info, void *)
{
    // The first thread to crash writes; for the others the program ends meanwhile.
    if (!state.writes.test_and_set())
        writeReport(signal);
    for (std::size_t i = 0; i < fatalSignals.size(); ++i) {
        if (fatalSignals.at(i).number == signal)
            sigaction(signal, &state.before.at(i), nullptr);
    }
    // A fault of the program happens again on return; one that was sent is sent again.
    if (info->si_code <= 0)
        raise(signal);
}

[[noreturn]] void onTerminate()
{
    // The type is enough: the words of an exception may hold anything.
    if (const std::type_info *type = abi::__cxa_current_exception_type()) {
        put("uncaught exception of type: ");
        put(type->name());
        put("\n");
    }
    if (state.terminateBefore)
        state.terminateBefore();
    std::abort();
}

//! A file that is locked before it has the name by which it is found.
int makeFile(const QString &path)
{
    const QByteArray unlocked = QFile::encodeName(path + ".new"_L1);
    const int file = ::open(unlocked.constData(),
                            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_APPEND, S_IRUSR | S_IWUSR);
    if (file < 0)
        return -1;
    if (::flock(file, LOCK_EX | LOCK_NB) != 0
        || ::rename(unlocked.constData(), QFile::encodeName(path).constData()) != 0) {
        ::unlink(unlocked.constData());
        ::close(file);
        return -1;
    }
    return file;
}

void useOwnStack()
{
    stack_t current{};
    if (sigaltstack(nullptr, &current) != 0 || (current.ss_flags & SS_DISABLE) == 0)
        return; // somebody cares for it already
    stack_t own{};
    own.ss_sp = stackOfTheHandler.data();
    own.ss_size = stackOfTheHandler.size();
    sigaltstack(&own, nullptr);
}

} // namespace

CrashGuard::CrashGuard(const QString &folder)
{
    const QString path = newCrashReportPath(folder);
    if (path.isEmpty())
        return;
    state.file = makeFile(path);
    if (state.file < 0)
        return;
    m_path = path;
    const QByteArray header = crashReportHeader();
    state.headerSize = qMin(std::size_t(header.size()), state.header.size());
    std::memcpy(state.header.data(), header.constData(), state.headerSize);
    state.writes.clear();
#ifdef SCF_HAVE_BACKTRACE
    // The first call loads a library and allocates; later ones do not.
    std::array<void *, 1> call{};
    backtrace(call.data(), 1);
#endif
    useOwnStack(); // where the program's own has overflowed
    struct sigaction action = {};
    action.sa_sigaction = &onFatalSignal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < fatalSignals.size(); ++i)
        sigaction(fatalSignals.at(i).number, &action, &state.before.at(i));
    state.terminateBefore = std::set_terminate(&onTerminate);
}

CrashGuard::~CrashGuard()
{
    if (!isArmed())
        return;
    std::set_terminate(state.terminateBefore);
    for (std::size_t i = 0; i < fatalSignals.size(); ++i)
        sigaction(fatalSignals.at(i).number, &state.before.at(i), nullptr);
    QFile::remove(m_path);
    ::close(state.file);
    state.file = -1;
}

} // namespace Scf
