// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Scf {

//! The Runtime of a function as the API spells it ("Nodejs18.15") and what it means for a package.
//! The set is open: unknown texts stay as they came and belong to Family::Unknown.
class Runtime
{
public:
    enum class Family { Unknown, Python, NodeJs, Php, Java, Go, Custom, Image };

    Runtime() = default;
    explicit Runtime(const QString &id);

    //! As the API gave it.
    QString id() const { return m_id; }
    Family family() const { return m_family; }
    //! "Node.js 18.15", "Python 3.9"; the id itself where the family is unknown.
    QString displayName() const;
    //! Suffixes that an entry file may have, the usual one first: {"py"}, {"js", "cjs", "mjs"};
    //! empty where the handler names no source file.
    QStringList sourceSuffixes() const;

    bool operator==(const Runtime &) const = default;

private:
    QString m_id;
    Family m_family = Family::Unknown;
    QString m_version;
};

} // namespace Scf
