// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/packageplanjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto gitignoreKey = "gitignore"_L1;

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        if (item.isString())
            list.append(item.toString());
    }
    return list;
}

QString nameOf(IgnoreSettings::Gitignore answer)
{
    switch (answer) {
    case IgnoreSettings::Gitignore::NotAsked:
        break;
    case IgnoreSettings::Gitignore::Use:
        return u"use"_s;
    case IgnoreSettings::Gitignore::DoNotUse:
        return u"leave"_s;
    }
    return {};
}

IgnoreSettings::Gitignore gitignoreOf(const QString &name)
{
    for (const auto answer :
         {IgnoreSettings::Gitignore::Use, IgnoreSettings::Gitignore::DoNotUse}) {
        if (nameOf(answer) == name)
            return answer;
    }
    return IgnoreSettings::Gitignore::NotAsked;
}

} // namespace

QByteArray toJson(const PackagePlan &plan)
{
    if (plan == PackagePlan{})
        return {};
    QJsonObject repairs;
    for (auto it = plan.repairs.begin(); it != plan.repairs.end(); ++it)
        repairs.insert(it.key(), int(it->toInt()));
    const QJsonObject json{
        {u"root"_s, plan.root},
        {u"defaultsOff"_s, QJsonArray::fromStringList(plan.ignore.defaultsOff)},
        {u"patterns"_s, QJsonArray::fromStringList(plan.ignore.patterns)},
        {gitignoreKey, nameOf(plan.ignore.gitignore)},
        {u"leftOut"_s, QJsonArray::fromStringList(plan.leftOut)},
        {u"included"_s, QJsonArray::fromStringList(plan.included)},
        {u"repairs"_s, repairs},
    };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

PackagePlan packagePlanFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    PackagePlan plan;
    plan.root = object["root"_L1].toString();
    plan.ignore.defaultsOff = strings(object["defaultsOff"_L1]);
    plan.ignore.patterns = strings(object["patterns"_L1]);
    plan.ignore.gitignore = gitignoreOf(object[gitignoreKey].toString());
    plan.leftOut = strings(object["leftOut"_L1]);
    plan.included = strings(object["included"_L1]);
    constexpr int allRepairs = int(Repair::SetExecutable) | int(Repair::UnixLineEnds)
                               | int(Repair::RemoveByteOrderMark) | int(Repair::UseBash);
    const QJsonObject repairs = object["repairs"_L1].toObject();
    for (auto it = repairs.begin(); it != repairs.end(); ++it) {
        const int value = it->toInt() & allRepairs;
        if (value != 0)
            plan.repairs.insert(it.key(), Repairs::fromInt(value));
    }
    return plan;
}

} // namespace Scf
