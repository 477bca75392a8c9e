// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/errorcodemodel.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr auto cosPrefix = "COS."_L1;

// As an answer of the service would bring it: what is live then is what the entry itself says.
Error errorOf(const QString &code)
{
    return {.kind = Error::Kind::Service, .code = code, .action = u"UpdateFunctionCode"_s};
}

Explanation explanationOf(const QString &code, const QString &language)
{
    return ExplanationCatalogue::instance().explain(errorOf(code), language);
}

QString wordsOf(const Explanation &explanation)
{
    return explanation.title + u'\n' + explanation.meaning + u'\n' + explanation.live + u'\n'
           + explanation.causes.join(u'\n');
}

} // namespace

ErrorCodeModel::ErrorCodeModel(const QString &language, QObject *parent)
    : QAbstractTableModel(parent)
    , m_language(language)
    , m_codes(ExplanationCatalogue::instance().codes())
{
    for (const QString &code : std::as_const(m_codes)) {
        m_titles += explanationOf(code, language).title;
        QString words = code;
        for (const QString &each : {u"en"_s, u"zh_CN"_s})
            words += u'\n' + wordsOf(explanationOf(code, each));
        m_words += words.toCaseFolded();
    }
}

void ErrorCodeModel::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    for (qsizetype row = 0; row < m_codes.size(); ++row)
        m_titles[row] = explanationOf(m_codes.at(row), language).title;
    emit dataChanged(index(0, TitleColumn), index(rowCount() - 1, TitleColumn));
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString ErrorCodeModel::codeAt(int row) const
{
    return m_codes.value(row);
}

int ErrorCodeModel::rowOf(const QString &code) const
{
    const QString matched = explanationOf(code, m_language).matched;
    return static_cast<int>(m_codes.indexOf(matched));
}

Explanation ErrorCodeModel::explanationAt(int row) const
{
    Explanation explanation = explanationOf(codeAt(row), m_language);
    if (explanation.code.startsWith(cosPrefix))
        explanation.code.remove(0, cosPrefix.size());
    return explanation;
}

int ErrorCodeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_codes.size());
}

int ErrorCodeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ErrorCodeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_codes.size())
        return {};
    if (role == WordsRole)
        return m_words.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return index.column() == CodeColumn ? m_codes.at(index.row()) : m_titles.at(index.row());
    return {};
}

QVariant ErrorCodeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == CodeColumn ? tr("Code") : tr("What it says");
}

void ErrorCodeFilter::setWords(const QString &text)
{
    m_words = text.simplified().toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ErrorCodeFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const QString all =
        sourceModel()->index(sourceRow, 0, sourceParent).data(ErrorCodeModel::WordsRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&all](const QString &word) { return all.contains(word); });
}

} // namespace Scf
