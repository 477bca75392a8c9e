// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace Scf {

//! Something that the window can do about an error: a button each.
enum class Remedy {
    GoToHandler,       //!< the Handler box, with the candidates open
    GoToSource,        //!< the place where the code comes from: Folder, ZIP file, Image …
    ChooseObject,      //!< the object in COS, or its bucket
    ChooseRegion,      //!< the region of the function or of the bucket
    ChooseNamespace,   //!< the Namespace box
    UseRoot,           //!< the folder inside the package that should be its root
    WaitAndRetry,      //!< wait until the cause has passed, then the same again; never where the
                       //!< first attempt may have been carried out
    SetClockOffset,    //!< sign with the time of the service
    OpenAccount,       //!< the dialog of the account in use
    CheckConnection,   //!< the connection check, from which the proxy can be set
    SendThroughBucket, //!< upload the package to a bucket and update from there
    ShowPolicy,        //!< the CAM policy that the key needs
    OpenDocumentation, //!< Tencent Cloud's page about it
    CopyReport,        //!< everything known about the failure, without secrets
    Refresh,           //!< read the function again: the only safe step when an outcome is unknown
};

//! The name of \a remedy in explanations.json: "go-to-handler".
QString remedyName(Remedy remedy);
//! The remedy called \a name in explanations.json; none when there is no such remedy.
std::optional<Remedy> remedyOfName(QStringView name);

//! What one error means to the person, in one language.
struct Explanation
{
    QString code{};       //!< as it came, however strange
    QString matched{};    //!< the catalogue's code it is explained by: itself, its family, or empty
    QString title{};      //!< one short line without jargon
    QString meaning{};    //!< what happened, for the user of this program
    QString live{};       //!< what runs in the cloud now
    QStringList causes{}; //!< the likeliest first
    QList<Remedy> remedies{}; //!< the most helpful first
    QStringList sameAs{};     //!< other codes that mean the same
    bool isExact = false;     //!< the code has an entry of its own

    bool operator==(const Explanation &) const = default;
};

//! \a error in one sentence: the title of its explanation, and what tells one such error from
//! another. \a language as in ExplanationCatalogue::explain().
QString inOneSentence(const Error &error, const QString &language);

//! The words for every code that Tencent Cloud or this program gives, in English and Simplified
//! Chinese. Data only; once loaded it never changes, so any thread may ask it.
class ExplanationCatalogue
{
public:
    //! The catalogue of the program. It is read at the first call, not at start-up.
    static const ExplanationCatalogue &instance();

    //! Reads a catalogue; empty when \a json is not one. Entries without a title are left out.
    static ExplanationCatalogue fromJson(const QByteArray &json);

    //! Explains \a error in \a language: "zh_CN" (or anything else that starts with "zh") is
    //! Simplified Chinese, all else English. The code itself is looked up first, then ever shorter
    //! prefixes of it that end at a dot, then the kind of the error: there is always an answer.
    //! What is live also depends on the call: a reading Action changes nothing, a request that did
    //! not leave whole has not been carried out. No retry is offered while the outcome of an
    //! update is unknown.
    Explanation explain(const Error &error, const QString &language) const;

    //! All codes that have an entry of their own, sorted. Where COS and the API use one word for
    //! different things, COS's is listed with "COS." before it.
    QStringList codes() const;

private:
    struct Texts
    {
        QString title{};
        QString meaning{};
        QString live{};
        QStringList causes{};
    };
    struct Entry
    {
        Texts english{};
        Texts chinese{};
        QList<Remedy> remedies{};
        QStringList sameAs{};
        bool isFromCos = false;
    };

    const Entry *find(const QString &key) const;
    QString match(const Error &error) const;

    QHash<QString, Entry> m_entries{};
    int m_longestCode = 0;
};

} // namespace Scf
