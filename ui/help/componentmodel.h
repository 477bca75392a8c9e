// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

namespace Scf {

//! Something that the program is made of or is linked with.
struct Component
{
    QString name;
    QString version; //!< what the program was built with; empty where that is not known
    QString licence; //!< an SPDX expression
    QString copyright;
    QString homepage;
    QStringList texts; //!< names of the licence texts that belong to it

    bool operator==(const Component &) const = default;
};

//! The components of the program, itself first, from the resources.
class ComponentModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, VersionColumn, LicenceColumn, ColumnCount };

    explicit ComponentModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    Component componentAt(int row) const { return m_components.value(row); }
    //! Whose it is, where it comes from, and its whole licence, in the words of the licence.
    QString licenceOf(int row) const;
    //! The language of the window has changed.
    void retranslate();

private:
    QList<Component> m_components;
};

} // namespace Scf
