// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/sha256.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

class tst_Sha256 : public QObject
{
    Q_OBJECT

private slots:
    void givesTheStandardsExamples_data();
    void givesTheStandardsExamples();
    void givesTheSameInPieces();
};

void tst_Sha256::givesTheStandardsExamples_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("hex");
    // FIPS 180-2, appendix B; and the empty message.
    QTest::newRow("empty") << QByteArray()
                           << u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;
    QTest::newRow("abc") << QByteArray("abc")
                         << u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;
    QTest::newRow("a million a") << QByteArray(
        1'000'000, 'a') << u"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"_s;
}

void tst_Sha256::givesTheStandardsExamples()
{
    QFETCH(const QByteArray, data);
    QTEST(sha256Hex(data), "hex");
}

void tst_Sha256::givesTheSameInPieces()
{
    QByteArray data;
    for (int i = 0; i < 10'000; ++i)
        data += QByteArray::number(i);
    Sha256 hash;
    for (qsizetype from = 0; from < data.size(); from += 777)
        hash.addData(QByteArrayView(data).sliced(from, qMin(qsizetype(777), data.size() - from)));
    QCOMPARE(hash.hex().toLatin1(),
             QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex());
}

QTEST_GUILESS_MAIN(tst_Sha256)
#include "tst_sha256.moc"
