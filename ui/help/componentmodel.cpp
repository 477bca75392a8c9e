// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/componentmodel.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/scf/licences/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Component> readComponents()
{
    QList<Component> components;
    const QJsonArray entries = QJsonDocument::fromJson(resource(u"components.json"_s)).array();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        QStringList texts;
        const QJsonArray names = entry.value("texts"_L1).toArray();
        for (const QJsonValue &name : names)
            texts += name.toString();
        components.append({.name = entry.value("name"_L1).toString(),
                           .version = entry.value("version"_L1).toString(),
                           .licence = entry.value("licence"_L1).toString(),
                           .copyright = entry.value("copyright"_L1).toString(),
                           .homepage = entry.value("homepage"_L1).toString(),
                           .texts = texts});
    }
    return components;
}

} // namespace

ComponentModel::ComponentModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_components(readComponents())
{ }

int ComponentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_components.size());
}

int ComponentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComponentModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const Component &component = m_components.at(index.row());
    switch (index.column()) {
    case NameColumn:
        return component.name;
    case VersionColumn:
        return component.version;
    case LicenceColumn:
        return component.licence;
    }
    return {};
}

QVariant ComponentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Component");
    case VersionColumn:
        return tr("Version");
    case LicenceColumn:
        return tr("Licence");
    }
    return {};
}

QString ComponentModel::licenceOf(int row) const
{
    const Component component = componentAt(row);
    QStringList parts{component.name + u' ' + component.version + u'\n' + component.copyright
                      + u'\n' + component.homepage + u"\nSPDX: "_s + component.licence};
    for (const QString &name : component.texts)
        parts += QString::fromUtf8(resource(name + u".txt"_s));
    return parts.join(u"\n\n"_s + QString(72, u'_') + u"\n\n"_s);
}

void ComponentModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

} // namespace Scf
