// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/packagestreams.h"

#include "app/archive/archiveerror.h"
#include "app/archive/packer.h"

#include <QThread>

#include <optional>
#include <utility>
#include <vector>

namespace Scf {

PackageStreams::PackageStreams(const PackageListing &listing, const PackOptions &options,
                               const CancelToken &cancel)
    : m_listing(listing)
    , m_threads(options.threads > 0 ? options.threads : QThread::idealThreadCount())
    , m_cancel(cancel)
{
    // The streams of a ZIP are at hand already.
    if (!options.cacheFolder.isEmpty() && listing.source.hasFolder())
        m_cache = std::make_unique<StreamCache>(options.cacheFolder, listing, options.cacheLimit);
}

Result<Done> PackageStreams::open()
{
    if (m_listing.source.hasZip()) {
        const Result<std::shared_ptr<const ZipSource>> zip =
            ZipSource::open(m_listing.source.path, m_cancel);
        if (!zip)
            return zip.error();
        m_zip = *zip;
    }
    startPipeline(0);
    return Done{};
}

// For all entries from number \a from on that are not in the cache.
void PackageStreams::startPipeline(qsizetype from)
{
    std::vector<qsizetype> wanted;
    for (qsizetype i = from; i < m_listing.entries.size(); ++i) {
        if (!m_listing.entries.at(i).isDirectory() && !isFromCache(i))
            wanted.push_back(i);
    }
    const auto makeMaker = [zip = m_zip]() -> StreamMaker {
        if (zip) {
            return [reader = std::make_shared<ZipStreamReader>(zip)](const PackageEntry &entry) {
                return reader->stream(entry);
            };
        }
        return [compressor = std::make_shared<FileCompressor>()](const PackageEntry &entry) {
            return compressor->compress(entry);
        };
    };
    m_pipeline = std::make_unique<StreamPipeline>(m_listing.entries, std::move(wanted), makeMaker,
                                                  m_threads, m_cancel);
}

Result<FileStream> PackageStreams::next(const std::function<void()> &waiting)
{
    const qsizetype index = m_next++;
    const PackageEntry &entry = m_listing.entries.at(index);
    if (entry.isDirectory())
        return FileStream{};
    if (isFromCache(index)) {
        if (std::optional<FileStream> stream = m_cache->take(index, m_cancel)) {
            m_bytesElsewhere += entry.size;
            return std::move(*stream);
        }
        if (m_cancel.isCancelled())
            return Error::givenUp();
        // One that is damaged is seldom alone, and making them here would take one thread's time.
        m_bytesElsewhere += m_pipeline->bytesDone();
        m_cache->forget(index);
        startPipeline(index);
    }
    Result<FileStream> stream = m_pipeline->next(waiting);
    if (stream && m_cache)
        m_cache->keep(index, *stream);
    return stream;
}

Result<std::shared_ptr<LargeContent>> PackageStreams::openLarge(const PackageEntry &entry) const
{
    return m_zip ? openLargeZipEntry(*m_zip, entry, m_cancel) : openLargeFile(entry);
}

qint64 PackageStreams::bytesDone() const
{
    return m_bytesElsewhere + (m_pipeline ? m_pipeline->bytesDone() : 0);
}

void PackageStreams::finish(End end)
{
    if (m_cache)
        m_cache->finish(end == End::Whole);
}

} // namespace Scf
