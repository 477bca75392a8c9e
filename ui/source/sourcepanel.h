// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/codesource.h"

#include <QMap>
#include <QPointer>
#include <QWidget>

class QRadioButton;
class QVBoxLayout;

namespace Scf {

class ContentsDialog;
class CosObjectRow;
class EditorRow;
class ElidedLabel;
class LinkButton;
class MeterBar;
class PathRow;
class RoleLabel;
class Settings;
class SourceRow;
class UpdateReadiness;

//! Where the code comes from, what it weighs, and the way to its contents. Each kind of source has
//! its row; choosing another kind keeps what was entered for the others.
class SourcePanel : public QWidget
{
    Q_OBJECT

public:
    SourcePanel(UpdateReadiness *readiness, Settings *settings, QWidget *parent = nullptr);

    //! What is chosen.
    CodeSource source() const { return source(m_kind); }
    //! What was entered for \a kind, whether it is the chosen one or not.
    CodeSource source(CodeSource::Kind kind) const;
    //! Chooses \a kind and fills all rows; those that are not in \a sources become empty.
    //! `sourceChanged` comes once.
    void setSources(CodeSource::Kind kind, const QMap<CodeSource::Kind, CodeSource> &sources);
    //! Chooses \a source and shows it.
    void setSource(const CodeSource &source);
    void refreshRecentPaths();
    //! Puts the fields where those of the form around it stand.
    void setLabelWidth(int width);
    int labelWidthHint() const;

public slots:
    //! Goes to the row of \a kind and opens what finds a source there.
    void choose(Scf::CodeSource::Kind kind);
    //! Goes to the row of \a kind and opens nothing.
    void focusKind(Scf::CodeSource::Kind kind);
    //! Goes to the region of the COS object and opens the list of regions.
    void showObjectRegions();
    void showContents();

signals:
    void sourceChanged(const Scf::CodeSource &source);
    void editRequested();
    void browseRequested();
    void bucketRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addKind(CodeSource::Kind kind, SourceRow *row);
    void showKind(CodeSource::Kind kind);
    void showPackage();
    QString factsOfPackage() const;

    UpdateReadiness *m_readiness;
    Settings *m_settings;
    RoleLabel *m_label;
    struct Choice
    {
        QRadioButton *button = nullptr;
        SourceRow *row = nullptr;
    };
    QMap<CodeSource::Kind, Choice> m_choices;
    CodeSource::Kind m_kind = CodeSource::Kind::Folder;
    PathRow *m_folder;
    PathRow *m_zipFile;
    CosObjectRow *m_object;
    EditorRow *m_editor;
    QVBoxLayout *m_rows;
    ElidedLabel *m_summary;
    MeterBar *m_meter;
    LinkButton *m_contents;
    LinkButton *m_bucket;
    QPointer<ContentsDialog> m_contentsDialog;
    bool m_quiet = false;
};

} // namespace Scf
