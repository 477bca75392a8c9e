// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/logging.h"
#include "app/desktop/logfile.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_LogFile : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { stopLogFile(); }
    void writesOurCategoriesForItsOwnerOnly();
    void addsToWhatIsThere();
    void removesSecrets();
    void takesLinesFromAnyThread();
    void tellsWhyItCannotWrite();

private:
    QStringList lines() const
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"run.log"_s);
};

void tst_LogFile::writesOurCategoriesForItsOwnerOnly()
{
    QVERIFY(startLogFile(m_path));
    qCDebug(scfUpdate, "step %d", 3);
    QCOMPARE(lines().size(), 1);
    static const QRegularExpression form(
        u"^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z scf\\.update debug: step 3$"_s);
    QVERIFY2(form.match(lines().first()).hasMatch(), qPrintable(lines().first()));
    QCOMPARE(QFile::permissions(m_path)
                 & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
                    | QFileDevice::WriteOther | QFileDevice::ExeOwner),
             QFileDevice::Permissions());
    stopLogFile();
    qCWarning(scfUpdate, "after the end");
    QCOMPARE(lines().size(), 1);
}

void tst_LogFile::addsToWhatIsThere()
{
    const qsizetype before = lines().size();
    QVERIFY(startLogFile(m_path));
    qCWarning(scfCloud, "another run");
    QCOMPARE(lines().size(), before + 1);
    QVERIFY(lines().last().contains("scf.cloud warning: another run"_L1));
}

void tst_LogFile::removesSecrets()
{
    const QString secret = u"canary/secret+0123456789"_s;
    addLogSecrets({secret});
    QVERIFY(startLogFile(m_path));
    qCWarning(scfCloud, "key %s, Signature=0123456789abcdef0123456789abcdef", qPrintable(secret));
    const QString line = lines().last();
    QVERIFY2(!line.contains(secret) && !line.contains("0123456789abcdef"_L1), qPrintable(line));
    QVERIFY(line.contains("key [removed]"_L1));
}

void tst_LogFile::takesLinesFromAnyThread()
{
    constexpr int threads = 4;
    constexpr int each = 200;
    const qsizetype before = lines().size();
    QVERIFY(startLogFile(m_path));
    QThreadPool pool;
    pool.setMaxThreadCount(threads);
    for (int i = 0; i < threads; ++i) {
        pool.start([] {
            for (int j = 0; j < each; ++j)
                qCDebug(scfArchive, "a line as long as lines are, which stays in one piece");
        });
    }
    pool.waitForDone();
    const QStringList written = lines().mid(before);
    QCOMPARE(written.size(), threads * each);
    for (const QString &line : written)
        QVERIFY2(line.endsWith("in one piece"_L1), qPrintable(line));
}

void tst_LogFile::tellsWhyItCannotWrite()
{
    const Result<Done> started = startLogFile(m_folder.filePath(u"missing/run.log"_s));
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Error::Kind::File);
    QVERIFY(!started.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(tst_LogFile)
#include "tst_logfile.moc"
