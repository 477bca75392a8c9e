// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/access/windows.h"

#include "app/browse/connectionmodel.h"
#include "app/browse/cosbrowser.h"
#include "app/browse/functionsearch.h"
#include "app/browse/keycheckmodel.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "ui/account/accountdialog.h"
#include "ui/account/importdialog.h"
#include "ui/account/keycheckdialog.h"
#include "ui/cos/bucketdialog.h"
#include "ui/cos/newbucketdialog.h"
#include "ui/functions/findfunctiondialog.h"
#include "ui/help/connectiondialog.h"
#include "ui/help/errorcodesdialog.h"
#include "ui/help/licencesdialog.h"
#include "ui/help/policydialog.h"
#include "ui/results/resultspanel.h"
#include "ui/settings/settingsdialog.h"
#include "ui/source/contentsdialog.h"
#include "ui/source/deployedcodedialog.h"
#include "ui/source/ignoredialog.h"
#include "ui/source/sourcepanel.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

template <typename Condition>
bool comes(Condition condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}

// The main window with a source of another kind, as far as it has come by itself.
std::function<QWidget *(Stage &)> withSource(CodeSource::Kind kind)
{
    return [kind](Stage &stage) -> QWidget * {
        return stage.work() && stage.chooseSource(kind) ? stage.window() : nullptr;
    };
}

QWidget *withMore(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    QTest::mouseClick(stage.child<QPushButton>("moreLink"), Qt::LeftButton);
    return stage.window();
}

QWidget *withErrors(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    stage.child<QLineEdit>("handlerField")->setText(u"index.missing"_s);
    const auto *button = stage.child<QPushButton>("updateButton");
    return comes([button] { return !button->isEnabled(); }) ? stage.window() : nullptr;
}

QWidget *withResult(Stage &stage)
{
    return stage.work() && stage.update() ? stage.window() : nullptr;
}

QWidget *withFailure(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    stage.services().makeNextRequestFail(u"UnauthorizedOperation.CAM"_s, u"UpdateFunctionCode"_s);
    return stage.update() ? stage.window() : nullptr;
}

QWidget *withHistory(Stage &stage)
{
    if (!withResult(stage))
        return nullptr;
    stage.child<ResultsPanel>("resultsPanel")->showHistory();
    const auto *table = stage.child<QTableView>("historyTable");
    if (!comes([table] { return table->model()->rowCount() > 0; }))
        return nullptr;
    const QRect row = table->visualRect(table->model()->index(0, 1));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
    const auto *again = stage.child<QPushButton>("useAgain");
    return comes([again] { return again->isEnabled(); }) ? stage.window() : nullptr;
}

QWidget *withRequestLog(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    stage.child<ResultsPanel>("resultsPanel")->showRequestLog();
    auto *table = stage.child<QTableView>("requestLogTable");
    table->selectRow(0);
    return stage.window();
}

// A talk: a step was made, and the next waits.
QWidget *withPresentation(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    auto *action = stage.child<QAction>("presentationAction");
    action->trigger();
    QTest::mouseClick(stage.child<QPushButton>("updateButton"), Qt::LeftButton);
    auto *goOn = stage.child<QPushButton>("beginStepButton");
    if (!comes([goOn] { return goOn->isVisible(); }))
        return nullptr;
    goOn->click();
    const auto *request = stage.child<QPlainTextEdit>("stepRequest");
    return comes([=] { return goOn->isVisible() && request->isVisible(); }) ? stage.window()
                                                                            : nullptr;
}

QWidget *withEmptyList(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    stage.child<QLineEdit>("searchFunctions")->setText(u"no such function"_s);
    return stage.window();
}

QWidget *cosBrowser(Stage &stage)
{
    if (!stage.work() || !stage.chooseSource(CodeSource::Kind::CosObject))
        return nullptr;
    QTest::mouseClick(stage.child<QPushButton>("browseCosButton"), Qt::LeftButton);
    QDialog *dialog = stage.dialog(u"cosBrowserDialog"_s);
    auto *buckets = stage.child<QListView>("bucketList");
    if (!dialog || !comes([buckets] { return buckets->model()->rowCount() > 0; }))
        return nullptr;
    buckets->setCurrentIndex(buckets->model()->index(0, 0));
    const auto *objects = stage.child<QTableView>("objectTable");
    return comes([objects] { return objects->model()->rowCount() > 0; }) ? dialog : nullptr;
}

QWidget *bucketDialog(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    auto *dialog = new BucketDialog(stage.services().buckets(), u"ap-guangzhou"_s, {},
                                    u"The package is too large for a request."_s, stage.window());
    const auto *list = dialog->findChild<QListView *>(u"bucketList"_s);
    stage.show(dialog);
    return comes([list] { return list->model()->rowCount() > 0; }) ? dialog : nullptr;
}

QWidget *editorDialog(Stage &stage)
{
    if (!stage.work() || !stage.chooseSource(CodeSource::Kind::Editor))
        return nullptr;
    QTest::mouseClick(stage.child<QPushButton>("editCodeButton"), Qt::LeftButton);
    QDialog *dialog = stage.dialog(u"editorDialog"_s);
    auto *editor = stage.child<QWidget>("codeEditor");
    const UpdateReadiness *readiness = stage.services().readiness();
    if (!dialog || !comes([readiness] { return readiness->listing() != nullptr; }))
        return nullptr;
    QTest::keyClick(editor, Qt::Key_H, Qt::ControlModifier); // with what finds and replaces
    return dialog;
}

QWidget *findFunction(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    auto *search = stage.services().makeFunctionSearch(nullptr);
    auto *dialog = new FindFunctionDialog(
        search,
        {.region = u"ap-shanghai"_s, .space = u"default"_s, .functionName = u"hello-world"_s},
        stage.window());
    stage.show(dialog);
    return comes([search] { return !search->isRunning(); }) ? dialog : nullptr;
}

QWidget *connectionDialog(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    auto *model = stage.services().makeConnectionModel(nullptr);
    auto *dialog = new ConnectionDialog(model, stage.window());
    stage.show(dialog);
    return comes([model] { return !model->isRunning(); }) ? dialog : nullptr;
}

QWidget *errorCodes(Stage &stage)
{
    auto *dialog = new ErrorCodesDialog(stage.window());
    stage.show(dialog);
    dialog->showCode(u"ResourceNotFound.Function"_s);
    return dialog;
}

QWidget *contents(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    return stage.show(new ContentsDialog(stage.services().readiness()->listing(), stage.window()));
}

QWidget *deployedCode(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    Services *services = &stage.services();
    return stage.show(new DeployedCodeDialog(
        services->session()->function(), stage.folder(),
        [services](const DeployedCodeTarget &target, QObject *parent) {
            return services->makeDownload(target, parent);
        },
        stage.window()));
}

QWidget *previewDialog(Stage &stage)
{
    if (!withMore(stage))
        return nullptr;
    QTest::mouseClick(stage.child<QPushButton>("previewLink"), Qt::LeftButton);
    return stage.dialog(u"copyAsDialog"_s);
}

// What an entry of the menus opens, once there is something to speak of.
std::function<QWidget *(Stage &)> fromMenu(const char *action, const QString &dialog)
{
    return [action, dialog](Stage &stage) -> QWidget * {
        if (!stage.work())
            return nullptr;
        stage.child<QAction>(action)->trigger();
        return stage.dialog(dialog);
    };
}

QWidget *report(Stage &stage)
{
    QWidget *dialog = fromMenu("reportAction", u"reportDialog"_s)(stage);
    const auto *sections = stage.child<QListView>("reportSections");
    return dialog && comes([sections] { return sections->model()->rowCount() > 0; }) ? dialog
                                                                                     : nullptr;
}

std::function<QWidget *(Stage &)> settingsPage(SettingsDialog::Page page)
{
    return [page](Stage &stage) -> QWidget * {
        auto *dialog = new SettingsDialog(&stage.services(), stage.window());
        dialog->showPage(page);
        return stage.show(dialog);
    };
}

QWidget *keyCheck(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    KeyCheckModel *model =
        stage.services().makeKeyCheckModel(stage.services().demoAccount(), nullptr);
    QDialog *dialog = stage.show(new KeyCheckDialog(model, &Services::policyFor, stage.window()));
    return comes([model] { return !model->isRunning(); }) ? dialog : nullptr;
}

QWidget *about(Stage &stage)
{
    const QList<QAction *> actions = stage.window()->actions();
    for (QAction *action : actions) {
        if (action->menuRole() == QAction::AboutRole)
            action->trigger();
    }
    return stage.dialog({});
}

QWidget *closeQuestion(Stage &stage)
{
    if (!stage.work())
        return nullptr;
    QTest::mouseClick(stage.child<QPushButton>("updateButton"), Qt::LeftButton);
    stage.window()->close();
    return stage.dialog({});
}

} // namespace

const QList<WindowCase> &windowCases()
{
    static const QList<WindowCase> cases{
        {"welcome page", [](Stage &stage) { return stage.window(); }},
        {"update ready", [](Stage &stage) { return stage.work(); }},
        {"update, more", withMore},
        {"update, errors", withErrors},
        {"update, ZIP file", withSource(CodeSource::Kind::ZipFile)},
        {"update, COS object", withSource(CodeSource::Kind::CosObject)},
        {"update, image", withSource(CodeSource::Kind::Image)},
        {"update, editor", withSource(CodeSource::Kind::Editor)},
        {"result", withResult},
        {"failure", withFailure},
        {"history", withHistory},
        {"request log", withRequestLog},
        {"nothing found", withEmptyList},
        {"presentation", withPresentation},
        {"account", [](Stage &s) { return s.show(new AccountDialog(&s.services(), s.window())); }},
        {"accounts", fromMenu("accountsAction", u"accountsDialog"_s)},
        {"import", [](Stage &s) { return s.show(new ImportDialog({}, s.window())); }},
        {"key check", keyCheck},
        {"settings, appearance", settingsPage(SettingsDialog::Page::Appearance)},
        {"settings, network", settingsPage(SettingsDialog::Page::Network)},
        {"settings, packages", settingsPage(SettingsDialog::Page::Packages)},
        {"settings, shortcuts", settingsPage(SettingsDialog::Page::Shortcuts)},
        {"settings, notifications", settingsPage(SettingsDialog::Page::Notifications)},
        {"shortcuts", fromMenu("shortcutsAction", u"shortcutsDialog"_s)},
        {"copy as", fromMenu("copyAsAction", u"copyAsDialog"_s)},
        {"manual", fromMenu("manualAction", u"manualDialog"_s)},
        {"report", report},
        {"licences", [](Stage &s) { return s.show(new LicencesDialog(s.window())); }},
        {"COS browser", cosBrowser},
        {"bucket", bucketDialog},
        {"new bucket",
         [](Stage &s) {
             return s.show(new NewBucketDialog(u"1250000000"_s, u"ap-guangzhou"_s, s.window()));
         }},
        {"editor", editorDialog},
        {"find function", findFunction},
        {"connection", connectionDialog},
        {"error codes", errorCodes},
        {"policy",
         [](Stage &s) {
             return s.show(
                 new PolicyDialog(u"GetObject"_s, u"{\n  \"version\": \"2.0\"\n}"_s, s.window()));
         }},
        {"contents", contents},
        {"ignore rules", [](Stage &s) { return s.show(new IgnoreDialog({}, true, s.window())); }},
        {"deployed code", deployedCode},
        {"request preview", previewDialog},
        {"about", about},
        {"question before closing", closeQuestion},
    };
    return cases;
}

Stage::Stage()
    : m_folder(writeCode())
{
    write(m_folder + "/.env"_L1, "GREETING=hello\n");
    if (!openWindow())
        qFatal("without a window there is nothing to look at");
}

MainWindow *Stage::work()
{
    return openDemo() && choose(u"hello-world"_s) && enterFolder(m_folder) ? m_window.get()
                                                                           : nullptr;
}

bool Stage::update()
{
    QTest::mouseClick(child<QPushButton>("updateButton"), Qt::LeftButton);
    return comes([this] { return !m_services->runningUpdate(); });
}

bool Stage::chooseSource(CodeSource::Kind kind)
{
    auto *panel = m_window->findChild<SourcePanel *>();
    if (panel)
        panel->focusKind(kind);
    return panel;
}

QDialog *Stage::show(QDialog *dialog) const
{
    dialog->setModal(false);
    dialog->show();
    if (!QTest::qWaitForWindowExposed(dialog))
        return nullptr;
    dialog->activateWindow();
    return QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

QDialog *Stage::dialog(const QString &objectName) const
{
    QDialog *found = nullptr;
    const bool isThere = comes([&] {
        const auto dialogs = m_window->findChildren<QDialog *>(objectName);
        const auto it = std::find_if(dialogs.begin(), dialogs.end(),
                                     [](const QDialog *dialog) { return dialog->isVisible(); });
        found = it == dialogs.end() ? nullptr : *it;
        return found != nullptr;
    });
    if (!isThere || !QTest::qWaitForWindowExposed(found))
        return nullptr;
    found->activateWindow();
    return found;
}

QWidget *openWindow(int index, Stage &stage)
{
    QWidget *window = windowCases().at(index).open(stage);
    QTest::qWait(0);
    return window;
}

void addWindowRows()
{
    QTest::addColumn<int>("index");
    const QList<WindowCase> &cases = windowCases();
    for (int i = 0; i < cases.size(); ++i)
        QTest::newRow(cases.at(i).name) << i;
}

QList<QWidget *> visibleWidgets(const QWidget *window)
{
    QList<QWidget *> widgets{const_cast<QWidget *>(window)};
    const auto children = window->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (child->window() == window && child->isVisible() && !child->size().isEmpty())
            widgets.append(child);
    }
    return widgets;
}

QString placeOf(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *at = widget; at; at = at->isWindow() ? nullptr : at->parentWidget()) {
        QString one = QString::fromLatin1(at->metaObject()->className());
        if (!at->objectName().isEmpty())
            one += u'#' + at->objectName();
        if (!at->accessibleName().isEmpty())
            one += u" \"%1\""_s.arg(at->accessibleName().left(60));
        path.prepend(one);
    }
    return path.join(" > "_L1);
}

} // namespace Scf
