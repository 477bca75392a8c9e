// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/validation/contentcase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using State = Finding::State;
using Fix = Finding::Fix;

const CheckedFunction python{.runtime = u"Python3.9"_s};
const CheckedFunction web{.runtime = u"Nodejs16.13"_s, .handler = {}, .type = u"HTTP"_s};
const CheckedFunction java{.runtime = u"Java8"_s, .handler = u"a.B::c"_s};
const CheckedFunction go{.runtime = u"Go1"_s, .handler = u"main"_s};
const CheckedFunction custom{.runtime = u"CustomRuntime"_s, .handler = u"x.y"_s};

QByteArray number(quint32 value, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += char((value >> (8U * quint32(i))) & 0xFFU);
    return bytes;
}

//! A ZIP of empty files.
QByteArray zipOf(const QByteArrayList &names)
{
    QByteArray zip;
    QByteArray directory;
    for (const QByteArray &name : names) {
        const QByteArray sizes = QByteArray(16, '\0') + number(quint32(name.size()), 2);
        directory += "PK\x01\x02" + QByteArray(2, '\0') + number(20, 2) + QByteArray(4, '\0')
                     + sizes + QByteArray(12, '\0') + number(quint32(zip.size()), 4) + name;
        zip += "PK\x03\x04" + number(20, 2) + QByteArray(4, '\0') + sizes + number(0, 2) + name;
    }
    const quint32 begin = quint32(zip.size());
    return zip + directory + "PK\x05\x06" + QByteArray(4, '\0') + number(quint32(names.size()), 2)
           + number(quint32(names.size()), 2) + number(quint32(directory.size()), 4)
           + number(begin, 4) + number(0, 2);
}

QList<FaultCase> cases()
{
    const QString id = u"package-nested"_s;
    const std::pair<QString, QByteArray> index{u"index.py"_s, "x = 1\n"};
    return {
        {"an old package beside the code",
         python,
         {index, {u"old.zip"_s, zipOf({"index.py", "lib/a.py"})}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"old.zip"_s,
         {index,
          {u"fonts.zip"_s, zipOf({"a.ttf", "deep/er/index.py"})},
          {u"data/old.zip"_s, zipOf({"index.py"})},
          {u"model.tar.gz"_s, "x"}}},
        {"an old package with a folder around",
         python,
         {index, {u"old.ZIP"_s, zipOf({"x-main/index.py"})}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"old.ZIP"_s,
         {index, {u"empty.zip"_s, zipOf({})}}},
        {"a ZIP that cannot be read",
         python,
         {index, {u"old.zip"_s, "PK"}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"old.zip"_s,
         {index, {u"old.zipper"_s, "PK"}}},
        {"nothing but a ZIP",
         python,
         {{u"code.zip"_s, zipOf({"index.py"})}, {u"README.md"_s, "x"}},
         id,
         State::Error,
         Fix::None,
         u"code.zip"_s,
         {index, {u"README.md"_s, "x"}}},
        {"a web function",
         web,
         {{u"scf_bootstrap"_s, "#!/bin/bash\n"}, {u"a.zip"_s, zipOf({"scf_bootstrap"})}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"a.zip"_s,
         {{u"scf_bootstrap"_s, "#!/bin/bash\n"}, {u"a.zip"_s, zipOf({"app.js"})}}},
        {"Java",
         java,
         {{u"a/B.class"_s, "x"}, {u"old.zip"_s, zipOf({"a/B.class"})}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"old.zip"_s,
         {{u"app.jar"_s, zipOf({"a/B.class"})}}},
        {"Go",
         go,
         {{u"main"_s, "x"}, {u"main.zip"_s, zipOf({"main"})}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"main.zip"_s,
         {{u"main"_s, "x"}, {u"main.zip"_s, zipOf({"lib/main.txt"})}}},
        {"a custom runtime",
         custom,
         {{u"bootstrap"_s, "x"}, {u"b.zip"_s, zipOf({"bootstrap"})}},
         id,
         State::Warning,
         Fix::LeaveOut,
         u"b.zip"_s,
         {{u"bootstrap"_s, "x"}, {u"b.zip"_s, zipOf({"bootstrap.css"})}}},
    };
}

} // namespace

class tst_NestedRules : public QObject
{
    Q_OBJECT

private slots:
    void findsFaults_data();
    void findsFaults();
    void survivesAnything();
};

void tst_NestedRules::findsFaults_data()
{
    QTest::addColumn<int>("index");
    const QList<FaultCase> all = cases();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).title) << i;
}

void tst_NestedRules::findsFaults()
{
    QFETCH(const int, index);
    verifyFault(cases().at(index));
}

void tst_NestedRules::survivesAnything()
{
    const QByteArray good = zipOf({"index.py", "b.py"});
    quint32 state = 5;
    const auto random = [&state] { return state = state * 1'664'525 + 1'013'904'223; };
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes = good.last(qsizetype(random() % quint32(good.size())) + 1);
        for (int i = 0; i < 6; ++i)
            bytes[qsizetype(random() % quint32(bytes.size()))] = char(random() >> 24U);
        MemoryPackage package({{u"index.py"_s, "x"}, {u"a.zip"_s, bytes}});
        QVERIFY(faultCalled(u"package-nested"_s, contentFindings(python, package)).state
                != State::Error);
    }
}

QTEST_GUILESS_MAIN(tst_NestedRules)
#include "tst_nestedrules.moc"
