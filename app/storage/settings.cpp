// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/settings.h"

#include "app/core/sha256.h"
#include "app/storage/codesourcejson.h"
#include "app/storage/packageplanjson.h"
#include "app/storage/settingsfile.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRecentPaths = 10;
constexpr int writeAfterMs = 300;
constexpr int smallestTextSize = 100;
constexpr int largestTextSize = 200;
constexpr qint64 usualCacheLimit = 1LL << 30;

QString recentKey(CodeSource::Kind kind)
{
    return kind == CodeSource::Kind::Folder ? u"recent/folders"_s : u"recent/zipFiles"_s;
}

constexpr QLatin1StringView shortcutGroup("shortcuts/");

QString placeKey(const QString &scope)
{
    return u"place-"_s + sha256Hex(scope.toUtf8()).left(24) + u'/';
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
    : Settings(
        QSettings(QSettings::IniFormat, QSettings::UserScope, u"scf-desktop"_s, u"scf-desktop"_s)
            .fileName())
{ }

Settings::Settings(const QString &path)
    : m_setAsidePath(setAsideWhenDamaged(path))
    , m_store(path, QSettings::IniFormat)
{
    if (!m_setAsidePath.isEmpty()) {
        const QMap<QString, QVariant> values = readableSettings(m_setAsidePath);
        for (auto it = values.constBegin(); it != values.constEnd(); ++it)
            set(it.key(), it.value());
    }
    m_soon.setSingleShot(true);
    m_soon.setInterval(writeAfterMs);
    m_soon.callOnTimeout([this] { sync(); });
}

void Settings::sync()
{
    m_soon.stop();
    m_store.sync();
    if (m_store.status() == QSettings::AccessError && m_writeFailed)
        std::exchange(m_writeFailed, {})();
}

void Settings::set(const QString &key, const QVariant &value)
{
    if (value.isValid())
        m_store.setValue(key, value);
    else
        m_store.remove(key);
    m_soon.start();
}

QString Settings::theme() const
{
    return m_store.value("window/theme"_L1, u"system"_s).toString();
}

void Settings::setTheme(const QString &theme)
{
    set(u"window/theme"_s, theme);
}

QString Settings::language() const
{
    return m_store.value("window/language"_L1).toString();
}

void Settings::setLanguage(const QString &language)
{
    set(u"window/language"_s, language);
}

int Settings::textSize() const
{
    return std::clamp(m_store.value("window/textSize"_L1, smallestTextSize).toInt(),
                      smallestTextSize, largestTextSize);
}

void Settings::setTextSize(int percent)
{
    set(u"window/textSize"_s, percent);
}

bool Settings::notifications() const
{
    return m_store.value("window/notifyWhenDone"_L1, true).toBool();
}

void Settings::setNotifications(bool on)
{
    set(u"window/notifyWhenDone"_s, on);
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
    set(u"proxy/mode"_s, proxy.mode == Mode::Manual ? u"manual"_s
                         : proxy.mode == Mode::None ? u"none"_s
                                                    : u"system"_s);
    set(u"proxy/kind"_s, proxy.kind == ProxySettings::Kind::Socks5 ? u"socks5"_s : u"http"_s);
    set(u"proxy/host"_s, proxy.host);
    set(u"proxy/port"_s, proxy.port);
    set(u"proxy/user"_s, proxy.user);
}

QByteArray Settings::state(const QString &name) const
{
    return m_store.value(u"state/"_s + name).toByteArray();
}

void Settings::setState(const QString &name, const QByteArray &state)
{
    set(u"state/"_s + name, state);
}

QMap<QString, QStringList> Settings::shortcuts() const
{
    QMap<QString, QStringList> chosen;
    const QStringList keys = m_store.allKeys();
    for (const QString &key : keys) {
        // One that was taken away has an empty text: an empty list would be no value at all.
        if (key.startsWith(shortcutGroup))
            chosen[key.sliced(shortcutGroup.size())] =
                m_store.value(key).toString().split(u'\n', Qt::SkipEmptyParts);
    }
    return chosen;
}

void Settings::setShortcuts(const QMap<QString, QStringList> &chosen)
{
    const QMap<QString, QStringList> before = shortcuts();
    for (auto it = before.constBegin(); it != before.constEnd(); ++it) {
        if (!chosen.contains(it.key()))
            set(shortcutGroup + it.key(), {});
    }
    for (auto it = chosen.constBegin(); it != chosen.constEnd(); ++it) {
        if (!before.contains(it.key()) || before.value(it.key()) != it.value())
            set(shortcutGroup + it.key(), it->join(u'\n'));
    }
}

QString Settings::lastAccount() const
{
    return m_store.value("window/account"_L1).toString();
}

void Settings::setLastAccount(const QString &id)
{
    set(u"window/account"_s, id);
}

FunctionId Settings::lastPlace(const QString &scope) const
{
    const QString group = placeKey(scope);
    return {.region = m_store.value(group + "region"_L1).toString(),
            .space = m_store.value(group + "namespace"_L1).toString(),
            .functionName = m_store.value(group + "function"_L1).toString()};
}

void Settings::setLastPlace(const QString &scope, const FunctionId &place)
{
    const QString group = placeKey(scope);
    set(group + "region"_L1, place.region);
    set(group + "namespace"_L1, place.space);
    set(group + "function"_L1, place.functionName);
}

QStringList Settings::ignoreDefaultsOff() const
{
    return m_store.value("packages/ignoreDefaultsOff"_L1).toStringList();
}

void Settings::setIgnoreDefaultsOff(const QStringList &groups)
{
    set(u"packages/ignoreDefaultsOff"_s, groups);
}

qint64 Settings::streamCacheLimit() const
{
    bool isNumber = false;
    const qint64 bytes = m_store.value("packages/streamCacheLimit"_L1).toLongLong(&isNumber);
    return isNumber && bytes >= 0 ? bytes : usualCacheLimit;
}

void Settings::setStreamCacheLimit(qint64 bytes)
{
    set(u"packages/streamCacheLimit"_s, bytes);
}

QStringList Settings::recentPaths(CodeSource::Kind kind) const
{
    return m_store.value(recentKey(kind)).toStringList();
}

void Settings::addRecentPath(CodeSource::Kind kind, const QString &path)
{
    m_store.sync(); // another program may have added one
    QStringList paths = recentPaths(kind);
    paths.removeAll(path);
    paths.prepend(path);
    set(recentKey(kind), paths.first(qMin(paths.size(), mostRecentPaths)));
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
    set(group + "source"_L1, QString(nameOf(memory.sourceKind)));
    set(group + "handler"_L1, memory.handler);
    set(group + "installDependency"_L1, memory.options.installDependency);
    set(group + "publish"_L1, memory.options.publish);
    set(group + "envId"_L1, memory.options.envId);
    set(group + "sendCodeSource"_L1, memory.options.sendCodeSource);
    for (const CodeSource::Kind kind : allSourceKinds) {
        const QString key = group + nameOf(kind) + u'/';
        const auto kept = memory.sources.constFind(kind);
        if (kept == memory.sources.constEnd()) {
            set(group + nameOf(kind), {});
            continue;
        }
        set(key + "source"_L1, QJsonDocument(toJson(kept->source)).toJson(QJsonDocument::Compact));
        set(key + "plan"_L1, toJson(kept->plan));
    }
}

QVariant Settings::uploadValue(const QString &key) const
{
    return m_store.value(u"upload/"_s + key);
}

void Settings::setUploadValue(const QString &key, const QVariant &value)
{
    set(u"upload/"_s + key, value);
}

QStringList Settings::uploadKeys(const QString &prefix) const
{
    constexpr QLatin1StringView group("upload/");
    QStringList found;
    const QStringList keys = m_store.allKeys();
    for (const QString &key : keys) {
        if (key.startsWith(group + prefix))
            found += key.sliced(group.size());
    }
    return found;
}

QVariant Settings::accountValue(const QString &key) const
{
    return m_store.value(u"account/"_s + key);
}

void Settings::setAccountValue(const QString &key, const QVariant &value)
{
    set(u"account/"_s + key, value);
}

} // namespace Scf
