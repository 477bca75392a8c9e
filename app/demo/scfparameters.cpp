// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/scfparameters.h"

#include <QHash>
#include <QJsonArray>
#include <QList>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

enum class Type { Text, Integer, Switch, TextList, Object, ObjectList };

struct Field
{
    QString name{};
    Type type = Type::Text;
    bool required = false;
    //! What the objects of Object and ObjectList are made of.
    QList<Field> members{};
};

const QList<Field> *fieldsOf(const QString &action)
{
    static const Field functionName{u"FunctionName"_s, Type::Text, true};
    static const Field space{u"Namespace"_s};
    static const Field qualifier{u"Qualifier"_s};
    static const Field limit{u"Limit"_s, Type::Integer};
    static const Field offset{u"Offset"_s, Type::Integer};
    static const Field order{u"Order"_s};
    static const QList<Field> cosFields{
        {u"CosBucketName"_s}, {u"CosObjectName"_s}, {u"CosBucketRegion"_s}};
    static const Field image{u"ImageConfig"_s,
                             Type::Object,
                             false,
                             {{u"ImageType"_s, Type::Text, true},
                              {u"ImageUri"_s, Type::Text, true},
                              {u"RegistryId"_s},
                              {u"EntryPoint"_s},
                              {u"Command"_s},
                              {u"Args"_s},
                              {u"ContainerImageAccelerate"_s, Type::Switch},
                              {u"ImagePort"_s, Type::Integer}}};
    static const Field code{u"Code"_s, Type::Object, false,
                            cosFields
                                + QList<Field>{{u"ZipFile"_s},
                                               {u"DemoId"_s},
                                               {u"TempCosObjectName"_s},
                                               {u"GitUrl"_s},
                                               {u"GitUserName"_s},
                                               {u"GitPassword"_s},
                                               {u"GitPasswordSecret"_s},
                                               {u"GitBranch"_s},
                                               {u"GitDirectory"_s},
                                               {u"GitCommitId"_s},
                                               {u"GitUserNameSecret"_s},
                                               image}};
    static const QHash<QString, QList<Field>> actions{
        {u"UpdateFunctionCode"_s, cosFields
                                      + QList<Field>{functionName,
                                                     {u"Handler"_s},
                                                     {u"ZipFile"_s},
                                                     space,
                                                     {u"InstallDependency"_s},
                                                     {u"EnvId"_s},
                                                     {u"Publish"_s},
                                                     code,
                                                     {u"CodeSource"_s}}},
        {u"ListFunctions"_s,
         {order,
          {u"Orderby"_s},
          offset,
          limit,
          {u"SearchKey"_s},
          space,
          {u"Description"_s},
          {u"Filters"_s,
           Type::ObjectList,
           false,
           {{u"Name"_s, Type::Text, true}, {u"Values"_s, Type::TextList, true}}}}},
        {u"ListNamespaces"_s,
         {limit,
          offset,
          {u"Orderby"_s},
          order,
          {u"SearchKey"_s,
           Type::ObjectList,
           false,
           {{u"Key"_s, Type::Text, true}, {u"Value"_s, Type::Text, true}}}}},
        {u"GetFunction"_s, {functionName, qualifier, space, {u"ShowCode"_s}}},
        {u"GetFunctionAddress"_s, {functionName, qualifier, space}},
        {u"ListVersionByFunction"_s, {functionName, space, offset, limit, order, {u"OrderBy"_s}}},
    };
    const auto found = actions.constFind(action);
    return found == actions.constEnd() ? nullptr : &*found;
}

std::optional<ServiceError> wrongMembers(const QList<Field> &fields, const QJsonObject &object,
                                         const QString &path);

bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && std::trunc(value.toDouble()) == value.toDouble()
           && std::abs(value.toDouble()) < 1e15;
}

std::optional<ServiceError> wrongValue(const Field &field, const QJsonValue &value,
                                       const QString &path)
{
    bool fits = true;
    switch (field.type) {
    case Type::Text:
        fits = value.isString();
        break;
    case Type::Integer:
        fits = isInteger(value);
        break;
    case Type::Switch:
        fits = value.isBool();
        break;
    case Type::TextList:
        fits = value.isArray();
        for (const QJsonValueConstRef one : value.toArray())
            fits = fits && one.isString();
        break;
    case Type::Object:
        if (value.isObject())
            return wrongMembers(field.members, value.toObject(), path + field.name + u'.');
        fits = false;
        break;
    case Type::ObjectList:
        fits = value.isArray();
        for (const QJsonValueConstRef one : value.toArray()) {
            if (!one.isObject()) {
                fits = false;
                break;
            }
            if (auto error = wrongMembers(field.members, one.toObject(), path + field.name + u'.'))
                return error;
        }
        break;
    }
    if (fits)
        return {};
    QString code = u"InvalidParameterValue."_s + (path + field.name).section(u'.', 0, 0);
    if (!isDocumented(code))
        code = u"InvalidParameter.Payload"_s;
    return serviceError(code, u"The value of %1 has the wrong type."_s.arg(path + field.name),
                        u"参数 %1 的类型错误。"_s.arg(path + field.name));
}

std::optional<ServiceError> wrongMembers(const QList<Field> &fields, const QJsonObject &object,
                                         const QString &path)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&at](const Field &one) { return one.name == at.key(); });
        if (field == fields.end()) {
            const QString name = (path + at.key()).left(100);
            return serviceError(u"UnknownParameter"_s,
                                u"The parameter %1 is not known."_s.arg(name),
                                u"未知参数 %1。"_s.arg(name));
        }
        if (auto error = wrongValue(*field, at.value(), path))
            return error;
    }
    for (const Field &field : fields) {
        if (field.required && !object.contains(field.name)) {
            return serviceError(u"MissingParameter"_s,
                                u"The parameter %1 is missing."_s.arg(path + field.name),
                                u"缺少参数 %1。"_s.arg(path + field.name));
        }
    }
    return {};
}

const Field *fieldNamed(const QList<Field> &fields, const QString &name)
{
    for (const Field &field : fields) {
        if (field.name == name)
            return &field;
    }
    return nullptr;
}

QJsonValue typed(const Field *field, const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (field && field->type == Type::Integer && ok)
        return number;
    if (field && field->type == Type::Switch && (text == "true"_L1 || text == "false"_L1))
        return text == "true"_L1;
    return text;
}

//! Puts \a text at the place that \a path names below \a value.
QJsonValue withText(const QJsonValue &value, const QList<Field> &fields, QStringList path,
                    const QString &text)
{
    const QString name = path.takeFirst();
    QJsonObject object = value.toObject();
    const Field *field = fieldNamed(fields, name);
    bool isNumber = false;
    const int index = path.isEmpty() ? 0 : path.first().toInt(&isNumber);
    const bool isList = field && (field->type == Type::ObjectList || field->type == Type::TextList);
    if (path.isEmpty()) {
        object.insert(name, typed(field, text));
    } else if (isList && isNumber && index >= 0 && index < 100) {
        QJsonArray list = object.value(name).toArray();
        while (list.size() <= index)
            list.append(field->type == Type::TextList ? QJsonValue(QString())
                                                      : QJsonValue(QJsonObject()));
        path.removeFirst();
        list.replace(index, path.isEmpty() ? QJsonValue(text)
                                           : withText(list.at(index), field->members, path, text));
        object.insert(name, list);
    } else if (field && field->type == Type::Object) {
        object.insert(name, withText(object.value(name), field->members, path, text));
    } else {
        object.insert(name + u'.' + path.join(u'.'), text); // found to be unknown later
    }
    return object;
}

} // namespace

bool isAction(const QString &action)
{
    return fieldsOf(action) != nullptr;
}

std::optional<ServiceError> wrongFields(const QString &action, const QJsonObject &params)
{
    const QList<Field> *fields = fieldsOf(action);
    return fields ? wrongMembers(*fields, params, {}) : std::nullopt;
}

QJsonObject paramsOfQuery(const QString &action, const QByteArray &query)
{
    const QList<Field> *fields = fieldsOf(action);
    QJsonObject params;
    for (const QByteArray &pair : query.split('&')) {
        if (pair.isEmpty() || !fields)
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto decoded = [](QByteArray part) {
            return QUrl::fromPercentEncoding(part.replace('+', ' '));
        };
        const QString name = decoded(equals < 0 ? pair : pair.left(equals));
        const QString text = equals < 0 ? QString() : decoded(pair.sliced(equals + 1));
        params = withText(params, *fields, name.split(u'.'), text).toObject();
    }
    return params;
}

} // namespace Scf::Demo
