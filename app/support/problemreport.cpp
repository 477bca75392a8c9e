// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/support/problemreport.h"

#include "app/browse/historyexport.h"
#include "app/core/redaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>
#include <QSysInfo>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Kind = ReportSection::Kind;

constexpr qsizetype mostCalls = 200;
constexpr qsizetype mostBodies = 10; //!< of calls that failed
constexpr qsizetype longestBody = 2'000;

//! The names of the sections in the window.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ReportSection)
};

//! Their names in the document.
QLatin1StringView heading(Kind kind)
{
    switch (kind) {
    case Kind::Program:
        return "Program"_L1;
    case Kind::Settings:
        return "Settings"_L1;
    case Kind::Place:
        return "Account and function"_L1;
    case Kind::Checks:
        return "Checks"_L1;
    case Kind::Connection:
        return "Connection check"_L1;
    case Kind::Requests:
        return "Requests"_L1;
    case Kind::Updates:
        return "Updates"_L1;
    case Kind::Crash:
        return "Last crash"_L1;
    }
    return {};
}

QString field(QLatin1StringView name, const QString &value)
{
    return name + ": "_L1 + value;
}

QString program(const ProblemFacts &facts)
{
    QStringList lines{
        field("SCF Desktop"_L1, QStringLiteral(SCF_VERSION)),
        field("Time"_L1, facts.now.toUTC().toString(Qt::ISODate)),
        field("Qt"_L1, QString::fromLatin1(qVersion()) + " (built with "_L1
                           + QLatin1StringView(QT_VERSION_STR) + u')'),
        field("System"_L1, QSysInfo::prettyProductName()),
        field("Kernel"_L1, QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion()),
        field("Architecture"_L1, QSysInfo::currentCpuArchitecture() + " (built for "_L1
                                     + QSysInfo::buildCpuArchitecture() + u')'),
        field("Locale"_L1,
              QLocale::system().name() + ", "_L1 + QLocale::system().uiLanguages().join(u' ')),
    };
    for (const char *variable : {"XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM",
                                 "QT_SCALE_FACTOR", "QT_LOGGING_RULES"}) {
        if (qEnvironmentVariableIsSet(variable))
            lines += field(QLatin1StringView(variable), qEnvironmentVariable(variable));
    }
    return (lines + facts.window).join(u'\n');
}

QString wayOf(const ProxySettings &proxy)
{
    using Mode = ProxySettings::Mode;
    switch (proxy.mode) {
    case Mode::System:
        return u"system"_s;
    case Mode::None:
        return u"none"_s;
    case Mode::Manual:
        break;
    }
    return (proxy.kind == ProxySettings::Kind::Socks5 ? u"SOCKS5 "_s : u"HTTP "_s) + proxy.host
           + u':' + QString::number(proxy.port)
           + (proxy.user.isEmpty() ? QString() : u", with a user name"_s);
}

//! "a, b"; "none" where there is nothing.
QString listed(const QStringList &words)
{
    return words.isEmpty() ? u"none"_s : words.join(u", "_s);
}

QString settings(const ProblemFacts &facts)
{
    const ReportedSettings &known = facts.settings;
    QStringList shortcuts;
    for (auto it = known.shortcuts.constBegin(); it != known.shortcuts.constEnd(); ++it)
        shortcuts += it.key() + u'=' + (it->isEmpty() ? u"-"_s : it->join(u' '));
    QStringList limits;
    for (const qint64 limit : known.requestLimits)
        limits += QString::number(limit);
    const QStringList lines{
        field("Theme"_L1, known.theme),
        field("Language"_L1, known.language.isEmpty() ? u"system"_s : known.language),
        field("Text size"_L1, QString::number(known.textSize) + u'%'),
        field("Notifications"_L1, known.notifications ? u"on"_s : u"off"_s),
        field("Proxy"_L1, wayOf(known.proxy)),
        field("Shortcuts changed"_L1, listed(shortcuts)),
        field("Ignore groups off"_L1, listed(known.ignoreDefaultsOff)),
        field("Stream cache limit"_L1, QString::number(known.streamCacheLimit)),
        field("Request limits learned"_L1, listed(limits)),
        field("Package buckets"_L1, QString::number(known.packageBuckets)),
        field("Accounts"_L1, QString::number(known.accounts)),
    };
    return lines.join(u'\n');
}

QString place(const ProblemFacts &facts)
{
    if (!facts.account)
        return {};
    QStringList lines{
        field("Account"_L1,
              facts.account->kind == Account::Kind::Demo ? u"demo cloud"_s : u"real"_s),
        field("Endpoint"_L1, facts.account->endpoint.url().toString()),
        field("Temporary credentials"_L1,
              facts.account->credential.token.isEmpty() ? u"no"_s : u"yes"_s),
        field("Region"_L1, facts.place.region),
        field("Namespace"_L1, facts.place.space),
    };
    if (!facts.place.functionName.isEmpty())
        lines += field("FunctionName"_L1, facts.place.functionName);
    if (!facts.runtime.isEmpty())
        lines += field("Runtime"_L1, facts.runtime);
    return lines.join(u'\n');
}

QString checks(const ProblemFacts &facts)
{
    QStringList lines;
    for (const Finding &finding : facts.findings) {
        const QLatin1StringView state = finding.state == Finding::State::Ok        ? "ok"_L1
                                        : finding.state == Finding::State::Warning ? "warning"_L1
                                                                                   : "error"_L1;
        lines += state + " ["_L1 + finding.id + "] "_L1 + finding.text;
    }
    return lines.join(u'\n');
}

QString requests(const ProblemFacts &facts)
{
    QStringList lines;
    QStringList bodies;
    for (const CallRecord &call : facts.calls.last(qMin(mostCalls, facts.calls.size()))) {
        QString line = call.startedAt.toUTC().toString(Qt::ISODateWithMs) + u' ' + call.action
                       + u' ' + call.region + " HTTP "_L1 + QString::number(call.httpStatus) + u' '
                       + QString::number(call.durationMs) + " ms "_L1 + call.requestId;
        if (!call.errorCode.isEmpty()) {
            line += u' ' + call.errorCode + ": "_L1 + call.errorMessage;
            bodies += u"\n%1 %2\n> %3\n< %4"_s.arg(call.action, call.requestId,
                                                   call.requestBody.left(longestBody),
                                                   call.responseBody.left(longestBody));
        }
        lines += line;
    }
    return (lines + bodies.last(qMin(mostBodies, bodies.size()))).join(u'\n');
}

QString updates(const ProblemFacts &facts)
{
    QStringList lines;
    for (const JournalEntry &entry : facts.updates)
        lines += QString::fromUtf8(historyJson(entry)); // it has no SecretId
    return lines.join(u'\n');
}

} // namespace

QString ReportSection::title() const
{
    switch (kind) {
    case Kind::Program:
        return Texts::tr("Program and system");
    case Kind::Settings:
        return Texts::tr("Settings");
    case Kind::Place:
        return Texts::tr("Account and function");
    case Kind::Checks:
        return Texts::tr("Checks");
    case Kind::Connection:
        return Texts::tr("Connection check");
    case Kind::Requests:
        return Texts::tr("Request log");
    case Kind::Updates:
        return Texts::tr("Last updates");
    case Kind::Crash:
        return Texts::tr("Last crash");
    }
    return {};
}

ProblemReport makeProblemReport(const ProblemFacts &facts)
{
    const QList<ReportSection> all{
        {Kind::Program, program(facts)},      {Kind::Settings, settings(facts)},
        {Kind::Place, place(facts)},          {Kind::Checks, checks(facts)},
        {Kind::Connection, facts.connection}, {Kind::Requests, requests(facts)},
        {Kind::Updates, updates(facts)},      {Kind::Crash, facts.crash},
    };
    const QString home = QDir::homePath();
    ProblemReport report;
    for (ReportSection section : all) {
        if (section.text.isEmpty())
            continue;
        section.text = redacted(section.text, facts.secrets);
        if (home.size() > 1)
            section.text.replace(home, u"~"_s);
        report.sections.append(section);
    }
    return report;
}

QString reportDocument(const QList<ReportSection> &sections)
{
    QString document;
    for (const ReportSection &section : sections) {
        document += (document.isEmpty() ? "== "_L1 : "\n== "_L1) + heading(section.kind)
                    + " ==\n"_L1 + section.text;
        if (!document.endsWith(u'\n'))
            document += u'\n';
    }
    return document;
}

} // namespace Scf
