// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/crashguard.h"

#include "app/desktop/crashreports.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <windows.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>

namespace Scf {

namespace {

// All that the handlers work with is laid ready: in them nothing may be allocated.
struct State
{
    HANDLE file = INVALID_HANDLE_VALUE;
    std::array<char, 256> header{};
    std::size_t headerSize = 0;
    LPTOP_LEVEL_EXCEPTION_FILTER filterBefore = nullptr;
    std::terminate_handler terminateBefore = nullptr;
    std::atomic_flag writes = ATOMIC_FLAG_INIT;
};

State state;

void put(const char *text, std::size_t size)
{
    DWORD written = 0;
    WriteFile(state.file, text, DWORD(size), &written, nullptr);
}

void put(const char *text)
{
    put(text, std::strlen(text));
}

//! \a form has one place, for \a number.
void putNumber(const char *form, unsigned long long number)
{
    std::array<char, 96> line{};
    std::snprintf(line.data(), line.size(), form, number);
    put(line.data());
}

void writeReport(const char *what, unsigned long long code)
{
    if (state.writes.test_and_set())
        return;
    put(state.header.data(), state.headerSize);
    putNumber(what, code);
    put(crashTimeField);
    putNumber("%llu\n", static_cast<unsigned long long>(std::time(nullptr)));
    put("calls, the last first:\n");
    constexpr ULONG mostCalls = 62;
    std::array<void *, mostCalls> calls{};
    const USHORT count = CaptureStackBackTrace(0, mostCalls, calls.data(), nullptr);
    for (USHORT i = 0; i < count; ++i) {
        HMODULE module = nullptr;
        GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS
                               | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                           static_cast<const char *>(calls.at(i)), &module);
        std::array<char, MAX_PATH> name{};
        GetModuleFileNameA(module, name.data(), DWORD(name.size() - 1));
        put(name.data());
        putNumber("(+0x%llx)\n", reinterpret_cast<unsigned long long>(calls.at(i))
                                     - reinterpret_cast<unsigned long long>(module));
    }
}

LONG WINAPI onException(EXCEPTION_POINTERS *info)
{
    writeReport("exception: 0x%llx\n", info->ExceptionRecord->ExceptionCode);
    return state.filterBefore ? state.filterBefore(info) : EXCEPTION_CONTINUE_SEARCH;
}

void onAbort(int signal)
{
    writeReport("signal: SIGABRT (%llu)\n", static_cast<unsigned long long>(signal));
}

[[noreturn]] void onTerminate()
{
    put("ended by std::terminate\n");
    if (state.terminateBefore)
        state.terminateBefore();
    std::abort();
}

} // namespace

CrashGuard::CrashGuard(const QString &folder)
{
    const QString path = newCrashReportPath(folder);
    if (path.isEmpty())
        return;
    // Nobody else may write it while it is open: so another program sees that this one runs.
    state.file = CreateFileW(
        reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(path).utf16()), GENERIC_WRITE,
        FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (state.file == INVALID_HANDLE_VALUE)
        return;
    m_path = path;
    const QByteArray header = crashReportHeader();
    state.headerSize = qMin(std::size_t(header.size()), state.header.size());
    std::memcpy(state.header.data(), header.constData(), state.headerSize);
    state.writes.clear();
    state.filterBefore = SetUnhandledExceptionFilter(&onException);
    std::signal(SIGABRT, &onAbort);
    state.terminateBefore = std::set_terminate(&onTerminate);
}

CrashGuard::~CrashGuard()
{
    if (!isArmed())
        return;
    std::set_terminate(state.terminateBefore);
    std::signal(SIGABRT, SIG_DFL);
    SetUnhandledExceptionFilter(state.filterBefore);
    CloseHandle(state.file);
    state.file = INVALID_HANDLE_VALUE;
    QFile::remove(m_path);
}

} // namespace Scf
