// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/ownsources.h"

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestScript = 64 * 1024;
constexpr qint64 largestRecord = 1024 * 1024;

// The words of a start script that a file or a module could be meant by.
NameFacts wordsOf(const QByteArray &script)
{
    NameFacts facts;
    QByteArray word;
    const auto endWord = [&] {
        if (!word.isEmpty() && facts.names.size() < 1'000)
            facts.names += QString::fromUtf8(word);
        word.clear();
    };
    bool isComment = false;
    for (const char c : script) {
        if (c == '\n')
            isComment = false;
        else if (c == '#' && word.isEmpty())
            isComment = true;
        const bool isEnd = QByteArrayView(" \t\r\n\"'`;&|()<>=,").contains(c);
        if (isEnd || isComment)
            endWord();
        else
            word += c;
    }
    endWord();
    return facts;
}

NameFacts recordedBy(const QByteArray &record)
{
    NameFacts facts;
    QSet<QByteArray> seen;
    for (const QByteArray &line : record.split('\n')) {
        const qsizetype end = line.indexOf(',');
        const qsizetype slash = line.indexOf('/');
        const QByteArray name =
            line.left(slash >= 0 && slash < end ? slash : qMax<qsizetype>(end, 0));
        if (name.isEmpty() || name.startsWith('.') || seen.contains(name))
            continue;
        seen.insert(name);
        facts.names += QString::fromUtf8(name);
    }
    return facts;
}

} // namespace

const PackageEntry *entrySource(const ContentView &view)
{
    if (view.content.traits.isWeb())
        return nullptr;
    const QString stem = view.content.handler.section(u'.', 0, 0);
    if (stem.isEmpty())
        return nullptr;
    for (const QString &suffix : view.content.traits.runtime.sourceSuffixes()) {
        if (const PackageEntry *entry = view.listing().find(stem + u'.' + suffix))
            return entry;
    }
    return nullptr;
}

QList<const PackageEntry *> firstSources(const ContentView &view, const QString &suffix)
{
    QList<const PackageEntry *> sources;
    if (!view.content.traits.isWeb()) {
        const PackageEntry *entry = entrySource(view);
        if (entry != nullptr && entry->name.endsWith(suffix))
            sources += entry;
        return sources;
    }
    const PackageEntry *script = view.listing().find(u"scf_bootstrap"_s);
    if (script == nullptr || script->size > largestScript)
        return sources;
    const NameFacts words = view.memory.names.of(*script, [&] {
        const Result<QByteArray> content = view.content.reader(*script, largestScript);
        return content ? wordsOf(*content) : NameFacts{};
    });
    for (QString word : words.names) {
        for (const QLatin1StringView prefix : {"./"_L1, "/var/user/"_L1}) {
            if (word.startsWith(prefix))
                word.remove(0, prefix.size());
        }
        // "app:app" and "app" are modules, "app.py" is a file.
        const QString file = word.section(u':', 0, 0);
        const PackageEntry *entry =
            view.listing().find(file.endsWith(suffix) ? file : file + suffix);
        if (entry != nullptr && !sources.contains(entry))
            sources += entry;
    }
    return sources;
}

QSet<QString> installedByPip(const ContentView &view)
{
    constexpr QLatin1StringView folder(".dist-info/RECORD");
    QSet<QString> installed;
    for (const PackageEntry &entry : view.listing().entries) {
        if (!entry.name.endsWith(folder) || entry.name.indexOf(u'/') + 7 != entry.name.size())
            continue;
        const NameFacts facts = view.memory.names.of(entry, [&] {
            const Result<QByteArray> record = view.content.reader(entry, largestRecord);
            return record ? recordedBy(*record) : NameFacts{};
        });
        installed.unite({facts.names.begin(), facts.names.end()});
    }
    return installed;
}

} // namespace Scf
