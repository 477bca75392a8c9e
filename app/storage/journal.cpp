// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/journal.h"

#include "app/storage/journalfile.h"
#include "app/storage/journalrow.h"

#include <QCoreApplication>
#include <QHash>
#include <QPointer>
#include <QSqlError>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#include <optional>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int readerBusyMs = 5'000;
constexpr int watchMs = 1'000;

void onMainThread(std::function<void()> work)
{
    QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(work), Qt::QueuedConnection);
}

template <typename T>
void answerOnMainThread(const QPointer<QObject> &receiver, const Journal::Answer<T> &answer,
                        Result<T> result)
{
    onMainThread([receiver, answer, result = std::move(result)] {
        if (receiver)
            answer(result);
    });
}

// A thread and what stands in line for it.
class Line : public QObject
{
public:
    explicit Line(const QString &name)
    {
        m_thread.setObjectName(name);
        moveToThread(&m_thread);
        m_thread.start();
    }

    void post(std::function<void()> work)
    {
        QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
    }
    // Waits until everything before it and \a work are done; not for the thread itself.
    void runAndWait(std::function<void()> work)
    {
        QMetaObject::invokeMethod(this, std::move(work), Qt::BlockingQueuedConnection);
    }
    // Does what stands in line, then \a work, then ends the thread.
    void endWith(const std::function<void()> &work)
    {
        post([this, work] {
            work();
            m_thread.quit();
        });
        m_thread.wait();
    }

private:
    QThread m_thread;
};

// WHERE of a filter, with a question mark for each value.
struct Condition
{
    QString sql{};
    QVariantList values{};
};

Condition conditionOf(const JournalFilter &filter)
{
    QStringList parts;
    Condition condition;
    if (filter.function) {
        parts += u"function_name = ? AND space = ? AND region = ?"_s;
        condition.values +=
            {filter.function->functionName, filter.function->space, filter.function->region};
    }
    if (!filter.outcomes.isEmpty()) {
        parts += "outcome IN ("_L1 + QStringList(filter.outcomes.size(), u"?"_s).join(u',') + u')';
        for (const UpdateOutcome outcome : filter.outcomes)
            condition.values += outcomeName(outcome);
    }
    const QStringList words =
        filter.search.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        parts += u"instr(search_text, ?) > 0"_s;
        condition.values += word;
    }
    if (!parts.isEmpty())
        condition.sql = " WHERE "_L1 + parts.join(" AND "_L1);
    return condition;
}

// \a query of the entries that \a filter lets through, newest first.
SqlOutcome select(QSqlQuery &query, const QString &columns, const JournalFilter &filter)
{
    const Condition condition = conditionOf(filter);
    if (SqlOutcome failure = prepare(
            query, u"SELECT %1 FROM updates%2 ORDER BY id DESC"_s.arg(columns, condition.sql)))
        return failure;
    for (const QVariant &value : condition.values)
        query.addBindValue(value);
    return execute(query);
}

// Reads entries and asks once for each program that owns one whether it runs.
class OwnerJudge
{
public:
    OwnerJudge(QString path, QString token)
        : m_path(std::move(path))
        , m_token(std::move(token))
    { }

    JournalEntry entryFrom(const QSqlQuery &row)
    {
        using Owner = JournalEntry::Owner;
        JournalEntry entry = Scf::entryFrom(row);
        const QString owner = ownerFrom(row);
        if (entry.record.outcome != UpdateOutcome::Running || owner.isEmpty())
            return entry;
        auto known = m_known.find(owner);
        if (known == m_known.end()) {
            Owner found = Owner::Nobody;
            if (owner == m_token)
                found = Owner::ThisProgram;
            else if (JournalFile::isRunning(m_path, owner))
                found = Owner::AnotherProgram;
            known = m_known.insert(owner, found);
        }
        entry.owner = *known;
        return entry;
    }

private:
    QString m_path;
    QString m_token;
    QHash<QString, JournalEntry::Owner> m_known;
};

} // namespace

// The reading thread. Its connection belongs to one opening of the file.
class Journal::Reader
{
public:
    Reader(Journal *journal, QString path, QString token)
        : m_line(u"journal reader"_s)
        , m_journal(journal)
        , m_path(std::move(path))
        , m_token(std::move(token))
    { }

    Line &line() { return m_line; }
    const CancelToken &closing() const { return m_closing; }

    // On the reading thread, all of them.
    template <typename T>
    Result<T> perform(int opening, const std::function<SqlOutcome(T &)> &work, bool *isBroken)
    {
        T value{};
        SqlOutcome failure;
        if (opening != std::exchange(m_opening, opening))
            m_connection.close();
        if (!m_connection.isOpen()) {
            failure = m_connection.open(m_path, readerBusyMs);
            if (!failure)
                failure = m_connection.run(u"PRAGMA query_only = ON"_s);
        }
        if (!failure)
            failure = m_connection.ask(u"PRAGMA data_version"_s, &m_dataVersion);
        if (!failure)
            failure = work(value);
        if (!failure)
            return value;
        *isBroken = failure->kind == SqlFailure::Kind::Broken;
        return failure->toError();
    }

    const JournalConnection &connection() const { return m_connection; }

    void close()
    {
        m_timer.reset();
        m_connection.close();
    }

    void setWatched(bool watched)
    {
        m_timer.reset();
        if (!watched)
            return;
        m_timer = std::make_unique<QTimer>();
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(), [this] { look(); });
        m_timer->start(watchMs);
    }

    OwnerJudge judge() const { return {m_path, m_token}; }

    void end()
    {
        m_closing.cancel();
        m_line.endWith([this] { close(); });
    }
    void stop() const { m_closing.cancel(); }

private:
    void look()
    {
        QVariant now;
        if (!m_connection.isOpen() || m_connection.ask(u"PRAGMA data_version"_s, &now)
            || now == std::exchange(m_dataVersion, now))
            return;
        onMainThread([journal = m_journal] {
            if (journal)
                emit journal->changed();
        });
    }

    Line m_line;
    CancelToken m_closing;
    QPointer<Journal> m_journal;
    QString m_path;
    QString m_token;
    JournalConnection m_connection;
    int m_opening = 0;
    QVariant m_dataVersion;
    std::unique_ptr<QTimer> m_timer;
};

// The writing thread, which opens the file for both.
class Journal::Writer
{
public:
    Writer(Journal *journal, const QString &path)
        : m_line(u"journal writer"_s)
        , m_journal(journal)
        , m_file(path)
    { }

    void setReader(Reader *reader) { m_reader = reader; }
    const QString &token() const { return m_file.token(); }
    Line &line() { return m_line; }

    // On the writing thread, all of them.
    template <typename T>
    Result<T> perform(const std::function<SqlOutcome(T &)> &work)
    {
        T value{};
        SqlOutcome failure = open();
        if (!failure)
            failure = work(value);
        if (failure && failure->kind == SqlFailure::Kind::Broken && m_file.connection().isOpen()) {
            failure = giveUp();
            if (!failure)
                failure = open();
            value = T{};
            if (!failure)
                failure = work(value);
        }
        if (failure)
            return failure->toError();
        return value;
    }

    SqlOutcome open()
    {
        const bool wasOpen = m_file.connection().isOpen();
        const SqlOutcome failure = m_file.open([this](const JournalNotice &notice) {
            onMainThread([journal = m_journal, notice] {
                if (journal)
                    emit journal->setAside(notice);
            });
        });
        if (!failure && !wasOpen)
            ++m_opening;
        return failure;
    }

    // What the reader found may be settled already.
    void giveUpOnce(int opening)
    {
        if (opening != m_opening || !m_file.connection().isOpen())
            return;
        if (!giveUp() && !open())
            tellChanged();
    }

    SqlOutcome giveUp()
    {
        m_reader->line().runAndWait([this] { m_reader->close(); });
        return m_file.giveUp([this](const JournalNotice &notice) {
            onMainThread([journal = m_journal, notice] {
                if (journal)
                    emit journal->setAside(notice);
            });
        });
    }

    QSqlQuery query() const { return m_file.connection().query(); }
    template <typename Work>
    SqlOutcome inTransaction(Work work) const
    {
        return m_file.connection().inTransaction(std::move(work));
    }
    const JournalFile &file() const { return m_file; }

    // A new row, or the row \a id anew.
    SqlOutcome write(const JournalEntry &entry, const QString &owner, qint64 id) const
    {
        QSqlQuery statement = query();
        if (SqlOutcome failure =
                prepare(statement, u"REPLACE INTO updates (%1, search_text) VALUES (%2, ?)"_s.arg(
                                       journalColumns(), journalPlaceholders())))
            return failure;
        bindEntry(statement, entry, owner, id);
        statement.addBindValue(searchTextOf(entry.record));
        return execute(statement);
    }
    SqlOutcome insert(const JournalEntry &entry, const QString &owner, qint64 &id) const
    {
        QVariant given;
        SqlOutcome failure = write(entry, owner, 0);
        if (!failure)
            failure = m_file.connection().ask(u"SELECT last_insert_rowid()"_s, &given);
        id = given.toLongLong();
        return failure;
    }
    // The entry \a id and the token of its owner, unless it has ended.
    SqlOutcome readOpen(qint64 id, std::optional<JournalEntry> &entry, QString &owner) const
    {
        QSqlQuery row = query();
        if (SqlOutcome failure =
                prepare(row, u"SELECT %1 FROM updates WHERE id = ? AND outcome = 'running'"_s.arg(
                                 journalColumns())))
            return failure;
        row.addBindValue(id);
        if (SqlOutcome failure = execute(row))
            return failure;
        if (row.next()) {
            entry = entryFrom(row);
            owner = ownerFrom(row);
        }
        return {};
    }

    // Lets the reading thread do \a work once the file is open.
    template <typename T>
    void read(const std::function<SqlOutcome(T &)> &work, QObject *receiver,
              const Answer<T> &answer)
    {
        m_line.post([this, work, guard = QPointer(receiver), answer] {
            if (const SqlOutcome failure = open())
                return answerOnMainThread<T>(guard, answer, failure->toError());
            m_reader->line().post([this, opening = m_opening, work, guard, answer] {
                bool isBroken = false;
                answerOnMainThread(guard, answer, m_reader->perform<T>(opening, work, &isBroken));
                if (isBroken)
                    m_line.post([this, opening] { giveUpOnce(opening); });
            });
        });
    }

    // One statement that nobody waits for.
    void change(const QString &sql, const QVariantList &values)
    {
        change([this, sql, values](bool &hasChanged) -> SqlOutcome {
            QSqlQuery statement = query();
            if (SqlOutcome failure = prepare(statement, sql))
                return failure;
            for (const QVariant &value : values)
                statement.addBindValue(value);
            SqlOutcome failure = execute(statement);
            hasChanged = !failure && statement.numRowsAffected() > 0;
            return failure;
        });
    }
    void change(const std::function<SqlOutcome(bool &hasChanged)> &work)
    {
        m_line.post([this, work] {
            const Result<bool> changed = perform(work);
            if (!changed)
                tell([](Journal *journal, const Error &error) { emit journal->failed(error); },
                     changed.error());
            else if (*changed)
                tellChanged();
        });
    }

    void tellChanged()
    {
        tell([](Journal *journal, const Error &) { emit journal->changed(); });
    }

    void end()
    {
        m_line.endWith([this] {
            // The last to close the file clears up after both.
            m_reader->line().runAndWait([this] { m_reader->close(); });
            m_file.close();
        });
    }

private:
    void tell(const std::function<void(Journal *, const Error &)> &signal, const Error &error = {})
    {
        onMainThread([journal = m_journal, signal, error] {
            if (journal)
                signal(journal, error);
        });
    }

    Line m_line;
    QPointer<Journal> m_journal;
    JournalFile m_file;
    Reader *m_reader = nullptr;
    int m_opening = 0;
};

Journal::Journal(QObject *parent)
    : QObject(parent)
{ }

Journal::~Journal()
{
    if (!m_writer)
        return;
    m_reader->stop();
    m_writer->end();
    m_reader->end();
}

QString Journal::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + "/scf-desktop/history/updates.db"_L1;
}

void Journal::open(const QString &path)
{
    Q_ASSERT(!m_writer);
    m_writer = std::make_unique<Writer>(this, path);
    m_reader = std::make_unique<Reader>(this, path, m_writer->token());
    m_writer->setReader(m_reader.get());
    m_writer->line().post([writer = m_writer.get()] { (void)writer->open(); });
}

void Journal::begin(const JournalEntry &entry, QObject *receiver, const Answer<qint64> &answer)
{
    const auto deliver = [self = QPointer(this), guard = QPointer(receiver), answer,
                          record = entry.record](const Result<qint64> &id) {
        if (guard && self)
            return answer(id);
        if (guard) {
            // Without a journal its outcome could not be written.
            return answer(Error{.kind = Error::Kind::Cancelled, .sent = Error::Sent::Nothing});
        }
        if (!self || !id)
            return;
        UpdateRecord withdrawn = record;
        withdrawn.outcome = UpdateOutcome::NotChanged;
        withdrawn.cancelled = true;
        self->finish(*id, withdrawn);
    };
    JournalEntry intention = entry;
    intention.sent = false;
    intention.record.outcome = UpdateOutcome::Running;
    m_writer->line().post([writer = m_writer.get(), intention, deliver] {
        const auto work = [writer, &intention](qint64 &id) {
            return writer->insert(intention, writer->token(), id);
        };
        const Result<qint64> id = writer->perform<qint64>(work);
        onMainThread([deliver, id] { deliver(id); });
        if (id)
            writer->tellChanged();
    });
}

void Journal::add(const JournalEntry &entry)
{
    Q_ASSERT(entry.record.outcome != UpdateOutcome::Running);
    m_writer->change([writer = m_writer.get(), entry](bool &hasChanged) {
        qint64 id = 0;
        hasChanged = true;
        return writer->insert(entry, {}, id);
    });
}

void Journal::sent(qint64 id)
{
    m_writer->change(u"UPDATE updates SET sent = 1 WHERE id = ? AND outcome = 'running'"_s, {id});
}

void Journal::accepted(qint64 id, const QString &requestId)
{
    m_writer->change(u"UPDATE updates SET sent = 1, request_id = ?, "
                     "search_text = search_text || char(10) || ? "
                     "WHERE id = ? AND outcome = 'running'"_s,
                     {requestId, requestId.toCaseFolded(), id});
}

void Journal::finish(qint64 id, const UpdateRecord &record)
{
    Q_ASSERT(record.outcome != UpdateOutcome::Running);
    m_writer->change([writer = m_writer.get(), id, record](bool &hasChanged) {
        return writer->inTransaction([writer, id, &record, &hasChanged]() -> SqlOutcome {
            std::optional<JournalEntry> entry;
            QString owner;
            if (SqlOutcome failure = writer->readOpen(id, entry, owner); failure || !entry)
                return failure;
            const QString requestId = entry->record.requestId;
            entry->record = record;
            if (record.requestId.isEmpty())
                entry->record.requestId = requestId;
            hasChanged = true;
            return writer->write(*entry, {}, id);
        });
    });
}

void Journal::release(qint64 id)
{
    m_writer->change(u"UPDATE updates SET owner = '' WHERE id = ? AND outcome = 'running'"_s, {id});
}

void Journal::openEntries(const QString &endpoint, const QString &secretId, QObject *receiver,
                          const Answer<QList<JournalEntry>> &answer)
{
    m_writer->line().post(
        [writer = m_writer.get(), endpoint, secretId, guard = QPointer(receiver), answer] {
            const auto work = [&](QList<JournalEntry> &entries) -> SqlOutcome {
                QSqlQuery rows = writer->query();
                if (SqlOutcome failure = prepare(
                        rows, u"SELECT %1 FROM updates WHERE outcome = 'running' AND "
                              "endpoint = ? AND secret_id = ? ORDER BY id"_s.arg(journalColumns())))
                    return failure;
                rows.addBindValue(endpoint);
                rows.addBindValue(secretId);
                if (SqlOutcome failure = execute(rows))
                    return failure;
                OwnerJudge judge(writer->file().path(), writer->token());
                while (rows.next())
                    entries.append(judge.entryFrom(rows));
                return {};
            };
            answerOnMainThread(guard, answer, writer->perform<QList<JournalEntry>>(work));
        });
}

void Journal::adopt(qint64 id, QObject *receiver, const Answer<bool> &answer)
{
    m_writer->line().post([writer = m_writer.get(), id, guard = QPointer(receiver), answer] {
        const auto work = [writer, id](bool &adopted) {
            return writer->inTransaction([writer, id, &adopted]() -> SqlOutcome {
                std::optional<JournalEntry> entry;
                QString owner;
                if (SqlOutcome failure = writer->readOpen(id, entry, owner); failure || !entry)
                    return failure;
                if (owner == writer->token()
                    || JournalFile::isRunning(writer->file().path(), owner))
                    return {};
                adopted = true;
                return writer->write(*entry, writer->token(), id);
            });
        };
        const Result<bool> adopted = writer->perform<bool>(work);
        answerOnMainThread(guard, answer, adopted);
        if (adopted.value_or(false))
            writer->tellChanged();
    });
}

void Journal::readIds(const JournalFilter &filter, QObject *receiver,
                      const Answer<QList<qint64>> &answer)
{
    m_writer->read<QList<qint64>>(
        [reader = m_reader.get(), filter](QList<qint64> &ids) -> SqlOutcome {
            QSqlQuery rows = reader->connection().query();
            if (SqlOutcome failure = select(rows, u"id"_s, filter))
                return failure;
            while (rows.next())
                ids.append(rows.value(0).toLongLong());
            return {};
        },
        receiver, answer);
}

void Journal::readEntries(const QList<qint64> &ids, QObject *receiver,
                          const Answer<QList<JournalEntry>> &answer)
{
    m_writer->read<QList<JournalEntry>>(
        [reader = m_reader.get(), ids](QList<JournalEntry> &entries) -> SqlOutcome {
            QSqlQuery rows = reader->connection().query();
            if (SqlOutcome failure =
                    prepare(rows, u"SELECT %1 FROM updates WHERE id = ?"_s.arg(journalColumns())))
                return failure;
            OwnerJudge judge = reader->judge();
            for (const qint64 id : ids) {
                rows.bindValue(0, id);
                if (SqlOutcome failure = execute(rows))
                    return failure;
                if (rows.next())
                    entries.append(judge.entryFrom(rows));
            }
            return {};
        },
        receiver, answer);
}

void Journal::readFunctions(QObject *receiver, const Answer<QList<FunctionId>> &answer)
{
    m_writer->read<QList<FunctionId>>(
        [reader = m_reader.get()](QList<FunctionId> &functions) -> SqlOutcome {
            QSqlQuery rows = reader->connection().query();
            if (SqlOutcome failure =
                    prepare(rows, u"SELECT DISTINCT function_name, space, region FROM updates "
                                  "ORDER BY function_name, space, region"_s))
                return failure;
            if (SqlOutcome failure = execute(rows))
                return failure;
            while (rows.next()) {
                functions.append({.region = rows.value(2).toString(),
                                  .space = rows.value(1).toString(),
                                  .functionName = rows.value(0).toString()});
            }
            return {};
        },
        receiver, answer);
}

void Journal::visit(const JournalFilter &filter, const CancelToken &stop,
                    const std::function<Result<Done>(const JournalEntry &)> &visit,
                    const std::function<Result<Done>()> &end, QObject *receiver,
                    const Answer<qint64> &answer)
{
    // What the visitor says goes beside what SQLite says.
    const auto stopped = std::make_shared<std::optional<Error>>();
    const auto work = [reader = m_reader.get(), filter, stop, visit, end,
                       stopped](qint64 &count) -> SqlOutcome {
        QSqlQuery rows = reader->connection().query();
        if (SqlOutcome failure = select(rows, journalColumns(), filter))
            return failure;
        OwnerJudge judge = reader->judge();
        while (rows.next()) {
            if (stop.isCancelled() || reader->closing().isCancelled()) {
                *stopped = Error{.kind = Error::Kind::Cancelled, .sent = Error::Sent::Nothing};
                return {};
            }
            if (const Result<Done> seen = visit(judge.entryFrom(rows)); !seen) {
                *stopped = seen.error();
                return {};
            }
            ++count;
        }
        if (rows.lastError().isValid())
            return SqlFailure::from(rows.lastError());
        if (const Result<Done> ended = end(); !ended)
            *stopped = ended.error();
        return {};
    };
    m_writer->read<qint64>(work, receiver, [stopped, answer](const Result<qint64> &count) {
        answer(count && *stopped ? Result<qint64>(**stopped) : count);
    });
}

void Journal::setWatched(bool watched)
{
    m_reader->line().post([reader = m_reader.get(), watched] { reader->setWatched(watched); });
}

} // namespace Scf
