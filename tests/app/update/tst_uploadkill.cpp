// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/update/bucketfixture.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

// The cloud takes so long over each request: what was under way when a program was killed has
// arrived after a few of these.
constexpr int latencyMs = 40;
constexpr int quietMs = 6 * latencyMs;
constexpr int longestMs = 60'000;

int environmentNumber(const char *name, int usual)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? number : usual;
}

} // namespace

//! bench_upload, a program of its own, is killed in the middle of its work, again and again. The
//! cloud lives on. SCF_UPLOAD_MIB and SCF_UPLOAD_SEED take other sizes and moments.
class tst_UploadKill : public QObject
{
    Q_OBJECT

private slots:
    void goesOnAfterEachKill();

private:
    std::unique_ptr<QProcess> start(const BucketUploadRequest &request);
    BucketFixture m_cloud{DemoOptions{.latencyMs = latencyMs}};
};

std::unique_ptr<QProcess> tst_UploadKill::start(const BucketUploadRequest &request)
{
    auto process = std::make_unique<QProcess>();
    const Credential &credential = m_cloud.account().credential;
    process->start(QStringLiteral(SCF_BENCH_UPLOAD),
                   {request.filePath, u"--json"_s, u"--endpoint"_s, m_cloud.demo().endpointUrl(),
                    u"--secret-id"_s, credential.secretId, u"--secret-key"_s, credential.secretKey,
                    u"--bucket"_s, request.bucket.name, u"--region"_s, request.bucket.region,
                    u"--function"_s, request.functionName, u"--state"_s, m_cloud.statePath(),
                    u"--part-size"_s, QString::number(BucketFixture::mebibyte)});
    return process;
}

void tst_UploadKill::goesOnAfterEachKill()
{
    const qint64 size = environmentNumber("SCF_UPLOAD_MIB", 24) * BucketFixture::mebibyte + 11;
    QRandomGenerator random(quint32(environmentNumber("SCF_UPLOAD_SEED", 1)));
    int kills = 0;
    int files = 0;
    while (kills < 20) {
        const BucketUploadRequest request = m_cloud.request(size, quint32(++files));
        QVERIFY2(files <= 20, "each program was too fast to be killed");
        for (;;) {
            const std::unique_ptr<QProcess> process = start(request);
            QVERIFY(process->waitForStarted());
            const bool isToDie = kills < 20;
            if (!process->waitForFinished(isToDie ? random.bounded(20, 450) : longestMs)) {
                QVERIFY(isToDie);
                process->kill();
                QVERIFY(process->waitForFinished());
                ++kills;
                QTest::qWait(quietMs);
                continue;
            }
            const QByteArray output = process->readAllStandardOutput();
            QVERIFY2(process->exitStatus() == QProcess::NormalExit && process->exitCode() == 0,
                     output + process->readAllStandardError());
            break;
        }
        QVERIFY(m_cloud.hasFile(UploadState::keyOf(request.functionName, request.sha256)));
        QCOMPARE(m_cloud.openUploads(), 0);
        QCOMPARE(m_cloud.mostOfOnePart(), 1);
        const UploadRecords records = m_cloud.state().read();
        QCOMPARE(records.unfinished.size(), 0);
        QCOMPARE(records.stored.size(), files);
    }
    qInfo("%d kills, %d files, %d parts, %d uploads begun", kills, files,
          m_cloud.accepted(u"UploadPart"_s), m_cloud.accepted(u"InitiateMultipartUpload"_s));
    // One begun for each file: what a killed program had begun was found and gone on with.
    QCOMPARE(m_cloud.accepted(u"InitiateMultipartUpload"_s), files);
}

QTEST_GUILESS_MAIN(tst_UploadKill)
#include "tst_uploadkill.moc"
