// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/zippackage.h"

#include <QTest>

using namespace Scf::Demo;
using namespace Qt::StringLiterals;

namespace {

//! Made by another program: `index.js` and `lib/util.js`, deflated.
QByteArray foreignZip()
{
    return QByteArray::fromBase64(
        "UEsDBBQAAAAIAAAAIVzn0aduNwAAAHADAAAIAAAAaW5kZXguanNLrSjILyop1stNzMyLz0jMS8lJLVKw"
        "VUgsrsxLVtDQVLC1U1DPSM3JyVe35kodVTuqdlQtRWoBUEsDBBQAAAAIAAAAIVxdqIkQIwAAAKAPAAAL"
        "AAAAbGliL3V0aWwuanPtxTERADAIBLC9KnDwunrXkfpHBkuyJKnf953Ytm3btu21B1BLAQIUAxQAAAAI"
        "AAAAIVzn0aduNwAAAHADAAAIAAAAAAAAAAAAAACAAQAAAABpbmRleC5qc1BLAQIUAxQAAAAIAAAAIVxd"
        "qIkQIwAAAKAPAAALAAAAAAAAAAAAAACAAV0AAABsaWIvdXRpbC5qc1BLBQYAAAAAAgACAG8AAACpAAAA"
        "AAA=");
}

QByteArray ownZip()
{
    return storedZip({{u"index.js"_s, "exports.main_handler = 1;\n"},
                      {u"bin/tool"_s, QByteArray(5000, 'x'), true}});
}

} // namespace

class tst_ZipPackage : public QObject
{
    Q_OBJECT

private slots:
    void listsWhatItWrote();
    void readsFilesOfOtherPrograms();
    void refusesEveryCut();
    void refusesChangedContents();
    void refusesHostileZips_data();
    void refusesHostileZips();
    void survivesAnyChangedByte();
    void takesAnEmptyZipAndAComment();
};

void tst_ZipPackage::listsWhatItWrote()
{
    QCOMPARE(zipEntries(ownZip()).value(), (QStringList{u"index.js"_s, u"bin/tool"_s}));
    QCOMPARE(fileOfZip(ownZip(), u"index.js"_s, 100).value(), "exports.main_handler = 1;\n");
    QVERIFY(!fileOfZip(ownZip(), u"bin/tool"_s, 100).has_value());
    QVERIFY(!fileOfZip(ownZip(), u"absent"_s, 100).has_value());
}

void tst_ZipPackage::readsFilesOfOtherPrograms()
{
    QCOMPARE(zipEntries(foreignZip()).value(), (QStringList{u"index.js"_s, u"lib/util.js"_s}));
    QCOMPARE(fileOfZip(foreignZip(), u"lib/util.js"_s, 100'000).value(),
             QByteArray("// util\n").repeated(500));
}

void tst_ZipPackage::refusesEveryCut()
{
    const QByteArray zip = foreignZip();
    for (qsizetype size = 0; size < zip.size(); ++size) {
        QVERIFY2(!zipEntries(zip.left(size)), qPrintable(QString::number(size)));
        QVERIFY2(!zipEntries(zip.right(size)), qPrintable(QString::number(size)));
    }
}

void tst_ZipPackage::refusesChangedContents()
{
    for (QByteArray zip : {foreignZip(), ownZip()}) {
        const qsizetype inside = zip.indexOf("index.js") + 8 + 3;
        zip[inside] = char(zip.at(inside) ^ 0x10);
        QVERIFY(!zipEntries(zip));
    }
}

void tst_ZipPackage::refusesHostileZips_data()
{
    QTest::addColumn<QByteArray>("zip");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("this is no archive");
    QTest::newRow("leaves the root") << storedZip({{u"../evil.sh"_s, "x"}});
    QTest::newRow("leaves the root further down") << storedZip({{u"a/../../evil.sh"_s, "x"}});
    QTest::newRow("absolute") << storedZip({{u"/etc/passwd"_s, "x"}});
    const qsizetype directory = ownZip().indexOf("PK\x01\x02");
    QByteArray encrypted = ownZip();
    encrypted[directory + 8] = char(encrypted.at(directory + 8) | 1);
    QTest::newRow("encrypted") << encrypted;
    QByteArray large = foreignZip();
    large.replace(large.indexOf("PK\x01\x02") + 24, 4, QByteArray("\0\0\0\x40", 4));
    QTest::newRow("claims a gigabyte") << large;
    QByteArray method = ownZip();
    method[directory + 10] = 99;
    QTest::newRow("unknown method") << method;
    QByteArray count = ownZip();
    const qsizetype end = count.lastIndexOf("PK\x05\x06");
    count.replace(end + 8, 4, "\xff\xff\xff\xff");
    QTest::newRow("claims 65,535 entries") << count;
    QByteArray offset = ownZip();
    offset.replace(end + 16, 4, "\xf0\xff\xff\xff");
    QTest::newRow("directory outside") << offset;
}

void tst_ZipPackage::refusesHostileZips()
{
    QFETCH(QByteArray, zip);
    QVERIFY(!zipEntries(zip));
}

void tst_ZipPackage::survivesAnyChangedByte()
{
    // What matters is that nothing outside of the bytes is read: the sanitizers watch.
    for (const QByteArray &zip : {foreignZip(), ownZip()}) {
        int accepted = 0;
        for (qsizetype at = 0; at < zip.size(); ++at) {
            for (const int value : {0x00, 0x7f, 0xff}) {
                QByteArray changed = zip;
                changed[at] = char(value);
                accepted += zipEntries(changed).has_value();
                (void)fileOfZip(changed, u"index.js"_s, 1'000'000);
            }
        }
        QVERIFY(accepted < zip.size() * 3);
    }
}

void tst_ZipPackage::takesAnEmptyZipAndAComment()
{
    const QByteArray empty = QByteArray::fromBase64("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==");
    QVERIFY(zipEntries(empty).value().isEmpty());
    QByteArray commented = ownZip();
    commented.replace(commented.size() - 2, 2, QByteArray("\x05\x00", 2));
    QCOMPARE(zipEntries(commented + "hello").value().size(), 2);
    QVERIFY(!zipEntries(commented + "hell"));
}

QTEST_GUILESS_MAIN(tst_ZipPackage)
#include "tst_zippackage.moc"
