// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/source/pathrow.h"

#include "ui/common/accessibility.h"
#include "ui/common/icons.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace Scf {

using namespace Qt::StringLiterals;

PathRow::PathRow(CodeSource::Kind kind, QWidget *parent)
    : SourceRow(parent)
    , m_kind(kind)
    , m_edit(new QLineEdit(this))
    , m_recent(new QAction(icon(IconName::Clock), QString(), this))
    , m_choose(new QPushButton(this))
{
    const bool isFolder = kind == CodeSource::Kind::Folder;
    m_edit->setObjectName(isFolder ? u"folderPath"_s : u"zipFilePath"_s);
    m_choose->setObjectName(isFolder ? u"chooseFolderButton"_s : u"chooseZipFileButton"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(m_recent, QLineEdit::TrailingPosition);
    m_recent->setVisible(false);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_choose);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textChanged, this, &SourceRow::sourceChanged);
    connect(m_choose, &QPushButton::clicked, this, &PathRow::choose);
    connect(m_recent, &QAction::triggered, this, &PathRow::showRecent);
    retranslate();
}

CodeSource PathRow::source() const
{
    return {.kind = m_kind, .path = path()};
}

void PathRow::setSource(const CodeSource &source)
{
    setPath(source.path);
}

QString PathRow::path() const
{
    QString path = m_edit->text().trimmed();
    // Some file managers copy a path as a URL.
    if (path.startsWith("file://"_L1))
        path = QUrl(path).toLocalFile();
    path = QDir::fromNativeSeparators(path);
    if (path == "~"_L1 || path.startsWith("~/"_L1))
        path.replace(0, 1, QDir::homePath());
    return path;
}

void PathRow::setPath(const QString &path)
{
    m_edit->setText(QDir::toNativeSeparators(path));
}

void PathRow::setRecentPaths(const QStringList &paths)
{
    m_recentPaths = paths;
    m_recent->setVisible(!paths.isEmpty());
}

bool PathRow::choose()
{
    const QString start = path();
    const QString chosen =
        m_kind == CodeSource::Kind::Folder
            ? QFileDialog::getExistingDirectory(this, tr("Choose the Folder with Your Code"), start)
            : QFileDialog::getOpenFileName(this, tr("Choose the ZIP File with Your Code"), start,
                                           tr("ZIP files (*.zip *.jar);;All files (*)"));
    if (chosen.isEmpty())
        return false;
    setPath(chosen);
    m_edit->setFocus();
    return true;
}

void PathRow::showRecent()
{
    QMenu menu(this);
    for (const QString &path : std::as_const(m_recentPaths)) {
        menu.addAction(QDir::toNativeSeparators(path).replace(u'&', "&&"_L1), this,
                       [this, path] { setPath(path); });
    }
    menu.exec(m_edit->mapToGlobal(m_edit->rect().bottomLeft()));
}

void PathRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PathRow::retranslate()
{
    const bool isFolder = m_kind == CodeSource::Kind::Folder;
    m_edit->setAccessibleName(isFolder ? tr("Folder path") : tr("ZIP file path"));
    m_edit->setPlaceholderText(isFolder ? tr("Choose a folder, or drop one here")
                                        : tr("Choose a ZIP file, or drop one here"));
    nameClearButton(m_edit, tr("Clear the Path"));
    m_recent->setText(tr("Recent"));
    m_recent->setToolTip(tr("Paths used before"));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleDescription(isFolder ? tr("Opens a dialog to choose the folder.")
                                                : tr("Opens a dialog to choose the ZIP file."));
}

} // namespace Scf
