// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/includerules.h"

#include <QDir>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// The include table. A room may include itself and what stands behind it; a file whose room is not
// listed may include nothing of ours, so a new room starts with a line here.
struct Room
{
    QString name;
    QStringList mayInclude;
};

const QStringList belowThePanels{u"app/core"_s,     u"app/domain"_s,  u"app/browse"_s,
                                 u"app/update"_s,   u"app/explain"_s, u"app/storage"_s,
                                 u"app/services"_s, u"app/scripts"_s, u"app/support"_s};
const QStringList panelMayInclude = belowThePanels + QStringList{u"ui/common"_s};
const QStringList panels{u"ui/functions"_s, u"ui/source"_s,  u"ui/cos"_s,     u"ui/editor"_s,
                         u"ui/update"_s,    u"ui/scripts"_s, u"ui/results"_s, u"ui/account"_s,
                         u"ui/settings"_s,  u"ui/help"_s,    u"ui/welcome"_s, u"ui/presentation"_s};

QList<Room> makeRooms()
{
    QList<Room> rooms{
        {u"app/core"_s, {}},
        {u"app/desktop"_s, {u"app/core"_s}},
        {u"app/domain"_s, {u"app/core"_s}},
        {u"app/explain"_s, {u"app/core"_s}},
        {u"app/validation"_s, {u"app/core"_s, u"app/domain"_s}},
        {u"app/archive"_s, {u"app/core"_s, u"app/domain"_s}},
        {u"app/storage"_s, {u"app/core"_s, u"app/domain"_s}},
        {u"app/cloud"_s, {u"app/core"_s, u"app/domain"_s}},
        {u"app/browse"_s,
         {u"app/core"_s, u"app/domain"_s, u"app/cloud"_s, u"app/archive"_s, u"app/storage"_s}},
        {u"app/support"_s, {u"app/core"_s, u"app/domain"_s, u"app/storage"_s, u"app/browse"_s}},
        {u"app/update"_s,
         {u"app/core"_s, u"app/domain"_s, u"app/archive"_s, u"app/validation"_s, u"app/cloud"_s,
          u"app/storage"_s}},
        {u"app/scripts"_s, {u"app/core"_s, u"app/domain"_s, u"app/storage"_s, u"app/update"_s}},
        {u"app/demo"_s, {u"app/core"_s, u"app/domain"_s, u"app/cloud"_s, u"app/archive"_s}},
        {u"app/services"_s,
         {u"app/core"_s, u"app/domain"_s, u"app/explain"_s, u"app/validation"_s, u"app/archive"_s,
          u"app/storage"_s, u"app/cloud"_s, u"app/browse"_s, u"app/update"_s, u"app/demo"_s,
          u"app/desktop"_s, u"app/support"_s}},
        {u"app/main.cpp"_s, {u"app/desktop"_s, u"app/services"_s, u"ui/mainwindow"_s}},
        {u"ui/common"_s, {u"app/core"_s, u"app/domain"_s}},
        {u"ui/mainwindow"_s, panelMayInclude + panels + QStringList{u"app/desktop"_s}},
    };
    for (const QString &panel : panels)
        rooms.append({panel, panelMayInclude});
    return rooms;
}

const QList<Room> &rooms()
{
    static const QList<Room> table = makeRooms();
    return table;
}

const Room *findRoom(const QString &name)
{
    const auto it = std::find_if(rooms().begin(), rooms().end(),
                                 [&](const Room &room) { return room.name == name; });
    return it == rooms().end() ? nullptr : &*it;
}

bool mayUse(const Room &room, const QString &other)
{
    return other == room.name || room.mayInclude.contains(other);
}

// Libraries that only some rooms may know, by what their headers and their CMake targets are
// called.
struct Library
{
    QString name;
    QRegularExpression headers; //!< the whole of what is included, without "QtModule/" before it
    QStringList targets;
    QStringList onlyIn; //!< rooms, or "ui" for all of them there
};

QRegularExpression whole(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::CaseInsensitiveOption);
}

const QList<Library> &libraries()
{
    static const QList<Library> table{
        {u"QuaZip"_s,
         whole(u"(quazip/.*|qua\\w+\\.h|jlcompress\\.h|minizip/.*|(un)?zip\\.h)"_s),
         {u"QuaZip::QuaZip"_s},
         {u"app/archive"_s}},
        {u"libdeflate"_s,
         whole(u"libdeflate\\.h"_s),
         {u"PkgConfig::libdeflate"_s},
         {u"app/archive"_s}},
        {u"zlib"_s,
         whole(u"z(lib|conf)\\.h"_s),
         {u"ZLIB::ZLIB"_s},
         {u"app/archive"_s, u"app/demo"_s}},
        {u"OpenSSL"_s, whole(u"openssl/.*"_s), {u"OpenSSL::Crypto"_s}, {u"app/core"_s}},
        {u"cpp-httplib"_s,
         whole(u"(.*/)?httplib\\.h"_s),
         {u"PkgConfig::cpp-httplib"_s},
         {u"app/demo"_s}},
        {u"Qt Network"_s,
         whole(
             u"(QNetwork\\w*|QSsl\\w*|QHttp\\w*|QHsts\\w*|QAuthenticator|QDtls\\w*)(\\.h)?|QtNetwork/.*"_s),
         {},
         {u"app/cloud"_s}},
        {u"Qt's local sockets"_s, whole(u"QLocal(Server|Socket)(\\.h)?"_s), {}, {u"app/desktop"_s}},
        {u"the library of Qt Network"_s,
         whole(u"$^"_s),
         {u"Qt6::Network"_s},
         {u"app/cloud"_s, u"app/desktop"_s}},
        {u"Qt D-Bus"_s,
         whole(u"QDBus\\w*(\\.h)?|QtDBus/.*"_s),
         {u"Qt6::DBus"_s},
         {u"app/desktop"_s, u"ui/common"_s}},
        {u"QSettings"_s, whole(u"QSettings(\\.h)?"_s), {}, {u"app/storage"_s}},
        {u"Qt SQL"_s, whole(u"QSql\\w*(\\.h)?|QtSql/.*"_s), {u"Qt6::Sql"_s}, {u"app/storage"_s}},
        {u"QtKeychain"_s,
         whole(u"(qt6?keychain/.*|keychain\\.h)"_s),
         {u"Qt6Keychain"_s, u"Qt6Keychain::Qt6Keychain"_s},
         {u"app/storage"_s}},
        {u"QScintilla"_s,
         whole(u"(Qsci/)?qsci\\w*\\.h"_s),
         {u"QScintilla::QScintilla"_s},
         {u"ui/editor"_s}},
        {u"Qt Widgets"_s,
         whole(u"QtWidgets(/.*)?"_s),
         {u"Qt6::Widgets"_s, u"Qt6::SvgWidgets"_s},
         {u"ui"_s, u"app/main.cpp"_s}},
        {u"Qt Svg"_s, whole(u"QSvg\\w*(\\.h)?|QtSvg/.*"_s), {u"Qt6::Svg"_s}, {u"ui"_s}},
    };
    return table;
}

bool isAllowedIn(const Library &library, const QString &room)
{
    return library.onlyIn.contains(room)
           || (room.startsWith("ui/"_L1) && library.onlyIn.contains("ui"_L1));
}

// <QWidget> and <qwidget.h>: whatever lies in the folder of the module's headers.
bool isWidgetsHeader(const QString &included)
{
    static const QSet<QString> names = [] {
        const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath) + "/QtWidgets"_L1);
        const QStringList entries = headers.entryList(QDir::Files);
        return QSet<QString>(entries.begin(), entries.end());
    }();
    return names.contains(included);
}

const Library *libraryOf(const QString &included)
{
    static const QRegularExpression module(u"^Qt[A-Z]\\w*/"_s);
    const QString bare = QString(included).remove(module);
    const QList<Library> &all = libraries();
    const auto it = std::find_if(all.begin(), all.end(), [&](const Library &library) {
        return library.headers.match(included).hasMatch() || library.headers.match(bare).hasMatch()
               || (library.targets.contains("Qt6::Widgets"_L1) && isWidgetsHeader(bare));
    });
    return it == all.end() ? nullptr : &*it;
}

bool isGenerated(const QString &included)
{
    static const QRegularExpression generated = whole(u"(\\w+\\.moc|moc_\\w+\\.cpp|ui_\\w+\\.h)"_s);
    return generated.match(included).hasMatch();
}

bool isOurs(const QString &included)
{
    return included.startsWith("app/"_L1) || included.startsWith("ui/"_L1)
           || included.startsWith("tests/"_L1);
}

} // namespace

QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    if (parts.size() < 2 || (parts.first() != "app"_L1 && parts.first() != "ui"_L1))
        return {};
    return parts.at(0) + u'/' + parts.at(1);
}

QStringList knownRooms()
{
    QStringList names;
    for (const Room &room : rooms())
        names.append(room.name);
    return names;
}

QStringList includeViolations(const QString &path, const QString &text,
                              const std::function<bool(const QString &)> &exists)
{
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)[>\"]"_s,
        QRegularExpression::MultilineOption);
    const QString roomName = roomOf(path);
    const Room *room = findRoom(roomName);
    QStringList violations;
    const auto complain = [&](const QString &included, const QString &why) {
        violations.append(u"%1 includes %2: %3"_s.arg(path, included, why));
    };
    if (!roomName.isEmpty() && !room)
        violations.append(u"%1: the room %2 is not in the include table"_s.arg(path, roomName));

    for (auto it = include.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool quoted = match.captured(1) == "\""_L1;
        const QString included = match.captured(2);
        if (quoted && isGenerated(included))
            continue;
        if (quoted != isOurs(included)) {
            complain(included, quoted ? u"quotes are for our files, from the top folder"_s
                                      : u"our files stand in quotes"_s);
            continue;
        }
        if (quoted && (included.contains("/../"_L1) || !exists(included)))
            complain(included, u"there is no such file under the top folder"_s);
        if (!room)
            continue; // tests look everywhere
        if (quoted && !mayUse(*room, roomOf(included))) {
            complain(included, u"%1 may not know %2"_s.arg(roomName, roomOf(included)));
        } else if (const Library *library = quoted ? nullptr : libraryOf(included);
                   library && !isAllowedIn(*library, roomName)) {
            complain(included,
                     u"only %1 may know %2"_s.arg(library->onlyIn.join(u", "_s), library->name));
        }
    }
    return violations;
}

QStringList linkViolations(const QString &path, const QString &text)
{
    const Room *room = findRoom(roomOf(path));
    if (!room)
        return {u"%1: its room is not in the include table"_s.arg(path)};

    QHash<QString, QString>
        roomOfTarget; // "Scf::MainWindow" is written in the room "ui/mainwindow"
    for (const Room &other : rooms())
        roomOfTarget.insert("scf::"_L1 + other.name.section(u'/', -1), other.name);
    // A room of ui whose name is a room of app too, or is too general for a target, ends in "Ui".
    for (const QString &panel : panels)
        roomOfTarget.insert("scf::"_L1 + panel.section(u'/', -1) + "ui"_L1, panel);
    roomOfTarget.insert(u"scf::update"_s, u"app/update"_s);
    roomOfTarget.insert(u"scf::scripts"_s, u"app/scripts"_s);

    static const QRegularExpression comments(u"#[^\\n]*"_s);
    static const QRegularExpression call(u"scf_add_room\\s*\\(\\s*\\w+([^)]*)\\)"_s);
    static const QRegularExpression links(
        u"\\b(?:USES|PRIVATE)\\b(.*?)(?=\\bSOURCES\\b|\\bUSES\\b|\\bPRIVATE\\b|$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression space(u"\\s+"_s);
    const QRegularExpressionMatch found = call.match(QString(text).remove(comments));
    if (!found.hasMatch())
        return {u"%1: there is no scf_add_room() in it"_s.arg(path)};

    QStringList violations;
    for (auto it = links.globalMatch(found.captured(1)); it.hasNext();) {
        const QStringList targets = it.next().captured(1).split(space, Qt::SkipEmptyParts);
        for (const QString &target : targets) {
            if (target.startsWith("Scf::"_L1)) {
                const QString other = roomOfTarget.value(target.toLower());
                if (target != "Scf::Build"_L1 && !mayUse(*room, other))
                    violations.append(
                        u"%1 links %2, but %3 may not know it"_s.arg(path, target, room->name));
                continue;
            }
            for (const Library &library : libraries()) {
                if (library.targets.contains(target) && !isAllowedIn(library, room->name)) {
                    violations.append(u"%1 links %2, but only %3 may know %4"_s.arg(
                        path, target, library.onlyIn.join(u", "_s), library.name));
                }
            }
        }
    }
    return violations;
}

} // namespace Scf
