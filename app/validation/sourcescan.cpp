// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourcescan.h"

namespace Scf {

SourceScan::SourceScan(CaseRule caseRule)
    : m_caseRule(caseRule)
{ }

SourceScan::Answer SourceScan::find(const QByteArray &name) const
{
    const QByteArray key = keyOf(name);
    const auto place = m_places.constFind(key);
    if (place != m_places.constEnd())
        return {.kind = Kind::Found, .line = m_definitions.at(*place).line};
    if (m_doubt)
        return {.kind = Kind::CannotTell, .reason = *m_doubt};
    if (m_doubtedNames.contains(key))
        return {.kind = Kind::CannotTell, .reason = Doubt::Dynamic};
    return {};
}

void SourceScan::addImport(QByteArrayView module)
{
    m_imports.append(module.toByteArray());
}

void SourceScan::define(QByteArrayView name, int line, bool isFunction)
{
    const QByteArray key = keyOf(name);
    const auto place = m_places.constFind(key);
    if (place != m_places.constEnd()) {
        SourceDefinition &known = m_definitions[*place];
        known.line = line;
        known.isFunction = known.isFunction || isFunction;
        return;
    }
    m_places.insert(key, m_definitions.size());
    m_definitions.append({.name = name.toByteArray(), .line = line, .isFunction = isFunction});
}

void SourceScan::doubtName(QByteArrayView name)
{
    m_doubtedNames.insert(keyOf(name));
}

void SourceScan::doubt(Doubt reason)
{
    m_isUnclear = m_isUnclear || reason == Doubt::Unclear;
    if (!m_doubt)
        m_doubt = reason;
}

void SourceScan::addSlip(const SourceSlip &slip)
{
    if (!m_isUnclear)
        m_slip = slip;
    doubt(Doubt::Unclear);
}

QByteArray SourceScan::keyOf(QByteArrayView name) const
{
    const QByteArray key = name.toByteArray();
    return m_caseRule == CaseRule::Insensitive ? key.toLower() : key;
}

} // namespace Scf
