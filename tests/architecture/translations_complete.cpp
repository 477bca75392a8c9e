// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcetree.h"
#include "tests/architecture/translationrules.h"

#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class translations_complete : public QObject
{
    Q_OBJECT

private slots:
    void holdsEveryTextTranslated_data();
    void holdsEveryTextTranslated();
    void findsFaults_data();
    void findsFaults();
    void readsFiles();
};

namespace {

// What the target update_translations would make of the .ts file at \a path.
QByteArray refreshed(const QString &path, QString *complaints)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(path.section(u'/', -1));
    QFile::copy(QDir(QStringLiteral(SCF_SOURCE_DIR)).filePath(path), copy);
    QProcess cmake;
    cmake.setProcessChannelMode(QProcess::MergedChannels);
    cmake.start(QStringLiteral(SCF_CMAKE),
                {u"-DLUPDATE="_s + QStringLiteral(SCF_LUPDATE),
                 u"-DSOURCES="_s + QStringLiteral(SCF_TEXT_SOURCES),
                 u"-DINCLUDE="_s + QStringLiteral(SCF_SOURCE_DIR), u"-DTS_FILE="_s + copy, u"-P"_s,
                 QStringLiteral(SCF_SOURCE_DIR) + u"/translations/update.cmake"_s});
    if (!cmake.waitForFinished(60'000))
        return {};
    *complaints = QString::fromLocal8Bit(cmake.readAll()).trimmed();
    QFile file(copy);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> keysOf(const QList<Message> &messages)
{
    QSet<QString> keys;
    for (const Message &message : messages)
        keys.insert(message.key());
    return keys;
}

QStringList sorted(const QSet<QString> &keys)
{
    QStringList list(keys.begin(), keys.end());
    list.sort();
    return list;
}

} // namespace

void translations_complete::holdsEveryTextTranslated_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("plurals in English") << u"translations/scf_desktop_en.ts"_s;
    QTest::newRow("Chinese") << u"translations/scf_desktop_zh_CN.ts"_s;
}

void translations_complete::holdsEveryTextTranslated()
{
    QFETCH(QString, path);
    const QList<Message> messages = messagesOf(contentsOf(path).toUtf8());
    QString complaints;
    const QList<Message> wanted = messagesOf(refreshed(path, &complaints));
    QVERIFY(!messages.isEmpty());
    QVERIFY(!wanted.isEmpty());

    QStringList faults = complaints.split(u'\n', Qt::SkipEmptyParts); // texts that lupdate lost
    for (const QString &missing : sorted(keysOf(wanted) - keysOf(messages)))
        faults.append(missing + u" is missing"_s);
    for (const QString &stale : sorted(keysOf(messages) - keysOf(wanted)))
        faults.append(stale + u" is used no more"_s);
    for (const Message &message : messages)
        faults += translationFaults(message);
    QVERIFY(noneOf(faults));
}

void translations_complete::findsFaults_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("translations");
    QTest::addColumn<QString>("fault");

    const auto row = [](const char *name, const QString &source, const QStringList &translations,
                        const QString &fault) {
        QTest::newRow(name) << source << translations << fault;
    };
    row("good", u"%1 is live."_s, {u"%1 已上线。"_s}, {});
    row("good with mnemonic", u"&Open…"_s, {u"打开(&O)…"_s}, {});
    row("good in another order", u"%1 of %2"_s, {u"%2 中的 %1"_s}, {});
    row("good plural", u"%n file(s)"_s, {u"%n 个文件"_s}, {});
    row("good singular without number", u"%n file(s)"_s, {u"One file"_s, u"%n files"_s}, {});
    row("good ampersand", u"Name && status"_s, {u"名称和状态"_s}, {});
    row("none", u"Name"_s, {}, u"has no translation"_s);
    row("empty", u"Name"_s, {u" "_s}, u"is empty"_s);
    row("empty plural", u"%n file(s)"_s, {u"%n file"_s, u""_s}, u"is empty"_s);
    row("placeholder lost", u"%1 of %2"_s, {u"%1"_s}, u"has other placeholders"_s);
    row("placeholder added", u"Name"_s, {u"名称 %1"_s}, u"has other placeholders"_s);
    row("number lost", u"%n file(s)"_s, {u"文件"_s}, u"has other placeholders"_s);
    row("mnemonic lost", u"&Open"_s, {u"打开"_s}, u"mnemonic"_s);
    row("mnemonic added", u"Open"_s, {u"打开(&O)"_s}, u"mnemonic"_s);
    row("full stop lost", u"It is live."_s, {u"已上线"_s}, u"ends in another way"_s);
    row("full stop added", u"Live"_s, {u"已上线。"_s}, u"ends in another way"_s);
    row("ellipsis lost", u"Open…"_s, {u"打开"_s}, u"ends in another way"_s);
    row("colon lost", u"Region:"_s, {u"地域"_s}, u"ends in another way"_s);
    row("line break lost", u"One\nTwo"_s, {u"一 二"_s}, u"has other line breaks"_s);
}

void translations_complete::findsFaults()
{
    QFETCH(QString, source);
    QFETCH(QStringList, translations);
    QFETCH(QString, fault);
    Message message{.context = u"Context"_s, .source = source, .translations = translations};
    const QStringList faults = translationFaults(message);
    QCOMPARE(faults.size(), fault.isEmpty() ? 0 : 1);
    QVERIFY(fault.isEmpty() || faults.first().contains(fault));

    message.unfinished = true;
    QVERIFY(translationFaults(message).first().endsWith("is unfinished"_L1));
}

void translations_complete::readsFiles()
{
    const QList<Message> messages = messagesOf(
        "<TS><context><name>Scf::A</name>"
        "<message><source>One</source><comment>a "
        "number</comment><translation>Eins</translation></message>"
        "<message numerus='yes'><source>%n b</source><translation type='unfinished'>"
        "<numerusform>x</numerusform><numerusform>y</numerusform></translation></message>"
        "</context></TS>");
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).key(), u"Scf::A: \"One\" (a number)"_s);
    QCOMPARE(messages.at(0).translations, QStringList{u"Eins"_s});
    QVERIFY(!messages.at(0).unfinished);
    QVERIFY(messages.at(1).unfinished);
    QCOMPARE(messages.at(1).translations, (QStringList{u"x"_s, u"y"_s}));
    QVERIFY(messagesOf("<TS><context>").isEmpty());
}

QTEST_GUILESS_MAIN(translations_complete)
#include "translations_complete.moc"
