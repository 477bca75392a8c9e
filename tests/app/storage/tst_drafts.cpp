// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/drafts.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

DraftKey keyOf(const QString &name)
{
    return {.scope = u"test"_s,
            .function = {u"ap-guangzhou"_s, u"default"_s, u"hello"_s},
            .folder = u"/home/x/project"_s,
            .name = name};
}

// What this program does when it is the one to be killed: it types until the end.
int typeForever(const QString &folder)
{
    Drafts drafts(folder);
    int keys = 0;
    QTimer typing;
    typing.callOnTimeout(&drafts, [&] {
        drafts.keep(keyOf(u"index.py"_s), {.content = QByteArray(++keys * 500, 'x')});
    });
    typing.start(5);
    QObject::connect(&drafts, &Drafts::written, &drafts, [] {
        QFile out;
        if (out.open(1, QIODevice::WriteOnly))
            out.write("written\n");
    });
    return QCoreApplication::exec();
}

} // namespace

class tst_Drafts : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;

    QString folder() const { return m_dir.filePath(u"drafts"_s); }
    QFileInfoList files() const
    {
        return QDir(folder()).entryInfoList({u"*.draft"_s}, QDir::Files);
    }
    // Null when there is none.
    std::shared_ptr<const Draft> found(Drafts &drafts, const DraftKey &key)
    {
        bool answered = false;
        std::shared_ptr<const Draft> result;
        drafts.find(key, this, [&](const std::shared_ptr<const Draft> &draft) {
            answered = true;
            result = draft;
        });
        [&answered] { QTRY_VERIFY(answered); }();
        return result;
    }

private slots:
    void init()
    {
        m_dir = QTemporaryDir();
        QVERIFY(m_dir.isValid());
    }

    void comesBack()
    {
        const Draft draft{.content = "print(1)\r\n\xE4\xBD\xA0", .baseSha256 = u"abc"_s};
        {
            Drafts drafts(folder());
            QVERIFY(!found(drafts, keyOf(u"a.py"_s)));
            drafts.keep(keyOf(u"a.py"_s), draft);
        }
        Drafts drafts(folder());
        const auto back = found(drafts, keyOf(u"a.py"_s));
        QVERIFY(back);
        QCOMPARE(back->content, draft.content);
        QCOMPARE(back->baseSha256, draft.baseSha256);
        QVERIFY(qAbs(back->savedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }

    void isWrittenWithinTwoSecondsWhileOneTypesOn()
    {
        Drafts drafts(folder());
        QSignalSpy written(&drafts, &Drafts::written);
        QElapsedTimer timer;
        timer.start();
        while (written.isEmpty() && timer.elapsed() < 4'000) {
            drafts.keep(keyOf(u"a.py"_s), {.content = QByteArray::number(timer.elapsed())});
            QTest::qWait(20);
        }
        QVERIFY2(timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()));
        QCOMPARE(files().size(), 1);
    }

    void keepsDraftsApart()
    {
        Drafts drafts(folder());
        QList<DraftKey> keys(6, keyOf(u"a.py"_s));
        keys[1].name = u"b.py"_s;
        keys[2].folder.clear();
        keys[3].scope = u"other"_s;
        keys[4].function.region = u"ap-beijing"_s;
        keys[5].function.functionName = u"bye"_s;
        for (qsizetype i = 0; i < keys.size(); ++i)
            drafts.keep(keys.at(i), {.content = QByteArray::number(i)});
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const auto draft = found(drafts, keys.at(i));
            QVERIFY(draft);
            QCOMPARE(draft->content, QByteArray::number(i));
        }
    }

    void isGoneOnceRemoved()
    {
        Drafts drafts(folder());
        drafts.keep(keyOf(u"a.py"_s), {.content = "a"});
        QVERIFY(found(drafts, keyOf(u"a.py"_s)));
        drafts.remove(keyOf(u"a.py"_s));
        QVERIFY(!found(drafts, keyOf(u"a.py"_s)));
        // Also one that was not written yet.
        drafts.keep(keyOf(u"a.py"_s), {.content = "b"});
        drafts.remove(keyOf(u"a.py"_s));
        QVERIFY(!found(drafts, keyOf(u"a.py"_s)));
        QVERIFY(files().isEmpty());
    }

    void belongsToItsOwnerAlone()
    {
#ifdef Q_OS_UNIX
        {
            Drafts drafts(folder());
            drafts.keep(keyOf(u"a.py"_s), {.content = "secret"});
        }
        constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                              | QFile::ReadOther | QFile::WriteOther
                                              | QFile::ExeOther;
        QCOMPARE(files().size(), 1);
        QCOMPARE(files().constFirst().permissions() & (others | QFile::ExeOwner),
                 QFile::Permissions());
        QCOMPARE(QFileInfo(folder()).permissions() & others, QFile::Permissions());
#endif
    }

    void areNotMoreThanSo()
    {
        Drafts drafts(folder());
        for (int i = 0; i < Drafts::mostDrafts + 5; ++i)
            drafts.keep(keyOf(QString::number(i)), {.content = "x"});
        QSignalSpy written(&drafts, &Drafts::written);
        QVERIFY(written.wait());
        QCOMPARE(files().size(), Drafts::mostDrafts);
        for (int i = 0; i < 20; ++i)
            drafts.keep(keyOf(QString::number(i)), {.content = QByteArray(1024 * 1024, 'x')});
        QVERIFY(written.wait());
        qint64 bytes = 0;
        for (const QFileInfo &file : files())
            bytes += file.size();
        QVERIFY(bytes <= Drafts::mostBytes);
        QVERIFY(bytes > Drafts::mostBytes / 2);
    }

    void damagedOnesAreNone_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no head") << QByteArray("print(1)");
        QTest::newRow("another head") << QByteArray("{\"draft\":1}\nprint(1)");
        QTest::newRow("cut") << QByteArray("cut");
    }
    void damagedOnesAreNone()
    {
        QFETCH(QByteArray, damage);
        {
            Drafts drafts(folder());
            drafts.keep(keyOf(u"a.py"_s), {.content = "print(1)\n"});
        }
        QCOMPARE(files().size(), 1);
        QFile file(files().constFirst().filePath());
        if (damage == "cut") {
            QVERIFY(file.resize(file.size() - 1));
        } else {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(damage);
            file.close();
        }
        Drafts drafts(folder());
        QVERIFY(!found(drafts, keyOf(u"a.py"_s)));
    }

    void saysWhatCannotBeWritten()
    {
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Drafts drafts(folder());
        QSignalSpy failed(&drafts, &Drafts::writeFailed);
        drafts.keep(keyOf(u"a.py"_s), {.content = "x"});
        QVERIFY(failed.wait());
        QCOMPARE(failed.constFirst().constFirst().value<Error>().code,
                 QString(LocalCode::writeFailed));
    }

    void answersNobodyWhoIsGone()
    {
        Drafts drafts(folder());
        auto receiver = std::make_unique<QObject>();
        bool answered = false;
        drafts.find(keyOf(u"a.py"_s), receiver.get(), [&](const auto &) { answered = true; });
        receiver.reset();
        QVERIFY(!found(drafts, keyOf(u"b.py"_s))); // comes after it
        QVERIFY(!answered);
    }

    // Killed at any moment, what was written stands whole.
    void survivesAKill()
    {
        qsizetype least = 0;
        for (int round = 0; round < 5; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {u"--type"_s, folder()});
            QVERIFY(child.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(child.bytesAvailable() > 0, 10'000); // it has written
            QTest::qWait(round * 137);
            child.kill();
            QVERIFY(child.waitForFinished());
            Drafts drafts(folder());
            const auto draft = found(drafts, keyOf(u"index.py"_s));
            QVERIFY(draft);
            QVERIFY(!draft->content.isEmpty());
            QCOMPARE(draft->content.count('x'), draft->content.size());
            least = draft->content.size();
        }
        QVERIFY(least > 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--type"_L1)
        return typeForever(arguments.value(2));
    tst_Drafts test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_drafts.moc"
