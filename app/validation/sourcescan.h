// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace Scf {

//! Why a name that was not found in a source may be defined all the same.
enum class Doubt {
    Unreadable, //!< its bytes cannot be had
    TooLarge,   //!< more bytes than are read
    NotUtf8,    //!< no UTF-8, so that strings and comments cannot be told apart for certain
    Unclear,    //!< brackets or quotes that do not match, or a spelling with two readings
    OtherFiles, //!< it takes in names of other files (star import, re-export, include)
    Dynamic,    //!< the program makes names while it runs
};

//! What cannot be right in a source, whatever the rest of it means.
struct SourceSlip
{
    enum class Kind {
        Text,    //!< a quote that ends it is missing
        Comment, //!< its end is missing
        Bracket, //!< the bracket that closes it is missing
        Closing, //!< a bracket that closes nothing
    };
    Kind kind = Kind::Text;
    int line = 0; //!< where it begins
    char bracket = '\0';
};

//! A name that a source offers to its caller.
struct SourceDefinition
{
    QByteArray name{};
    int line = 0;
    //! False where the name may stand for something that cannot be called.
    bool isFunction = true;
};

//! What a source defines as far as it can be read without running it. Names are UTF-8.
class SourceScan
{
public:
    enum class CaseRule { Sensitive, Insensitive };
    enum class Kind { Found, NotThere, CannotTell };
    struct Answer
    {
        Kind kind = Kind::NotThere;
        int line = 0;                  //!< of Found
        Doubt reason = Doubt::Unclear; //!< of CannotTell
    };

    explicit SourceScan(CaseRule caseRule = CaseRule::Sensitive);

    //! What is known of \a name. NotThere only where that is certain.
    Answer find(const QByteArray &name) const;
    //! In the order of the source; a name defined twice stands at its last place.
    const QList<SourceDefinition> &definitions() const { return m_definitions; }

    //! The modules that the source takes in whenever it is loaded, "a.b": by statements of the
    //! module itself, not those in a function or under a condition. "from .a import b" gives ".a"
    //! and ".a.b", which may be something else than a module. Python only.
    const QList<QByteArray> &imports() const { return m_imports; }

    //! The first thing that cannot be right; nothing where the source could be read in two ways
    //! before that.
    const std::optional<SourceSlip> &slip() const { return m_slip; }

    void addImport(QByteArrayView module);
    void define(QByteArrayView name, int line, bool isFunction);
    //! \a name may or may not be defined.
    void doubtName(QByteArrayView name);
    //! Any name may be defined. The first doubt stands.
    void doubt(Doubt reason);
    //! Doubts as well: what follows \a slip is anyone's guess.
    void addSlip(const SourceSlip &slip);

private:
    QByteArray keyOf(QByteArrayView name) const;

    CaseRule m_caseRule;
    QList<SourceDefinition> m_definitions;
    QList<QByteArray> m_imports;
    QHash<QByteArray, qsizetype> m_places;
    QSet<QByteArray> m_doubtedNames;
    std::optional<Doubt> m_doubt;
    bool m_isUnclear = false;
    std::optional<SourceSlip> m_slip;
};

//! Reads sources in time that grows with their size, whatever they hold. Pure; any thread.
SourceScan scanPython(QByteArrayView source);
SourceScan scanJavaScript(QByteArrayView source);
SourceScan scanPhp(QByteArrayView source);

} // namespace Scf
