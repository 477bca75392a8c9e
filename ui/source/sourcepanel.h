// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"

#include <QPointer>
#include <QWidget>

class QButtonGroup;
class QRadioButton;
class QStackedWidget;

namespace Scf {

class ContentsDialog;
class ElidedLabel;
class LinkButton;
class MeterBar;
class PathRow;
class RoleLabel;
class Settings;
class UpdateReadiness;

//! Where the code comes from, what it weighs, and the way to its contents. Changing the kind keeps
//! the other kind's path.
class SourcePanel : public QWidget
{
    Q_OBJECT

public:
    SourcePanel(UpdateReadiness *readiness, Settings *settings, QWidget *parent = nullptr);

    CodeSource source() const;
    //! Without a signal of its own for each part: `sourceChanged` comes once.
    void setSources(CodeSource::Kind kind, const QString &folder, const QString &zipFile);
    //! The path of \a kind, whether it is the chosen kind or not.
    QString path(CodeSource::Kind kind) const;
    //! Chooses \a source and shows it.
    void setSource(const CodeSource &source);
    void refreshRecentPaths();
    //! Puts the fields where those of the form around it stand.
    void setLabelWidth(int width);
    int labelWidthHint() const;

public slots:
    void chooseFolder();
    void chooseZipFile();
    void showContents();

signals:
    void sourceChanged(const Scf::CodeSource &source);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setKind(CodeSource::Kind kind);
    void showPackage();

    UpdateReadiness *m_readiness;
    Settings *m_settings;
    RoleLabel *m_label;
    QRadioButton *m_folderChoice;
    QRadioButton *m_zipChoice;
    QStackedWidget *m_paths;
    PathRow *m_folder;
    PathRow *m_zipFile;
    ElidedLabel *m_summary;
    MeterBar *m_meter;
    LinkButton *m_contents;
    QPointer<ContentsDialog> m_contentsDialog;
    bool m_quiet = false;
};

} // namespace Scf
