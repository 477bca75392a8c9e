// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/functionstore.h"
#include "app/demo/serviceerror.h"
#include "app/demo/updaterules.h"

#include <QJsonObject>

namespace Scf::Demo {

class CosStore;
class DownloadLinks;

//! What a fault does to an update that is accepted.
enum class UpdateTwist {
    None,
    Fails,     //!< it ends as UpdateFailed
    ShowsLate, //!< for a second nothing of it is to be seen
};

//! The Actions of SCF 2018-04-16 over a store, without HTTP and without signatures. Thread-safe.
class ScfService
{
public:
    //! \a objects: where code from COS is read. \a international: without GetFunction.
    ScfService(FunctionStore &store, DownloadLinks &links, const CosStore &objects,
               bool international);

    //! \a url begins the addresses of packages. Set before the first call.
    void setEndpointUrl(const QString &url) { m_endpointUrl = url; }

    //! The fields of `Response` without RequestId, or the error. \a params: as the body of a POST
    //! gives them.
    Answer<QJsonObject> call(const QString &action, const QString &region,
                             const QJsonObject &params, UpdateTwist twist = UpdateTwist::None);

private:
    Answer<QJsonObject> listFunctions(const QString &region, const QJsonObject &params);
    Answer<QJsonObject> listNamespaces(const QString &region, const QJsonObject &params);
    Answer<QJsonObject> getFunction(const StoredFunction &function, const QJsonObject &params);
    Answer<QJsonObject> getFunctionAddress(const StoredFunction &function,
                                           const QJsonObject &params);
    Answer<QJsonObject> listVersions(const StoredFunction &function, const QJsonObject &params);
    Answer<QJsonObject> updateFunctionCode(const StoredFunction &function,
                                           const QJsonObject &params, UpdateTwist twist);

    FunctionStore &m_store;
    DownloadLinks &m_links;
    const CosStore &m_objects;
    const bool m_international;
    QString m_endpointUrl;
};

} // namespace Scf::Demo
