// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/startoptions.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostDemoFunctions = 1'000'000;

//! The texts of the command line.
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Scf::StartOptions)
};

ParsedStart wrong(const QString &sentence)
{
    return {.kind = ParsedStart::Kind::Wrong, .text = sentence};
}

//! A file manager names what is dropped on an icon by its path or by its address.
QString absolutePath(const QString &named, const QString &folder)
{
    const QUrl url(named);
    const QString path = url.isLocalFile() ? url.toLocalFile() : named;
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

QString ending()
{
    return u'\n'
           + Texts::tr(
               "A start without options but FOLDER, ZIP and --function raises the window that "
               "is open already and hands it what it is to open.\n\n"
               "Exit codes: 0 all went well, 1 something could not be done, 2 the command "
               "line cannot be understood.\n"
               "QT_LOGGING_RULES chooses what is logged, such as scf.cloud=true.")
           + u'\n';
}

} // namespace

bool StartOptions::mayHandOver() const
{
    StartOptions bare;
    bare.request = request;
    return *this == bare;
}

bool asksForText(const QStringList &arguments)
{
    for (const QString &argument : arguments.mid(1)) {
        if (argument == "--"_L1)
            return false;
        for (const QLatin1StringView option :
             {"-h"_L1, "--help"_L1, "--help-all"_L1, "-v"_L1, "--version"_L1}) {
            if (argument == option)
                return true;
        }
    }
    return false;
}

ParsedStart parseStart(const QStringList &arguments, const QString &folder)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Texts::tr("Point-and-click deployment of code to Tencent Cloud SCF."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption function(
        u"function"_s, Texts::tr("Chooses the function NAME; FOLDER or ZIP is for it."), u"NAME"_s);
    const QCommandLineOption demo(u"demo"_s, Texts::tr("Opens the demo cloud."));
    const QCommandLineOption functions(
        u"demo-functions"_s, Texts::tr("Gives the demo cloud so many more functions."), u"N"_s);
    const QCommandLineOption endpoint(
        u"endpoint"_s,
        Texts::tr("Opens an account of this run at URL; its key comes from TENCENTCLOUD_SECRET_ID, "
                  "TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN."),
        u"URL"_s);
    const QCommandLineOption newInstance(
        u"new-instance"_s, Texts::tr("Opens another window even where one is open already."));
    const QCommandLineOption theme(u"theme"_s, Texts::tr("light, dark or system."), u"THEME"_s);
    const QCommandLineOption language(u"language"_s, Texts::tr("en or zh_CN."), u"LANGUAGE"_s);
    const QCommandLineOption log(
        u"log"_s, Texts::tr("Adds to FILE what the program logs, without secrets."), u"FILE"_s);
    parser.addOptions({function, demo, functions, endpoint, newInstance, theme, language, log});
    parser.addPositionalArgument(
        u"FOLDER|ZIP"_s, Texts::tr("The code of the next update: it is opened ready to press."),
        u"[FOLDER|ZIP]"_s);

    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(version) || parser.isSet(help) || parser.isSet(u"help-all"_s)) {
        return {.kind = ParsedStart::Kind::Text,
                .options = {.language = parser.value(language)},
                .text = parser.isSet(version) ? u"scf-desktop " SCF_VERSION "\n"_s
                                              : parser.helpText() + ending()};
    }

    StartOptions options{
        .demo = parser.isSet(demo) || parser.isSet(functions),
        .endpoint = parser.value(endpoint),
        .theme = parser.value(theme),
        .language = parser.value(language),
        .newInstance = parser.isSet(newInstance),
    };
    bool isNumber = true;
    if (parser.isSet(functions))
        options.demoFunctions = parser.value(functions).toInt(&isNumber);
    if (!isNumber || options.demoFunctions < 0 || options.demoFunctions > mostDemoFunctions) {
        return wrong(Texts::tr("--demo-functions takes a number from 0 to %1, not \"%2\".")
                         .arg(mostDemoFunctions)
                         .arg(parser.value(functions)));
    }
    if (parser.isSet(endpoint) && options.endpoint.isEmpty())
        return wrong(Texts::tr("--endpoint needs an address."));
    if (options.demo && !options.endpoint.isEmpty())
        return wrong(Texts::tr("--demo and --endpoint exclude each other."));
    if (parser.isSet(theme)
        && !QStringList{u"light"_s, u"dark"_s, u"system"_s}.contains(options.theme)) {
        return wrong(
            Texts::tr("--theme takes light, dark or system, not \"%1\".").arg(options.theme));
    }
    if (parser.isSet(language) && !QStringList{u"en"_s, u"zh_CN"_s}.contains(options.language)) {
        return wrong(Texts::tr("--language takes en or zh_CN, not \"%1\".").arg(options.language));
    }
    if (parser.isSet(log)) {
        if (parser.value(log).isEmpty())
            return wrong(Texts::tr("--log needs the name of a file."));
        options.logFile = absolutePath(parser.value(log), folder);
    }
    options.request.functionName = parser.value(function).trimmed();
    if (parser.isSet(function) && options.request.functionName.isEmpty())
        return wrong(Texts::tr("--function needs the name of a function."));
    const QStringList named = parser.positionalArguments();
    if (named.size() > 1)
        return wrong(
            Texts::tr("One folder or ZIP file can be opened at a time, not %1.").arg(named.size()));
    if (!named.isEmpty()) {
        options.request.path = absolutePath(named.first(), folder);
        if (named.first().isEmpty() || !QFileInfo::exists(options.request.path))
            return wrong(Texts::tr("There is no folder or file \"%1\".").arg(named.first()));
    }
    return {.options = options};
}

} // namespace Scf
