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
#include <QTimer>
#include <QVariant>

#include <functional>

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
//!
//! The file is replaced as a whole, so that a crash or a full disk leaves the one that was there.
//! Programs that run at the same time see what each other writes, value by value. A file that
//! cannot be read wholly is set aside before anything is written; see setAsidePath().
class Settings
{
public:
    //! The person's own settings.
    Settings();
    //! Those of the file \a path; for tests.
    explicit Settings(const QString &path);

    QString path() const { return m_store.fileName(); }
    //! Where the file was moved that could not be read wholly; empty: it was whole. What could
    //! still be read of it was taken over.
    const QString &setAsidePath() const { return m_setAsidePath; }
    //! Calls \a said once, later, when the file cannot be written. What is set then is kept for
    //! this run, and written when it can be.
    void onWriteFailed(std::function<void()> said) { m_writeFailed = std::move(said); }
    //! Reads what other programs wrote and writes what was set; it would happen soon anyway.
    void sync();

    //! "system", "light", "dark" or "high-contrast".
    QString theme() const;
    void setTheme(const QString &theme);
    //! "en", "zh_CN", or empty for the system's.
    QString language() const;
    void setLanguage(const QString &language);

    //! Size of all texts in percent of the system's, 100 to 200.
    int textSize() const;
    void setTextSize(int percent);

    //! Whether the end of an update is said by a notification of the system while the window is not
    //! in front. On unless the person switched it off.
    bool notifications() const;
    void setNotifications(bool on);

    //! Without the password, which is in no file.
    ProxySettings proxy() const;
    void setProxy(const ProxySettings &proxy);

    //! State of a window or splitter as Qt gives it; \a name is the object's.
    QByteArray state(const QString &name) const;
    void setState(const QString &name, const QByteArray &state);

    //! What the person chose in the place of a shortcut's own keys, as QKeySequence::PortableText;
    //! an empty list of keys for a shortcut that was taken away. By id.
    QMap<QString, QStringList> shortcuts() const;
    //! What is not in \a chosen has its own keys again.
    void setShortcuts(const QMap<QString, QStringList> &chosen);

    //! The account that was open last, by whatever id its keeper gives it; holds no secret.
    QString lastAccount() const;
    void setLastAccount(const QString &id);
    //! Where the person was last with the account of \a scope; empty parts: nowhere.
    FunctionId lastPlace(const QString &scope) const;
    void setLastPlace(const QString &scope, const FunctionId &place);

    //! Groups of defaultIgnoreGroups() that are switched off for folders that are new to a
    //! function.
    QStringList ignoreDefaultsOff() const;
    void setIgnoreDefaultsOff(const QStringList &groups);

    //! Bytes that the cache of compressed streams may take.
    qint64 streamCacheLimit() const;
    void setStreamCacheLimit(qint64 bytes);

    //! Newest first, at most ten.
    QStringList recentPaths(CodeSource::Kind kind) const;
    void addRecentPath(CodeSource::Kind kind, const QString &path);

    //! \a scope tells accounts apart; it holds no secret.
    FunctionMemory functionMemory(const QString &scope, const FunctionId &function) const;
    void setFunctionMemory(const QString &scope, const FunctionId &function,
                           const FunctionMemory &memory);

    //! What UploadSettings keeps; it knows the meaning.
    QVariant uploadValue(const QString &key) const;
    //! An invalid \a value takes it away.
    void setUploadValue(const QString &key, const QVariant &value);
    //! The keys that begin with \a prefix, sorted.
    QStringList uploadKeys(const QString &prefix) const;

    //! What Accounts keeps; it knows the meaning. Never a SecretKey or Token.
    QVariant accountValue(const QString &key) const;
    void setAccountValue(const QString &key, const QVariant &value);

private:
    void set(const QString &key, const QVariant &value);

    QString m_setAsidePath; // before m_store is opened
    QSettings m_store;
    QTimer m_soon;
    std::function<void()> m_writeFailed;
};

} // namespace Scf
