// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/cosobject.h"
#include "app/domain/function.h"
#include "app/domain/keycheckstep.h"

#include <QList>
#include <QObject>

#include <memory>

namespace Scf {

class ApiClient;
class CosClient;

//! Tries what a key is needed for, one call after the other, and tells what is allowed. Changes
//! nothing anywhere. Main thread; ends with `finished` exactly once, never from inside `start()` or
//! `cancel()`.
class KeyCheck : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        ApiClient *api = nullptr; //!< of the account; lives longer, as does the other
        CosClient *cos = nullptr;
        //! Region, and namespace. The function that is read; without a name, the first one of the
        //! list.
        FunctionId function{};
        //! The bucket that is looked into; without a name, the first one of the list.
        CosBucketId bucket{};
    };

    explicit KeyCheck(const Target &target, QObject *parent = nullptr);
    ~KeyCheck() override;

    //! The steps of a check that has not started.
    static QList<KeyCheckStep> stepsBefore();
    //! All of them from the beginning, as allKeyCheckSteps has them.
    const QList<KeyCheckStep> &steps() const { return m_steps; }
    bool isFinished() const { return m_isFinished; }

    void start();
    //! What has not ended stays Unknown.
    void cancel();

signals:
    void stepChanged(int index);
    void finished();

private:
    using State = KeyCheckStep::State;

    void advance();
    void listFunctions();
    void listNamespaces();
    void getFunction();
    void getFunctionAddress();
    void updateFunctionCode();
    void listBuckets();
    void readBucket();
    void putObject();

    void end(State state, const QString &result, const std::optional<Error> &error = {});
    //! By what a call was refused with: Denied, or Unknown where that does not tell.
    void endByError(const Error &error);
    //! Ends what has not ended, and all of the check.
    void giveUp(const QString &why);
    void finishLater();
    QObject *scope();

    Target m_target;
    QList<KeyCheckStep> m_steps;
    int m_current = -1;
    std::unique_ptr<QObject> m_scope;
    bool m_isStarted = false;
    bool m_isFinished = false;
};

} // namespace Scf
