// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/accountimport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct ImportText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ImportText)
};

constexpr qint64 largestFile = 1024 * 1024;
constexpr qsizetype mostRows = 1'000;
constexpr qsizetype mostProblems = 20;
constexpr qsizetype longestKey = 256;
constexpr qsizetype longestToken = 8'192;
constexpr qsizetype longestName = 100;

//! What a person sees: a name out of a file may hold anything.
QString shown(const QString &text)
{
    return text.simplified().left(longestName);
}

//! The bytes of a file of reasonable size, or why there are none.
Result<QByteArray> contentOf(const QString &path)
{
    const auto failure = [](QLatin1StringView code, const QString &sentence) {
        return Error{.kind = Error::Kind::File,
                     .code = code,
                     .message = sentence,
                     .sent = Error::Sent::Nothing};
    };
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    // A pipe or a device would be waited for.
    if (!QFileInfo(path).isFile())
        return failure(LocalCode::fileNotFound, ImportText::tr("%1 is no file.").arg(shown(name)));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            LocalCode::fileUnreadable,
            ImportText::tr("%1 cannot be read: %2").arg(shown(name), file.errorString()));
    }
    QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile) {
        return failure(LocalCode::fileUnreadable,
                       ImportText::tr("%1 is too large to hold keys.").arg(shown(name)));
    }
    return bytes;
}

bool isPlain(const QString &text, qsizetype longest)
{
    return text.size() <= longest && std::all_of(text.begin(), text.end(), [](QChar character) {
               return character > u' ' && character < u'\x7f';
           });
}

//! Why \a credential is none, as one sentence that begins with \a where; empty where it is one.
QString problemOf(const Credential &credential, const QString &where)
{
    if (credential.secretId.isEmpty())
        return ImportText::tr("%1: there is no SecretId.").arg(where);
    if (credential.secretKey.isEmpty())
        return ImportText::tr("%1: there is no SecretKey.").arg(where);
    if (!isPlain(credential.secretId, longestKey) || !isPlain(credential.secretKey, longestKey)
        || !isPlain(credential.token, longestToken)) {
        return ImportText::tr("%1: the key holds characters that no key has, or too many.")
            .arg(where);
    }
    return {};
}

QString regionOf(const QString &text)
{
    static const QRegularExpression form(u"^[a-z]{2,}(-[a-z0-9]+)+$"_s);
    const QString region = cleanedKey(text).text.toLower();
    return region.size() <= longestName && form.match(region).hasMatch() ? region : QString();
}

void take(ImportedAccounts *imported, const Account &account, const QString &where)
{
    const QString problem = problemOf(account.credential, where);
    if (problem.isEmpty())
        imported->accounts.append(account);
    else if (imported->problems.size() < mostProblems)
        imported->problems.append(problem);
}

ImportedAccounts onlyProblem(const QString &sentence)
{
    return {.problems = {sentence}};
}

// ---- tccli

struct Profile
{
    QString name{};
    QString path{}; //!< without its suffix
};

Result<QJsonObject> jsonOf(const QString &path)
{
    const Result<QByteArray> bytes = contentOf(path);
    if (!bytes)
        return bytes.error();
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (document.isObject())
        return document.object();
    return Error{
        .kind = Error::Kind::File,
        .code = LocalCode::fileUnreadable,
        .message =
            ImportText::tr("%1 is not as tccli writes it.").arg(shown(QFileInfo(path).fileName())),
        .sent = Error::Sent::Nothing};
}

Account accountOf(const Profile &profile, const QJsonObject &credential)
{
    const auto text = [&credential](QLatin1StringView field) {
        return cleanedKey(credential.value(field).toString()).text;
    };
    Account account{
        .name = shown(profile.name),
        .endpoint = Endpoint::mainland(), // tccli's own
        .credential = {.secretId = text("secretId"_L1),
                       .secretKey = text("secretKey"_L1),
                       .token = text("token"_L1)},
        .roleArn = text("role-arn"_L1),
    };
    const qint64 expiresAt = credential.value("expiresAt"_L1).toInteger();
    if (expiresAt > 0)
        account.expiresAt = QDateTime::fromSecsSinceEpoch(expiresAt, Qt::UTC);
    return account;
}

// ---- CSV

QString textOf(const QByteArray &bytes, bool *isReadable)
{
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    QString text = decoder.decode(bytes);
    *isReadable = !decoder.hasError() && !text.contains(QChar());
    return text;
}

//! The rows of a CSV file: quoted fields may hold separators, line breaks and doubled quotes.
QList<QStringList> rowsOf(const QString &text, QChar separator)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool isQuoted = false;
    const auto endField = [&] { row.append(std::exchange(field, {})); };
    const auto endRow = [&] {
        endField();
        const bool isEmpty = std::all_of(
            row.begin(), row.end(), [](const QString &one) { return one.trimmed().isEmpty(); });
        if (!isEmpty)
            rows.append(row);
        row.clear();
    };
    for (qsizetype i = 0; i < text.size() && rows.size() <= mostRows; ++i) {
        const QChar character = text.at(i);
        if (isQuoted) {
            if (character != u'"')
                field += character;
            else if (i + 1 < text.size() && text.at(i + 1) == u'"')
                field += text.at(++i);
            else
                isQuoted = false;
        } else if (character == u'"' && field.trimmed().isEmpty()) {
            field.clear();
            isQuoted = true;
        } else if (character == separator) {
            endField();
        } else if (character == u'\n' || character == u'\r') {
            endRow();
        } else {
            field += character;
        }
    }
    endRow();
    return rows;
}

enum class CsvColumn { None, Name, SecretId, SecretKey, Token, Region };

//! What a column is called, in either language and however it is spelt.
CsvColumn columnNamed(const QString &heading)
{
    static const QHash<QString, CsvColumn> names{
        {u"secretid"_s, CsvColumn::SecretId},    {u"密钥id"_s, CsvColumn::SecretId},
        {u"api密钥id"_s, CsvColumn::SecretId},   {u"secretkey"_s, CsvColumn::SecretKey},
        {u"密钥"_s, CsvColumn::SecretKey},       {u"密钥key"_s, CsvColumn::SecretKey},
        {u"api密钥key"_s, CsvColumn::SecretKey}, {u"token"_s, CsvColumn::Token},
        {u"临时令牌"_s, CsvColumn::Token},       {u"name"_s, CsvColumn::Name},
        {u"username"_s, CsvColumn::Name},        {u"用户名"_s, CsvColumn::Name},
        {u"用户名称"_s, CsvColumn::Name},        {u"账号名称"_s, CsvColumn::Name},
        {u"子用户名称"_s, CsvColumn::Name},      {u"region"_s, CsvColumn::Region},
        {u"地域"_s, CsvColumn::Region},
    };
    QString plain = cleanedKey(heading).text.toLower();
    plain.remove(u'_').remove(u'-');
    return names.value(plain, CsvColumn::None);
}

QList<CsvColumn> columnsOf(const QStringList &headings)
{
    QList<CsvColumn> columns;
    for (const QString &heading : headings)
        columns.append(columnNamed(heading));
    return columns;
}

Account accountOf(const QStringList &row, const QList<CsvColumn> &columns)
{
    const auto field = [&](CsvColumn column) {
        const qsizetype index = columns.indexOf(column);
        return index < 0 ? QString() : row.value(index);
    };
    const auto key = [&](CsvColumn column) { return cleanedKey(field(column)).text; };
    return {.name = shown(field(CsvColumn::Name)),
            .credential = {.secretId = key(CsvColumn::SecretId),
                           .secretKey = key(CsvColumn::SecretKey),
                           .token = key(CsvColumn::Token)},
            .region = regionOf(field(CsvColumn::Region))};
}

} // namespace

CleanedKey cleanedKey(const QString &text)
{
    CleanedKey cleaned;
    for (const QChar character : text) {
        const QChar::Category category = character.category();
        const bool isInvisible = character.isSpace() || category == QChar::Other_Control
                                 || category == QChar::Other_Format;
        if (!isInvisible)
            cleaned.text += character;
    }
    cleaned.isChanged = cleaned.text.size() != text.size();
    return cleaned;
}

QString tccliFolder()
{
    return QDir::home().filePath(u".tccli"_s);
}

ImportedAccounts importTccli(const QString &folder)
{
    const QDir directory(folder);
    if (!directory.exists()) {
        return onlyProblem(ImportText::tr("There is no folder %1: tccli was never configured here.")
                               .arg(QDir::toNativeSeparators(folder)));
    }
    const QFileInfoList files =
        directory.entryInfoList({u"*.credential"_s}, QDir::Files, QDir::Name);
    if (files.isEmpty()) {
        return onlyProblem(
            ImportText::tr("There is no profile in %1.").arg(QDir::toNativeSeparators(folder)));
    }
    ImportedAccounts imported;
    for (const QFileInfo &file : files.first(qMin(files.size(), mostRows))) {
        const Profile profile{.name = file.completeBaseName(),
                              .path = directory.filePath(file.completeBaseName())};
        const Result<QJsonObject> credential = jsonOf(file.filePath());
        if (!credential) {
            if (imported.problems.size() < mostProblems)
                imported.problems.append(credential.error().message);
            continue;
        }
        Account account = accountOf(profile, *credential);
        const QJsonObject configured = jsonOf(profile.path + ".configure"_L1).value_or({});
        account.region =
            regionOf(configured.value("_sys_param"_L1).toObject().value("region"_L1).toString());
        const QString endpoint =
            configured.value("scf"_L1).toObject().value("endpoint"_L1).toString();
        account.endpoint = Endpoint::fromUserInput(endpoint).value_or(account.endpoint);
        //: %1 is the name of a profile of tccli
        take(&imported, account, ImportText::tr("Profile %1").arg(shown(profile.name)));
    }
    return imported;
}

ImportedAccounts importEnvironment(const QProcessEnvironment &environment)
{
    const auto value = [&environment](const QString &name) {
        return cleanedKey(environment.value("TENCENTCLOUD_"_L1 + name)).text;
    };
    ImportedAccounts imported;
    const Account account{.credential = {.secretId = value(u"SECRET_ID"_s),
                                         .secretKey = value(u"SECRET_KEY"_s),
                                         .token = value(u"TOKEN"_s)},
                          .region = regionOf(value(u"REGION"_s))};
    if (account.credential.secretId.isEmpty() && account.credential.secretKey.isEmpty())
        return onlyProblem(ImportText::tr("The variable TENCENTCLOUD_SECRET_ID is not set."));
    take(&imported, account, ImportText::tr("Environment variables"));
    return imported;
}

ImportedAccounts importCsvFile(const QString &path)
{
    const Result<QByteArray> bytes = contentOf(path);
    return bytes ? importCsv(*bytes) : onlyProblem(bytes.error().message);
}

ImportedAccounts importCsv(const QByteArray &bytes)
{
    bool isReadable = false;
    const QString text = textOf(bytes, &isReadable);
    if (!isReadable)
        return onlyProblem(ImportText::tr("This is no text file in UTF-8."));
    if (text.trimmed().isEmpty())
        return onlyProblem(ImportText::tr("The file is empty."));

    // Spreadsheets write another separator where the comma stands in numbers.
    QList<QStringList> rows;
    QList<CsvColumn> columns;
    for (const QChar separator : {u',', u';', u'\t'}) {
        rows = rowsOf(text, separator);
        columns = columnsOf(rows.first());
        if (columns.contains(CsvColumn::SecretId) && columns.contains(CsvColumn::SecretKey))
            break;
    }
    if (!columns.contains(CsvColumn::SecretId) || !columns.contains(CsvColumn::SecretKey)) {
        return onlyProblem(
            ImportText::tr("The first row names no columns SecretId and SecretKey."));
    }
    if (rows.size() == 1)
        return onlyProblem(ImportText::tr("There is no key below the first row."));
    if (rows.size() > mostRows)
        return onlyProblem(ImportText::tr("The file has too many rows to hold keys."));

    ImportedAccounts imported;
    for (qsizetype i = 1; i < rows.size(); ++i) {
        //: of a CSV file; %1 is its number
        take(&imported, accountOf(rows.at(i), columns), ImportText::tr("Row %1").arg(i + 1));
    }
    return imported;
}

} // namespace Scf
