# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
#
# The libraries under the Windows program, cross-built; sourced by build.sh, which sets
#   here    packaging/windows
#   cache   the folder that keeps sources, builds and stamps for the next run
#   prefix  $cache/prefix, where everything that is built is installed
#   jobs    how many compilers run at a time

mingw=x86_64-w64-mingw32

# once NAME FUNCTION...
# Runs the function with its output in $cache/logs/NAME.log, and not again in a later run. The
# function runs in a shell of its own, so that its first failing command ends it.
once()
{
    local name=$1 stamp=$cache/done/$1 log=$cache/logs/$1.log begin=$SECONDS code=0
    shift
    if [ -e "$stamp" ]; then
        say "$name is there"
        return
    fi
    say "Building $name (log: $log)"
    mkdir -p "$cache/done" "$cache/logs"
    set +e
    (set -e; "$@") >"$log" 2>&1 </dev/null
    code=$?
    set -e
    if [ "$code" -ne 0 ]; then
        tail -n 25 "$log" >&2
        die "$name could not be built; the whole log is $log"
    fi
    touch "$stamp"
    say "$name took $((SECONDS - begin)) s"
}

# cross_cmake SOURCE BUILD [OPTION...]
# Configures with the built Qt's own toolchain file, builds and installs into the prefix.
cross_cmake()
{
    cmake -S "$1" -B "$2" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_TOOLCHAIN_FILE="$prefix/lib/cmake/Qt6/qt.toolchain.cmake" \
        -DCMAKE_INSTALL_PREFIX="$prefix" "${@:3}"
    cmake --build "$2" --parallel "$jobs"
    cmake --install "$2"
}

# Debian's sources ------------------------------------------------------------------------------

# apt in a configuration of its own: this machine's repositories, asked for their sources.
own_apt()
{
    local tool=$1
    shift
    "$tool" -q -o Acquire::Retries=3 -o APT::Sandbox::User=root \
        -o Dir::Etc::SourceList="$cache/apt/sources.list" -o Dir::Etc::SourceParts=- \
        -o Dir::State::Lists="$cache/apt/lists" -o Dir::Cache="$cache/apt/cache" "$@"
}

read_source_lists()
{
    local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    mkdir -p "$cache/apt/lists/partial" "$cache/apt/cache/archives/partial" "$cache/sources"
    # shellcheck disable=SC2016 # apt fills these in, not the shell
    apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' \
        | sort -u | sed -n "s|^Debian |deb-src [signed-by=$keyring] |p" >"$cache/apt/sources.list"
    own_apt apt-get update
}

# fetch_source PACKAGE FOLDER
# The source of an installed package, in exactly its version, with Debian's patches applied, in
# $cache/sources/FOLDER.
fetch_source()
{
    local source
    source=$(dpkg-query -W -f '${source:Package}=${source:Version}' "$1")
    [ ! -d "$cache/sources/$2" ] || return 0
    rm -rf "$cache/sources/$2.download"
    mkdir -p "$cache/sources/$2.download"
    cd "$cache/sources/$2.download"
    own_apt apt-get source "$source"
    mv -- */ "$cache/sources/$2"
    cd "$cache"
    rm -rf "$cache/sources/$2.download"
}

# Qt --------------------------------------------------------------------------------------------

# Debian's source of qtbase comes without the copy of SQLite that the plugin is made of.
build_sqlite()
{
    fetch_source libsqlite3-0 sqlite3
    mkdir -p "$cache/build/sqlite3"
    cd "$cache/build/sqlite3"
    "$cache/sources/sqlite3/configure"
    make sqlite3.c sqlite3.h
}

# Afterwards the folder of the build has every header and CMake's packages: enough to compile with.
configure_qtbase()
{
    fetch_source qt6-base-dev qtbase
    mkdir -p "$cache/sources/qtbase/src/3rdparty/sqlite"
    cp "$cache"/build/sqlite3/sqlite3.[ch] "$cache/sources/qtbase/src/3rdparty/sqlite/"

    local bundled=() library
    for library in zlib png jpeg freetype harfbuzz pcre2 doubleconversion sqlite; do
        bundled+=("-DFEATURE_system_$library=OFF")
    done
    # DirectWrite needs Direct2D. TLS is Windows' own. MinGW's headers lack what tablets and
    # Direct2D 1.1 need.
    cmake -S "$cache/sources/qtbase" -B "$cache/build/qtbase" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_TOOLCHAIN_FILE="$here/mingw.cmake" -DCMAKE_INSTALL_PREFIX="$prefix" \
        -DQT_HOST_PATH=/usr "-DQT_HOST_PATH_CMAKE_DIR=/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/cmake" \
        -DQT_QMAKE_TARGET_MKSPEC=win32-g++ -DBUILD_SHARED_LIBS=ON \
        -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF \
        -DINPUT_opengl=no -DINPUT_openssl=no -DFEATURE_schannel=ON \
        -DFEATURE_tabletevent=OFF -DFEATURE_direct2d1_1=OFF -DFEATURE_pkg_config=OFF \
        -DFEATURE_dbus=OFF -DFEATURE_icu=OFF -DFEATURE_glib=OFF \
        -DFEATURE_sql_odbc=OFF -DFEATURE_sql_mysql=OFF -DFEATURE_sql_psql=OFF \
        "${bundled[@]}"
}

build_qtbase()
{
    cmake --build "$cache/build/qtbase" --parallel "$jobs"
    cmake --install "$cache/build/qtbase"
}

# The others ------------------------------------------------------------------------------------

# Its Makefile knows no cross compiler's install; the library is a few files of C.
build_libdeflate()
{
    fetch_source libdeflate-dev libdeflate
    cd "$cache/sources/libdeflate"
    make -j"$jobs" CC="$mingw-gcc-posix" AR="$mingw-ar" DISABLE_SHARED=1 libdeflatestatic.lib
    install -D -m 644 libdeflatestatic.lib "$prefix/lib/libdeflate.a"
    install -D -m 644 libdeflate.h "$prefix/include/libdeflate.h"
    write_pkg_config libdeflate "$(dpkg-query -W -f '${Version}' libdeflate-dev)" "-L$prefix/lib -ldeflate"
}

# One header. Debian's own is split into a header and a library; the source has it whole.
build_httplib()
{
    fetch_source libcpp-httplib-dev httplib
    install -D -m 644 "$cache/sources/httplib/httplib.h" "$prefix/include/httplib.h"
    write_pkg_config cpp-httplib "$(dpkg-query -W -f '${Version}' libcpp-httplib-dev)" -lws2_32
}

# write_pkg_config NAME VERSION LIBRARIES
write_pkg_config()
{
    mkdir -p "$prefix/lib/pkgconfig"
    printf '%s\n' "Name: $1" "Description: $1" "Version: $2" "Cflags: -I$prefix/include" "Libs: $3" \
        >"$prefix/lib/pkgconfig/$1.pc"
}

build_qscintilla()
{
    fetch_source libqscintilla2-qt6-dev qscintilla
    mkdir -p "$cache/build/qscintilla"
    cd "$cache/build/qscintilla"
    # Its build is qmake's, which asks this file for the names of the tools.
    echo 'CROSS_COMPILE = x86_64-w64-mingw32-' >"$prefix/mkspecs/qdevice.pri"
    "$prefix/bin/qmake" "$cache/sources/qscintilla/src/qscintilla.pro" CONFIG+=release \
        QMAKE_CC=x86_64-w64-mingw32-gcc-posix QMAKE_CXX=x86_64-w64-mingw32-g++-posix \
        QMAKE_LINK=x86_64-w64-mingw32-g++-posix
    make -j"$jobs" release
    make install
}

# module FOLDER NAME: a module of Qt, such as qtsvg, from the folder of its sources.
build_module()
{
    cross_cmake "$1" "$cache/build/$2" -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF
}

build_quazip()
{
    cross_cmake "$1" "$cache/build/quazip" -DQUAZIP_QT_MAJOR_VERSION=6 -DBUILD_SHARED_LIBS=ON \
        -DQUAZIP_ENABLE_TESTS=OFF -DQUAZIP_BZIP2=OFF
}

build_qtkeychain()
{
    cross_cmake "$1" "$cache/build/qtkeychain" -DBUILD_WITH_QT6=ON -DBUILD_SHARED_LIBS=ON \
        -DBUILD_TEST_APPLICATION=OFF -DBUILD_TESTING=OFF -DBUILD_TRANSLATIONS=OFF
}

# Headers alone ---------------------------------------------------------------------------------

# header_package NAME TARGET VERSION FOLDER...
# A CMake package in $cache/headers/NAME whose target has the headers of the folders (of Debian's
# -dev packages) and nothing to link. They are copied, because beside them lies this machine's Qt.
header_package()
{
    local name=$1 target=$2 version=$3 here_in=$cache/headers/$1 folder
    shift 3
    rm -rf "$here_in"
    mkdir -p "$here_in/include"
    for folder in "$@"; do
        cp -r "$folder" "$here_in/include/"
    done
    cat >"$here_in/${name}Config.cmake" <<END
if(NOT TARGET $target)
    add_library($target INTERFACE IMPORTED)
    file(GLOB folders LIST_DIRECTORIES true \${CMAKE_CURRENT_LIST_DIR}/include/*)
    target_include_directories($target INTERFACE \${CMAKE_CURRENT_LIST_DIR}/include \${folders})
endif()
END
    printf 'set(PACKAGE_VERSION %s)\nset(PACKAGE_VERSION_COMPATIBLE TRUE)\n' "$version" \
        >"$here_in/${name}ConfigVersion.cmake"
}

# What the four libraries give to a compiler, and QScintilla's headers.
copy_headers()
{
    # Nothing is linked, yet ninja asks for Qt's libraries before moc may run. Their own build takes
    # these empty ones for out of date.
    grep -rhoE '"[^"]*/(lib|bin)/[^"/]*\.(a|dll)"' "$cache/build/qtbase/lib/cmake" | sort -u | tr -d '"' \
        | while read -r library; do
            [ -e "$library" ] || { mkdir -p "${library%/*}" && touch "$library"; }
        done
    local qt headers
    headers=/usr/include/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/qt6
    qt=$(dpkg-query -W -f '${Version}' qt6-base-dev | sed 's/[^0-9.].*//')
    header_package Qt6Svg Qt6::Svg "$qt" "$headers/QtSvg"
    header_package Qt6Core5Compat Qt6::Core5Compat "$qt" "$headers/QtCore5Compat"
    header_package Qt6Keychain Qt6Keychain::Qt6Keychain 0.13 /usr/include/qt6keychain
    header_package QuaZip-Qt6 QuaZip::QuaZip 1.4 /usr/include/QuaZip-Qt6-*/quazip
    header_package QScintilla QScintilla::Headers 0 "$headers/Qsci"
    touch "$cache/headers/QScintilla/library"
}
