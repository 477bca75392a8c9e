// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipnames.h"

#include <QStringDecoder>
#include <QTextCodec>

#include <algorithm>
#include <optional>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> asUtf8(QByteArrayView raw)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString name = decoder.decode(raw);
    if (decoder.hasError())
        return std::nullopt;
    return name;
}

// Western names in code page 437 have single accented letters between ASCII ones; Chinese names in
// GBK are pairs of bytes, nearly all of them from the two thousand pairs of GB 2312's common
// characters (rows 0xB0 to 0xF7, both bytes high).
std::optional<QString> asGbk(QByteArrayView raw)
{
    qsizetype common = 0;
    qsizetype others = 0;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const auto lead = static_cast<unsigned char>(raw[i]);
        if (lead < 0x80)
            continue;
        if (lead == 0x80 || lead == 0xFF || ++i == raw.size())
            return std::nullopt;
        const auto trail = static_cast<unsigned char>(raw[i]);
        if (trail < 0x40 || trail == 0x7F || trail == 0xFF)
            return std::nullopt;
        const bool isCommon = lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1;
        // Rows 0xA1 and 0xA3 hold punctuation and full-width forms.
        const bool isPunctuation = (lead == 0xA1 || lead == 0xA3) && trail >= 0xA1;
        common += isCommon ? 1 : 0;
        others += !isCommon && !isPunctuation ? 1 : 0;
    }
    if (common == 0 || others * 4 > common)
        return std::nullopt;
    QTextCodec *codec = QTextCodec::codecForName("GBK");
    if (codec == nullptr)
        return std::nullopt;
    QTextCodec::ConverterState state;
    QString name = codec->toUnicode(raw.data(), int(raw.size()), &state);
    if (state.invalidChars > 0 || state.remainingChars > 0)
        return std::nullopt;
    return name;
}

QString asCodePage437(QByteArrayView raw)
{
    static constexpr QStringView upperHalf =
        u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        u"└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";
    static_assert(upperHalf.size() == 128);
    QString name(raw.size(), Qt::Uninitialized);
    std::ranges::transform(raw, name.begin(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 ? QChar(char16_t(byte)) : upperHalf[byte - 0x80];
    });
    return name;
}

} // namespace

ZipName decodedZipName(QByteArrayView raw, bool utf8Flag)
{
    if (std::ranges::all_of(raw, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return {.name = QString::fromLatin1(raw)};
    if (const std::optional<QString> name = asUtf8(raw))
        return {.name = *name};
    if (utf8Flag)
        return {.name = QString::fromUtf8(raw), .isUtf8 = false};
    const std::optional<QString> gbk = asGbk(raw);
    return {.name = gbk ? *gbk : asCodePage437(raw), .isGuessed = true};
}

QString tidiedZipName(const QString &name)
{
    if (!name.startsWith(u"./") && !name.contains(u"//") && !name.contains(u"/./"))
        return name;
    QString tidied;
    tidied.reserve(name.size());
    const QStringView view(name);
    if (view.startsWith(u'/'))
        tidied += u'/';
    for (const QStringView part : view.tokenize(u'/', Qt::SkipEmptyParts)) {
        if (part == u".")
            continue;
        tidied += part;
        tidied += u'/';
    }
    if (!view.endsWith(u'/') && !view.endsWith(u"/.") && tidied.endsWith(u'/'))
        tidied.chop(1);
    return tidied;
}

bool isUnsafeZipName(QStringView name)
{
    if (name.isEmpty() || name.startsWith(u'/') || name.contains(u'\\') || name.contains(QChar(0)))
        return true;
    if (name.size() >= 2 && name[1] == u':'
        && ((name[0] >= u'A' && name[0] <= u'Z') || (name[0] >= u'a' && name[0] <= u'z')))
        return true;
    return std::ranges::any_of(name.tokenize(u'/'), [](QStringView part) { return part == u".."; });
}

} // namespace Scf
