// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/pythonmodules.h"

#include <QList>
#include <QSet>

#include <array>

namespace Scf {

namespace {

// What every Python 3 that the platform has or had brings, on some system at least; found by asking
// each of them.
constexpr const char *standardModules =
    "abc aifc antigravity argparse array ast asyncio atexit audioop base64 bdb binascii "
    "bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop "
    "collections colorsys compileall concurrent configparser contextlib copy copyreg crypt "
    "csv ctypes curses datetime dbm decimal difflib dis doctest email encodings ensurepip "
    "enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc "
    "genericpath getopt getpass gettext glob grp gzip hashlib heapq hmac html http idlelib "
    "imaplib imghdr importlib inspect io ipaddress itertools json keyword lib2to3 "
    "linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap "
    "modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path "
    "numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes "
    "pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd "
    "py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib "
    "resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal "
    "site smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants "
    "sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys "
    "sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this "
    "threading time timeit tkinter token tokenize trace traceback tracemalloc tty turtle "
    "turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave "
    "weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc xxlimited xxsubtype "
    "zipapp zipfile zipimport zlib ";

// Of these Python 2.7 has none yet ...
constexpr const char *withoutInPython2 =
    "asyncio builtins concurrent configparser copyreg dbm enum faulthandler html http "
    "ipaddress lzma msilib msvcrt nt pathlib queue reprlib secrets selectors socketserver "
    "statistics tkinter tracemalloc turtledemo typing venv winreg winsound xmlrpc "
    "xxlimited zipapp ";

// ... but these besides.
constexpr const char *onlyInPython2 =
    "BaseHTTPServer Bastion CDROM CGIHTTPServer Canvas ConfigParser Cookie DLFCN Dialog "
    "DocXMLRPCServer FileDialog FixTk HTMLParser IN MimeWriter Queue ScrolledText "
    "SimpleDialog SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO TYPES Tix "
    "Tkconstants Tkdnd Tkinter UserDict UserList UserString anydbm audiodev bsddb cPickle "
    "cStringIO commands compiler cookielib copy_reg dbhash dircache dumbdbm dummy_thread "
    "exceptions fpformat future_builtins hotshot htmlentitydefs htmllib httplib ihooks "
    "imputil linuxaudiodev markupbase md5 mhlib mimetools mimify multifile mutex new "
    "os2emxpath popen2 posixfile repr rexec rfc822 robotparser sets sgmllib sha sre "
    "statvfs stringold strop sunaudio thread tkColorChooser tkCommonDialog tkFileDialog "
    "tkFont tkMessageBox tkSimpleDialog toaiff ttk urllib2 urlparse user whichdb xmllib "
    "xmlrpclib ";

// Modules that came to Python 3 or left it.
struct Span
{
    const char *name;
    int first; //!< N of Python 3.N
    int last;
};

constexpr auto spans = std::to_array<Span>({
    {"asynchat", 6, 11},
    {"asyncore", 6, 11},
    {"binhex", 6, 10},
    {"contextvars", 7, 99},
    {"dataclasses", 7, 99},
    {"distutils", 6, 11},
    {"dummy_threading", 6, 8},
    {"formatter", 6, 9},
    {"graphlib", 9, 99},
    {"imp", 6, 11},
    {"macpath", 6, 7},
    {"macurl2path", 6, 6},
    {"parser", 6, 9},
    {"smtpd", 6, 11},
    {"symbol", 6, 9},
    {"tomllib", 11, 99},
    {"zoneinfo", 9, 99},
});

// What the platform installed besides, by the documents of the runtimes: Python 2.7 and 3.6 only.
constexpr const char *bundledModules =
    "absl asn1crypto astor backports bleach cassdk certifi cffi chardet concurrent crcmod "
    "Crypto cryptography curl dicttoxml enum funcsigs futures gast google grpc html5lib "
    "idna iniparse ipaddress markdown mock MySQLdb nose numpy ordereddict pbr PIL psycopg2 "
    "pyaml pycparser pycurl pymysql pytz qcloud_cos qcloud_cos_v4 qcloud_cos_v5 "
    "qcloud_image qcloudsms_py QcloudImage requests serverless_db_sdk simplejson six "
    "tencentcloud tencentserverless tensorboard tensorflow tensorflow_serving termcolor "
    "urlgrabber urllib3 werkzeug xmltodict yaml ";

// What comes with Python's own installer.
constexpr const char *installerModules = "pip setuptools pkg_resources wheel easy_install "
                                         "_distutils_hack";

QSet<QByteArray> setOf(const char *names)
{
    const QList<QByteArray> list = QByteArray(names).simplified().split(' ');
    return {list.begin(), list.end()};
}

bool isInPython3(const QByteArray &module, int minor)
{
    for (const Span &span : spans) {
        if (module == span.name)
            return minor >= span.first && minor <= span.last;
    }
    static const QSet<QByteArray> standard = setOf(standardModules);
    return standard.contains(module);
}

bool isInPython2(const QByteArray &module)
{
    static const QSet<QByteArray> own = setOf(onlyInPython2);
    static const QSet<QByteArray> without = setOf(withoutInPython2);
    return own.contains(module) || (!without.contains(module) && isInPython3(module, 6));
}

} // namespace

std::optional<PythonVersion> pythonVersionOf(const Runtime &runtime)
{
    if (runtime.family() != Runtime::Family::Python)
        return std::nullopt;
    const QString version = runtime.id().mid(6); // behind "Python"
    const qsizetype dot = version.indexOf(u'.');
    bool hasMajor = false;
    bool hasMinor = false;
    const PythonVersion found{.major = version.left(dot).toInt(&hasMajor),
                              .minor = version.mid(dot + 1).toInt(&hasMinor)};
    if (dot < 0 || !hasMajor || !hasMinor)
        return std::nullopt;
    return found;
}

bool platformHasPythonModule(const QByteArray &module, PythonVersion version)
{
    static const QSet<QByteArray> installer = setOf(installerModules);
    static const QSet<QByteArray> bundled = setOf(bundledModules);
    // Private modules change from build to build, and nobody packs one.
    if (module.startsWith('_') || installer.contains(module))
        return true;
    const bool hasBundle = version.major == 2 || (version.major == 3 && version.minor <= 6);
    if (hasBundle && bundled.contains(module))
        return true;
    return version.major == 2 ? isInPython2(module) : isInPython3(module, version.minor);
}

} // namespace Scf
