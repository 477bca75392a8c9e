// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/coslocation.h"

#include <QByteArray>
#include <QString>

namespace Scf {

//! A container image, in the words of Code.ImageConfig.
struct ImageSource
{
    QString uri{}; //!< "{domain}/{namespace}/{image}:{tag}@{digest}", tag or digest or both
    //! ImageType "enterprise", which needs `registryId`; else "personal".
    bool isEnterprise = false;
    QString registryId{};
    QString command{};
    QString args{}; //!< separated by spaces
    //! ImagePort: -1 for a job image, 9000 for one that serves HTTP; empty: not sent.
    QString port{};
    bool accelerate = false; //!< ContainerImageAccelerate

    bool operator==(const ImageSource &) const = default;
};

//! One file of a package as it was edited in the window. The package that it belongs to is
//! CodeSource::path.
struct EditedFile
{
    //! True where the package is the code that the function runs, in a local ZIP; else a folder.
    bool isDeployedCode = false;
    QString name{}; //!< in the package
    QByteArray content{};

    bool operator==(const EditedFile &) const = default;
};

//! Where the code of an update comes from.
struct CodeSource
{
    enum class Kind { Folder, ZipFile, CosObject, Image, Editor };

    Kind kind = Kind::Folder;
    //! Of the folder or ZIP file, with '/' as separator; with Editor of what the file belongs to.
    QString path{};
    CosLocation object{};
    ImageSource image{};
    EditedFile edited{};

    //! True while nothing is chosen.
    bool isEmpty() const;
    //! True where a ZIP is made of, or read from, this machine's disk.
    bool isLocal() const { return kind != Kind::CosObject && kind != Kind::Image; }
    //! True where `path` is a folder.
    bool hasFolder() const
    {
        return kind == Kind::Folder || (kind == Kind::Editor && !edited.isDeployedCode);
    }
    //! True where `path` is a ZIP.
    bool hasZip() const
    {
        return kind == Kind::ZipFile || (kind == Kind::Editor && edited.isDeployedCode);
    }

    bool operator==(const CodeSource &) const = default;
};

} // namespace Scf
