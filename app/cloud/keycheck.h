// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/steppedcheck.h"
#include "app/domain/cosobject.h"
#include "app/domain/function.h"

namespace Scf {

class ApiClient;
class CosClient;

//! Tries what a key is needed for, one call after the other: what is allowed has Passed, what is
//! denied has Failed. Changes nothing anywhere. Its steps are those of KeyCheckStep.
class KeyCheck : public SteppedCheck
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

    KeyPermission permission(KeyCheckStep step) const;

protected:
    void runStep(int index) override;

private:
    void listFunctions();
    void listNamespaces();
    void getFunction();
    void getFunctionAddress();
    void updateFunctionCode();
    void listBuckets();
    void readBucket();
    void putObject();

    //! By what a call was refused with: Failed, or Unknown where that does not tell.
    void endByError(const Error &error);

    Target m_target;
};

} // namespace Scf
