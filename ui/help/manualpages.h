// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QList>
#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Scf {

//! The pages of the user manual in one language, in the order in which they are read.
class ManualPages : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        TextRole = Qt::UserRole, //!< all of the page, as it is written
    };

    explicit ManualPages(QObject *parent = nullptr);

    //! "zh_CN" and its like are Chinese; all others read English.
    void setLanguage(const QString &language);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    //! Names of the pages, the same in every language: "first-steps".
    static const QStringList &names();
    //! Where the page \a row is, in the resources.
    QUrl urlAt(int row) const;
    //! The page that \a url is; -1 where it is none of this language.
    int rowOf(const QUrl &url) const;
    //! -1 where there is no page of this \a name.
    static int rowOfName(const QString &name);

private:
    struct Page
    {
        QString title{};
        QString text{};
    };

    QString m_folder;
    QList<Page> m_pages;
};

//! The pages with all of the words that are searched for, in whatever order and case.
class ManualFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &words);
    const QStringList &words() const { return m_words; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace Scf
