// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/explanation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Scf;
using namespace Qt::StringLiterals;

namespace {

const auto english = u"en"_s;
const auto chinese = u"zh_CN"_s;

QByteArray catalogueBytes()
{
    QFile file(u":/scf/explanations.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject catalogueJson()
{
    return QJsonDocument::fromJson(catalogueBytes()).object();
}

// The lines of a list of test data, without comments.
QStringList linesOf(const QString &name)
{
    QFile file(QStringLiteral(SCF_TEST_DATA "/explain/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    QStringList lines;
    const QStringList all = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : all) {
        if (!line.startsWith(u'#'))
            lines.append(line.trimmed());
    }
    return lines;
}

// The codes that app/core/error.h declares, as it declares them.
QStringList localCodes()
{
    QFile header(QStringLiteral(SCF_SOURCE_DIR "/app/core/error.h"));
    if (!header.open(QIODevice::ReadOnly))
        qFatal("app/core/error.h is missing");
    static const QRegularExpression declaration(uR"re("(Local\.\w+)"_L1;)re"_s);
    QStringList codes;
    auto matches = declaration.globalMatch(QString::fromUtf8(header.readAll()));
    while (matches.hasNext())
        codes.append(matches.next().captured(1));
    return codes;
}

Error serviceError(const QString &code, const QString &action = u"UpdateFunctionCode"_s)
{
    Error error;
    error.kind = Error::Kind::Service;
    error.code = code;
    error.action = action;
    return error;
}

const ExplanationCatalogue &catalogue()
{
    return ExplanationCatalogue::instance();
}

bool hasHan(const QString &text)
{
    static const QRegularExpression han(u"\\p{Han}"_s);
    return text.contains(han);
}

struct Text
{
    QString where{};
    QString language{};
    QString part{};
    QString words{};
};

// Every sentence of the catalogue, with the place where it stands.
QList<Text> allTexts()
{
    QList<Text> texts;
    const QJsonObject root = catalogueJson();
    for (auto it = root.begin(); it != root.end(); ++it) {
        const QJsonObject entry = it->toObject();
        for (const QString &language : {english, chinese}) {
            const QJsonObject words = entry[language].toObject();
            for (const QString &part : {u"title"_s, u"meaning"_s, u"live"_s})
                texts.append({it.key(), language, part, words[part].toString()});
            const QJsonArray causes = entry["causes"_L1].toObject()[language].toArray();
            for (const QJsonValue &cause : causes)
                texts.append({it.key(), language, u"cause"_s, cause.toString()});
        }
    }
    return texts;
}

} // namespace

class tst_Explanations : public QObject
{
    Q_OBJECT

private slots:
    void catalogueIsFoundInTheStaticLibrary();
    void explainsEveryListedCode_data();
    void explainsEveryListedCode();
    void explainsEveryLocalCode();
    void explainsEveryCodeOfCos();
    void hasNoEntryThatNoListNames();
    void saysEverythingInBothLanguages();
    void saysNothingTwice();
    void keepsTitlesShortAndFreeOfJargon();
    void namesTheControlOfEachParameter_data();
    void namesTheControlOfEachParameter();
    void knowsEveryRemedy();
    void offersRetryOnlyWhereNothingRan();
    void namesCodesThatMeanTheSameMutually();
    void fallsBackToTheLongestPrefix_data();
    void fallsBackToTheLongestPrefix();
    void fallsBackToTheKind_data();
    void fallsBackToTheKind();
    void survivesHostileCodes_data();
    void survivesHostileCodes();
    void tellsWhatIsLiveByTheCall_data();
    void tellsWhatIsLiveByTheCall();
    void takesTheRetryAwayWhenTheOutcomeIsUnknown();
    void tellsCosFromTheApiByTheAction();
    void takesAnythingThatIsNotChineseForEnglish();
    void readsNothingFromBrokenCatalogues_data();
    void readsNothingFromBrokenCatalogues();
};

void tst_Explanations::catalogueIsFoundInTheStaticLibrary()
{
    QVERIFY(QFile::exists(u":/scf/explanations.json"_s));
    QJsonParseError error;
    QJsonDocument::fromJson(catalogueBytes(), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(catalogue().codes().size() > 180);
}

void tst_Explanations::explainsEveryListedCode_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<int>("count");
    QTest::newRow("the founding page") << u"founding-page.txt"_s << 44;
    QTest::newRow("some editions") << u"some-editions.txt"_s << 4;
    QTest::newRow("common to all services") << u"common.txt"_s << 38;
    QTest::newRow("reading Actions") << u"reading-actions.txt"_s << 33;
    QTest::newRow("StatusReasons") << u"status-reasons.txt"_s << 5;
    QTest::newRow("families") << u"families.txt"_s << 14;
}

void tst_Explanations::explainsEveryListedCode()
{
    QFETCH(QString, list);
    QFETCH(int, count);
    const QStringList codes = linesOf(list);
    QCOMPARE(codes.size(), count);
    for (const QString &code : codes) {
        for (const QString &language : {english, chinese}) {
            const Explanation explanation = catalogue().explain(serviceError(code), language);
            QVERIFY2(explanation.isExact, qPrintable(code));
            QCOMPARE(explanation.code, code);
            QCOMPARE(explanation.matched, code);
            QVERIFY2(!explanation.causes.isEmpty(), qPrintable(code));
            QVERIFY2(!explanation.remedies.isEmpty(), qPrintable(code));
        }
    }
}

void tst_Explanations::explainsEveryLocalCode()
{
    const QStringList codes = localCodes();
    QVERIFY(codes.size() >= 32);
    QVERIFY(codes.contains(LocalCode::hostNotFound));
    for (const QString &code : codes + QStringList{u"Local.UpdateFailed"_s}) {
        QVERIFY2(catalogue().explain({.code = code}, english).isExact, qPrintable(code));
        QVERIFY2(catalogue().explain({.code = code}, chinese).isExact, qPrintable(code));
    }
}

void tst_Explanations::explainsEveryCodeOfCos()
{
    const QJsonObject root = catalogueJson();
    const QStringList codes = linesOf(u"cos.txt"_s);
    QCOMPARE(codes.size(), 45);
    for (const QString &code : codes) {
        const Explanation explanation =
            catalogue().explain(serviceError(code, u"PutObject"_s), english);
        QVERIFY2(explanation.isExact, qPrintable(code));
        QVERIFY2(root[explanation.matched].toObject()["service"_L1] == u"cos"_s, qPrintable(code));
    }
}

void tst_Explanations::hasNoEntryThatNoListNames()
{
    QStringList known = localCodes();
    known.append(u"Local.UpdateFailed"_s);
    for (const auto *list :
         {"founding-page.txt", "some-editions.txt", "common.txt", "reading-actions.txt",
          "status-reasons.txt", "families.txt", "sts.txt"})
        known.append(linesOf(QLatin1StringView(list)));
    const QStringList cos = linesOf(u"cos.txt"_s);
    for (const QString &code : cos)
        known.append({code, u"COS."_s + code});
    const QStringList codes = catalogue().codes();
    for (const QString &code : codes)
        QVERIFY2(known.contains(code), qPrintable(code));
    QVERIFY(std::ranges::is_sorted(codes));
}

void tst_Explanations::saysEverythingInBothLanguages()
{
    for (const Text &text : allTexts()) {
        const QString place = text.where + u' ' + text.language + u' ' + text.part;
        QVERIFY2(text.words.size() >= (text.language == english ? 4 : 3), qPrintable(place));
        QCOMPARE(text.words, text.words.trimmed());
        QVERIFY2(hasHan(text.words) == (text.language == chinese), qPrintable(place));
        if (text.part != "title"_L1) {
            static const QRegularExpression end(u"[.?。？]$"_s);
            QVERIFY2(text.words.contains(end), qPrintable(place));
        }
    }
    const QJsonObject root = catalogueJson();
    for (auto it = root.begin(); it != root.end(); ++it) {
        const QJsonObject causes = (*it).toObject()["causes"_L1].toObject();
        QVERIFY2(causes["en"_L1].toArray().size() == causes["zh_CN"_L1].toArray().size(),
                 qPrintable(it.key()));
    }
}

void tst_Explanations::saysNothingTwice()
{
    QHash<QString, QString> places;
    for (const Text &text : allTexts()) {
        const QString place = text.where + u' ' + text.part;
        const QString words = text.words.toCaseFolded();
        QVERIFY2(!places.contains(words),
                 qPrintable(u"%1 repeats %2: %3"_s.arg(place, places.value(words), text.words)));
        places.insert(words, place);
    }
}

void tst_Explanations::keepsTitlesShortAndFreeOfJargon()
{
    static const QRegularExpression codeWord(u"[a-z][A-Z][a-z]+\\.|\\w\\.\\w"_s);
    for (const Text &text : allTexts()) {
        if (text.part != "title"_L1)
            continue;
        QVERIFY2(text.words.size() <= (text.language == english ? 60 : 30), qPrintable(text.words));
        QVERIFY2(!text.words.contains(codeWord), qPrintable(text.words));
        QVERIFY2(!text.words.contains(text.where), qPrintable(text.words));
        QVERIFY2(!text.words.endsWith(u'.') && !text.words.endsWith(u'。'), qPrintable(text.words));
    }
}

void tst_Explanations::namesTheControlOfEachParameter_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("inEnglish");
    QTest::addColumn<QString>("inChinese");
    for (const QString &line : linesOf(u"controls.txt"_s)) {
        const QStringList columns = line.split(u'\t');
        QCOMPARE(columns.size(), 3);
        QTest::newRow(qPrintable(columns.at(0))) << columns.at(0) << columns.at(1) << columns.at(2);
    }
    // Whatever is said of a parameter's value says where it is entered; the rest are not entered.
    const QStringList elsewhere{
        u"InvalidParameterValue.Action"_s,    u"InvalidParameterValue.DnsInfo"_s,
        u"InvalidParameterValue.Filters"_s,   u"InvalidParameterValue.Order"_s,
        u"InvalidParameterValue.Qualifier"_s, u"InvalidParameterValue.QueryVersion"_s,
        u"InvalidParameterValue.Stamp"_s};
    const QString rows = linesOf(u"controls.txt"_s).join(u'\n');
    for (const QString &code : catalogue().codes()) {
        if (code.startsWith("InvalidParameterValue."_L1) && !elsewhere.contains(code))
            QVERIFY2(rows.contains(code + u'\t'), qPrintable(code));
    }
}

void tst_Explanations::namesTheControlOfEachParameter()
{
    QFETCH(QString, code);
    QFETCH(QString, inEnglish);
    QFETCH(QString, inChinese);
    const auto said = [&code](const QString &language) {
        const Explanation explanation = catalogue().explain(serviceError(code), language);
        return explanation.isExact ? explanation.meaning + explanation.causes.join(u' ')
                                   : QString();
    };
    QVERIFY2(said(english).contains(inEnglish), qPrintable(said(english)));
    QVERIFY2(said(chinese).contains(u'“' + inChinese + u'”'), qPrintable(said(chinese)));
}

void tst_Explanations::knowsEveryRemedy()
{
    const QJsonObject root = catalogueJson();
    QSet<Remedy> used;
    for (auto it = root.begin(); it != root.end(); ++it) {
        QStringList seen;
        const QJsonArray names = (*it).toObject()["remedies"_L1].toArray();
        for (const QJsonValue &name : names) {
            const std::optional<Remedy> remedy = remedyOfName(name.toString());
            QVERIFY2(remedy.has_value(), qPrintable(it.key() + u' ' + name.toString()));
            QCOMPARE(remedyName(*remedy), name.toString());
            QVERIFY2(!seen.contains(name.toString()), qPrintable(it.key()));
            seen.append(name.toString());
            used.insert(*remedy);
        }
    }
    QCOMPARE(used.size(), int(Remedy::Refresh) + 1);
    QVERIFY(!remedyOfName(u"").has_value());
    QVERIFY(!remedyOfName(u"send-again").has_value());
}

void tst_Explanations::offersRetryOnlyWhereNothingRan()
{
    QStringList retrying;
    for (const QString &code : catalogue().codes()) {
        if (catalogue()
                .explain(serviceError(code), english)
                .remedies.contains(Remedy::WaitAndRetry))
            retrying.append(code);
    }
    QStringList safe = linesOf(u"retry-safe.txt"_s);
    safe.sort();
    QCOMPARE(retrying, safe);
    for (int kind = 0; kind <= int(Error::Kind::Protocol); ++kind) {
        const Error error{.kind = Error::Kind(kind), .action = u"UpdateFunctionCode"_s};
        QVERIFY(!catalogue().explain(error, english).remedies.contains(Remedy::WaitAndRetry));
    }
}

void tst_Explanations::namesCodesThatMeanTheSameMutually()
{
    const QStringList codes = catalogue().codes();
    int groups = 0;
    for (const QString &code : codes) {
        const QStringList others = catalogue().explain(serviceError(code), english).sameAs;
        for (const QString &other : others) {
            ++groups;
            QVERIFY2(codes.contains(other) && other != code, qPrintable(code));
            QVERIFY2(catalogue().explain(serviceError(other), english).sameAs.contains(code),
                     qPrintable(code + u' ' + other));
        }
    }
    QVERIFY(groups > 20);
}

void tst_Explanations::fallsBackToTheLongestPrefix_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("matched");
    QTest::newRow("the code itself")
        << u"InvalidParameterValue.Handler"_s << u"InvalidParameterValue.Handler"_s;
    QTest::newRow("below a code") << u"InvalidParameterValue.Handler.TooLong"_s
                                  << u"InvalidParameterValue.Handler"_s;
    QTest::newRow("of a family") << u"InvalidParameterValue.Nobody"_s << u"InvalidParameterValue"_s;
    QTest::newRow("deep in a family") << u"ResourceNotFound.A.B.C"_s << u"ResourceNotFound"_s;
    QTest::newRow("not at a dot") << u"ResourceNotFoundElsewhere"_s << QString();
    QTest::newRow("a prefix of a code")
        << u"InvalidParameterValue.Hand"_s << u"InvalidParameterValue"_s;
    QTest::newRow("ends with a dot") << u"FailedOperation."_s << u"FailedOperation"_s;
    QTest::newRow("starts with a dot") << u".FailedOperation"_s << QString();
    QTest::newRow("case matters") << u"failedoperation"_s << QString();
    QTest::newRow("unknown of ours") << u"Local.Nothing"_s << QString();
    QTest::newRow("an internal key") << u"$kind.service"_s << QString();
}

void tst_Explanations::fallsBackToTheLongestPrefix()
{
    QFETCH(QString, code);
    QFETCH(QString, matched);
    const Explanation explanation = catalogue().explain(serviceError(code), english);
    QCOMPARE(explanation.code, code);
    QCOMPARE(explanation.matched, matched);
    QCOMPARE(explanation.isExact, code == matched);
    QVERIFY(!explanation.title.isEmpty() && !explanation.meaning.isEmpty()
            && !explanation.live.isEmpty());
    const Explanation family = catalogue().explain(serviceError(matched), english);
    QCOMPARE(explanation.title, family.title);
}

void tst_Explanations::fallsBackToTheKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("cancelled") << int(Error::Kind::Cancelled);
    QTest::newRow("input") << int(Error::Kind::Input);
    QTest::newRow("file") << int(Error::Kind::File);
    QTest::newRow("keychain") << int(Error::Kind::Keychain);
    QTest::newRow("network") << int(Error::Kind::Network);
    QTest::newRow("timeout") << int(Error::Kind::Timeout);
    QTest::newRow("http") << int(Error::Kind::Http);
    QTest::newRow("service") << int(Error::Kind::Service);
    QTest::newRow("protocol") << int(Error::Kind::Protocol);
}

void tst_Explanations::fallsBackToTheKind()
{
    QFETCH(int, kind);
    const Error error{.kind = Error::Kind(kind), .code = u"Nobody.Knows"_s};
    QSet<QString> titles;
    for (const QString &language : {english, chinese}) {
        const Explanation explanation = catalogue().explain(error, language);
        QVERIFY(!explanation.isExact);
        QCOMPARE(explanation.matched, QString());
        QVERIFY(!explanation.title.isEmpty() && !explanation.meaning.isEmpty());
        QVERIFY(!explanation.live.isEmpty() && !explanation.remedies.isEmpty());
        titles.insert(explanation.title);
    }
    QCOMPARE(titles.size(), 2);
    for (int other = 0; other <= int(Error::Kind::Protocol); ++other) {
        if (other != kind)
            QVERIFY(
                !titles.contains(catalogue().explain({.kind = Error::Kind(other)}, english).title));
    }
}

void tst_Explanations::survivesHostileCodes_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << QString();
    QTest::newRow("10,000 characters") << QString(10'000, u'x');
    QTest::newRow("10,000 dots") << QString(10'000, u'.');
    QTest::newRow("one dot") << u"."_s;
    QTest::newRow("10,000 parts") << u"a."_s.repeated(10'000);
    QTest::newRow("markup") << u"<b>&amp;</b>"_s;
    QTest::newRow("null characters") << QString(100, QChar(0));
    QTest::newRow("half a surrogate pair") << QString(QChar(0xd83d));
    QTest::newRow("line breaks") << u"Failed\nOperation"_s;
}

void tst_Explanations::survivesHostileCodes()
{
    QFETCH(QString, code);
    for (const QString &language : {english, chinese}) {
        const Explanation explanation = catalogue().explain(serviceError(code), language);
        QCOMPARE(explanation.code, code);
        QVERIFY(!explanation.isExact);
        QCOMPARE(explanation.matched, QString());
        QVERIFY(!explanation.title.isEmpty());
    }
    const Explanation known =
        catalogue().explain(serviceError(u"FailedOperation."_s + code), english);
    QCOMPARE(known.matched, u"FailedOperation"_s);
    QVERIFY(!known.isExact);
}

void tst_Explanations::tellsWhatIsLiveByTheCall_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("key"); // of the entry whose "live" is shown
    const auto update = u"UpdateFunctionCode"_s;
    const auto timedOut = QString(LocalCode::timedOut);
    const auto lost = [&](const QString &action, Error::Sent sent) {
        return Error{
            .kind = Error::Kind::Timeout, .code = timedOut, .action = action, .sent = sent};
    };
    QTest::newRow("refused update")
        << serviceError(u"InvalidParameterValue.Handler"_s) << u"InvalidParameterValue.Handler"_s;
    QTest::newRow("refused reading")
        << serviceError(u"UnauthorizedOperation.CAM"_s, u"ListFunctions"_s) << u"$reading"_s;
    QTest::newRow("lost update") << lost(update, Error::Sent::All) << timedOut;
    QTest::newRow("update sent in part") << lost(update, Error::Sent::Part) << u"$unsent"_s;
    QTest::newRow("update not sent") << lost(update, Error::Sent::Nothing) << u"$unsent"_s;
    QTest::newRow("lost reading") << lost(u"GetFunction"_s, Error::Sent::All) << u"$reading"_s;
    QTest::newRow("lost upload") << lost(u"UploadPart"_s, Error::Sent::All) << u"$upload"_s;
    QTest::newRow("bucket not found while browsing")
        << serviceError(u"NoSuchBucket"_s, u"GetBucket"_s) << u"$reading"_s;
    QTest::newRow("refused upload")
        << serviceError(u"AccessDenied"_s, u"PutObject"_s) << u"AccessDenied"_s;
    QTest::newRow("file before sending") << Error{.kind = Error::Kind::File,
                                                  .code = LocalCode::diskFull,
                                                  .sent = Error::Sent::Nothing}
                                         << QString(LocalCode::diskFull);
}

void tst_Explanations::tellsWhatIsLiveByTheCall()
{
    QFETCH(Error, error);
    QFETCH(QString, key);
    const QJsonObject entry = catalogueJson()[key].toObject();
    for (const QString &language : {english, chinese}) {
        const QString live = entry[language].toObject()["live"_L1].toString();
        QVERIFY(!live.isEmpty());
        QCOMPARE(catalogue().explain(error, language).live, live);
    }
}

void tst_Explanations::takesTheRetryAwayWhenTheOutcomeIsUnknown()
{
    const auto offersRetry = [](const Error &error) {
        return catalogue().explain(error, english).remedies.contains(Remedy::WaitAndRetry);
    };
    Error error = serviceError(u"RequestLimitExceeded"_s);
    QVERIFY(offersRetry(error));
    error.kind = Error::Kind::Http; // the same words, but not in an answer of the service
    QVERIFY(error.outcomeUnknown());
    QVERIFY(!offersRetry(error));
    error.action = u"ListFunctions"_s;
    QVERIFY(offersRetry(error));
}

void tst_Explanations::tellsCosFromTheApiByTheAction()
{
    const auto code = u"NoSuchVersion"_s;
    const Explanation api = catalogue().explain(serviceError(code), english);
    const Explanation cos = catalogue().explain(serviceError(code, u"HeadObject"_s), english);
    QCOMPARE(api.matched, code);
    QCOMPARE(cos.matched, u"COS.NoSuchVersion"_s);
    QCOMPARE(cos.code, code);
    QVERIFY(api.isExact && cos.isExact);
    QVERIFY(api.title != cos.title);
}

void tst_Explanations::takesAnythingThatIsNotChineseForEnglish()
{
    const Error error = serviceError(u"FailedOperation"_s);
    const QString inEnglish = catalogue().explain(error, english).title;
    const QString inChinese = catalogue().explain(error, chinese).title;
    QVERIFY(inEnglish != inChinese);
    QCOMPARE(catalogue().explain(error, QString()).title, inEnglish);
    QCOMPARE(catalogue().explain(error, u"C"_s).title, inEnglish);
    QCOMPARE(catalogue().explain(error, u"de_DE"_s).title, inEnglish);
    QCOMPARE(catalogue().explain(error, u"zh"_s).title, inChinese);
    QCOMPARE(catalogue().explain(error, u"zh-Hans-CN"_s).title, inChinese);
}

void tst_Explanations::readsNothingFromBrokenCatalogues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("title");
    QTest::newRow("an array") << QByteArray("[1]");
    QTest::newRow("an entry without words") << QByteArray(R"({"A":{}})");
    QTest::newRow("an entry of the wrong type") << QByteArray(R"({"A":[]})");
    QTest::newRow("one language") << QByteArray(R"({"A":{"en":{"title":"Some title"}}})");
    QTest::newRow("cut") << catalogueBytes().left(2000);
}

void tst_Explanations::readsNothingFromBrokenCatalogues()
{
    QFETCH(QByteArray, json);
    const ExplanationCatalogue broken = ExplanationCatalogue::fromJson(json);
    QVERIFY(broken.codes().isEmpty());
    const Explanation explanation = broken.explain(serviceError(u"A.B"_s), english);
    QCOMPARE(explanation.code, u"A.B"_s);
    QVERIFY(explanation.title.isEmpty() && !explanation.isExact);
}

QTEST_GUILESS_MAIN(tst_Explanations)
#include "tst_explanations.moc"
