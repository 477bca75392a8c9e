// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowdialogs.h"

#include "app/browse/connectionmodel.h"
#include "app/services/reportcollection.h"
#include "app/services/services.h"
#include "ui/common/icons.h"
#include "ui/common/windowplace.h"
#include "ui/help/connectiondialog.h"
#include "ui/help/errorcodesdialog.h"
#include "ui/help/licencesdialog.h"
#include "ui/help/reportdialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/shortcutsdialog.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>

namespace Scf {

using namespace Qt::StringLiterals;

WindowDialogs::WindowDialogs(Services *services, Shortcuts *shortcuts, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_shortcuts(shortcuts)
    , m_window(window)
{ }

void WindowDialogs::showSettings()
{
    openSettings();
}

void WindowDialogs::showProxy()
{
    openSettings()->showPage(SettingsDialog::Page::Network);
}

SettingsDialog *WindowDialogs::openSettings()
{
    QWidget *above = QApplication::activeModalWidget();
    if (auto *open = qobject_cast<SettingsDialog *>(above))
        return open;
    auto *dialog = new SettingsDialog(m_services, above ? above : m_window);
    connect(dialog, &SettingsDialog::languageChosen, this, &WindowDialogs::languageChosen);
    connect(dialog, &SettingsDialog::themeChosen, this, &WindowDialogs::themeChosen);
    connect(dialog, &SettingsDialog::bucketChangeRequested, this,
            [this, dialog](const QString &region) { emit bucketChangeRequested(region, dialog); });
    dialog->open();
    return dialog;
}

void WindowDialogs::showErrorCodes(const QString &code)
{
    if (!m_errorCodes) {
        m_errorCodes = new ErrorCodesDialog(m_window);
        m_errorCodes->setAttribute(Qt::WA_DeleteOnClose);
    }
    bringToFront(m_errorCodes);
    if (!code.isEmpty())
        m_errorCodes->showCode(code);
}

void WindowDialogs::showShortcuts()
{
    auto *dialog = m_window->findChild<ShortcutsDialog *>();
    if (!dialog) {
        dialog = new ShortcutsDialog(m_shortcuts, m_window);
        connect(dialog, &ShortcutsDialog::changeRequested, this,
                [this] { openSettings()->showPage(SettingsDialog::Page::Shortcuts); });
    }
    bringToFront(dialog);
}

void WindowDialogs::checkConnection()
{
    ConnectionModel *check = m_services->makeConnectionModel(nullptr);
    auto *dialog = new ConnectionDialog(check, m_window);
    connect(check, &ConnectionModel::finished, this,
            [this, check] { m_connectionReport = check->report(); });
    connect(dialog, &ConnectionDialog::proxyRequested, this, &WindowDialogs::showProxy);
    dialog->open();
}

void WindowDialogs::showReport(ReportSection::Kind first)
{
    if (!m_report) {
        m_report = new ReportDialog(m_window);
        m_report->setAttribute(Qt::WA_DeleteOnClose);
        m_report->showSection(first);
        ProblemFacts known{.connection = m_connectionReport};
        known.window = surroundings();
        collectReport(
            m_services, known, m_report,
            [dialog = m_report](const ProblemReport &report) { dialog->setReport(report); });
    }
    bringToFront(m_report);
}

QStringList WindowDialogs::surroundings() const
{
    QStringList lines{u"Platform: "_s + QGuiApplication::platformName(),
                      u"Font: "_s + QApplication::font().toString(),
                      u"Window: %1 x %2"_s.arg(m_window->width()).arg(m_window->height())};
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *each : screens) {
        lines += u"Screen: %1 x %2, %3 dpi, scaled by %4"_s.arg(each->size().width())
                     .arg(each->size().height())
                     .arg(each->logicalDotsPerInch())
                     .arg(each->devicePixelRatio());
    }
    return lines;
}

void WindowDialogs::showAbout()
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About SCF Desktop"));
    box->setIconPixmap(
        applicationIcon().pixmap(QSize(dp(64), dp(64)), m_window->devicePixelRatio()));
    box->setText(tr("SCF Desktop %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Point-and-click deployment of code to Tencent Cloud Serverless Cloud Function.\n\n"
           "Free software under the GNU General Public License, version 3 or later. It is not a "
           "product of Tencent."));
    box->setStandardButtons(QMessageBox::Ok);
    box->setDefaultButton(QMessageBox::Ok);
    box->setEscapeButton(QMessageBox::Ok);
    const QPushButton *licences = box->addButton(tr("&Licences…"), QMessageBox::ActionRole);
    connect(licences, &QPushButton::clicked, m_window, [this] {
        auto *dialog = new LicencesDialog(m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    box->open();
}

} // namespace Scf
