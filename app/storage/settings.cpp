// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settings.h"

#include "app/core/sha256.h"
#include "app/storage/codesourcejson.h"
#include "app/storage/packageplanjson.h"

#include <QJsonDocument>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecentPaths = 10;

QString recentKey(CodeSource::Kind kind)
{
    return kind == CodeSource::Kind::Folder ? u"recent/folders"_s : u"recent/zipFiles"_s;
}

// Names of functions and regions go into one key by hash: they may hold any character.
QString functionKey(const QString &scope, const FunctionId &function)
{
    const QString name =
        QStringList{scope, function.region, function.space, function.functionName}.join(u'\n');
    return u"function-"_s + sha256Hex(name.toUtf8()).left(24);
}

} // namespace

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, u"scf-desktop"_s, u"scf-desktop"_s)
{ }

Settings::Settings(const QString &path)
    : m_store(path, QSettings::IniFormat)
{ }

QString Settings::theme() const
{
    return m_store.value("window/theme"_L1, u"system"_s).toString();
}

void Settings::setTheme(const QString &theme)
{
    m_store.setValue("window/theme"_L1, theme);
}

QString Settings::language() const
{
    return m_store.value("window/language"_L1).toString();
}

void Settings::setLanguage(const QString &language)
{
    m_store.setValue("window/language"_L1, language);
}

ProxySettings Settings::proxy() const
{
    using Mode = ProxySettings::Mode;
    using Kind = ProxySettings::Kind;
    const QString mode = m_store.value("proxy/mode"_L1).toString();
    const QString kind = m_store.value("proxy/kind"_L1).toString();
    return {
        .mode = mode == "manual"_L1 ? Mode::Manual
                : mode == "none"_L1 ? Mode::None
                                    : Mode::System,
        .kind = kind == "socks5"_L1 ? Kind::Socks5 : Kind::Http,
        .host = m_store.value("proxy/host"_L1).toString(),
        .port = quint16(m_store.value("proxy/port"_L1).toUInt()),
        .user = m_store.value("proxy/user"_L1).toString(),
    };
}

void Settings::setProxy(const ProxySettings &proxy)
{
    using Mode = ProxySettings::Mode;
    m_store.setValue("proxy/mode"_L1, proxy.mode == Mode::Manual ? u"manual"_s
                                      : proxy.mode == Mode::None ? u"none"_s
                                                                 : u"system"_s);
    m_store.setValue("proxy/kind"_L1,
                     proxy.kind == ProxySettings::Kind::Socks5 ? u"socks5"_s : u"http"_s);
    m_store.setValue("proxy/host"_L1, proxy.host);
    m_store.setValue("proxy/port"_L1, proxy.port);
    m_store.setValue("proxy/user"_L1, proxy.user);
}

QByteArray Settings::state(const QString &name) const
{
    return m_store.value(u"state/"_s + name).toByteArray();
}

void Settings::setState(const QString &name, const QByteArray &state)
{
    m_store.setValue(u"state/"_s + name, state);
}

QStringList Settings::recentPaths(CodeSource::Kind kind) const
{
    return m_store.value(recentKey(kind)).toStringList();
}

void Settings::addRecentPath(CodeSource::Kind kind, const QString &path)
{
    QStringList paths = recentPaths(kind);
    paths.removeAll(path);
    paths.prepend(path);
    m_store.setValue(recentKey(kind), paths.first(qMin(paths.size(), mostRecentPaths)));
}

FunctionMemory Settings::functionMemory(const QString &scope, const FunctionId &function) const
{
    const QString group = functionKey(scope, function) + u'/';
    FunctionMemory memory{
        .sourceKind = sourceKindNamed(m_store.value(group + "source"_L1).toString()),
        .handler = m_store.value(group + "handler"_L1).toString(),
        .options = {.installDependency = m_store.value(group + "installDependency"_L1).toBool(),
                    .publish = m_store.value(group + "publish"_L1).toBool(),
                    .envId = m_store.value(group + "envId"_L1).toString(),
                    .sendCodeSource = m_store.value(group + "sendCodeSource"_L1).toBool()},
    };
    for (const CodeSource::Kind kind : allSourceKinds) {
        const QString key = group + nameOf(kind) + u'/';
        const QByteArray source = m_store.value(key + "source"_L1).toByteArray();
        if (source.isEmpty())
            continue;
        KeptSource &kept = memory.sources[kind];
        kept.source = codeSourceFromJson(QJsonDocument::fromJson(source).object());
        kept.source.kind = kind;
        kept.plan = packagePlanFromJson(m_store.value(key + "plan"_L1).toByteArray());
    }
    return memory;
}

void Settings::setFunctionMemory(const QString &scope, const FunctionId &function,
                                 const FunctionMemory &memory)
{
    if (memory == functionMemory(scope, function))
        return;
    const QString group = functionKey(scope, function) + u'/';
    m_store.setValue(group + "source"_L1, QString(nameOf(memory.sourceKind)));
    m_store.setValue(group + "handler"_L1, memory.handler);
    m_store.setValue(group + "installDependency"_L1, memory.options.installDependency);
    m_store.setValue(group + "publish"_L1, memory.options.publish);
    m_store.setValue(group + "envId"_L1, memory.options.envId);
    m_store.setValue(group + "sendCodeSource"_L1, memory.options.sendCodeSource);
    for (const CodeSource::Kind kind : allSourceKinds) {
        const QString key = group + nameOf(kind) + u'/';
        const auto kept = memory.sources.constFind(kind);
        if (kept == memory.sources.constEnd()) {
            m_store.remove(group + nameOf(kind));
            continue;
        }
        m_store.setValue(key + "source"_L1,
                         QJsonDocument(toJson(kept->source)).toJson(QJsonDocument::Compact));
        m_store.setValue(key + "plan"_L1, toJson(kept->plan));
    }
}

QVariant Settings::uploadValue(const QString &key) const
{
    return m_store.value(u"upload/"_s + key);
}

void Settings::setUploadValue(const QString &key, const QVariant &value)
{
    m_store.setValue(u"upload/"_s + key, value);
}

QVariant Settings::accountValue(const QString &key) const
{
    return m_store.value(u"account/"_s + key);
}

void Settings::setAccountValue(const QString &key, const QVariant &value)
{
    m_store.setValue(u"account/"_s + key, value);
}

} // namespace Scf
