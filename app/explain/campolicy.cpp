// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/campolicy.h"

#include "app/explain/actions.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QString orAny(const QString &part)
{
    return part.isEmpty() ? u"*"_s : part;
}

// CAM refuses a named resource for the others, which it can only allow as a whole.
bool isAboutOneFunction(const QString &action)
{
    static constexpr auto actions = std::to_array<QLatin1StringView>(
        {"UpdateFunctionCode"_L1, "GetFunction"_L1, "GetFunctionAddress"_L1});
    return std::ranges::find(actions, action) != actions.end();
}

// The account is left empty: the one that the policy is made in.
QString scfResource(const QString &action, const CamTarget &target)
{
    if (!isAboutOneFunction(action))
        return u"*"_s;
    return u"qcs::scf:%1::namespace/%2/function/%3"_s.arg(target.region, orAny(target.space),
                                                          orAny(target.functionName));
}

QString cosResource(const QString &action, const CamTarget &target)
{
    if (action == "GetService"_L1)
        return u"*"_s;
    const QString appId = target.bucket.section(u'-', -1);
    const QString owner = target.bucket.contains(u'-') ? u"uid/"_s + appId : QString();
    const bool isAboutBucket = action == "HeadBucket"_L1 || action == "PutBucket"_L1;
    return u"qcs::cos:%1:%2:%3/%4"_s.arg(target.region, owner, orAny(target.bucket),
                                         isAboutBucket ? u"*"_s : orAny(target.key));
}

// Keys and names may hold what JSON escapes.
QString quoted(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            result += u'\\';
        if (character.unicode() < 0x20)
            result += u"\\u%1"_s.arg(uint(character.unicode()), 4, 16, QChar(u'0'));
        else
            result += character;
    }
    return result + u'"';
}

QString camNameOf(const QString &action)
{
    if (action == "AssumeRole"_L1)
        return u"sts:AssumeRole"_s;
    return isCosAction(action) ? u"name/cos:"_s + action : u"scf:"_s + action;
}

struct Statement
{
    QString resource{};
    QStringList actions{};
};

QString textOf(const Statement &statement)
{
    QStringList actions;
    for (const QString &action : statement.actions)
        actions.append(quoted(action));
    // By hand: QJsonObject would sort the members, and people read version and effect first.
    return u"        {\n"
           "            \"effect\": \"allow\",\n"
           "            \"action\": [%1],\n"
           "            \"resource\": [%2]\n"
           "        }"_s.arg(actions.join(", "_L1), quoted(statement.resource));
}

} // namespace

QString camPolicy(const QString &action, const CamTarget &target)
{
    return camPolicy({{.action = action, .target = target}});
}

QString camPolicy(const QList<CamNeed> &needs)
{
    QList<Statement> statements;
    for (const CamNeed &need : needs) {
        if (need.action.isEmpty())
            continue;
        const bool isCos = isCosAction(need.action);
        const QString name = camNameOf(need.action);
        const QString resource =
            isCos ? cosResource(need.action, need.target) : scfResource(need.action, need.target);
        const auto same = std::ranges::find(statements, resource, &Statement::resource);
        if (same == statements.end())
            statements.append({.resource = resource, .actions = {name}});
        else if (!same->actions.contains(name))
            same->actions.append(name);
    }
    if (statements.isEmpty())
        return {};
    QStringList texts;
    for (const Statement &statement : std::as_const(statements))
        texts.append(textOf(statement));
    return u"{\n"
           "    \"version\": \"2.0\",\n"
           "    \"statement\": [\n"
           "%1\n"
           "    ]\n"
           "}\n"_s.arg(texts.join(",\n"_L1));
}

} // namespace Scf
