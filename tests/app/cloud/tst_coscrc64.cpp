// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/coscrc64.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Scf;

class tst_CosCrc64 : public QObject
{
    Q_OBJECT

private slots:
    void knowsPublishedValues();
    void agreesWithTheDefinition_data();
    void agreesWithTheDefinition();
    void addsPieceByPiece();
    void combinesPieces_data();
    void combinesPieces();
    void combinesPiecesLargerThanMemory();
};

namespace {

//! Bit by bit, as the polynomial is defined.
quint64 slowCrc64(const QByteArray &bytes)
{
    quint64 state = ~quint64(0);
    for (const char byte : bytes) {
        state ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            state = (state & 1) != 0 ? (state >> 1) ^ 0xC96C5795D7870F42 : state >> 1;
    }
    return ~state;
}

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator random(42);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(random.bounded(256));
    return bytes;
}

} // namespace

void tst_CosCrc64::knowsPublishedValues()
{
    QCOMPARE(Cos::crc64("123456789"), quint64(0x995DC9BBDF1939FA));
    QCOMPARE(Cos::crc64({}), quint64(0));
    QCOMPARE(Cos::Crc64().value(), quint64(0));
}

void tst_CosCrc64::agreesWithTheDefinition_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const int size :
         {1, 7, 8, 9, 15, 16, 17, 255, 4096, 10'007, 49'151, 49'152, 49'161, 200'003})
        QTest::addRow("%d bytes", size) << qsizetype(size);
}

void tst_CosCrc64::agreesWithTheDefinition()
{
    QFETCH(qsizetype, size);
    const QByteArray bytes = randomBytes(size + 3);
    // Also where the bytes begin at an odd address.
    for (const int skip : {0, 1, 3})
        QCOMPARE(Cos::crc64(QByteArrayView(bytes).sliced(skip, size)),
                 slowCrc64(bytes.mid(skip, size)));
}

void tst_CosCrc64::addsPieceByPiece()
{
    const QByteArray bytes = randomBytes(5'000);
    Cos::Crc64 crc;
    for (qsizetype at = 0, step = 1; at < bytes.size(); at += step, step = step * 3 + 1)
        crc.add(QByteArrayView(bytes).sliced(at, qMin(step, bytes.size() - at)));
    QCOMPARE(crc.value(), Cos::crc64(bytes));
}

void tst_CosCrc64::combinesPieces_data()
{
    QTest::addColumn<qsizetype>("first");
    QTest::addColumn<qsizetype>("second");
    QTest::newRow("both") << qsizetype(1'000) << qsizetype(77);
    QTest::newRow("equal") << qsizetype(4'096) << qsizetype(4'096);
    QTest::newRow("nothing first") << qsizetype(0) << qsizetype(500);
    QTest::newRow("nothing second") << qsizetype(500) << qsizetype(0);
    QTest::newRow("nothing") << qsizetype(0) << qsizetype(0);
    QTest::newRow("one byte each") << qsizetype(1) << qsizetype(1);
}

void tst_CosCrc64::combinesPieces()
{
    QFETCH(qsizetype, first);
    QFETCH(qsizetype, second);
    const QByteArray bytes = randomBytes(first + second);
    QCOMPARE(Cos::crc64Combined(Cos::crc64(bytes.left(first)), Cos::crc64(bytes.mid(first)),
                                quint64(second)),
             Cos::crc64(bytes));
}

void tst_CosCrc64::combinesPiecesLargerThanMemory()
{
    // Twice 2 GiB of zeros behind one another is the same as 4 GiB at once.
    const quint64 mebibyte = Cos::crc64(QByteArray(1 << 20, '\0'));
    quint64 zeros = mebibyte;
    quint64 size = 1 << 20;
    while (size < (quint64(1) << 31)) {
        zeros = Cos::crc64Combined(zeros, zeros, size);
        size *= 2;
    }
    const quint64 word = Cos::crc64("word");
    const quint64 stepwise = Cos::crc64Combined(Cos::crc64Combined(word, zeros, size), zeros, size);
    const quint64 atOnce =
        Cos::crc64Combined(word, Cos::crc64Combined(zeros, zeros, size), 2 * size);
    QCOMPARE(stepwise, atOnce);
}

QTEST_GUILESS_MAIN(tst_CosCrc64)
#include "tst_coscrc64.moc"
