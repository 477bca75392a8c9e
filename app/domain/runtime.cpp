// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/runtime.h"

#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

struct Spelling
{
    QLatin1StringView prefix;
    Runtime::Family family;
    QLatin1StringView name;
};

// Prefixes in lower case; a version may follow ("php7", "golang1").
constexpr auto spellings = std::to_array<Spelling>({
    {"python"_L1, Runtime::Family::Python, "Python"_L1},
    {"nodejs"_L1, Runtime::Family::NodeJs, "Node.js"_L1},
    {"php"_L1, Runtime::Family::Php, "PHP"_L1},
    {"java"_L1, Runtime::Family::Java, "Java"_L1},
    {"golang"_L1, Runtime::Family::Go, "Go"_L1},
    {"go"_L1, Runtime::Family::Go, "Go"_L1},
    {"customruntime"_L1, Runtime::Family::Custom, "Custom Runtime"_L1},
    {"customimage"_L1, Runtime::Family::Image, "Image"_L1},
});

} // namespace

Runtime::Runtime(const QString &id)
    : m_id(id)
{
    const QString lower = id.toLower();
    for (const Spelling &spelling : spellings) {
        const QString rest = lower.sliced(qMin(lower.size(), spelling.prefix.size()));
        if (lower.startsWith(spelling.prefix) && (rest.isEmpty() || rest.front().isDigit())) {
            m_family = spelling.family;
            m_version = rest;
            return;
        }
    }
}

QString Runtime::displayName() const
{
    for (const Spelling &spelling : spellings) {
        if (spelling.family == m_family) {
            const QString name(spelling.name);
            return m_version.isEmpty() ? name : name + u' ' + m_version;
        }
    }
    return m_id;
}

QStringList Runtime::sourceSuffixes() const
{
    switch (m_family) {
    case Family::Python:
        return {u"py"_s};
    case Family::NodeJs:
        return {u"js"_s, u"cjs"_s, u"mjs"_s};
    case Family::Php:
        return {u"php"_s};
    case Family::Unknown:
    case Family::Java:
    case Family::Go:
    case Family::Custom:
    case Family::Image:
        return {};
    }
    return {};
}

} // namespace Scf
