# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# CMake toolchain file: 64-bit Windows by Debian's MinGW, the one with POSIX threads (std::thread).
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(scf_triplet x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${scf_triplet}-gcc-posix)
set(CMAKE_CXX_COMPILER ${scf_triplet}-g++-posix)
set(CMAKE_RC_COMPILER ${scf_triplet}-windres)

# Libraries come from the target's folders alone, programs from this machine.
set(CMAKE_FIND_ROOT_PATH /usr/${scf_triplet})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
