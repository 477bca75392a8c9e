// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/repair.h"

#include <algorithm>

namespace Scf {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView interpreterMark("#!");
constexpr QByteArrayView bashLine("#!/bin/bash\n");

} // namespace

QByteArray repaired(const QByteArray &content, Repairs repairs)
{
    if (!changeContent(repairs))
        return content;
    QByteArray out;
    out.reserve(content.size() + bashLine.size());
    ContentRepair repair(repairs);
    repair.add(content, &out);
    repair.finish(&out);
    return out;
}

ContentRepair::ContentRepair(Repairs repairs)
    : m_repairs(repairs)
{ }

void ContentRepair::add(QByteArrayView piece, QByteArray *out)
{
    if (!m_hasBegun) {
        const qsizetype wanted = byteOrderMark.size() + interpreterMark.size() - m_head.size();
        const qsizetype taken = std::min(wanted, piece.size());
        m_head.append(piece.first(taken));
        piece = piece.sliced(taken);
        if (taken < wanted)
            return;
        begin(out);
    }
    addBody(piece, out);
}

void ContentRepair::finish(QByteArray *out)
{
    if (!m_hasBegun)
        begin(out);
    if (m_endsWithReturn)
        out->append('\r');
    m_endsWithReturn = false;
}

void ContentRepair::begin(QByteArray *out)
{
    m_hasBegun = true;
    QByteArrayView head(m_head);
    const bool usesBash = m_repairs.testFlag(Repair::UseBash);
    if ((usesBash || m_repairs.testFlag(Repair::RemoveByteOrderMark))
        && head.startsWith(byteOrderMark))
        head = head.sliced(byteOrderMark.size());
    if (usesBash) {
        m_isInOldLine = head.startsWith(interpreterMark);
        out->append(bashLine);
    }
    addBody(head, out);
}

void ContentRepair::addBody(QByteArrayView piece, QByteArray *out)
{
    if (m_isInOldLine) {
        const auto end = std::find(piece.begin(), piece.end(), '\n');
        if (end == piece.end())
            return;
        m_isInOldLine = false;
        piece = piece.sliced(end - piece.begin() + 1);
    }
    if (!m_repairs.testFlag(Repair::UnixLineEnds)) {
        out->append(piece);
        return;
    }
    if (piece.isEmpty())
        return;
    if (m_endsWithReturn && piece.front() != '\n')
        out->append('\r');
    m_endsWithReturn = piece.back() == '\r';
    if (m_endsWithReturn)
        piece.chop(1);
    while (!piece.isEmpty()) {
        const qsizetype at = piece.indexOf("\r\n");
        out->append(piece.first(at < 0 ? piece.size() : at));
        piece = at < 0 ? QByteArrayView() : piece.sliced(at + 1);
    }
}

} // namespace Scf
