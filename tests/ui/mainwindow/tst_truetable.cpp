// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"
#include "app/demo/zippackage.h"
#include "app/explain/explanation.h"
#include "app/services/session.h"
#include "app/update/coderequest.h"
#include "app/update/updatereadiness.h"
#include "tests/support/windowfixture.h"
#include "ui/common/findingslist.h"
#include "ui/mainwindow/appearance.h"
#include "ui/results/resultspanel.h"

#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

constexpr auto updateAction = "UpdateFunctionCode"_L1;

// What became of an update that a code stands in the way of.
constexpr auto prevented = "prevented"_L1; // the cause has a finding, and nothing can be sent
constexpr auto recovered = "recovered"_L1; // the update ended live without help
constexpr auto explained = "explained"_L1; // the result tells it in the words of its own entry

// Codes whose cause cannot be made in the window, and why: what the platform answers then is
// injected.
struct Injected
{
    QLatin1StringView code;
    const char *why;
};
constexpr auto injected = std::to_array<Injected>({
    {"FailedOperation"_L1, "it names no cause"},
    {"FailedOperation.CallRoleFailed"_L1, "only the platform asks for the role"},
    {"FailedOperation.OperationConflict"_L1, "what another program sent does not show at once"},
    {"InternalError.System"_L1, "it happens inside the platform; the function is read to tell"},
    {"InvalidParameter.Payload"_L1, "what is sent is always an object of JSON"},
    {"InvalidParameterValue"_L1, "it names no parameter"},
    {"InvalidParameterValue.Code"_L1, "one source is sent, never none or two"},
    {"InvalidParameterValue.CodeSecret"_L1, "never sent"},
    {"InvalidParameterValue.CodeSource"_L1, "it follows from the source that is sent"},
    {"InvalidParameterValue.Demo"_L1, "never sent: templates are for new functions"},
    {"InvalidParameterValue.DemoId"_L1, "never sent: templates are for new functions"},
    {"InvalidParameterValue.DnsInfo"_L1, "an environment variable, which no update of code sends"},
    {"InvalidParameterValue.GitBranch"_L1, "never sent: retired"},
    {"InvalidParameterValue.GitDirectory"_L1, "never sent: retired"},
    {"InvalidParameterValue.GitPassword"_L1, "never sent: retired"},
    {"InvalidParameterValue.GitUrl"_L1, "never sent: retired"},
    {"InvalidParameterValue.GitUserName"_L1, "never sent: retired"},
    {"InvalidParameterValue.InlineZipFile"_L1, "the program packs what was edited itself"},
    {"InvalidParameterValue.Namespace"_L1, "none of its functions can be chosen to begin with"},
    {"InvalidParameterValue.TempCosObjectName"_L1, "never sent"},
    {"InvalidParameterValue.ZipFileBase64BinasciiError"_L1, "the program encodes it itself"},
    {"LimitExceeded.ContainerImageAccelerateQuota"_L1, "no call tells how much of it is left"},
    {"UnauthorizedOperation.CAM"_L1, "no call tells what a key may do"},
    {"UnauthorizedOperation.TempCosAppid"_L1, "never sent"},
    {"UnauthorizedOperation.UpdateFunctionCode"_L1, "no call tells what a key may do"},
});

} // namespace

//! What becomes of each error code of the founding page, made and seen in the window; README shows
//! it. With SCF_WRITE_TABLE=1 in the environment the table there is written, else compared.
class tst_TrueTable : public QObject, protected WindowFixture
{
    Q_OBJECT

public:
    //! How a cause is made in the window, and what it is met with.
    struct Natural
    {
        QLatin1StringView code;
        QLatin1StringView finding;
        const char *cause; //!< in words
        void (tst_TrueTable::*make)();
        //! What the demo cloud answers to that very request; empty: the code itself.
        QLatin1StringView answered{};
    };

private slots:
    void initTestCase();
    void cleanupTestCase();

    void isPrevented_data();
    void isPrevented();
    void isExplained_data();
    void isExplained();
    void standsInTheReadme();

private:
    void makeHandlerWithoutDot();
    void makePublishingFunction();
    void makeDeletingFunction();
    void makeBrokenZip();
    void makeMissingObject();
    void makeMissingBucket();
    void makeUnknownBucketRegion();
    void makePlaceInsteadOfObject();
    void makeImageForCode();
    void makeZipForImage();
    void makeWrongImageType();
    void makeWrongImageUri();
    void makeWrongRegistryId();
    void makeCommandInBrackets();
    void makeArgsInBrackets();
    void makeMissingFunction();
    void makeOtherMissingFunction();
    void makeThirdMissingFunction();
    void makeMissingNamespace();

    struct Row
    {
        QString outcome{};
        QString cause{};
        QString how{};
    };

    static const QList<Natural> &naturals();
    void enter(const char *name, const QString &text) { child<QLineEdit>(name)->setText(text); }
    void enterZip(const QString &path);
    void enterObject(const QString &address);
    void enterImage(const QString &uri, const QString &registryId = {});
    void loseFunction(const QString &functionName);
    QByteArray ask(const QByteArray &path, const QJsonObject &post = {});
    QStringList updatesThatArrived();
    QString answerPastTheWindow();
    QStringList errors() const;
    QString table() const;

    QNetworkAccessManager m_network;
    QString m_goodZip;
    QMap<QString, Row> m_rows;
};

const QList<tst_TrueTable::Natural> &tst_TrueTable::naturals()
{
    static const QList<Natural> rows{
        {"FailedOperation.FunctionStatusError"_L1, "function-status"_L1,
         "a version of the function is being published", &tst_TrueTable::makePublishingFunction},
        {"FailedOperation.UpdateFunctionCode"_L1, "function-status"_L1,
         "the function is being deleted", &tst_TrueTable::makeDeletingFunction},
        {"InvalidParameterValue.Args"_L1, "image-args"_L1, "a list in brackets",
         &tst_TrueTable::makeArgsInBrackets},
        {"InvalidParameterValue.Command"_L1, "image-command"_L1, "a list in brackets",
         &tst_TrueTable::makeCommandInBrackets},
        {"InvalidParameterValue.Cos"_L1, "cos-object-missing"_L1, "no such object",
         &tst_TrueTable::makeMissingObject},
        {"InvalidParameterValue.CosBucketName"_L1, "cos-bucket-missing"_L1, "no such bucket",
         &tst_TrueTable::makeMissingBucket},
        {"InvalidParameterValue.CosBucketRegion"_L1, "cos-region"_L1, "not the bucket's region",
         &tst_TrueTable::makeUnknownBucketRegion},
        {"InvalidParameterValue.CosObjectName"_L1, "cos-key"_L1,
         "a place in the bucket, not an object", &tst_TrueTable::makePlaceInsteadOfObject},
        {"InvalidParameterValue.FunctionName"_L1, "function-missing"_L1,
         "the function was deleted meanwhile", &tst_TrueTable::makeOtherMissingFunction,
         "ResourceNotFound.Function"_L1},
        {"InvalidParameterValue.Handler"_L1, "handler-form"_L1, "no dot in the handler",
         &tst_TrueTable::makeHandlerWithoutDot},
        {"InvalidParameterValue.ImageType"_L1, "image-type"_L1,
         "an enterprise registry taken for a personal one", &tst_TrueTable::makeWrongImageType},
        {"InvalidParameterValue.ImageUri"_L1, "image-uri"_L1, "no tag and no digest",
         &tst_TrueTable::makeWrongImageUri},
        {"InvalidParameterValue.RegistryId"_L1, "image-registry"_L1, "not of the form tcr-…",
         &tst_TrueTable::makeWrongRegistryId},
        {"InvalidParameterValue.ZipFile"_L1, "package-unreadable"_L1, "half of a ZIP file",
         &tst_TrueTable::makeBrokenZip},
        {"ResourceNotFound.Function"_L1, "function-missing"_L1,
         "the function was deleted meanwhile", &tst_TrueTable::makeMissingFunction},
        {"ResourceNotFound.FunctionName"_L1, "function-missing"_L1,
         "the function was deleted meanwhile", &tst_TrueTable::makeThirdMissingFunction,
         "ResourceNotFound.Function"_L1},
        {"ResourceNotFound.ImageConfig"_L1, "source-kind"_L1, "an image for a function of code",
         &tst_TrueTable::makeImageForCode},
        {"ResourceNotFound.Namespace"_L1, "namespace-missing"_L1,
         "the namespace was deleted meanwhile", &tst_TrueTable::makeMissingNamespace},
        {"UnsupportedOperation"_L1, "source-kind"_L1, "a package for a function of an image",
         &tst_TrueTable::makeZipForImage},
    };
    return rows;
}

void tst_TrueTable::initTestCase()
{
    // Good for each of the script runtimes, so that nothing but the cause is wrong.
    m_goodZip = m_home->filePath(u"good.zip"_s);
    const QByteArray zip = Demo::storedZip(
        {{u"index.js"_s, "exports.main_handler = async () => 'new';\n"},
         {u"index.py"_s, "def main_handler(event, context):\n    return 'new'\n"},
         {u"index.php"_s,
          "<?php\nfunction main_handler($event, $context)\n{\n    return 1;\n}\n"}});
    QFile good(m_goodZip);
    QVERIFY(good.open(QIODevice::WriteOnly));
    good.write(zip);
    QFile broken(m_home->filePath(u"broken.zip"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(zip.left(zip.size() / 2));

    QVERIFY(openWindow() && openDemo());
}

void tst_TrueTable::cleanupTestCase()
{
    closeWindow();
}

void tst_TrueTable::enterZip(const QString &path)
{
    QVERIFY(chooseSource(u"ZIP file"_s));
    enter("zipFilePath", path);
}

void tst_TrueTable::enterObject(const QString &address)
{
    QVERIFY(choose(u"hello-world"_s) && chooseSource(u"COS object"_s));
    enter("cosObject", address);
}

void tst_TrueTable::enterImage(const QString &uri, const QString &registryId)
{
    QVERIFY(choose(u"face-blur"_s) && chooseSource(u"Image"_s));
    enter("imageUri", uri);
    QVERIFY(chooseSource(registryId.isEmpty() ? u"Personal"_s : u"Enterprise"_s));
    enter("imageRegistryId", registryId);
    enter("imageCommand", {});
    enter("imageArgs", {});
}

void tst_TrueTable::makePublishingFunction()
{
    QVERIFY(choose(u"metrics-rollup"_s));
    enterZip(m_goodZip);
}

void tst_TrueTable::makeDeletingFunction()
{
    QVERIFY(choose(u"old-newsletter"_s));
    enterZip(m_goodZip);
}

void tst_TrueTable::makeHandlerWithoutDot()
{
    QVERIFY(choose(u"image-resize"_s));
    enterZip(m_goodZip);
    enter("handlerField", u"indexmain"_s);
}

void tst_TrueTable::makeBrokenZip()
{
    QVERIFY(choose(u"hello-world"_s));
    enterZip(m_home->filePath(u"broken.zip"_s));
}

void tst_TrueTable::makeMissingObject()
{
    enterObject(u"cos://deploy-1250000000/releases/none.zip"_s);
}

void tst_TrueTable::makeMissingBucket()
{
    enterObject(u"cos://nobody-1250000000/releases/hello-world.zip"_s);
}

void tst_TrueTable::makeUnknownBucketRegion()
{
    enterObject(
        u"https://deploy-1250000000.cos.ap-nowhere.myqcloud.com/releases/hello-world.zip"_s);
}

void tst_TrueTable::makePlaceInsteadOfObject()
{
    enterObject(u"cos://deploy-1250000000/releases/"_s);
}

void tst_TrueTable::makeImageForCode()
{
    QVERIFY(choose(u"hello-world"_s) && chooseSource(u"Image"_s));
    enter("imageUri", u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s);
}

void tst_TrueTable::makeZipForImage()
{
    QVERIFY(choose(u"face-blur"_s));
    enterZip(m_goodZip);
}

void tst_TrueTable::makeWrongImageType()
{
    enterImage(u"my.tencentcloudcr.com/demo-team/face-blur:1.5.0"_s);
}

void tst_TrueTable::makeWrongImageUri()
{
    enterImage(u"ccr.ccs.tencentyun.com/demo-team/face-blur"_s);
}

void tst_TrueTable::makeWrongRegistryId()
{
    enterImage(u"my.tencentcloudcr.com/demo-team/face-blur:1.5.0"_s, u"1a2b3c4d"_s);
}

void tst_TrueTable::makeCommandInBrackets()
{
    enterImage(u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s);
    enter("imageCommand", u"[\"python\"]"_s);
}

void tst_TrueTable::makeArgsInBrackets()
{
    enterImage(u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s);
    enter("imageArgs", u"[\"-u\", \"app.py\"]"_s);
}

// Somebody else deletes it while it is the chosen one here.
void tst_TrueTable::loseFunction(const QString &functionName)
{
    QVERIFY(choose(functionName));
    enterZip(m_goodZip);
    ask("/_demo/remove", {{u"Region"_s, u"ap-guangzhou"_s}, {u"FunctionName"_s, functionName}});
    QTest::mouseClick(child<QPushButton>("refreshButton"), Qt::LeftButton);
}

void tst_TrueTable::makeMissingFunction()
{
    loseFunction(u"thumbnail-cache"_s);
}

void tst_TrueTable::makeOtherMissingFunction()
{
    loseFunction(u"log-shipper"_s);
}

void tst_TrueTable::makeThirdMissingFunction()
{
    loseFunction(u"order-webhook"_s);
}

void tst_TrueTable::makeMissingNamespace()
{
    child<QLineEdit>("searchFunctions")->clear();
    child<QComboBox>("namespaceBox")->lineEdit()->setText(u"staging"_s);
    QTRY_COMPARE(m_services->session()->function().space, u"staging"_s);
    QTRY_VERIFY(child<QTableView>("functionsTable")->model()->rowCount() > 0);
    QVERIFY(choose(u"image-resize"_s));
    enterZip(m_goodZip);
    ask("/_demo/remove", {{u"Region"_s, u"ap-guangzhou"_s}, {u"Namespace"_s, u"staging"_s}});
    QTest::mouseClick(child<QPushButton>("refreshButton"), Qt::LeftButton);
}

//! What the demo cloud's own address \a path answers to GET, or to POST with an object.
QByteArray tst_TrueTable::ask(const QByteArray &path, const QJsonObject &post)
{
    const QString endpoint = m_services->demoAccount().endpoint.url().toString();
    QNetworkRequest request(QUrl(endpoint + QString::fromLatin1(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(
        post.isEmpty() ? m_network.get(request)
                       : m_network.post(request, QJsonDocument(post).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); })
        || reply->error() != QNetworkReply::NoError)
        qFatal("the demo cloud does not answer %s", path.constData());
    return reply->readAll();
}

//! With what came of them, oldest first.
QStringList tst_TrueTable::updatesThatArrived()
{
    QStringList outcomes;
    const QJsonArray log = QJsonDocument::fromJson(ask("/_demo/log")).array();
    for (const QJsonValue &arrival : log) {
        if (arrival["Action"_L1].toString() == updateAction)
            outcomes.append(arrival["outcome"_L1].toString());
    }
    return outcomes;
}

//! The code that the demo cloud answers to the request that the window did not send.
QString tst_TrueTable::answerPastTheWindow()
{
    const UpdateReadiness *readiness = m_services->readiness();
    const UpdatePlan plan = readiness->plan();
    CodePayload payload = readiness->payload();
    if (plan.source.kind == CodeSource::Kind::ZipFile) {
        QFile zip(plan.source.path);
        if (!zip.open(QIODevice::ReadOnly))
            return {};
        payload.zip = zip.readAll();
    }
    ApiClient api(&m_network);
    api.setAccount(m_services->demoAccount());
    std::optional<Result<UpdateFunctionCodeResponse>> answer;
    api.send(codeRequest(plan, payload), this,
             [&answer](const Result<UpdateFunctionCodeResponse> &response) { answer = response; });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
        return u"no answer"_s;
    return *answer ? u"accepted"_s : answer->error().code;
}

//! Ids of the findings that are shown and stand in the way.
QStringList tst_TrueTable::errors() const
{
    QStringList ids;
    const auto *list = m_window->findChild<FindingsList *>();
    if (!list->isVisible())
        return ids;
    const QList<Finding> findings = list->findings();
    for (const Finding &finding : findings) {
        if (finding.state == Finding::State::Error)
            ids.append(finding.id);
    }
    return ids;
}

void tst_TrueTable::isPrevented_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < naturals().size(); ++index)
        QTest::newRow(naturals().at(index).code.data()) << index;
}

void tst_TrueTable::isPrevented()
{
    QFETCH(const int, index);
    const Natural &natural = naturals().at(index);
    const QStringList before = updatesThatArrived();
    (this->*natural.make)();
    // It alone stands in the way.
    QTRY_VERIFY2_WITH_TIMEOUT(
        errors() == QStringList{natural.finding},
        qPrintable(errors().join(u", "_s) + m_services->readiness()->obstacle()), 10'000);
    auto *button = updateButton();
    QTRY_VERIFY(button->isVisible() && !button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!m_services->runningUpdate());
    QCOMPARE(updatesThatArrived(), before);

    // What was prevented is what the code is about.
    const QString answered = answerPastTheWindow();
    if (natural.answered.isEmpty()) {
        QCOMPARE(answered, natural.code);
    } else {
        QCOMPARE(answered, natural.answered);
        const Explanation other = ExplanationCatalogue::instance().explain(
            {.kind = Error::Kind::Service, .code = natural.code}, u"en"_s);
        QVERIFY(other.sameAs.contains(natural.answered)); // one cause, more than one code
    }
    QCOMPARE(updatesThatArrived(), before + QStringList{answered});

    child<QLineEdit>("searchFunctions")->clear();
    child<QComboBox>("namespaceBox")->lineEdit()->setText(u"default"_s);
    QTRY_VERIFY(child<QTableView>("functionsTable")->model()->rowCount() > 0);
    const QString same =
        natural.answered.isEmpty() ? QString() : u" (as `%1`)"_s.arg(natural.answered);
    m_rows.insert(natural.code, {.outcome = prevented,
                                 .cause = u"natural"_s,
                                 .how = u'`' + natural.finding + "`: "_L1
                                        + QString::fromUtf8(natural.cause) + same});
}

void tst_TrueTable::isExplained_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t index = 0; index < injected.size(); ++index)
        QTest::newRow(injected.at(index).code.data()) << int(index);
}

void tst_TrueTable::isExplained()
{
    QFETCH(const int, index);
    const auto &[code, why] = injected.at(std::size_t(index));
    QVERIFY(choose(u"hello-world"_s));
    enterZip(m_goodZip);
    auto *button = updateButton();
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), 10'000);
    const QStringList before = updatesThatArrived();

    m_services->makeNextRequestFail(code, updateAction);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_services->runningUpdate());
    QTRY_VERIFY_WITH_TIMEOUT(!m_services->runningUpdate(), 30'000);

    const QStringList sent = updatesThatArrived().sliced(before.size());
    const bool isLive = resultTitle() == "hello-world is live"_L1;
    if (isLive) {
        QCOMPARE(sent, (QStringList{code, u"accepted"_s}));
    } else {
        QCOMPARE(sent, QStringList{code}); // once
        const Explanation explanation = ExplanationCatalogue::instance().explain(
            {.kind = Error::Kind::Service, .code = code, .action = updateAction}, u"en"_s);
        QVERIFY(explanation.isExact);
        QCOMPARE(resultTitle(), explanation.title);
        QStringList shown;
        const auto labels = m_window->findChild<ResultsPanel *>()->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible())
                shown.append(label->text());
        }
        QVERIFY(shown.contains(explanation.meaning));
        QVERIFY(shown.contains(u"Not changed: the old code is still running."_s));
        QVERIFY(shown.join(u'\n').contains("Code: "_L1 + code + u'\n'));
        for (const QString &cause : explanation.causes)
            QVERIFY2(shown.join(u'\n').contains(cause), qPrintable(cause));
    }
    m_rows.insert(code, {.outcome = isLive ? recovered : explained,
                         .cause = u"injected"_s,
                         .how = QString::fromUtf8(why)});
}

QString tst_TrueTable::table() const
{
    QMap<QString, int> counts;
    QString rows;
    for (auto row = m_rows.constBegin(); row != m_rows.constEnd(); ++row) {
        ++counts[row->outcome];
        rows += u"| `%1` | %2 | %3 | %4 |\n"_s.arg(row.key(), row->outcome, row->cause, row->how);
    }
    return u"\nOf %1 codes %2 are prevented by a check, %3 recovered and %4 explained.\n\n"_s
               .arg(m_rows.size())
               .arg(counts[prevented])
               .arg(counts[recovered])
               .arg(counts[explained])
           + u"| code | what happens | cause in the test | finding, or why it is not prevented |\n"
             "| --- | --- | --- | --- |\n"_s
           + rows;
}

void tst_TrueTable::standsInTheReadme()
{
    QFile page(QStringLiteral(SCF_TEST_DATA "/explain/founding-page.txt"));
    QVERIFY(page.open(QIODevice::ReadOnly));
    const QStringList codes = QString::fromUtf8(page.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QStringList tried;
    for (const Natural &natural : naturals())
        tried.append(natural.code);
    for (const Injected &one : injected)
        tried.append(one.code);
    tried.sort();
    QCOMPARE(tried, codes);
    if (m_rows.size() < codes.size())
        QSKIP("Only a whole run that succeeds makes the table.");
    QFile readme(QStringLiteral(SCF_SOURCE_DIR "/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(readme.readAll());
    readme.close();
    const QString begin = u"<!-- the true table -->\n"_s;
    const QString end = u"\n<!-- end of the true table -->"_s;
    const qsizetype from = text.indexOf(begin) + begin.size();
    const qsizetype to = text.indexOf(end);
    QVERIFY(from >= begin.size() && to >= from - 1);
    if (qEnvironmentVariableIntValue("SCF_WRITE_TABLE") != 0) {
        QVERIFY(readme.open(QIODevice::WriteOnly));
        readme.write((text.left(from) + table() + text.sliced(to)).toUtf8());
        return;
    }
    QCOMPARE(text.sliced(from, to - from), table());
}

QTEST_MAIN(tst_TrueTable)
#include "tst_truetable.moc"
