// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/explanation.h"

#include "app/explain/actions.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto remedyNames = std::to_array<std::pair<Remedy, QLatin1StringView>>({
    {Remedy::GoToHandler, "go-to-handler"_L1},
    {Remedy::GoToSource, "go-to-source"_L1},
    {Remedy::ChooseObject, "choose-object"_L1},
    {Remedy::ChooseRegion, "choose-region"_L1},
    {Remedy::ChooseNamespace, "choose-namespace"_L1},
    {Remedy::UseRoot, "use-root"_L1},
    {Remedy::WaitAndRetry, "wait-and-retry"_L1},
    {Remedy::SetClockOffset, "set-clock-offset"_L1},
    {Remedy::OpenAccount, "open-account"_L1},
    {Remedy::CheckConnection, "check-connection"_L1},
    {Remedy::SendThroughBucket, "send-through-bucket"_L1},
    {Remedy::ShowPolicy, "show-policy"_L1},
    {Remedy::OpenDocumentation, "open-documentation"_L1},
    {Remedy::CopyReport, "copy-report"_L1},
    {Remedy::Refresh, "refresh"_L1},
});

// Entries that are not codes start with this character, which no code does.
constexpr auto readingKey = "$reading"_L1; // live, for calls that only read
constexpr auto uploadKey = "$upload"_L1;   // live, for calls that only fill a bucket
constexpr auto unsentKey = "$unsent"_L1;   // live, for an update that did not leave whole
constexpr auto cosPrefix = "COS."_L1;

QString kindKey(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Cancelled:
        return u"$kind.cancelled"_s;
    case Error::Kind::Input:
        return u"$kind.input"_s;
    case Error::Kind::File:
        return u"$kind.file"_s;
    case Error::Kind::Keychain:
        return u"$kind.keychain"_s;
    case Error::Kind::Network:
        return u"$kind.network"_s;
    case Error::Kind::Timeout:
        return u"$kind.timeout"_s;
    case Error::Kind::Http:
        return u"$kind.http"_s;
    case Error::Kind::Service:
        return u"$kind.service"_s;
    case Error::Kind::Protocol:
        return u"$kind.protocol"_s;
    }
    return u"$kind.protocol"_s;
}

bool isReading(const QString &action)
{
    return action.startsWith("List"_L1) || action.startsWith("Get"_L1)
           || action.startsWith("Head"_L1);
}

bool travelled(Error::Kind kind)
{
    return kind != Error::Kind::Input && kind != Error::Kind::File && kind != Error::Kind::Keychain
           && kind != Error::Kind::Service;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        list.append(item.toString());
    return list;
}

} // namespace

QString remedyName(Remedy remedy)
{
    const auto *it =
        std::ranges::find(remedyNames, remedy, [](const auto &row) { return row.first; });
    return it == remedyNames.end() ? QString() : QString(it->second);
}

std::optional<Remedy> remedyOfName(QStringView name)
{
    const auto *it =
        std::ranges::find_if(remedyNames, [name](const auto &row) { return row.second == name; });
    if (it == remedyNames.end())
        return std::nullopt;
    return it->first;
}

const ExplanationCatalogue &ExplanationCatalogue::instance()
{
    static const ExplanationCatalogue catalogue = [] {
        QFile file(u":/scf/explanations.json"_s);
        return file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : ExplanationCatalogue();
    }();
    return catalogue;
}

ExplanationCatalogue ExplanationCatalogue::fromJson(const QByteArray &json)
{
    ExplanationCatalogue catalogue;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    for (auto it = root.begin(); it != root.end(); ++it) {
        const QJsonObject object = it->toObject();
        const QJsonObject causes = object["causes"_L1].toObject();
        const auto texts = [&](QLatin1StringView language) {
            const QJsonObject words = object[language].toObject();
            return Texts{words["title"_L1].toString(), words["meaning"_L1].toString(),
                         words["live"_L1].toString(), strings(causes[language])};
        };
        Entry entry{.english = texts("en"_L1),
                    .chinese = texts("zh_CN"_L1),
                    .remedies = {},
                    .sameAs = strings(object["same_as"_L1]),
                    .isFromCos = object["service"_L1].toString() == "cos"_L1};
        if (entry.english.title.isEmpty() || entry.chinese.title.isEmpty())
            continue;
        const QStringList names = strings(object["remedies"_L1]);
        for (const QString &name : names) {
            if (const auto remedy = remedyOfName(name))
                entry.remedies.append(*remedy);
        }
        catalogue.m_longestCode = std::max(catalogue.m_longestCode, int(it.key().size()));
        catalogue.m_entries.insert(it.key(), entry);
    }
    return catalogue;
}

const ExplanationCatalogue::Entry *ExplanationCatalogue::find(const QString &key) const
{
    const auto it = m_entries.constFind(key);
    return it == m_entries.constEnd() ? nullptr : &*it;
}

// The catalogue's code that explains the error best; empty when not even its family is known.
QString ExplanationCatalogue::match(const Error &error) const
{
    if (error.code.startsWith(u'$'))
        return {};
    if (isCosAction(error.action) && find(cosPrefix + error.code))
        return cosPrefix + error.code;
    // A code longer than every entry cannot be one; cutting it first keeps hostile ones cheap.
    QString candidate = error.code;
    if (candidate.size() > m_longestCode)
        candidate.truncate(candidate.lastIndexOf(u'.', m_longestCode));
    while (!candidate.isEmpty()) {
        if (find(candidate))
            return candidate;
        candidate.truncate(std::max<qsizetype>(candidate.lastIndexOf(u'.'), 0));
    }
    return {};
}

Explanation ExplanationCatalogue::explain(const Error &error, const QString &language) const
{
    const bool isChinese = language.startsWith("zh"_L1);
    const auto words = [isChinese](const Entry &entry) -> const Texts & {
        return isChinese ? entry.chinese : entry.english;
    };

    Explanation result;
    result.code = error.code;
    result.matched = match(error);
    const Entry *entry = find(result.matched.isEmpty() ? kindKey(error.kind) : result.matched);
    if (!entry)
        return result; // only a catalogue that is not the program's lacks the kinds
    const Texts &texts = words(*entry);
    result.title = texts.title;
    result.meaning = texts.meaning;
    result.live = texts.live;
    result.causes = texts.causes;
    result.remedies = entry->remedies;
    result.sameAs = entry->sameAs;
    result.isExact = !result.matched.isEmpty()
                     && (result.matched == error.code || result.matched == cosPrefix + error.code);

    // The same failure leaves another state behind when the call could not change the function.
    const Entry *live = nullptr;
    const bool reading = isReading(error.action);
    if (reading)
        live = find(readingKey);
    else if (isCosAction(error.action) && !entry->isFromCos)
        live = find(uploadKey); // COS's own codes say it themselves
    else if (travelled(error.kind) && error.sent != Error::Sent::All)
        live = find(unsentKey);
    if (live)
        result.live = words(*live).live;

    const bool mayHaveRun = error.outcomeUnknown() && !reading && !isCosAction(error.action);
    if (mayHaveRun)
        result.remedies.removeAll(Remedy::WaitAndRetry);
    return result;
}

QStringList ExplanationCatalogue::codes() const
{
    QStringList list;
    for (auto it = m_entries.keyBegin(); it != m_entries.keyEnd(); ++it) {
        if (!it->startsWith(u'$'))
            list.append(*it);
    }
    list.sort();
    return list;
}

QString inOneSentence(const Error &error, const QString &language)
{
    const Explanation explanation = ExplanationCatalogue::instance().explain(error, language);
    const QString detail = error.code.startsWith("Local."_L1) ? error.message : error.code;
    return detail.isEmpty() ? explanation.title
                            : explanation.title + u" ("_s + detail.left(200) + u')';
}

} // namespace Scf
