// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/packageplan.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Scf {

//! Those of \a repairs that change the content.
inline Repairs contentRepairs(Repairs repairs)
{
    return repairs.setFlag(Repair::SetExecutable, false);
}

//! \a content as it goes into the package. SetExecutable is no matter of the content. UseBash ends
//! its line with LF and takes a byte order mark away, which would stand in the middle otherwise.
//! Of the beginning of a file it gives the beginning of the repaired file.
QByteArray repaired(const QByteArray &content, Repairs repairs);

//! The same, piece by piece, for files too large to be held.
class ContentRepair
{
public:
    explicit ContentRepair(Repairs repairs);

    //! Appends to \a out what \a piece, the next of the file, adds to the repaired content.
    void add(QByteArrayView piece, QByteArray *out);
    //! The file is over.
    void finish(QByteArray *out);

private:
    void begin(QByteArray *out);
    void addBody(QByteArrayView piece, QByteArray *out);

    Repairs m_repairs;
    QByteArray m_head;             //!< what came before it was enough to know how the file begins
    bool m_hasBegun = false;       //!< m_head was looked at
    bool m_isInOldLine = false;    //!< in the "#!" line that is replaced
    bool m_endsWithReturn = false; //!< the CR at the end of the last piece is held back
};

} // namespace Scf
