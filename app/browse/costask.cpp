// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/browse/costask.h"

#include "app/cloud/coscall.h"

namespace Scf {

CosTask::CosTask(Kind kind, const QString &name, const QString &filePath, QObject *parent)
    : QObject(parent)
    , m_kind(kind)
    , m_name(name)
    , m_filePath(filePath)
{ }

void CosTask::follow(CosCall *call)
{
    m_call = call;
    if (m_kind == Kind::Upload)
        connect(call, &CosCall::uploadProgress, this, &CosTask::progress);
    else if (m_kind == Kind::Download)
        connect(call, &CosCall::downloadProgress, this, &CosTask::progress);
}

void CosTask::cancel()
{
    if (m_call)
        m_call->cancel();
}

void CosTask::finish(const Result<Done> &result)
{
    m_call.clear();
    emit finished(result);
    deleteLater();
}

} // namespace Scf
