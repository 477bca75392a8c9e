// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/pythonmodules.h"

#include <QList>
#include <QSet>

#include <array>

namespace Scf {

namespace {

// Of Python 3.6 to 3.11: what one of them has. sys.stdlib_module_names gives them.
constexpr const char *standardModules =
    "__future__ __main__ _abc _aix_support _ast _asyncio _bisect _blake2 _bootlocale "
    "_bootsubprocess _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr "
    "_codecs_tw _collections _collections_abc _compat_pickle _compression _contextvars _crypt "
    "_csv _ctypes _curses _curses_panel _datetime _dbm _decimal _dummy_threading _elementtree "
    "_frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _io _json "
    "_locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec _multiprocessing _opcode "
    "_operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydecimal "
    "_pyio _queue _random _scproxy _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket "
    "_sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _symtable _thread "
    "_threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings _weakref "
    "_weakrefset _winapi _zoneinfo abc aifc antigravity argparse array ast asynchat asyncio "
    "asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 cProfile calendar cgi "
    "cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent "
    "configparser contextlib copy copyreg crypt csv ctypes curses datetime dbm decimal difflib "
    "dis distutils doctest dummy_threading email encodings ensurepip enum errno faulthandler "
    "fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc genericpath getopt "
    "getpass gettext glob grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp "
    "importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma "
    "macpath mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt "
    "multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os "
    "ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib "
    "posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat "
    "queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select "
    "selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd "
    "sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct "
    "subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile "
    "termios textwrap this threading time timeit tkinter token tokenize trace traceback "
    "tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv "
    "warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile "
    "zipimport zlib ";

struct LaterModule
{
    const char *name;
    int since; //!< N of Python 3.N
};

constexpr auto laterModules = std::to_array<LaterModule>(
    {{"dataclasses", 7}, {"contextvars", 7}, {"zoneinfo", 9}, {"graphlib", 9}, {"tomllib", 11}});

// What the platform's Python brings, or is often said to bring; a package without them is not
// doubted.
constexpr const char *bundledModules =
    "requests urllib3 certifi chardet charset_normalizer idna six simplejson yaml pymysql MySQLdb "
    "redis pymongo bson PIL numpy qcloud_cos tencentcloud pkg_resources setuptools pip wheel "
    "dateutil "
    "crcmod xmltodict psycopg2 kafka cryptography cffi";

QSet<QByteArray> setOf(const char *names)
{
    const QList<QByteArray> list = QByteArray(names).simplified().split(' ');
    return {list.begin(), list.end()};
}

} // namespace

bool platformHasPythonModule(const QByteArray &module, int minor)
{
    static const QSet<QByteArray> always = setOf(standardModules) + setOf(bundledModules);
    if (always.contains(module))
        return true;
    for (const LaterModule &later : laterModules) {
        if (module == later.name)
            return minor >= later.since;
    }
    return false;
}

} // namespace Scf
