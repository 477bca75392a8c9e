// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/browse/cosbrowser.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/networkaccess.h"
#include "app/demo/democloud.h"
#include "app/domain/account.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace Scf {

//! A browser of COS on a demo cloud with very many objects, for a test class to inherit beside
//! QObject.
class CosFixture
{
protected:
    //! Once for all tests; false where it does not start.
    bool startCloud()
    {
        m_cloud = std::make_unique<DemoCloud>(DemoOptions{.extraObjects = 12'500});
        m_network = makeNetwork();
        return m_cloud->start().has_value();
    }
    //! For each test, with an empty folder.
    void openBrowser()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cos = std::make_unique<CosClient>(
            m_network.get(), CosPolicy{.idleTimeoutMs = 5'000, .attempts = 1, .firstBackoffMs = 1});
        m_cos->setAccount({.kind = Account::Kind::Demo,
                           .endpoint = Endpoint::fromUserInput(m_cloud->endpointUrl()).value(),
                           .credential = m_cloud->credential()});
        m_browser = std::make_unique<CosBrowser>(m_cos.get());
    }
    void closeBrowser()
    {
        m_browser.reset();
        m_cos.reset();
        m_cloud->clearFaults();
    }

    //! Writes a file into the folder of the test; gives its path.
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file of the test");
        return file.fileName();
    }

    std::unique_ptr<DemoCloud> m_cloud;
    NetworkAccess m_network;
    std::unique_ptr<CosClient> m_cos;
    std::unique_ptr<CosBrowser> m_browser;
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace Scf
