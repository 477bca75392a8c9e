// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/cosobjectbytes.h"

#include <QDateTime>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestRequest = 32LL * 1024 * 1024;

Error fileError(QLatin1StringView code, const QString &name)
{
    return Error{
        .kind = Error::Kind::File, .code = code, .message = name, .sent = Error::Sent::Nothing};
}

} // namespace

CosObjectBytes::CosObjectBytes(const BlockingCos &cos, const CosLocation &object,
                               const CosObjectInfo &info, const CancelToken &cancel,
                               const CosReadPolicy &policy)
    : m_cos(cos)
    , m_object(object)
    , m_info(info)
    , m_cancel(cancel)
    , m_policy(policy)
    , m_block(info.size <= policy.whole ? qMax<qint64>(1, info.size) : policy.block)
{ }

QString CosObjectBytes::name() const
{
    return u"cos://"_s + m_object.bucket.name + u'/' + m_object.key;
}

FileStamp CosObjectBytes::stamp() const
{
    const QDateTime &modified = m_info.modifiedAt;
    return {.size = m_info.size,
            .modified = modified.isValid() ? modified.toMSecsSinceEpoch() * 1'000'000 : 0};
}

Result<QByteArray> CosObjectBytes::read(qint64 offset, qint64 length)
{
    if (offset < 0 || length < 0 || length > m_info.size - offset)
        return fileError(LocalCode::fileUnreadable, name());
    if (length == 0)
        return QByteArray();
    const std::scoped_lock lock(m_mutex);
    const Blocks wanted = blocksOf(offset, length);
    if (!holds(wanted)) {
        if (const Result<Done> fetched = fetch(withReadAhead(wanted)); !fetched)
            return fetched.error();
    }
    QByteArray bytes;
    bytes.reserve(length);
    for (qint64 block = wanted.first; block <= wanted.last; ++block) {
        const QByteArrayView content(m_blocks[block]);
        const qint64 begin = qMax<qint64>(0, offset - block * m_block);
        const qint64 end = qMin(content.size(), offset + length - block * m_block);
        bytes.append(content.sliced(begin, end - begin));
    }
    return bytes;
}

bool CosObjectBytes::isAtHand(qint64 offset, qint64 length) const
{
    if (offset < 0 || length <= 0 || length > m_info.size - offset)
        return false;
    const std::scoped_lock lock(m_mutex);
    return holds(blocksOf(offset, length));
}

CosObjectBytes::Blocks CosObjectBytes::blocksOf(qint64 offset, qint64 length) const
{
    return {.first = offset / m_block, .last = (offset + length - 1) / m_block};
}

bool CosObjectBytes::holds(Blocks blocks) const
{
    for (qint64 block = blocks.first; block <= blocks.last; ++block) {
        if (!m_blocks.contains(block))
            return false;
    }
    return true;
}

// What is fetched for \a wanted: without the ends that are there, with more where reading goes on.
CosObjectBytes::Blocks CosObjectBytes::withReadAhead(Blocks wanted) const
{
    while (m_blocks.contains(wanted.first))
        ++wanted.first;
    while (m_blocks.contains(wanted.last))
        --wanted.last;
    if (m_lastFetch.last < 0 || wanted.first != m_lastFetch.last + 1)
        return wanted;
    const qint64 before = m_lastFetch.last - m_lastFetch.first + 1;
    const qint64 most = qMin(2 * before, largestRequest / m_block / 4);
    const qint64 lastBlock = (m_info.size - 1) / m_block;
    while (wanted.last < lastBlock && wanted.last - wanted.first + 1 < most
           && !m_blocks.contains(wanted.last + 1))
        ++wanted.last;
    return wanted;
}

// What is there is another object, or none.
Error CosObjectBytes::replaced(Error error) const
{
    error.kind = Error::Kind::Service;
    error.code = u"PreconditionFailed"_s;
    error.message = name();
    return error;
}

Result<Done> CosObjectBytes::fetch(Blocks blocks)
{
    const qint64 begin = blocks.first * m_block;
    const qint64 end = qMin(m_info.size, (blocks.last + 1) * m_block);
    if (m_requests >= m_policy.requests || m_bytes + end - begin > m_policy.bytes
        || end - begin > largestRequest)
        return fileError(LocalCode::notLookedInto, name());
    ++m_requests;
    m_bytes += end - begin;
    const Result<CosContent> content =
        m_cos.send(Cos::GetObject{.bucket = m_object.bucket,
                                  .key = m_object.key,
                                  .range = Cos::GetObject::Range{.first = begin, .last = end - 1},
                                  .ifMatch = m_info.eTag,
                                  .largest = largestRequest},
                   m_cancel);
    if (!content) {
        if (content.error().code != "PreconditionFailed"_L1
            && content.error().code != "NoSuchKey"_L1)
            return content.error();
        return replaced(content.error());
    }
    // A server that does not know If-Match has to be noticed too.
    if (content->bytes.size() != end - begin || content->info.eTag != m_info.eTag)
        return replaced({.action = u"GetObject"_s});
    for (qint64 block = blocks.first; block <= blocks.last; ++block)
        m_blocks.insert(block, content->bytes.mid((block - blocks.first) * m_block, m_block));
    m_lastFetch = blocks;
    return Done{};
}

} // namespace Scf
