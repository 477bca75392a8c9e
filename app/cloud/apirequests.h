// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/credential.h"
#include "app/domain/function.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>
#include <QString>

// The requests of SCF's API, version 2018-04-16, and what we need of STS, named after their
// Actions. Fields that are empty are not sent. `body()` is what goes over the wire; it may be
// called on any thread. `repeatable` says that sending it twice does no harm.
namespace Scf {

inline constexpr QLatin1StringView apiVersion("2018-04-16");

//! A product behind the same gateway: its name in host and signature, and the version of its API.
struct ApiProduct
{
    QLatin1StringView name;
    QLatin1StringView version;
};
inline constexpr ApiProduct scfProduct{QLatin1StringView("scf"), apiVersion};
inline constexpr ApiProduct stsProduct{QLatin1StringView("sts"), QLatin1StringView("2018-08-13")};

//! A request that names no product is of SCF.
template <typename Request>
constexpr ApiProduct productOf()
{
    if constexpr (requires { Request::product; })
        return Request::product;
    else
        return scfProduct;
}

//! The most that the API 3.0 gateway takes as the body of a signed POST, bytes.
inline constexpr qint64 requestBodyLimit = 10'485'760;

struct ListFunctionsResponse
{
    QList<FunctionSummary> functions{};
    qint64 totalCount = 0;
    QString requestId{};

    static Result<ListFunctionsResponse> fromJson(const QJsonObject &json);
};

struct ListFunctionsRequest
{
    static constexpr QLatin1StringView action{"ListFunctions"};
    static constexpr bool repeatable = true;
    using Response = ListFunctionsResponse;

    QString region{};
    qint64 offset = 0;
    //! No maximum is documented.
    qint64 limit = 20;
    QString searchKey{};
    //! "AddTime", "ModTime" or "FunctionName".
    QString orderby{};
    //! "ASC" or "DESC".
    QString order{};
    QString space{};
    QString description{};
    //! Objects with Name and Values.
    QJsonArray filters{};

    QByteArray body() const;
};

struct ListNamespacesResponse
{
    QList<NamespaceInfo> namespaces{};
    qint64 totalCount = 0;
    QString requestId{};

    static Result<ListNamespacesResponse> fromJson(const QJsonObject &json);
};

struct ListNamespacesRequest
{
    static constexpr QLatin1StringView action{"ListNamespaces"};
    static constexpr bool repeatable = true;
    using Response = ListNamespacesResponse;

    QString region{};
    qint64 limit = 20;
    qint64 offset = 0;

    QByteArray body() const;
};

struct GetFunctionRequest
{
    static constexpr QLatin1StringView action{"GetFunction"};
    static constexpr bool repeatable = true;
    using Response = FunctionDetail;

    QString region{};
    QString functionName{};
    QString space{};
    //! A version or alias; empty means $LATEST.
    QString qualifier{};

    QByteArray body() const;
};

struct GetFunctionAddressResponse
{
    //! Where the deployed ZIP can be fetched for some minutes; itself a secret.
    QString url{};
    //! Hex or Base64: the form is not documented.
    QString codeSha256{};
    QString requestId{};

    static Result<GetFunctionAddressResponse> fromJson(const QJsonObject &json);
};

struct GetFunctionAddressRequest
{
    static constexpr QLatin1StringView action{"GetFunctionAddress"};
    static constexpr bool repeatable = true;
    using Response = GetFunctionAddressResponse;

    QString region{};
    QString functionName{};
    QString space{};
    QString qualifier{};

    QByteArray body() const;
};

struct ListVersionByFunctionResponse
{
    QList<FunctionVersion> versions{};
    qint64 totalCount = 0;
    QString requestId{};

    static Result<ListVersionByFunctionResponse> fromJson(const QJsonObject &json);
};

struct ListVersionByFunctionRequest
{
    static constexpr QLatin1StringView action{"ListVersionByFunction"};
    static constexpr bool repeatable = true;
    using Response = ListVersionByFunctionResponse;

    QString region{};
    QString functionName{};
    QString space{};
    qint64 offset = 0;
    qint64 limit = 20;
    QString order{};
    //! "AddTime" or "ModTime" (with a capital B on the wire here).
    QString orderBy{};

    QByteArray body() const;
};

struct UpdateFunctionCodeResponse
{
    QString requestId{};

    static Result<UpdateFunctionCodeResponse> fromJson(const QJsonObject &json);
};

//! The one Action that changes something. Its twelve parameters: Action, Version and Region travel
//! in the headers, the rest here.
struct UpdateFunctionCodeRequest
{
    static constexpr QLatin1StringView action{"UpdateFunctionCode"};
    static constexpr bool repeatable = false;
    using Response = UpdateFunctionCodeResponse;

    QString region{};
    QString functionName{};
    QString handler{};
    QString cosBucketName{};
    QString cosObjectName{};
    //! The bytes of the ZIP; Base64 is made of them in `body()`.
    QByteArray zipFile{};
    QString space{};
    QString cosBucketRegion{};
    //! "TRUE" or "FALSE".
    QString installDependency{};
    QString envId{};
    //! "TRUE" or "FALSE".
    QString publish{};
    QJsonObject code{};
    //! "ZipFile", "Cos" or "Inline".
    QString codeSource{};

    QByteArray body() const;
};

struct AssumeRoleResponse
{
    //! A temporary one, with a token.
    Credential credential{};
    //! UTC.
    QDateTime expiresAt{};
    QString requestId{};

    static Result<AssumeRoleResponse> fromJson(const QJsonObject &json);
};

//! A temporary credential of a role.
struct AssumeRoleRequest
{
    static constexpr ApiProduct product = stsProduct;
    static constexpr QLatin1StringView action{"AssumeRole"};
    static constexpr bool repeatable = true;
    using Response = AssumeRoleResponse;

    QString region{};
    //! "qcs::cam::uin/12345678:roleName/testRoleName".
    QString roleArn{};
    //! Shows who it was in the audit log: 2 to 128 letters, digits and "=,.@-_".
    QString roleSessionName{};
    //! At most 43,200; the service takes 7,200 where none are given.
    int durationSeconds = 0;

    QByteArray body() const;
};

//! Exact size of `body()` when \a request carried a ZIP of \a zipSize bytes.
qint64 bodySizeWithZip(const UpdateFunctionCodeRequest &request, qint64 zipSize);

} // namespace Scf
