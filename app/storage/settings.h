// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"
#include "app/domain/function.h"
#include "app/domain/packageplan.h"
#include "app/domain/proxysettings.h"
#include "app/domain/updateoptions.h"

#include <QByteArray>
#include <QMap>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace Scf {

//! A source, and what was decided about the package that is made of it.
struct KeptSource
{
    CodeSource source{};
    PackagePlan plan{};

    bool operator==(const KeptSource &) const = default;
};

//! What a person last entered for one function.
struct FunctionMemory
{
    //! The kind that is chosen; the others keep what was entered.
    CodeSource::Kind sourceKind = CodeSource::Kind::Folder;
    QMap<CodeSource::Kind, KeptSource> sources{};
    //! Null when the person never changed it: then the deployed handler stands in the box.
    QString handler{};
    UpdateOptions options{};

    bool operator==(const FunctionMemory &) const = default;
};

//! Everything that is remembered between two runs, in one file of the person's configuration
//! folder. Never holds a SecretKey or Token. Main thread only; writes are cheap and go to disk by
//! themselves.
class Settings
{
public:
    //! The person's own settings.
    Settings();
    //! Those of the file \a path; for tests.
    explicit Settings(const QString &path);

    //! "system", "light" or "dark".
    QString theme() const;
    void setTheme(const QString &theme);
    //! "en", "zh_CN", or empty for the system's.
    QString language() const;
    void setLanguage(const QString &language);

    //! Without the password, which is in no file.
    ProxySettings proxy() const;
    void setProxy(const ProxySettings &proxy);

    //! State of a window or splitter as Qt gives it; \a name is the object's.
    QByteArray state(const QString &name) const;
    void setState(const QString &name, const QByteArray &state);

    //! Newest first, at most ten.
    QStringList recentPaths(CodeSource::Kind kind) const;
    void addRecentPath(CodeSource::Kind kind, const QString &path);

    //! \a scope tells accounts apart; it holds no secret.
    FunctionMemory functionMemory(const QString &scope, const FunctionId &function) const;
    void setFunctionMemory(const QString &scope, const FunctionId &function,
                           const FunctionMemory &memory);

    //! What UploadSettings keeps; it knows the meaning.
    QVariant uploadValue(const QString &key) const;
    void setUploadValue(const QString &key, const QVariant &value);

    //! What Accounts keeps; it knows the meaning. Never a SecretKey or Token.
    QVariant accountValue(const QString &key) const;
    void setAccountValue(const QString &key, const QVariant &value);

private:
    QSettings m_store;
};

} // namespace Scf
