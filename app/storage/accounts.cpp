// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/accounts.h"

#include "app/storage/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto listKey = "list"_L1;
constexpr auto lastKey = "last"_L1;
constexpr auto unreadableKey = "unreadable"_L1;

QLatin1StringView nameOf(AccountColour colour)
{
    switch (colour) {
    case AccountColour::None:
        return "none"_L1;
    case AccountColour::Blue:
        return "blue"_L1;
    case AccountColour::Green:
        return "green"_L1;
    case AccountColour::Teal:
        return "teal"_L1;
    case AccountColour::Red:
        return "red"_L1;
    case AccountColour::Violet:
        return "violet"_L1;
    }
    return {};
}

AccountColour colourNamed(const QString &name)
{
    const auto *const found =
        std::find_if(allAccountColours.begin(), allAccountColours.end(),
                     [&name](AccountColour colour) { return name == nameOf(colour); });
    return found == allAccountColours.end() ? AccountColour::None : *found;
}

QJsonObject toJson(const Account &account)
{
    QJsonObject json{{u"id"_s, account.id},
                     {u"name"_s, account.name},
                     {u"endpoint"_s, account.endpoint.url().toString()},
                     {u"secretId"_s, account.credential.secretId},
                     {u"region"_s, account.region},
                     {u"namespace"_s, account.space},
                     {u"colour"_s, QString(nameOf(account.colour))},
                     {u"production"_s, account.isProduction},
                     {u"role"_s, account.roleArn},
                     {u"roleSession"_s, account.roleSession},
                     {u"roleSeconds"_s, account.roleSeconds},
                     {u"keyForThisRun"_s, account.isKeyForThisRun}};
    if (account.expiresAt.isValid())
        json.insert(u"expires"_s, account.expiresAt.toUTC().toString(Qt::ISODate));
    return json;
}

//! Nothing where \a json is none that this class wrote.
std::optional<Account> accountFromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1StringView field) { return json.value(field).toString(); };
    const Result<Endpoint> endpoint = Endpoint::fromUserInput(text("endpoint"_L1));
    if (!endpoint || text("id"_L1).isEmpty())
        return {};
    return Account{.id = text("id"_L1),
                   .name = text("name"_L1),
                   .endpoint = *endpoint,
                   .credential = {.secretId = text("secretId"_L1)},
                   .region = text("region"_L1),
                   .space = text("namespace"_L1),
                   .colour = colourNamed(text("colour"_L1)),
                   .isProduction = json.value("production"_L1).toBool(),
                   .roleArn = text("role"_L1),
                   .roleSession = json.value("roleSession"_L1).toString(Account::usualRoleSession),
                   .roleSeconds = json.value("roleSeconds"_L1).toInt(Account::usualRoleSeconds),
                   .expiresAt = QDateTime::fromString(text("expires"_L1), Qt::ISODate),
                   .isKeyForThisRun = json.value("keyForThisRun"_L1).toBool()};
}

Account withoutSecrets(Account account)
{
    account.credential = {.secretId = account.credential.secretId};
    return account;
}

} // namespace

Accounts::Accounts(Settings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    read();
}

QString Accounts::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void Accounts::read()
{
    const QByteArray bytes = m_settings->accountValue(listKey).toByteArray();
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    m_isWhole = bytes.isEmpty() || document.isArray();
    for (const QJsonValueConstRef value : document.array()) {
        const std::optional<Account> account = accountFromJson(value.toObject());
        if (!account)
            m_isWhole = false;
        else if (indexOf(account->id) < 0)
            m_list.append(*account);
    }
    if (!m_isWhole)
        m_settings->setAccountValue(unreadableKey, bytes); // the next write takes its place
}

void Accounts::write()
{
    QJsonArray array;
    for (const Account &account : std::as_const(m_list))
        array.append(toJson(account));
    m_settings->setAccountValue(listKey, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

int Accounts::indexOf(const QString &id) const
{
    const auto found = std::find_if(m_list.begin(), m_list.end(),
                                    [&id](const Account &account) { return account.id == id; });
    return found == m_list.end() ? -1 : int(std::distance(m_list.begin(), found));
}

std::optional<Account> Accounts::find(const QString &id) const
{
    const int index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional(m_list.at(index));
}

QString Accounts::add(const Account &account)
{
    if (account.kind == Account::Kind::Demo)
        return {};
    Account added = withoutSecrets(account);
    added.id = newId();
    const auto index = int(m_list.size());
    emit aboutToAdd(index);
    m_list.append(added);
    write();
    emit this->added(index);
    return added.id;
}

bool Accounts::update(const Account &account)
{
    const int index = indexOf(account.id);
    if (index < 0 || account.kind == Account::Kind::Demo)
        return false;
    m_list[index] = withoutSecrets(account);
    write();
    emit updated(index);
    return true;
}

bool Accounts::remove(const QString &id)
{
    const int index = indexOf(id);
    if (index < 0)
        return false;
    emit aboutToRemove(index);
    m_list.removeAt(index);
    write();
    emit removed(index);
    return true;
}

bool Accounts::move(int from, int to)
{
    const auto isThere = [this](int index) { return index >= 0 && index < m_list.size(); };
    if (from == to || !isThere(from) || !isThere(to))
        return false;
    emit aboutToMove(from, to);
    m_list.move(from, to);
    write();
    emit moved(from, to);
    return true;
}

QString Accounts::lastUsed() const
{
    const QString id = m_settings->accountValue(lastKey).toString();
    return indexOf(id) < 0 ? QString() : id;
}

void Accounts::setLastUsed(const QString &id)
{
    m_settings->setAccountValue(lastKey, id);
}

} // namespace Scf
