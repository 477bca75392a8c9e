// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/pythonmodules.h"
#include "app/validation/sourcescan.h"
#include "tests/app/validation/contentcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using State = Finding::State;
using Fix = Finding::Fix;

const CheckedFunction python39{.runtime = u"Python3.9"_s};
const CheckedFunction python27{.runtime = u"Python2.7"_s};
const CheckedFunction python36{.runtime = u"Python3.6"_s};
const CheckedFunction web{.runtime = u"Python3.7"_s, .handler = {}, .type = u"HTTP"_s};

const QByteArray mainFunction = "def main_handler(event, context):\n    return 1\n";

MemoryPackage::Files withIndex(const MemoryPackage::Files &files, const QByteArray &imports = {})
{
    MemoryPackage::Files all = files;
    all.append({u"index.py"_s, imports + mainFunction});
    return all;
}

QList<FaultCase> cases()
{
    const QString imports = u"python-imports"_s;
    return {
        {"nothing holds it", python39,
         withIndex({}, "import os, pandas as pd\nfrom requests.adapters import HTTPAdapter\n"),
         imports, State::Warning, Fix::None, u"pandas, requests."_s,
         withIndex({{u"lib/a.py"_s, "b = 1\n"},
                    {u"mod.py"_s, "from lib import a\n"},
                    {u"fast.cpython-39-x86_64-linux-gnu.so"_s, "x"},
                    {u"google/cloud/x.py"_s, ""}},
                   "from __future__ import annotations\nimport json, os.path\n"
                   "from lib.a import (b as c,\n                   d)\nimport mod, fast\n"
                   "from google.cloud import x\n"
                   "try:\n    import ujson\nexcept ImportError:\n    import simplejson\n"
                   "if TYPE_CHECKING:\n    import typeshed\n"
                   "try: import one\nexcept: pass\n"
                   "'''\nimport text\n'''\n"
                   "def f():\n    import later\n")},
        {"a module of the person imports it", python39,
         withIndex({{u"app/__init__.py"_s, "from .db import connect\n"},
                    {u"app/db.py"_s, "import pymysql\n"}},
                   "import app\n"),
         imports, State::Warning, Fix::None, u"pymysql."_s,
         // Nobody imports these.
         withIndex({{u"deploy.py"_s, "import fabric\n"},
                    {u"tests/test_app.py"_s, "import pytest\n"},
                    {u"setup.py"_s, "import cython\n"}})},
        {"a script beside what pip installed", python39,
         withIndex({{u"mine.py"_s, "import nowhere\n"},
                    {u"yaml/__init__.py"_s, "import libyaml\n"},
                    {u"PyYAML-6.dist-info/RECORD"_s, "yaml/__init__.py,sha256=x,1\n"}},
                   "import mine\nimport yaml\n"),
         imports, State::Warning, Fix::None, u": nowhere."_s,
         withIndex({{u"yaml/__init__.py"_s, "import libyaml\n"},
                    {u"PyYAML-6.dist-info/RECORD"_s, "yaml/__init__.py,sha256=x,1\n"}},
                   "import yaml\n")},
        {"a module of a later version", python39, withIndex({}, "import tomllib\n"), imports,
         State::Warning, Fix::None, u"tomllib"_s,
         withIndex({}, "import zoneinfo, graphlib, binhex, formatter\n")},
        {"a module of Python 2", python39, withIndex({}, "import urllib2\n"), imports,
         State::Warning, Fix::None, u"urllib2"_s,
         withIndex({}, "import sys\nsys.path.insert(0, 'libs')\nimport anything\n")},
        {"a module of Python 3", python27, withIndex({}, "import pathlib\n"), imports,
         State::Warning, Fix::None, u"pathlib"_s,
         withIndex({}, "import urllib2, ConfigParser, json, requests, yaml\n")},
        {"what old runtimes bring", python36, withIndex({}, "import pandas\n"), imports,
         State::Warning, Fix::None, u"pandas"_s,
         withIndex({}, "import requests, numpy, qcloud_cos_v5, PIL, google.protobuf\n")},
        {"a web function",
         web,
         {{u"scf_bootstrap"_s,
           "#!/bin/bash\n# python3 unused.py\n/var/lang/python37/bin/python3 -u "
           "./app.py\n"},
          {u"app.py"_s, "from flask import Flask\n"}},
         imports,
         State::Warning,
         Fix::None,
         u"flask"_s,
         {{u"scf_bootstrap"_s, "#!/bin/bash\n# python3 unused.py\npython3 app.py\n"},
          {u"unused.py"_s, "import flask\n"},
          {u"app.py"_s, "import http.server\n"}}},
        {"made for another Python", python39,
         withIndex({{u"x/_y.cpython-311-x86_64-linux-gnu.so"_s, "x"}}), u"python-version"_s,
         State::Warning, Fix::None, u"_y.cpython-311"_s,
         withIndex({{u"x/_y.cpython-39-x86_64-linux-gnu.so"_s, "x"},
                    {u"x/_y.cpython-311-x86_64-linux-gnu.so"_s, "x"}, // one for each
                    {u"x/_z.cpython-311-x86_64-linux-gnu.so"_s, "x"},
                    {u"x/_z.abi3.so"_s, "x"},
                    {u"x/lib.cpu.so"_s, "x"},
                    {u"x/page.cp1252.so"_s, "x"},
                    {u"x/__pycache__/y.cpython-311.pyc"_s, "x"}})},
        {"made for Python 3.7 on Windows", python39,
         withIndex({{u"x/_y.cp37-win_amd64.pyd"_s, "x"}}), u"python-version"_s, State::Warning,
         Fix::None, u"_y.cp37"_s, withIndex({})},
        {"site-packages of another version", python39,
         withIndex({{u"lib/python3.11/site-packages/a/b.py"_s, ""},
                    {u"lib/python3.11/site-packages/a/c.py"_s, ""}}),
         u"python-version"_s, State::Warning, Fix::None, u": lib/python3.11/site-packages/."_s,
         withIndex({{u"lib/python3.9/site-packages/a/b.py"_s, ""},
                    {u"python/site-packages/a/b.py"_s, ""}})},
        {"a virtual environment", python39,
         withIndex({{u"venv/pyvenv.cfg"_s, ""},
                    {u"venv/lib/python3.11/site-packages/x.cpython-311-darwin.so"_s, ""}}),
         u"python-environment"_s, State::Warning, Fix::LeaveOut, u"venv/"_s,
         withIndex({{u"venv/notes.cfg"_s, ""}, {u"pyvenv.cfg"_s, ""}})},
    };
}

} // namespace

class tst_PythonRules : public QObject
{
    Q_OBJECT

private slots:
    void findsFaults_data();
    void findsFaults();
    void saysThatAllIsThere();
    void countsAnEnvironmentOnce();
    void endsWithCircles();
    void knowsVersions();
    void notesImports();
};

void tst_PythonRules::findsFaults_data()
{
    QTest::addColumn<int>("index");
    const QList<FaultCase> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).title) << i;
}

void tst_PythonRules::findsFaults()
{
    QFETCH(const int, index);
    verifyFault(cases().at(index));
}

void tst_PythonRules::saysThatAllIsThere()
{
    MemoryPackage package(withIndex({}, "import json\n"));
    const QList<Finding> findings = contentFindings(python39, package);
    QVERIFY(std::ranges::any_of(findings, [](const Finding &finding) {
        return finding.id == "python-imports"_L1 && finding.state == State::Ok;
    }));
    // Without an entry file nothing was looked at.
    MemoryPackage none({{u"other.py"_s, "import nowhere\n"}});
    QVERIFY(std::ranges::none_of(contentFindings(python39, none), [](const Finding &finding) {
        return finding.id == "python-imports"_L1;
    }));
}

void tst_PythonRules::countsAnEnvironmentOnce()
{
    MemoryPackage package(
        withIndex({{u"venv/pyvenv.cfg"_s, ""},
                   {u"venv/inner/pyvenv.cfg"_s, ""},
                   {u"venv/lib/python3.11/site-packages/x.cpython-311-darwin.so"_s, ""}}));
    const QList<Finding> findings = contentFindings(python39, package);
    QCOMPARE(faultCalled(u"python-environment"_s, findings).fixNames, QStringList{u"venv/"_s});
    QVERIFY(faultCalled(u"python-version"_s, findings).id.isEmpty());
}

void tst_PythonRules::endsWithCircles()
{
    MemoryPackage package(
        withIndex({{u"a.py"_s, "import b\nfrom .. import x\nfrom ...... import y\n"},
                   {u"b.py"_s, "import a\nimport index\nfrom . import *\n"}},
                  "import a\nimport index\n"));
    QVERIFY(faultCalled(u"python-imports"_s, contentFindings(python39, package)).id.isEmpty());
}

void tst_PythonRules::knowsVersions()
{
    QCOMPARE(pythonVersionOf(Runtime(u"Python3.10"_s)), (PythonVersion{.major = 3, .minor = 10}));
    QCOMPARE(pythonVersionOf(Runtime(u"Python2.7"_s)), (PythonVersion{.major = 2, .minor = 7}));
    QVERIFY(!pythonVersionOf(Runtime(u"Python3"_s)));
    QVERIFY(!pythonVersionOf(Runtime(u"Nodejs16.13"_s)));
    const PythonVersion three10{.major = 3, .minor = 10};
    QVERIFY(platformHasPythonModule("asyncio", three10));
    QVERIFY(platformHasPythonModule("_private", three10));
    QVERIFY(platformHasPythonModule("setuptools", three10));
    QVERIFY(!platformHasPythonModule("formatter", three10));
    QVERIFY(!platformHasPythonModule("numpy", three10));
    QVERIFY(platformHasPythonModule("distutils", {.major = 3, .minor = 11}));
    QVERIFY(!platformHasPythonModule("distutils", {.major = 3, .minor = 12}));
}

void tst_PythonRules::notesImports()
{
    const QList<QByteArray> imports =
        scanPython("import a.b as x, c\nfrom d.e import (f as g,\n  h)\nfrom . import i\n"
                   "from ..j import k; import l\nfrom m import *\n"
                   "for n in o: import p\nimport\nfrom\nimport q.\n")
            .imports();
    QCOMPARE(imports, (QList<QByteArray>{"a.b", "c", "d.e", "d.e.f", "d.e.h", ".", ".i", "..j",
                                         "..j.k", "l", "m", "q."}));
}

QTEST_GUILESS_MAIN(tst_PythonRules)
#include "tst_pythonrules.moc"
