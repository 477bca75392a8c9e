// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/historymodel.h"
#include "app/storage/journal.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace Scf {

//! A journal in a folder of its own and the history over it, for a test class to inherit beside
//! QObject.
class HistoryFixture
{
protected:
    //! An update of \a functionName that has ended so, with every field of its record filled.
    static JournalEntry entryOf(const QString &functionName, UpdateOutcome outcome)
    {
        using namespace Qt::StringLiterals;
        JournalEntry entry;
        entry.endpoint = u"https://scf.example.com"_s;
        entry.secretId = u"AKIDexample"_s;
        UpdateRecord &record = entry.record;
        record.function = {
            .region = u"ap-guangzhou"_s, .space = u"default"_s, .functionName = functionName};
        record.source = {.kind = CodeSource::Kind::Folder, .path = u"/home/me/code"_s};
        record.handler = u"index.main_handler"_s;
        record.startedAt = QDateTime({2026, 3, 4}, {5, 6, 7}, Qt::UTC);
        record.durationMs = 4'321;
        record.zipSize = 2'048;
        record.zipSha256 = QString(64, u'a');
        record.requestId = u"request-of-"_s + functionName;
        record.outcome = outcome;
        return entry;
    }

    void openHistory()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history/updates.db"));
        m_journal = std::make_unique<Journal>();
        m_journal->open(m_path);
        m_model = std::make_unique<HistoryModel>(m_journal.get());
    }
    void closeHistory()
    {
        m_model.reset();
        m_journal.reset();
        m_folder.reset();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path; //!< of the journal
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<HistoryModel> m_model;
};

} // namespace Scf
