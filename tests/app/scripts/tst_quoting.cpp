// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scripts/quoting.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

const QStringList &hostileTexts()
{
    static const QStringList texts{
        u"plain"_s,
        u""_s,
        u" "_s,
        u"it's"_s,
        u"\"double\""_s,
        u"$HOME ${HOME} $(id) `id`"_s,
        u"a\nb\n"_s,
        u"tab\tand\rreturn"_s,
        u"-x"_s,
        u"--help"_s,
        u"=x"_s,
        u"~"_s,
        u"#no comment"_s,
        u"中文 名字"_s,
        u"😀 é"_s,
        u"back\\slash\\"_s,
        u"\\n \\x41 \\u0041"_s,
        u"!history"_s,
        u"${{ secrets.TENCENTCLOUD_SECRET_KEY }}"_s,
        u"%s %d"_s,
        u"*?[a-z]{b,c}"_s,
        u"a; rm -rf / & | < >"_s,
        u"\u0001"
        u"2 \u001b[31m \u0007"_s,
        u"\u2028 \u2029 \u0085 \ufeff \u202e"_s,
        u"''' \"\"\" */ <!-- </script>"_s,
        u"key: value # yaml"_s,
    };
    return texts;
}

QByteArray output(const QString &program, const QStringList &arguments,
                  const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return process.exitCode() == 0 ? process.readAllStandardOutput()
                                   : process.readAllStandardError();
}

} // namespace

//! Texts as literals: the program of the language reads each back as it was.
class tst_Quoting : public QObject
{
    Q_OBJECT

private slots:
    void surviveTheirLanguage_data();
    void surviveTheirLanguage();
    void haveNoControlCharacters();
    void leaveWhatIsPlain();
    void writeValues();
    void keepWorkflowsFromExpanding();
    void matchOneNameInZip();
};

void tst_Quoting::surviveTheirLanguage_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("bash") << u"bash"_s;
    QTest::newRow("python") << u"python3"_s;
    QTest::newRow("node") << u"node"_s;
}

void tst_Quoting::surviveTheirLanguage()
{
    QFETCH(const QString, program);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("the program is not here");
    // One run for all texts, a NUL behind each.
    QString script;
    if (program == "python3"_L1)
        script = u"import sys\n"_s;
    for (const QString &text : hostileTexts()) {
        if (program == "bash"_L1)
            script += "printf '%s\\0' "_L1 + Quoted::shell(text) + u'\n';
        else if (program == "python3"_L1)
            script +=
                "sys.stdout.buffer.write(("_L1 + Quoted::python(text) + " + '\\0').encode())\n"_L1;
        else
            script += "process.stdout.write("_L1 + Quoted::json(text) + " + '\\0');\n"_L1;
    }
    const QList<QByteArray> read = output(program, {u"-"_s}, script.toUtf8()).split('\0');
    QCOMPARE(read.size(), hostileTexts().size() + 1);
    for (qsizetype i = 0; i < hostileTexts().size(); ++i)
        QCOMPARE(QString::fromUtf8(read.at(i)), hostileTexts().at(i));
}

void tst_Quoting::haveNoControlCharacters()
{
    const auto isClean = [](const QString &literal) {
        return std::none_of(literal.begin(), literal.end(), [](QChar c) {
            return c.category() == QChar::Other_Control || c.unicode() == 0x2028
                   || c.unicode() == 0x202e || c.unicode() == 0xfeff;
        });
    };
    for (const QString &text : hostileTexts()) {
        QVERIFY(isClean(Quoted::shell(text)));
        QVERIFY(isClean(Quoted::json(text)));
        QVERIFY(isClean(Quoted::python(text)));
        QVERIFY(isClean(Quoted::oneLine(text)));
        QCOMPARE(QJsonDocument::fromJson('[' + Quoted::json(text).toUtf8() + ']').array().first(),
                 QJsonValue(text));
    }
}

void tst_Quoting::leaveWhatIsPlain()
{
    QCOMPARE(Quoted::shell(u"ap-guangzhou"_s), u"ap-guangzhou"_s);
    QCOMPARE(Quoted::shell(u"/home/me/code.zip"_s), u"/home/me/code.zip"_s);
    QCOMPARE(Quoted::shell(u"-x"_s), u"'-x'"_s);
    QCOMPARE(Quoted::shell(u"a b"_s), u"'a b'"_s);
}

void tst_Quoting::writeValues()
{
    const QJsonObject value{{u"a"_s, true},
                            {u"b"_s, 9000},
                            {u"c"_s, QJsonArray{u"x\"y"_s, QJsonValue()}},
                            {u"d"_s, QJsonObject{{u"e"_s, -1}}}};
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("python3 is not here");
    const QByteArray script =
        "import json\nprint(json.dumps(" + Quoted::pythonValue(value).toUtf8() + "))";
    QCOMPARE(QJsonDocument::fromJson(output(u"python3"_s, {u"-"_s}, script)).object(), value);
    QVERIFY(Quoted::javascriptValue(value).contains(u"\"a\": true"_s));
    QVERIFY(Quoted::pythonValue(value).contains(u"\"a\": True"_s));
}

void tst_Quoting::keepWorkflowsFromExpanding()
{
    QCOMPARE(Quoted::workflow(u"a ${{ b }} ${c}"_s), u"a ${{ '${{' }} b }} ${c}"_s);
}

void tst_Quoting::matchOneNameInZip()
{
    if (QStandardPaths::findExecutable(u"zip"_s).isEmpty())
        QSKIP("zip is not here");
    const QTemporaryDir folder;
    const QStringList names{u"a*b"_s, u"axb"_s,     u"[ab]"_s, u"a"_s,  u"-x"_s,
                            u"@y"_s,  u"back\\s"_s, u"q?"_s,   u"qq"_s, u"中文"_s};
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    for (const QString &name : names) {
        QFile::remove(folder.path() + ".zip"_L1);
        QProcess zip;
        zip.setWorkingDirectory(folder.path());
        zip.start(u"zip"_s, {u"-q"_s, u"-r"_s, folder.path() + ".zip"_L1, u"."_s, u"-x"_s,
                             Quoted::zipPattern(name)});
        QVERIFY(zip.waitForFinished());
        QCOMPARE(zip.exitCode(), 0);
        const QByteArray list = output(
            u"python3"_s,
            {u"-c"_s,
             // zip writes the bytes of names as they are, and seldom says that they are UTF-8.
             u"import sys,zipfile,json\nprint(json.dumps([i.filename if i.flag_bits & 0x800 "
             "else i.filename.encode('cp437').decode() for i in "
             "zipfile.ZipFile(sys.argv[1]).infolist()]))"_s,
             folder.path() + ".zip"_L1});
        const QJsonArray array = QJsonDocument::fromJson(list).array();
        QStringList packed;
        for (const QJsonValue &entry : array)
            packed += entry.toString();
        QStringList expected = names;
        expected.removeAll(name);
        packed.sort();
        expected.sort();
        QCOMPARE(packed, expected);
    }
    QFile::remove(folder.path() + ".zip"_L1);
}

QTEST_GUILESS_MAIN(tst_Quoting)
#include "tst_quoting.moc"
