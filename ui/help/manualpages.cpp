// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualpages.h"

#include <QFile>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView top("qrc:/manual/");
constexpr QLatin1StringView suffix(".md");

} // namespace

ManualPages::ManualPages(QObject *parent)
    : QAbstractListModel(parent)
{ }

const QStringList &ManualPages::names()
{
    static const QStringList all{u"first-steps"_s, u"accounts"_s,       u"functions"_s,
                                 u"sources"_s,     u"checks"_s,         u"updating"_s,
                                 u"history"_s,     u"large-packages"_s, u"copy-as"_s,
                                 u"errors"_s,      u"settings"_s,       u"keyboard"_s};
    return all;
}

void ManualPages::setLanguage(const QString &language)
{
    const QString folder = language.startsWith("zh"_L1) ? u"zh_CN"_s : u"en"_s;
    if (folder == m_folder)
        return;
    beginResetModel();
    m_folder = folder;
    m_pages.clear();
    for (const QString &name : names()) {
        QFile file(":/manual/"_L1 + folder + u'/' + name + suffix);
        Page page;
        if (file.open(QIODevice::ReadOnly)) // it lies in the program itself
            page.text = QString::fromUtf8(file.readAll());
        page.title = page.text.section(u'\n', 0, 0).mid(2); // behind "# "
        m_pages.append(page);
    }
    endResetModel();
}

int ManualPages::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pages.size());
}

QVariant ManualPages::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Page &page = m_pages.at(index.row());
    if (role == Qt::DisplayRole)
        return page.title;
    if (role == TextRole)
        return page.text;
    return {};
}

QUrl ManualPages::urlAt(int row) const
{
    return QUrl(top + m_folder + u'/' + names().value(row) + suffix);
}

int ManualPages::rowOf(const QUrl &url) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (urlAt(row) == url.adjusted(QUrl::RemoveFragment))
            return row;
    }
    return -1;
}

int ManualPages::rowOfName(const QString &name)
{
    return static_cast<int>(names().indexOf(name));
}

void ManualFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ManualFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QString text =
        sourceModel()->index(row, 0, parent).data(ManualPages::TextRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace Scf
