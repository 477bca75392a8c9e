// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/domain/package.h"

#include <QAbstractTableModel>
#include <QList>

#include <memory>
#include <optional>

namespace Scf {

//! What is in a package, as it will be in the ZIP. Reads the listing where it lies: 50,000 entries
//! cost nothing until they are looked at.
class PackageContentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, ModeColumn, ColumnCount };

    explicit PackageContentsModel(QObject *parent = nullptr);
    ~PackageContentsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    void setListing(std::shared_ptr<const PackageListing> listing);
    //! Shows the entries whose name holds \a text, whatever its case. They are looked for in the
    //! background; what was shown stays until then.
    void setFilter(const QString &text);

private:
    void search();

    std::shared_ptr<const PackageListing> m_listing;
    QString m_filter;
    std::optional<QList<int>> m_visible; //!< indexes of entries; nothing: all of them
    CancelToken m_stopSearch;
};

} // namespace Scf
