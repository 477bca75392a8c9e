// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/historyexport.h"
#include "tests/support/historyfixture.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Scf;

using State = HistoryModel::State;

namespace {

constexpr int patienceMs = 20'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The rows of a table of RFC 4180.
QList<QStringList> parseCsv(const QByteArray &bytes)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool isQuoted = false;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        if (isQuoted && letter == u'"' && text.mid(i + 1, 1) == u"\""_s) {
            field += u'"';
            ++i;
        } else if (letter == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && (letter == u',' || letter == u'\r')) {
            row += std::exchange(field, {});
            if (letter == u'\r') {
                rows += std::exchange(row, {});
                ++i;
            }
        } else {
            field += letter;
        }
    }
    return rows;
}

} // namespace

class tst_History : public QObject, protected HistoryFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void asksNobodyBeforeSomebodyLooks();
    void showsEachUpdate();
    void followsTheJournal();
    void keepsTheRowsInPlaceWhenAnUpdateIsAdded();
    void filters();
    void tellsWhyItCannotBeRead();
    void namesEverySource_data();
    void namesEverySource();
    void readsOnlyWhatIsLookedAt();

    void quotesWhatASpreadsheetWouldRun_data();
    void quotesWhatASpreadsheetWouldRun();
    void exportsBothFormats_data();
    void exportsBothFormats();
    void exportsNoSecretId();
    void exportsAnEmptyHistory_data();
    void exportsAnEmptyHistory();
    void leavesNothingWhenCancelled();
    void saysWhyTheExportFailed_data();
    void saysWhyTheExportFailed();

private:
    void add(const JournalEntry &entry) { m_journal->add(entry); }
    void load();
    QString shown(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    Result<qint64> exportTo(const QString &path, HistoryFormat format,
                            const CancelToken &stop = {});
    // 100,000 updates at once.
    void fill(int count);

    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_History::init()
{
    openHistory();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
}

void tst_History::cleanup()
{
    m_tester.reset();
    closeHistory();
}

void tst_History::load()
{
    m_model->setActive(true);
    QTRY_VERIFY_WITH_TIMEOUT(m_model->state() == State::Loaded, patienceMs);
}

Result<qint64> tst_History::exportTo(const QString &path, HistoryFormat format,
                                     const CancelToken &stop)
{
    std::optional<Result<qint64>> answer;
    exportHistory(m_journal.get(), m_model->filter(), path, format, stop, this,
                  [&answer](const Result<qint64> &count) { answer = count; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, patienceMs))
        return Error{.kind = Error::Kind::Timeout};
    return *answer;
}

void tst_History::fill(int count)
{
    add(entryOf(u"model"_s, UpdateOutcome::Live));
    load();
    QTRY_COMPARE(m_model->rowCount(), 1);
    m_model->setActive(false);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"fill"_s);
        database.setDatabaseName(m_path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"CREATE TEMP TABLE copy AS SELECT * FROM updates"_s));
        QVERIFY(query.exec(u"UPDATE copy SET id = NULL"_s));
        QVERIFY(query.exec(u"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE "
                           "i < %1) INSERT INTO updates SELECT copy.* FROM copy, n"_s.arg(count)));
    }
    QSqlDatabase::removeDatabase(u"fill"_s);
    m_model->refresh();
    m_model->setActive(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), count, patienceMs);
}

void tst_History::asksNobodyBeforeSomebodyLooks()
{
    add(entryOf(u"hello-world"_s, UpdateOutcome::Live));
    QTest::qWait(100);
    QCOMPARE(m_model->state(), State::Idle);
    QCOMPARE(m_model->rowCount(), 0);
    load();
    QCOMPARE(m_model->rowCount(), 1);
}

void tst_History::showsEachUpdate()
{
    add(entryOf(u"older"_s, UpdateOutcome::NotChanged));
    add(entryOf(u"newer"_s, UpdateOutcome::Live));
    load();
    QCOMPARE(m_model->rowCount(), 2);
    QTRY_COMPARE(shown(0, HistoryModel::FunctionColumn), u"newer"_s);
    QTRY_COMPARE(shown(1, HistoryModel::FunctionColumn), u"older"_s);
    QCOMPARE(shown(0, HistoryModel::TimeColumn), QDateTime({2026, 3, 4}, {5, 6, 7}, Qt::UTC)
                                                     .toLocalTime()
                                                     .toString(u"yyyy-MM-dd HH:mm:ss"_s));
    QCOMPARE(shown(0, HistoryModel::OutcomeColumn), u"Live"_s);
    QCOMPARE(m_model->index(0, 0).data(HistoryModel::OutcomeRole).value<UpdateOutcome>(),
             UpdateOutcome::Live);
    QCOMPARE(shown(1, HistoryModel::OutcomeColumn), u"Not changed"_s);
    QCOMPARE(shown(0, HistoryModel::SourceColumn), QDir::toNativeSeparators(u"/home/me/code"_s));
    QCOMPARE(shown(0, HistoryModel::HandlerColumn), u"index.main_handler"_s);
    QCOMPARE(shown(0, HistoryModel::Sha256Column), QString(64, u'a'));
    QCOMPARE(shown(0, HistoryModel::RequestIdColumn), u"request-of-newer"_s);
    QVERIFY(shown(0, HistoryModel::DurationColumn).startsWith("4"_L1));
    QVERIFY(!shown(0, HistoryModel::SizeColumn).isEmpty());
    for (int column = 0; column < HistoryModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!m_model->entryAt(2));
    QVERIFY(!m_model->entryAt(-1));
    QCOMPARE(m_model->rowOf(m_model->idAt(1)), 1);
    QCOMPARE(m_model->rowOf(4711), -1);
}

void tst_History::followsTheJournal()
{
    load();
    JournalEntry entry = entryOf(u"hello-world"_s, UpdateOutcome::Running);
    qint64 id = 0;
    m_journal->begin(entry, this, [&id](const Result<qint64> &given) { id = given.value_or(0); });
    QTRY_COMPARE(shown(0, HistoryModel::OutcomeColumn), u"Running"_s);
    entry.record.outcome = UpdateOutcome::UpdateFailed;
    m_journal->finish(id, entry.record);
    QTRY_COMPARE(shown(0, HistoryModel::OutcomeColumn), u"Update failed"_s);
    // Left behind by a program that has ended.
    m_journal->begin(entry, this, [&id](const Result<qint64> &given) { id = given.value_or(0); });
    QTRY_COMPARE(m_model->rowCount(), 2);
    m_journal->release(id);
    QTRY_COMPARE(shown(0, HistoryModel::OutcomeColumn), u"Cut short"_s);
    // Another program's updates come by themselves too.
    Journal other;
    other.open(m_path);
    other.add(entryOf(u"of-another-program"_s, UpdateOutcome::Live));
    QTRY_COMPARE(shown(0, HistoryModel::FunctionColumn), u"of-another-program"_s);
}

void tst_History::keepsTheRowsInPlaceWhenAnUpdateIsAdded()
{
    add(entryOf(u"first"_s, UpdateOutcome::Live));
    load();
    QTRY_COMPARE(shown(0, HistoryModel::FunctionColumn), u"first"_s);
    const QPersistentModelIndex first = m_model->index(0, 0);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    add(entryOf(u"second"_s, UpdateOutcome::Live));
    add(entryOf(u"third"_s, UpdateOutcome::Live));
    QTRY_COMPARE(m_model->rowCount(), 3);
    QCOMPARE(first.row(), 2);
    QCOMPARE(reset.count(), 0);
}

void tst_History::filters()
{
    add(entryOf(u"hello-world"_s, UpdateOutcome::Live));
    add(entryOf(u"hello-world"_s, UpdateOutcome::NotChanged));
    add(entryOf(u"image-resize"_s, UpdateOutcome::Live));
    load();
    QCOMPARE(m_model->rowCount(), 3);
    m_model->setFilter({.search = u"IMAGE"_s});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QTRY_COMPARE(shown(0, HistoryModel::FunctionColumn), u"image-resize"_s);
    m_model->setFilter({.outcomes = {UpdateOutcome::NotChanged}});
    QTRY_COMPARE(shown(0, HistoryModel::OutcomeColumn), u"Not changed"_s);
    m_model->setFilter({.function = FunctionId{u"ap-guangzhou"_s, u"default"_s, u"hello-world"_s}});
    QTRY_COMPARE(m_model->rowCount(), 2);
    // Whoever types fast gets what was typed last.
    for (const QString &text : {u"h"_s, u"he"_s, u"nothing"_s, u"nothing at all"_s})
        m_model->setFilter({.search = text});
    QTRY_COMPARE(m_model->rowCount(), 0);
    m_model->setFilter({});
    QTRY_COMPARE(m_model->rowCount(), 3);
}

void tst_History::tellsWhyItCannotBeRead()
{
    m_tester.reset();
    m_model.reset();
    m_journal.reset();
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"history"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_journal = std::make_unique<Journal>();
    m_journal->open(folder.filePath(u"history/updates.db"_s));
    m_model = std::make_unique<HistoryModel>(m_journal.get());
    m_model->setActive(true);
    QTRY_COMPARE(m_model->state(), State::Failed);
    QCOMPARE(m_model->error().code, QString(LocalCode::journalFailed));
    // Once the way is free it goes on.
    QVERIFY(file.remove());
    m_model->refresh();
    QTRY_COMPARE(m_model->state(), State::Loaded);
}

void tst_History::namesEverySource_data()
{
    QTest::addColumn<CodeSource>("source");
    QTest::addColumn<QString>("text");
    using Kind = CodeSource::Kind;
    QTest::newRow("folder") << CodeSource{.kind = Kind::Folder, .path = u"/a/b"_s}
                            << QDir::toNativeSeparators(u"/a/b"_s);
    CodeSource object{.kind = Kind::CosObject};
    object.object.bucket.name = u"code"_s;
    object.object.key = u"a/b.zip"_s;
    QTest::newRow("object") << object << u"cos://code/a/b.zip"_s;
    CodeSource image{.kind = Kind::Image};
    image.image.uri = u"ccr.example.com/a/b:1"_s;
    QTest::newRow("image") << image << u"ccr.example.com/a/b:1"_s;
    CodeSource edited{.kind = Kind::Editor, .path = u"/a"_s};
    edited.edited.name = u"index.js"_s;
    QTest::newRow("editor") << edited << u"index.js"_s;
}

void tst_History::namesEverySource()
{
    QFETCH(CodeSource, source);
    QFETCH(QString, text);
    QCOMPARE(HistoryModel::sourceText(source), text);
}

void tst_History::readsOnlyWhatIsLookedAt()
{
    // The tester looks at every row, which no person does.
    m_tester.reset();
    constexpr int count = 100'000;
    fill(count);
    const QModelIndex some = m_model->index(count / 2, HistoryModel::TimeColumn);
    QVERIFY(!some.data(HistoryModel::OutcomeRole).isValid()); // not read yet
    QTRY_VERIFY(some.data(HistoryModel::OutcomeRole).isValid());
    int read = 0;
    connect(m_model.get(), &HistoryModel::entryRead, this, [&read] { ++read; });
    QElapsedTimer time;
    time.start();
    for (int row = 0; row < count; ++row)
        (void)shown(row, HistoryModel::FunctionColumn); // as somebody who drags the scroll bar
    QTRY_VERIFY(m_model->entryAt(count - 1));
    QTest::qWait(50);
    QVERIFY2(read < 1'000, qPrintable(QString::number(read)));
    qInfo("%d rows passed in %lld ms", count, static_cast<long long>(time.elapsed()));
    // One more is one more row, not a new list.
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    add(entryOf(u"one-more"_s, UpdateOutcome::Live));
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), count + 1, patienceMs);
    QCOMPARE(reset.count(), 0);
}

void tst_History::quotesWhatASpreadsheetWouldRun_data()
{
    QTest::addColumn<QString>("handler");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("plain") << u"index.main"_s << QByteArray("\"index.main\"");
    QTest::newRow("=") << u"=LINK(\"x\")"_s << QByteArray("\"'=LINK(\"\"x\"\")\"");
    QTest::newRow("+") << u"+1"_s << QByteArray("\"'+1\"");
    QTest::newRow("-") << u"-1+cmd"_s << QByteArray("\"'-1+cmd\"");
    QTest::newRow("@") << u"@SUM(1)"_s << QByteArray("\"'@SUM(1)\"");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("\"'\t=1\"");
    QTest::newRow("in the middle") << u"a=b"_s << QByteArray("\"a=b\"");
    QTest::newRow("line end") << u"a\r\nb,c"_s << QByteArray("\"a\r\nb,c\"");
}

void tst_History::quotesWhatASpreadsheetWouldRun()
{
    QFETCH(QString, handler);
    QFETCH(QByteArray, field);
    JournalEntry entry = entryOf(u"hello-world"_s, UpdateOutcome::Live);
    entry.record.handler = handler;
    const QByteArray line = historyCsvLine(entry);
    QVERIFY2(line.contains(',' + field + ','), line.constData());
}

void tst_History::exportsBothFormats_data()
{
    QTest::addColumn<HistoryFormat>("format");
    QTest::newRow("CSV") << HistoryFormat::Csv;
    QTest::newRow("JSON") << HistoryFormat::Json;
}

void tst_History::exportsBothFormats()
{
    QFETCH(HistoryFormat, format);
    JournalEntry strange = entryOf(u"older"_s, UpdateOutcome::UpdateFailed);
    strange.record.source.path = u"/home/张三/a \"b\",\n=c"_s;
    strange.record.statusReasons = {{.errorCode = u"FailedOperation"_s, .errorMessage = u"no"_s}};
    add(strange);
    add(entryOf(u"newer"_s, UpdateOutcome::Live));
    add(entryOf(u"left out"_s, UpdateOutcome::NotChanged));
    load();
    m_model->setFilter({.outcomes = {UpdateOutcome::Live, UpdateOutcome::UpdateFailed}});
    const QString path = m_folder->filePath(u"history.out"_s);
    QCOMPARE(exportTo(path, format).value_or(-1), 2);
    const QByteArray written = contentOf(path);
    if (format == HistoryFormat::Csv) {
        QVERIFY(written.startsWith("\xEF\xBB\xBF"));
        const QList<QStringList> rows = parseCsv(written.sliced(3));
        QCOMPARE(rows.size(), 3);
        const qsizetype source = rows.first().indexOf(u"source"_s);
        const qsizetype name = rows.first().indexOf(u"functionName"_s);
        QVERIFY(source >= 0 && name >= 0);
        QCOMPARE(rows.at(1).size(), rows.first().size());
        QCOMPARE(rows.at(1).at(name), u"newer"_s);
        QCOMPARE(rows.at(2).at(name), u"older"_s);
        QCOMPARE(rows.at(2).at(source), QDir::toNativeSeparators(strange.record.source.path));
        QVERIFY(rows.at(1).contains(u"2026-03-04T05:06:07.000Z"_s));
    } else {
        const QJsonArray array = QJsonDocument::fromJson(written).array();
        QCOMPARE(array.size(), 2);
        QCOMPARE(array[0]["functionName"_L1].toString(), u"newer"_s);
        QCOMPARE(array[0]["outcome"_L1].toString(), u"live"_s);
        QCOMPARE(array[0]["zipSize"_L1].toInteger(), 2'048);
        QCOMPARE(array[1]["source"_L1].toString(),
                 QDir::toNativeSeparators(strange.record.source.path));
        QCOMPARE(array[1]["statusReasons"_L1][0]["errorCode"_L1].toString(), u"FailedOperation"_s);
    }
}

void tst_History::exportsNoSecretId()
{
    const JournalEntry entry = entryOf(u"hello-world"_s, UpdateOutcome::Live);
    QVERIFY(!historyCsvLine(entry).contains(entry.secretId.toUtf8()));
    QVERIFY(!historyJson(entry).contains(entry.secretId.toUtf8()));
}

void tst_History::exportsAnEmptyHistory_data()
{
    exportsBothFormats_data();
}

void tst_History::exportsAnEmptyHistory()
{
    QFETCH(HistoryFormat, format);
    const QString path = m_folder->filePath(u"history.out"_s);
    QCOMPARE(exportTo(path, format).value_or(-1), 0);
    if (format == HistoryFormat::Json)
        QVERIFY(QJsonDocument::fromJson(contentOf(path)).isArray());
    else
        QCOMPARE(parseCsv(contentOf(path).sliced(3)).size(), 1);
}

void tst_History::leavesNothingWhenCancelled()
{
    m_tester.reset();
    fill(20'000);
    const QString path = m_folder->filePath(u"history.csv"_s);
    const CancelToken stop;
    std::optional<Result<qint64>> answer;
    exportHistory(m_journal.get(), {}, path, HistoryFormat::Csv, stop, this,
                  [&answer](const Result<qint64> &count) { answer = count; });
    stop.cancel();
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QCOMPARE(answer->error().kind, Error::Kind::Cancelled);
    answer.reset();
    QTRY_COMPARE(QDir(m_folder->path()).entryList({u"history.*"_s}, QDir::Files), QStringList());
}

void tst_History::saysWhyTheExportFailed_data()
{
    QTest::addColumn<bool>("isFull");
    QTest::newRow("no such folder") << false;
    QTest::newRow("full disk") << true;
}

void tst_History::saysWhyTheExportFailed()
{
    QFETCH(bool, isFull);
    QString path = m_folder->filePath(u"missing/history.csv"_s);
    const QString disk = m_folder->filePath(u"disk"_s);
    bool isMounted = false;
    const auto unmount = qScopeGuard([&] {
        if (isMounted)
            QProcess::execute(u"umount"_s, {disk});
    });
    if (isFull) {
        QVERIFY(QDir().mkpath(disk));
        isMounted = QProcess::execute(
                        u"mount"_s, {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=64k"_s, u"tmpfs"_s, disk})
                    == 0;
        if (!isMounted)
            QSKIP("This needs the right to mount a small disk");
        path = disk + "/history.csv"_L1;
        m_tester.reset();
        fill(2'000);
    } else {
        add(entryOf(u"hello-world"_s, UpdateOutcome::Live));
    }
    const Result<qint64> count = exportTo(path, HistoryFormat::Csv);
    QVERIFY(!count);
    QCOMPARE(count.error().kind, Error::Kind::File);
    QVERIFY(!count.error().message.isEmpty());
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(tst_History)
#include "tst_history.moc"
