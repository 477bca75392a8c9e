// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/codesource.h"
#include "app/domain/runtime.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace Scf {

//! Which function is meant. `space` is the Namespace (a keyword of C++).
struct FunctionId
{
    QString region{};
    QString space{};
    QString functionName{};

    bool operator==(const FunctionId &) const = default;
};

//! Status of a function. Unknown texts stay displayable.
class FunctionStatus
{
public:
    enum class Value {
        Unknown,
        Creating,
        CreateFailed,
        Active,
        Updating,
        UpdateFailed,
        Publishing,
        PublishFailed,
        Deleting,
        DeleteFailed
    };

    FunctionStatus() = default;
    //! \a text as the API gave it.
    explicit FunctionStatus(const QString &text);

    Value value() const { return m_value; }
    QString text() const { return m_text; }
    bool is(Value value) const { return m_value == value; }
    //! True for Creating, Updating, Publishing: it ends by itself.
    bool isPassing() const;
    //! True where UpdateFunctionCode can be accepted: Active, UpdateFailed and PublishFailed (an
    //! update repairs them), and whatever nobody documented.
    bool allowsUpdate() const;
    bool isFailure() const;

    bool operator==(const FunctionStatus &) const = default;

private:
    Value m_value = Value::Unknown;
    QString m_text;
};

//! Why a function is in a failed state, as the platform says it.
struct StatusReason
{
    QString errorCode{};
    QString errorMessage{};

    bool operator==(const StatusReason &) const = default;
};

//! One row of ListFunctions.
struct FunctionSummary
{
    QString functionName{};
    QString space{};
    QString description{};
    Runtime runtime{};
    //! "Event" or "HTTP" (a web function).
    QString type{};
    FunctionStatus status{};
    QString statusDesc{};
    QList<StatusReason> statusReasons{};
    //! Texts without a zone, shown as they are: "2026-03-04 10:26:41".
    QString addTime{};
    QString modTime{};

    //! Protocol error where the name is missing or a field has the wrong type.
    static Result<FunctionSummary> fromJson(const QJsonObject &json);
    bool operator==(const FunctionSummary &) const = default;
};

//! What GetFunction tells (or, where it is not offered, what ListFunctions does).
struct FunctionDetail
{
    FunctionSummary summary{};
    //! Empty for functions without one, and where only ListFunctions answered.
    QString handler{};
    //! Bytes of the deployed package; -1 where it is not known.
    qint64 codeSize = -1;
    QString installDependency{};
    //! What an image function runs; nothing for all others.
    std::optional<ImageSource> image{};
    //! What an update of the code must leave alone, by its name in GetFunction, as the SHA-256 of
    //! its value: only compared, since environment variables hold secrets.
    QMap<QString, QString> settings{};
    //! False when this came from ListFunctions: handler and codeSize are not known then.
    bool complete = false;

    static Result<FunctionDetail> fromJson(const QJsonObject &json);
    static FunctionDetail fromSummary(const FunctionSummary &summary)
    {
        return {.summary = summary};
    }
    bool operator==(const FunctionDetail &) const = default;
};

struct NamespaceInfo
{
    QString name{};
    QString description{};

    bool operator==(const NamespaceInfo &) const = default;
};

struct FunctionVersion
{
    QString version{};
    QString description{};
    QString modTime{};
    QString status{};

    bool operator==(const FunctionVersion &) const = default;
};

} // namespace Scf
