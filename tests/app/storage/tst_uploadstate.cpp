// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/accounttag.h"
#include "app/storage/uploadstate.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

const QString sha256 = QString(64, u'a');

UploadTarget target(const QString &function = u"hello"_s, const QString &account = u"one-a"_s)
{
    return {.account = account,
            .bucket = {u"deploy-1250000000"_s, u"ap-guangzhou"_s},
            .key = UploadState::keyOf(function, sha256)};
}

UnfinishedUpload unfinished(const QString &function = u"hello"_s)
{
    return {.target = target(function),
            .sha256 = sha256,
            .size = 200'000'000,
            .uploadId = u"1585130821cbb7df1d11846c073ad648e8f33b087cec2381df437acdc833cf654b9e"_s,
            .partSize = 8'388'608,
            .begunAt = QDateTime({2026, 3, 4}, {5, 6, 7}, Qt::UTC)};
}

StoredPackage stored(const QString &function = u"hello"_s)
{
    return {.target = target(function),
            .size = 200'000'000,
            .crc64 = 0x995DC9BBDF1939FA,
            .removeAt = QDateTime({2026, 3, 11}, {5, 6, 7}, Qt::UTC)};
}

} // namespace

class tst_UploadState : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void isEmptyAtFirst();
    void keepsWhatItIsGiven();
    void keepsOneEntryForAPlace();
    void goesOnWithAnotherSecretId();
    void setsBrokenFilesAside_data();
    void setsBrokenFilesAside();
    void passesOverHostileEntries_data();
    void passesOverHostileEntries();
    void staysSmall();
    void takesChangesOfManyAtOnce();
    void saysWhenItCannotBeWritten();
    void isForItsOwnerOnly();

private:
    QString path() const { return m_folder->filePath(u"data/uploads.json"_s); }
    void write(const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_UploadState::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_UploadState::write(const QByteArray &bytes) const
{
    QDir().mkpath(m_folder->filePath(u"data"_s));
    QFile file(path());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
}

void tst_UploadState::isEmptyAtFirst()
{
    QCOMPARE(UploadState(path()).read(), UploadRecords());
    QVERIFY(!QFile::exists(path()));
}

void tst_UploadState::keepsWhatItIsGiven()
{
    const UploadRecords records{.unfinished = {unfinished(u"b"_s), unfinished(u"a"_s)},
                                .stored = {stored()}};
    QVERIFY(UploadState(path()).change([&](UploadRecords &now) { now = records; }));
    QCOMPARE(UploadState(path()).read(), records);
    QCOMPARE(UploadState(path()).read().unfinishedOf(target(u"a"_s)), unfinished(u"a"_s));
    QCOMPARE(UploadState(path()).read().storedOf(target(u"a"_s)), std::nullopt);
}

void tst_UploadState::keepsOneEntryForAPlace()
{
    UploadRecords records;
    records.put(unfinished());
    UnfinishedUpload newer = unfinished();
    newer.uploadId = u"another"_s;
    records.put(newer);
    QCOMPARE(records.unfinished, QList{newer});
    records.put(stored());
    records.removeUnfinished(target());
    QVERIFY(records.unfinished.isEmpty());
    QCOMPARE(records.stored, QList{stored()});
    records.removeStored(target());
    QVERIFY(records.stored.isEmpty());
}

void tst_UploadState::goesOnWithAnotherSecretId()
{
    // As temporary credentials have one each time. Another endpoint is another cloud.
    const Account first{.endpoint = Endpoint::mainland(), .credential = {.secretId = u"A"_s}};
    const Account second{.endpoint = Endpoint::mainland(), .credential = {.secretId = u"B"_s}};
    const Account elsewhere{.endpoint = Endpoint::international(),
                            .credential = {.secretId = u"A"_s}};
    UploadRecords records;
    UnfinishedUpload upload = unfinished();
    upload.target = target(u"hello"_s, accountTag(first));
    records.put(upload);
    QVERIFY(accountTag(first) != accountTag(second));
    QCOMPARE(records.unfinishedOf(target(u"hello"_s, accountTag(second))), upload);
    QCOMPARE(records.unfinishedOf(target(u"hello"_s, accountTag(elsewhere))), std::nullopt);
}

void tst_UploadState::setsBrokenFilesAside_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QByteArray() << u"uploads-broken-*"_s;
    QTest::newRow("no JSON") << QByteArray("\0\1\2 hello", 9) << u"uploads-broken-*"_s;
    QTest::newRow("cut") << toJson({.unfinished = {unfinished()}}).chopped(20)
                         << u"uploads-broken-*"_s;
    QTest::newRow("an array") << QByteArray("[]") << u"uploads-broken-*"_s;
    QTest::newRow("another type") << QByteArray(R"({"version":1,"unfinished":{},"stored":[]})")
                                  << u"uploads-broken-*"_s;
    QTest::newRow("deep") << QByteArray(100'000, '[') << u"uploads-broken-*"_s;
    QTest::newRow("large") << QByteArray(5 * 1024 * 1024, ' ') + toJson({})
                           << u"uploads-broken-*"_s;
    QTest::newRow("of a newer program")
        << QByteArray(R"({"version":2,"unfinished":[],"stored":[]})") << u"uploads-newer-*"_s;
}

void tst_UploadState::setsBrokenFilesAside()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, name);
    write(bytes);
    QVERIFY(UploadState(path()).change([](UploadRecords &records) { records.put(stored()); }));
    QCOMPARE(UploadState(path()).read().stored, QList{stored()});
    const QDir folder(m_folder->filePath(u"data"_s));
    const QStringList aside = folder.entryList({name}, QDir::Files);
    QCOMPARE(aside.size(), 1);
    QFile file(folder.filePath(aside.first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void tst_UploadState::passesOverHostileEntries_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to) {
        QTest::newRow(name) << from << to;
    };
    const QByteArray key = target().key.toUtf8();
    row("a key of somebody else", key, "important.db");
    row("a key above ours", key, "scf-desktop/../" + sha256.toUtf8() + ".zip");
    row("a key behind ours", key, key + "/more");
    row("no key", '"' + key + '"', "null");
    row("no bucket", "deploy-1250000000", "");
    row("no size", "200000000", "\"many\"");
    row("a negative size", "200000000", "-5");
    row("a huge size", "200000000", "1e300");
    row("no time", "2026-03-04T05:06:07Z", "yesterday");
    row("parts of nothing", "8388608", "0");
    row("parts that COS refuses", "8388608", "1024");
    row("huge parts", "8388608", "1e18");
    row("another file", '"' + sha256.toUtf8() + '"', '"' + QByteArray(64, 'b') + '"');
    row("a long text", "1585130821", QByteArray(5'000, 'x'));
}

void tst_UploadState::passesOverHostileEntries()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    UnfinishedUpload good = unfinished(u"good"_s);
    UnfinishedUpload bad = unfinished();
    bad.begunAt = bad.begunAt.addSecs(0);
    QByteArray one = toJson({.unfinished = {bad}});
    QVERIFY2(one.contains(from), from);
    one.replace(from, to);
    const std::optional<UploadRecords> hostile = uploadRecordsFromJson(one);
    QVERIFY(hostile);
    QCOMPARE(hostile->unfinished, QList<UnfinishedUpload>());

    // The good ones beside it stay.
    QByteArray both = toJson({.unfinished = {good}});
    const qsizetype begin = one.indexOf('{', 1);
    const QByteArray entry = one.mid(begin, one.indexOf('}') - begin + 1);
    both.replace("\"unfinished\": [", "\"unfinished\": [ 5, \"x\", null, " + entry + ",");
    QCOMPARE(uploadRecordsFromJson(both).value_or(UploadRecords()).unfinished, QList{good});
}

void tst_UploadState::staysSmall()
{
    UploadRecords records;
    for (int i = 0; i < 5'000; ++i)
        records.put(stored(u"function-%1"_s.arg(i)));
    QVERIFY(toJson(records).size() < 4 * 1024 * 1024);
    QVERIFY(records.storedOf(target(u"function-4999"_s)));
    QVERIFY(!records.storedOf(target(u"function-0"_s)));
    QCOMPARE(uploadRecordsFromJson(toJson(records)), records);
}

void tst_UploadState::takesChangesOfManyAtOnce()
{
    constexpr int programs = 4;
    constexpr int changes = 10;
    std::vector<std::thread> threads;
    threads.reserve(programs);
    for (int i = 0; i < programs; ++i) {
        threads.emplace_back([this, i] {
            const UploadState state(path());
            for (int j = 0; j < changes; ++j) {
                (void)state.change([&](UploadRecords &records) {
                    records.put(unfinished(u"f-%1-%2"_s.arg(i).arg(j)));
                });
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(UploadState(path()).read().unfinished.size(), programs * changes);
}

void tst_UploadState::saysWhenItCannotBeWritten()
{
    write({});
    const UploadState state(path() + u"/below-a-file.json"_s);
    const Result<Done> changed =
        state.change([](UploadRecords &records) { records.put(stored()); });
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, Error::Kind::File);
    QCOMPARE(state.read(), UploadRecords());
}

void tst_UploadState::isForItsOwnerOnly()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no such bits.");
#else
    QVERIFY(UploadState(path()).change([](UploadRecords &records) { records.put(stored()); }));
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
                                            | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(path()) & others));
#endif
}

QTEST_GUILESS_MAIN(tst_UploadState)
#include "tst_uploadstate.moc"
