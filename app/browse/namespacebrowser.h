// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/domain/function.h"

#include <QList>
#include <QObject>
#include <QPointer>

namespace Scf {

class ApiClient;
class Call;

//! The namespaces of one region: every page of ListNamespaces. Main thread.
class NamespaceBrowser : public QObject
{
    Q_OBJECT

public:
    explicit NamespaceBrowser(ApiClient *api, QObject *parent = nullptr);

    //! What was read last; stays while it is read again.
    const QList<NamespaceInfo> &namespaces() const { return m_namespaces; }
    void setRegion(const QString &region);

public slots:
    void refresh();

signals:
    void changed();
    //! A key may lack the right to list namespaces: the person can type one then.
    void failed(const Scf::Error &error);

private:
    void readPage();

    ApiClient *m_api;
    QString m_region;
    QList<NamespaceInfo> m_namespaces;
    QList<NamespaceInfo> m_coming;
    QPointer<Call> m_call;
    int m_generation = 0;
};

} // namespace Scf
