// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Updates of every source over a network that fails in every way, each drawn from its seed; what
// the program says of each is held against what the cloud did. The seeds are shared out among child
// processes. SCF_SOAK: how many seeds (100). SCF_SEED: this one only, in this process, with its
// story. SCF_STOP_SECONDS: how long a program sleeps in the middle of an update (3).
#include "app/cloud/cosclient.h"
#include "app/core/sha256.h"
#include "app/demo/zippackage.h"
#include "app/storage/accounttag.h"
#include "tests/app/update/updatefixture.h"
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QMetaEnum>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <array>
#include <cstdio>
#include <numeric>
#include <utility>
#include <vector>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

using Step = CodeUpdateJob::Step;

constexpr int usualSeeds = 100;
constexpr quint32 firstSeed = 1;
constexpr int lanes = 10; //!< child processes; most of their time is waiting
constexpr int longestUpdateMs = 40'000;
constexpr int longestStopMs = 700; //!< until a request that was held up on the way has arrived
constexpr int lateMs = 1'000;      //!< how late the demo cloud begins to show an update
constexpr int longUpdateMs = 4'000;
constexpr qint64 trickle = 300; //!< bytes per second: a reading that is old when it arrives
constexpr qint64 requestLimit = 60'000;
constexpr int largeSize = 90'000;

//! The longest delay on the way and the latest showing lie within `settleMs`, as they lie within
//! that of a person by far.
UpdatePolicy quickUpdate()
{
    return {.pollMs = 40,
            .settleMs = 2'500,
            .unreadableMs = 1'200,
            .activeMs = 8'000,
            .rateBackoffMs = 30,
            .streamCacheFolder = {},
            .requestLimit = requestLimit,
            .resends = 3};
}
constexpr ClientPolicy quickClient{.idleTimeoutMs = 800, .readAttempts = 3, .firstBackoffMs = 20};
constexpr CosPolicy quickCos{.idleTimeoutMs = 800, .attempts = 3, .firstBackoffMs = 20};

const CosBucketId bucket{.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s};

enum class From { Folder, Zip, Object, Image, Bucket, Editor, Inline };
constexpr std::array fromNames{"Folder",           "ZIP file", "COS object", "Image",
                               "through a bucket", "Editor",   "inline"};

QString nameOf(UpdateOutcome outcome)
{
    static const QHash<UpdateOutcome, QString> names{
        {UpdateOutcome::Running, u"Running"_s},
        {UpdateOutcome::Live, u"Live"_s},
        {UpdateOutcome::ActiveNotVerifiable, u"ActiveNotVerifiable"_s},
        {UpdateOutcome::UpdateFailed, u"UpdateFailed"_s},
        {UpdateOutcome::NotChanged, u"NotChanged"_s},
        {UpdateOutcome::WaitingStopped, u"WaitingStopped"_s},
        {UpdateOutcome::Unknown, u"Unknown"_s},
    };
    return names.value(outcome);
}

//! What somebody else deploys.
QByteArray foreignZip()
{
    return Demo::storedZip({{u"index.js"_s, "exports.main_handler = () => 'other';"}});
}

bool oneIn(QRandomGenerator *random, int chances)
{
    return random->bounded(chances) == 0;
}

//! Everything that befalls one update.
struct Scene
{
    explicit Scene(quint32 number);

    quint32 seed = 0;
    From from = From::Folder;
    QList<DemoFault> faults{};
    QList<DemoFault> later{}; //!< of readings after the request has left
    int foreignAfterMs = -1;  //!< after a lost answer somebody else updates too; -1: nobody
    DemoOptions cloud{};
    ProxyOdds before{};
    ProxyOdds during{};
    ProxyOdds after{};
    std::optional<Step> cancelAt{};
    int cancelAfterMs = 0;
    int cancelAgainMs = -1; //!< -1: not
    bool publish = false;
};

Scene::Scene(quint32 number)
    : seed(number)
{
    QRandomGenerator random(number);
    constexpr std::array sources{From::Folder, From::Folder, From::Folder, From::Zip,
                                 From::Zip,    From::Object, From::Object, From::Image,
                                 From::Bucket, From::Bucket, From::Editor, From::Inline};
    from = sources.at(std::size_t(random.bounded(int(sources.size()))));
    cloud = {.latencyMs = random.bounded(3) * 5,
             .updateTimeMs = oneIn(&random, 8) ? longUpdateMs : random.bounded(5) * 80};
    publish = from != From::Image && oneIn(&random, 6);

    const QStringList special = DemoCloud::faultNames();
    const QStringList codes = DemoCloud::documentedErrorCodes();
    const auto any = [&random](const QStringList &list) {
        return list.at(random.bounded(int(list.size())));
    };
    const int demoFault = random.bounded(10);
    if (demoFault < 4)
        faults.append({.fault = any(special), .action = u"UpdateFunctionCode"_s});
    else if (demoFault == 4)
        faults.append({.fault = any(codes), .action = u"UpdateFunctionCode"_s});
    else if (demoFault == 5)
        faults.append({.fault = u"RequestLimitExceeded"_s, .action = u"UpdateFunctionCode"_s});
    if (demoFault == 5 || demoFault == 6)
        faults.append({.fault = any({u"update-fails"_s, u"late-updating"_s}),
                       .action = u"UpdateFunctionCode"_s});
    const QStringList readingFaults{u"lost-answer"_s, u"cut-answer"_s, u"html-502"_s, u"not-json"_s,
                                    u"slow"_s,        u"hang"_s,       u"skew"_s};
    for (const QString &action : {u"GetFunction"_s, u"GetFunctionAddress"_s}) {
        if (oneIn(&random, 6))
            faults.append({.fault = any(readingFaults), .action = action});
        while (oneIn(&random, 3))
            later.append({.fault = any(readingFaults), .action = action, .value = trickle});
    }
    if (from != From::Image && oneIn(&random, 5))
        foreignAfterMs = random.bounded(1'000);
    if (from == From::Bucket && oneIn(&random, 3))
        faults.append({.fault = any({u"lost-answer"_s, u"cut-upload"_s, u"html-502"_s, u"hang"_s}),
                       .action = u"PutObject"_s});

    before = {.pass = 40, .cutUp = 1, .cutDown = 1, .delayUp = 1, .delayDown = 1};
    during = {.pass = 30,
              .refuse = 8,
              .cutUp = 20,
              .cutDown = 20,
              .stallUp = 3,
              .stallDown = 3,
              .delayUp = 10,
              .delayDown = 8,
              .throttle = 4};
    after = {.pass = 30,
             .refuse = 2,
             .cutUp = 3,
             .cutDown = 4,
             .stallUp = 1,
             .stallDown = 1,
             .delayUp = 3,
             .delayDown = 3,
             .throttle = 2};
    if (oneIn(&random, 5)) // a bad line: half of all readings fail
        after = during;
    if (from == From::Folder || from == From::Zip || from == From::Inline)
        during.reachUp = 2'000;

    if (oneIn(&random, 3)) {
        constexpr std::array steps{Step::Check,  Step::Package,     Step::Update, Step::Update,
                                   Step::Update, Step::AwaitActive, Step::Verify, Step::Upload};
        cancelAt = steps.at(std::size_t(random.bounded(int(steps.size()))));
        cancelAfterMs = oneIn(&random, 2) ? random.bounded(20) : random.bounded(700);
        if (oneIn(&random, 3))
            cancelAgainMs = random.bounded(1'000);
    }
}

//! What one seed came to.
struct Verdict
{
    UpdateOutcome outcome = UpdateOutcome::Running;
    From from = From::Folder;
    qsizetype accepted = 0;
    bool isCancelled = false;
    QStringList wrong{}; //!< each a sentence
    QStringList story{};
};

//! One update as its scene wants it.
class Play
{
public:
    explicit Play(const Scene &scene)
        : m_scene(scene)
    { }
    Verdict perform();

private:
    UpdatePlan plan();
    void writeCode(const QString &folder, const QByteArray &more = {}) const;
    void watch(CodeUpdateJob *job);
    void queue(const QList<DemoFault> &faults);
    void updateAsSomebodyElse();
    void judge(const UpdateRecord &record, const QList<JournalEntry> &entries);
    void require(bool isSo, const QString &sentence)
    {
        if (!isSo)
            m_verdict.wrong.append(sentence);
    }

    const Scene m_scene;
    const FunctionId m_function{.region = u"ap-guangzhou"_s,
                                .space = u"default"_s,
                                .functionName = m_scene.from == From::Image ? u"face-blur"_s
                                                                            : u"hello-world"_s};
    Verdict m_verdict;
    QList<DemoFault> m_later = m_scene.later;
    QTemporaryDir m_place;
    std::unique_ptr<DemoCloud> m_cloud;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<TestClient> m_witness; //!< past the proxy
    QString m_shaBefore;
    QString m_imageBefore;
    bool m_isLost = false;        //!< the job said that the answer was lost
    QString m_foreignRequestId{}; //!< of somebody else's update, where one was accepted
};

void Play::writeCode(const QString &folder, const QByteArray &more) const
{
    QDir().mkpath(folder);
    writeTestFile(folder + "/index.js"_L1, "exports.main_handler = async () => "
                                               + QByteArray::number(m_scene.seed) + ";\n" + more);
}

UpdatePlan Play::plan()
{
    UpdatePlan plan{.function = m_function};
    plan.options.publish = m_scene.publish;
    const QString folder = m_place.filePath(u"code"_s);
    plan.source = {.kind = CodeSource::Kind::Folder, .path = folder};
    plan.bucket = bucket;
    writeCode(folder);
    const QByteArray edited =
        "exports.main_handler = async () => 'e" + QByteArray::number(m_scene.seed) + "';\n";
    QRandomGenerator random(m_scene.seed);
    switch (m_scene.from) {
    case From::Folder:
        writeTestFile(folder + "/util.js"_L1, "exports.answer = 42;\n");
        break;
    case From::Zip:
        plan.source = {.kind = CodeSource::Kind::ZipFile, .path = m_place.filePath(u"code.zip"_s)};
        writeTestFile(plan.source.path, Demo::storedZip({{u"index.js"_s, edited}}));
        break;
    case From::Object:
        plan.source = {.kind = CodeSource::Kind::CosObject,
                       .object = {.bucket = bucket, .key = u"releases/hello-world.zip"_s}};
        break;
    case From::Image:
        plan.source = {.kind = CodeSource::Kind::Image,
                       .image = {.uri = u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s}};
        break;
    case From::Bucket: {
        QByteArray noise(largeSize, Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(random.bounded(256));
        writeTestFile(folder + "/noise.bin"_L1, noise);
        break;
    }
    case From::Editor:
        writeTestFile(folder + "/util.js"_L1, "exports.answer = 42;\n");
        [[fallthrough]];
    case From::Inline:
        plan.source = {.kind = CodeSource::Kind::Editor,
                       .path = folder,
                       .edited = {.name = u"index.js"_s, .content = edited}};
        break;
    }
    return plan;
}

void Play::watch(CodeUpdateJob *job)
{
    QObject::connect(job, &CodeUpdateJob::settling, job, [this, job] {
        m_isLost = true;
        m_proxy->setOdds(m_scene.after);
        m_verdict.story += u"answer lost: %1"_s.arg(job->record().error.code);
        if (m_scene.foreignAfterMs >= 0)
            QTimer::singleShot(m_scene.foreignAfterMs, job, [this] { updateAsSomebodyElse(); });
    });
    QObject::connect(job, &CodeUpdateJob::stepStarted, job, [this, job](Step step) {
        m_verdict.story += QString::fromLatin1(QMetaEnum::fromType<Step>().valueToKey(int(step)));
        if (step == Step::Update || step == Step::Upload)
            m_proxy->setOdds(m_scene.during);
        if (step == Step::Update)
            queue(std::exchange(m_later, {}));
        else if (step == Step::AwaitActive)
            m_proxy->setOdds(m_scene.after);
        if (step != m_scene.cancelAt)
            return;
        const auto cancel = [this, job] {
            m_verdict.story += u"cancel"_s;
            job->cancel();
        };
        QTimer::singleShot(m_scene.cancelAfterMs, job, cancel);
        if (m_scene.cancelAgainMs >= 0)
            QTimer::singleShot(m_scene.cancelAfterMs + m_scene.cancelAgainMs, job, cancel);
    });
}

void Play::queue(const QList<DemoFault> &faults)
{
    for (const DemoFault &fault : faults) {
        m_cloud->queueFault(fault);
        m_verdict.story += u"demo: %1 %2"_s.arg(fault.action, fault.fault);
    }
}

void Play::updateAsSomebodyElse()
{
    m_witness->api->send(
        UpdateFunctionCodeRequest{.region = m_function.region,
                                  .functionName = m_function.functionName,
                                  .zipFile = foreignZip(),
                                  .space = m_function.space},
        m_witness->reader.get(), [this](const Result<UpdateFunctionCodeResponse> &response) {
            m_foreignRequestId = response ? response->requestId : QString();
            m_verdict.story +=
                u"somebody else: %1"_s.arg(response ? u"accepted"_s : response.error().code);
        });
}

Verdict Play::perform()
{
    m_verdict.from = m_scene.from;
    m_cloud = std::make_unique<DemoCloud>(m_scene.cloud);
    if (!m_cloud->start())
        qFatal("no demo cloud");
    const auto accountAt = [this](const QString &url) {
        return Account{.kind = Account::Kind::Real,
                       .endpoint = Endpoint::fromUserInput(url).value(),
                       .credential = m_cloud->credential()};
    };
    m_witness = std::make_unique<TestClient>(accountAt(m_cloud->endpointUrl()));
    m_proxy = std::make_unique<FaultProxy>(m_cloud->port(), m_scene.seed);
    m_proxy->setOdds(m_scene.before);
    m_shaBefore = m_witness->deployedSha256(m_function);
    m_imageBefore = answerTo<FunctionDetail>([this](QObject *receiver, auto answer) {
                        m_witness->reader->read(m_function, receiver, answer);
                    })
                        .value_or({})
                        .image.value_or(ImageSource())
                        .uri;
    queue(m_scene.faults);

    const NetworkAccess network = makeNetwork();
    ApiClient api(network.get(), quickClient);
    api.setAccount(accountAt(m_proxy->url()));
    CosClient cos(network.get(), quickCos);
    cos.setAccount(api.account());
    FunctionReader reader(&api);
    Journal journal;
    journal.open(m_place.filePath(u"history/updates.db"_s));
    CodeUpdateJob job(&api, &reader, plan(), quickUpdate());
    job.keepIn(&journal);
    job.useBuckets({.cos = &cos,
                    .state = UploadState(m_place.filePath(u"uploads.json"_s)),
                    .account = accountTag(api.account())});
    watch(&job);
    int ends = 0;
    QObject::connect(&job, &CodeUpdateJob::finished, &job, [&ends] { ++ends; });
    job.start();
    const bool isOver = QTest::qWaitFor([&job] { return job.isFinished(); }, longestUpdateMs);
    require(isOver, u"hangs"_s);
    if (isOver) {
        // What was held up on the way still arrives; what was accepted late still shows.
        QTest::qWait(longestStopMs + lateMs);
        require(ends == 1, u"finished %1 times"_s.arg(ends));
        judge(job.record(), allEntries(journal));
    }
    m_verdict.story += m_proxy->story();
    return std::move(m_verdict);
}

// The cloud's log and what runs in the end are the truth.
void Play::judge(const UpdateRecord &record, const QList<JournalEntry> &entries)
{
    m_cloud->clearFaults();
    QList<QJsonObject> requests = requestsInLog(m_cloud->endpointUrl(), u"UpdateFunctionCode"_s);
    requests.removeIf([this](const QJsonObject &request) {
        return request["sha256"_L1].toString() == sha256Hex(foreignZip());
    });
    for (const QJsonObject &request : requests)
        m_verdict.story += u"arrived: %1"_s.arg(request["outcome"_L1].toString());
    const qsizetype accepted = acceptedIn(requests);
    FunctionDetail now;
    const bool isQuiet = QTest::qWaitFor(
        [&] {
            now = answerTo<FunctionDetail>([this](QObject *receiver, auto answer) {
                      m_witness->reader->read(m_function, receiver, answer);
                  }).value_or({});
            return !now.summary.functionName.isEmpty() && !now.summary.status.isPassing();
        },
        longestUpdateMs);
    require(isQuiet, u"the function never comes to rest"_s);
    const QString sha = m_witness->deployedSha256(m_function);
    const QString image = now.image.value_or(ImageSource()).uri;
    const bool isImage = m_scene.from == From::Image;
    const bool isAlone = m_foreignRequestId.isEmpty(); // then the end shows what this one did
    const bool isNew = isImage ? image != m_imageBefore : sha != m_shaBefore;
    const bool isFailed = now.summary.status.isFailure();
    const UpdateOutcome outcome = record.outcome;
    m_verdict.outcome = outcome;
    m_verdict.accepted = accepted;
    m_verdict.isCancelled = record.cancelled;
    m_verdict.story += u"said %1 (%2) %3"_s.arg(nameOf(outcome), record.error.code, record.remark);

    // Sent once, and again only after an answer that proves that nothing ran.
    require(accepted <= 1, u"accepted %1 times"_s.arg(accepted));
    for (const QJsonObject &request : requests.first(qMax<qsizetype>(1, requests.size()) - 1)) {
        const Error answer{.kind = Error::Kind::Service, .code = request["outcome"_L1].toString()};
        require(answer.provesNothingRan(), u"sent again after %1"_s.arg(answer.code));
    }

    const QString said = nameOf(outcome);
    const QString truth =
        u" (accepted: %1, new code: %2, failed: %3)"_s.arg(accepted).arg(isNew).arg(isFailed);
    switch (outcome) {
    case UpdateOutcome::Live:
        require(accepted == 1 && (!isAlone || (isNew && !isFailed)), said + truth);
        require(!isAlone || sha == record.zipSha256, u"live, but something else is deployed"_s);
        break;
    case UpdateOutcome::ActiveNotVerifiable:
        require(accepted == 1 && (!isAlone || (isNew && !isFailed)), said + truth);
        require(!record.remark.isEmpty(), u"not verifiable, but not why"_s);
        break;
    case UpdateOutcome::UpdateFailed:
        require(accepted == 1 && (!isAlone || (!isNew && isFailed)), said + truth);
        break;
    case UpdateOutcome::NotChanged:
        require(accepted == 0 && (!isAlone || !isNew), said + truth);
        break;
    case UpdateOutcome::WaitingStopped:
        require(accepted == 1 && !record.requestId.isEmpty(), said + truth);
        require(record.cancelled || !record.remark.isEmpty(), u"waiting was stopped by nobody"_s);
        break;
    case UpdateOutcome::Unknown:
        require(m_isLost || accepted == 1, u"unknown although it was answered"_s);
        require(record.cancelled || record.hasError || !record.remark.isEmpty(),
                u"unknown, but not why"_s);
        break;
    case UpdateOutcome::Running:
        require(false, u"finished, but running"_s);
        break;
    }
    if (!record.requestId.isEmpty()) {
        require(accepted == 1 && requests.last()["RequestId"_L1].toString() == record.requestId,
                u"a RequestId that the cloud did not give"_s);
    }
    require(requests.isEmpty() || (entries.size() == 1 && entries.first().sent),
            u"sent without an entry in the journal"_s);
    require(entries.size() == 1 && entries.first().record.outcome == outcome,
            u"the journal says something else"_s);
}

//! Plays the seeds from, from + step …; one line for each: the verdict in words.
int playAsChild(const QStringList &arguments)
{
    for (quint32 seed = arguments.at(2).toUInt(); seed < arguments.at(3).toUInt(); seed += lanes) {
        const Verdict verdict = Play(Scene(seed)).perform();
        QStringList words{QString::number(seed),
                          nameOf(verdict.outcome),
                          QLatin1StringView(fromNames.at(std::size_t(verdict.from))),
                          QString::number(verdict.accepted),
                          verdict.isCancelled ? u"cancelled"_s : u""_s,
                          verdict.wrong.join(u"; "_s),
                          verdict.story.join(u" | "_s)};
        std::puts(qPrintable(words.replaceInStrings(u"\n"_s, u" "_s).join(u'\t')));
        std::fflush(stdout);
    }
    return 0;
}

//! One update that says where it is, and how it ended: --sleeper ENDPOINT SECRETID SECRETKEY
//! JOURNAL FOLDER.
int sleepAsChild(const QStringList &arguments)
{
    const auto say = [](const QString &word) {
        std::puts(qPrintable(word));
        std::fflush(stdout);
    };
    const TestClient client(
        Account{.kind = Account::Kind::Real,
                .endpoint = Endpoint::fromUserInput(arguments.at(2)).value(),
                .credential = {.secretId = arguments.at(3), .secretKey = arguments.at(4)}});
    Journal journal;
    journal.open(arguments.at(5));
    CodeUpdateJob job(client.api.get(), client.reader.get(),
                      {.function = {.region = u"ap-guangzhou"_s,
                                    .space = u"default"_s,
                                    .functionName = u"hello-world"_s},
                       .source = {.kind = CodeSource::Kind::Folder, .path = arguments.at(6)}},
                      quickUpdate());
    job.keepIn(&journal);
    QObject::connect(&job, &CodeUpdateJob::stepStarted, &job, [&say](Step step) {
        say(QString::fromLatin1(QMetaEnum::fromType<Step>().valueToKey(int(step))));
    });
    QObject::connect(&job, &CodeUpdateJob::finished, &job, [&say](const UpdateRecord &record) {
        say(nameOf(record.outcome));
        QCoreApplication::quit();
    });
    job.start();
    return QCoreApplication::exec();
}

int numberOf(const char *variable, int usual)
{
    bool isGiven = false;
    const int number = qEnvironmentVariableIntValue(variable, &isGiven);
    return isGiven ? number : usual;
}

} // namespace

class tst_Soak : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatTheCloudDid();
    void sleepsInTheMiddle();
};

void tst_Soak::saysWhatTheCloudDid()
{
    if (const int seed = numberOf("SCF_SEED", -1); seed >= 0) {
        const Verdict verdict = Play(Scene(quint32(seed))).perform();
        qInfo("%s", qPrintable(verdict.story.join(u'\n')));
        QVERIFY2(verdict.wrong.isEmpty(), qPrintable(verdict.wrong.join(u'\n')));
        return;
    }
    const int seeds = numberOf("SCF_SOAK", usualSeeds);
    const quint32 end = firstSeed + quint32(seeds);
    std::vector<std::unique_ptr<QProcess>> children;
    for (quint32 lane = 0; lane < lanes; ++lane) {
        auto child = std::make_unique<QProcess>();
        child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child->start(QCoreApplication::applicationFilePath(),
                     {u"--play"_s, QString::number(firstSeed + lane), QString::number(end)});
        children.push_back(std::move(child));
    }
    const int boundMs = (seeds / lanes + 1) * longestUpdateMs;
    QVERIFY(QTest::qWaitFor(
        [&children] {
            return std::ranges::all_of(
                children, [](const auto &child) { return child->state() == QProcess::NotRunning; });
        },
        boundMs));

    int played = 0;
    QStringList wrong;
    QMap<QString, int> outcomes;
    QMap<QString, int> sources;
    for (const auto &child : children) {
        QCOMPARE(child->exitStatus(), QProcess::NormalExit);
        QCOMPARE(child->exitCode(), 0);
        while (child->canReadLine()) {
            const QStringList words =
                QString::fromLocal8Bit(child->readLine()).chopped(1).split(u'\t');
            QCOMPARE(words.size(), 7);
            ++played;
            ++outcomes[u"%1, %2 accepted%3"_s.arg(
                words.at(1), words.at(3), words.at(4).isEmpty() ? u""_s : u", cancelled"_s)];
            ++sources[words.at(2)];
            if (!words.at(5).isEmpty()) {
                wrong += u"SCF_SEED=%1 %2 saysWhatTheCloudDid: %3\n    %4"_s.arg(
                    words.at(0), QCoreApplication::applicationFilePath(), words.at(5), words.at(6));
            }
        }
    }
    for (auto outcome = outcomes.cbegin(); outcome != outcomes.cend(); ++outcome)
        qInfo("%5d %s", outcome.value(), qPrintable(outcome.key()));
    for (auto source = sources.cbegin(); source != sources.cend(); ++source)
        qInfo("%5d from %s", source.value(), qPrintable(source.key()));
    qInfo("%d updates, %d wrong", played, int(wrong.size()));
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    QCOMPARE(played, seeds);
}

void tst_Soak::sleepsInTheMiddle()
{
#ifdef Q_OS_UNIX
    const int seconds = numberOf("SCF_STOP_SECONDS", 3);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"code"_s));
    writeTestFile(folder.filePath(u"code/index.js"_s),
                  "exports.main_handler = async () => 'slept';\n");
    struct Sleeper
    {
        QByteArray after{}; //!< what the child says before it is stopped
        DemoCloud cloud{{.latencyMs = 30, .updateTimeMs = 300}};
        QProcess child{};
        QByteArray said{};
        bool isStopped = false;
    };
    const QByteArrayList moments{"Check", "Package", "Update", "AwaitActive", "Verify"};
    std::vector<std::unique_ptr<Sleeper>> sleepers;
    for (const QByteArray &moment : moments) {
        auto sleeper = std::make_unique<Sleeper>();
        sleeper->after = moment;
        QVERIFY(sleeper->cloud.start());
        QProcess &child = sleeper->child;
        connect(&child, &QProcess::readyRead, this, [one = sleeper.get()] {
            one->said += one->child.readAll();
            if (one->isStopped || !one->said.contains(one->after + '\n'))
                return;
            one->isStopped = true;
            ::kill(pid_t(one->child.processId()), SIGSTOP);
        });
        const Credential credential = sleeper->cloud.credential();
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(),
                    {u"--sleeper"_s, sleeper->cloud.endpointUrl(), credential.secretId,
                     credential.secretKey, folder.filePath(QString::fromLatin1(moment) + ".db"_L1),
                     folder.filePath(u"code"_s)});
        sleepers.push_back(std::move(sleeper));
    }
    QTRY_VERIFY(std::ranges::all_of(sleepers, [](const auto &one) { return one->isStopped; }));
    QTest::qWait(seconds * 1'000);
    for (const auto &sleeper : sleepers)
        ::kill(pid_t(sleeper->child.processId()), SIGCONT);
    for (const auto &sleeper : sleepers) {
        QTRY_COMPARE_WITH_TIMEOUT(sleeper->child.state(), QProcess::NotRunning, longestUpdateMs);
        const QByteArray where = sleeper->after + ": " + sleeper->said.simplified();
        // One that slept in its request may find the connection closed: then nothing was accepted.
        const int accepted =
            acceptedIn(requestsInLog(sleeper->cloud.endpointUrl(), u"UpdateFunctionCode"_s));
        QVERIFY2(accepted <= 1, where.constData());
        QVERIFY2(sleeper->said.endsWith(accepted == 1 ? "Live\n" : "NotChanged\n"),
                 where.constData());
    }
#else
    QSKIP("Stopping a process is a thing of Unix");
#endif
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--play"_L1 && arguments.size() == 4)
        return playAsChild(arguments);
    if (arguments.value(1) == "--sleeper"_L1 && arguments.size() == 7)
        return sleepAsChild(arguments);
    // QtTest's own bound is five minutes a function; ctest knows ours.
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    tst_Soak test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_soak.moc"
