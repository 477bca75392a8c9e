// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole run with a SecretKey and a token that are sought afterwards wherever a person, a file or
// a log could show them.
#include "app/demo/democloud.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "tests/support/windowfixture.h"
#include "ui/account/accountdialog.h"
#include "ui/mainwindow/appearance.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLoggingCategory>
#include <QMetaProperty>
#include <QMimeData>
#include <QMutex>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

QMutex logMutex;
QString logged;
QtMessageHandler handlerBefore = nullptr;

// Keeps what is logged, from any thread.
void keepLog(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    {
        const QMutexLocker lock(&logMutex);
        logged += message + u'\n';
    }
    if (handlerBefore)
        handlerBefore(type, context, message);
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

//! The whole program as the child that is killed: it reads the account from its input, so that no
//! secret stands among its arguments, updates \a folder, and says when the request leaves.
int runAsChild(const QString &folder)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 1;
    const QByteArrayList words = input.readLine().trimmed().split('\t');
    Services services;
    setUpAppearance(&services, u"light"_s, u"en"_s);
    MainWindow window(&services);
    window.show();
    window.openAccount(
        {.kind = Account::Kind::Real,
         .name = u"Canary"_s,
         .endpoint = Endpoint::fromUserInput(QString::fromLatin1(words.at(0))).value(),
         .credential = {.secretId = QString::fromLatin1(words.at(1)),
                        .secretKey = QString::fromLatin1(words.at(2)),
                        .token = QString::fromLatin1(words.at(3))}});
    const auto wait = [](const std::function<bool()> &isSo) {
        return QTest::qWaitFor(isSo, 20'000);
    };
    auto *search = window.findChild<QLineEdit *>(u"searchFunctions"_s);
    auto *table = window.findChild<QTableView *>(u"functionsTable"_s);
    if (!search || !table || !wait([table] { return table->model()->rowCount() > 5; }))
        return 2;
    search->setText(u"hello-world"_s);
    QTest::keyClick(search, Qt::Key_Return);
    if (!wait([&services] { return services.session()->detail().has_value(); }))
        return 3;
    window.findChild<QLineEdit *>(u"folderPath"_s)->setText(folder);
    auto *button = window.findChild<QPushButton *>(u"updateButton"_s);
    if (!wait([button] { return button->isEnabled(); }))
        return 4;
    QTest::mouseClick(button, Qt::LeftButton);
    QObject::connect(services.runningUpdate(), &CodeUpdateJob::stepStarted, &window,
                     [](CodeUpdateJob::Step step) {
                         if (step == CodeUpdateJob::Step::Update) {
                             std::puts("update");
                             std::fflush(stdout);
                         }
                     });
    return QApplication::exec();
}

} // namespace

class tst_Canary : public QObject, protected WindowFixture
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSearchFinds_data();
    void theSearchFinds();
    void usesEverything();
    void diesInTheMiddle();
    void standsNowhere();
    void cleanupTestCase();

private:
    // True where one of the secrets, as it is or encoded as files and addresses do, is in it.
    bool isIn(const QByteArray &bytes) const;
    bool isIn(const QString &text) const { return isIn(text.toUtf8()); }
    // Seeks in every widget, model and action and in the clipboard; \a where names the moment.
    void look(const QString &where);
    void lookAt(const QObject *object, const QString &where);
    void lookInto(const QAbstractItemModel *model, const QModelIndex &parent, const QString &where);
    void found(const QString &where)
    {
        if (!m_found.contains(where))
            m_found.append(where);
    }
    void update(const QString &where);
    void trigger(const QString &text);

    std::unique_ptr<DemoCloud> m_cloud;
    QList<QByteArray> m_secrets;
    QStringList m_found; //!< where, never what
    QByteArray m_childSaid;
    int m_textsSeen = 0;
};

void tst_Canary::initTestCase()
{
    handlerBefore = qInstallMessageHandler(keepLog);
    QLoggingCategory::setFilterRules(u"scf.*=true"_s);
    m_cloud =
        std::make_unique<DemoCloud>(DemoOptions{.updateTimeMs = 200, .tokenLifeSeconds = 3'600});
    QVERIFY(m_cloud->start());
    const Credential credential = m_cloud->credential();
    QVERIFY(!credential.token.isEmpty());
    for (const QString &secret : {credential.secretKey, credential.token}) {
        const QByteArray plain = secret.toUtf8();
        const QString wide = secret;
        m_secrets << plain << plain.toPercentEncoding() << plain.toBase64() << plain.toHex()
                  << QByteArray(reinterpret_cast<const char *>(wide.utf16()),
                                wide.size() * qsizetype(sizeof(char16_t)));
    }
    m_services = std::make_unique<Services>();
    QVERIFY(showWindow());
}

void tst_Canary::cleanupTestCase()
{
    closeWindow();
    m_cloud.reset();
    qInstallMessageHandler(handlerBefore);
}

bool tst_Canary::isIn(const QByteArray &bytes) const
{
    return std::any_of(m_secrets.begin(), m_secrets.end(),
                       [&bytes](const QByteArray &secret) { return bytes.contains(secret); });
}

void tst_Canary::lookAt(const QObject *object, const QString &where)
{
    const auto *edit = qobject_cast<const QLineEdit *>(object);
    const bool isMasked = edit && edit->echoMode() != QLineEdit::Normal;
    const QMetaObject *meta = object->metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        // What a masked field holds is what it is for; what it shows and selects is looked at.
        if (isMasked && property.name() == QByteArrayView("text"))
            continue;
        const QVariant value = property.read(object);
        if (!value.canConvert<QString>())
            continue;
        ++m_textsSeen;
        if (isIn(value.toString()))
            found(u"%1: %2 %3.%4"_s.arg(where, QLatin1StringView(meta->className()),
                                        object->objectName(), QLatin1StringView(property.name())));
    }
}

void tst_Canary::lookInto(const QAbstractItemModel *model, const QModelIndex &parent,
                          const QString &where)
{
    constexpr int mostRows = 500;
    constexpr int ownRoles = 40;
    QList<int> roles{Qt::DisplayRole,
                     Qt::EditRole,
                     Qt::ToolTipRole,
                     Qt::StatusTipRole,
                     Qt::WhatsThisRole,
                     Qt::AccessibleTextRole,
                     Qt::AccessibleDescriptionRole};
    for (int role = Qt::UserRole; role < Qt::UserRole + ownRoles; ++role)
        roles.append(role);
    for (int row = 0; row < qMin(mostRows, model->rowCount(parent)); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column) {
            const QModelIndex index = model->index(row, column, parent);
            for (const int role : roles) {
                ++m_textsSeen;
                if (isIn(index.data(role).toString()))
                    found(u"%1: %2 role %3"_s
                              .arg(where, QLatin1StringView(model->metaObject()->className()))
                              .arg(role));
            }
            if (column == 0)
                lookInto(model, index, where);
        }
    }
}

void tst_Canary::look(const QString &where)
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        lookAt(widget, where);
        const QList<QAction *> actions = widget->actions();
        for (const QAction *action : actions)
            lookAt(action, where);
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget);
            view && view->model() && !qobject_cast<const QFileDialog *>(widget->window()))
            lookInto(view->model(), {}, where);
    }
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    if (!copied)
        return;
    const QStringList formats = copied->formats();
    for (const QString &format : formats) {
        if (isIn(copied->data(format)))
            found(where + ": clipboard"_L1);
    }
}

void tst_Canary::trigger(const QString &text)
{
    const auto actions = m_window->findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text().remove(u'&').startsWith(text))
            return action->trigger();
    }
    QFAIL(qPrintable(text));
}

// One update to its end, whatever that is, and everything that its result offers to copy.
void tst_Canary::update(const QString &where)
{
    auto *press = child<QPushButton>("updateButton");
    QTRY_VERIFY2_WITH_TIMEOUT(press->isEnabled(), qPrintable(where), 15'000);
    QTest::mouseClick(press, Qt::LeftButton);
    QVERIFY(m_services->runningUpdate());
    look(where + ", under way"_L1);
    QTRY_VERIFY2_WITH_TIMEOUT(!m_services->runningUpdate()
                                  || m_services->runningUpdate()->isFinished(),
                              qPrintable(where), 40'000);
    look(where);
    if (QPushButton *copy = visibleButton(u"Copy Report"_s)) {
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains("hello-world"_L1)
                || QApplication::clipboard()->text().contains("face-blur"_L1));
        look(where + ", copied"_L1);
    }
}

// Whoever seeks and never finds would find nothing here either.
void tst_Canary::theSearchFinds_data()
{
    QTest::addColumn<QString>("place");
    for (const QString &place : {u"label"_s, u"tool tip"_s, u"clipboard"_s, u"field"_s})
        QTest::newRow(qPrintable(place)) << place;
}

void tst_Canary::theSearchFinds()
{
    QFETCH(const QString, place);
    const QString secret = m_cloud->credential().token;
    QLineEdit field;
    QLabel label;
    field.setEchoMode(QLineEdit::Password);
    field.setText(secret);
    look(u"masked"_s);
    QVERIFY(m_found.isEmpty());
    if (place == "label"_L1)
        label.setText(u"the token "_s + secret);
    else if (place == "tool tip"_L1)
        label.setToolTip(secret.toHtmlEscaped());
    else if (place == "clipboard"_L1)
        QApplication::clipboard()->setText(secret);
    else
        field.setEchoMode(QLineEdit::Normal);
    look(place);
    QCOMPARE(std::exchange(m_found, {}).isEmpty(), false);
    QApplication::clipboard()->clear();
}

void tst_Canary::usesEverything()
{
    const QString home = QDir::homePath();
    const Credential credential = m_cloud->credential();

    // The account: refused and not reached at first.
    AccountDialog dialog(m_services.get());
    dialog.show();
    dialog.findChild<QComboBox *>(u"editionBox"_s)->setCurrentIndex(2);
    const auto fieldNamed = [&dialog](const QString &name) -> QLineEdit * {
        const auto fields = dialog.findChildren<QLineEdit *>();
        for (QLineEdit *candidate : fields) {
            if (candidate->accessibleName().startsWith(name))
                return candidate;
        }
        qFatal("the dialog has no %s", qPrintable(name));
    };
    fieldNamed(u"SecretId"_s)->setText(credential.secretId);
    fieldNamed(u"SecretKey"_s)->setText(credential.secretKey);
    fieldNamed(u"Token"_s)->setText(credential.token);
    for (const QString &endpoint : {u"http://127.0.0.1:1"_s, m_cloud->endpointUrl()}) {
        fieldNamed(u"Endpoint"_s)->setText(endpoint);
        QPushButton *add = visibleButton(u"Add"_s, &dialog);
        QVERIFY(add);
        QTRY_VERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        look(u"account, tried"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isVisible() || add->isEnabled(), 30'000);
        look(u"account"_s);
    }
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    m_window->openAccount(dialog.account());
    QTRY_VERIFY(child<QTableView>("functionsTable")->model()->rowCount() > 5);

    // Every source.
    writeFile(home + "/code/index.js"_L1, "exports.main_handler = async () => 'canary';\n");
    QVERIFY(choose(u"hello-world"_s));
    child<QLineEdit>("folderPath")->setText(home + "/code"_L1);
    update(u"folder"_s);
    QVERIFY(chooseSource(u"COS object"_s));
    child<QLineEdit>("cosObject")->setText(u"cos://deploy-1250000000/releases/hello-world.zip"_s);
    update(u"object"_s);
    QTest::mouseClick(child<QPushButton>("browseCosButton"), Qt::LeftButton);
    auto *browser = child<QDialog>("cosBrowserDialog");
    QTRY_VERIFY(browser->findChild<QListView *>(u"bucketList"_s)->model()->rowCount() > 0);
    look(u"COS browser"_s);
    browser->close();
    QVERIFY(chooseSource(u"Editor"_s));
    QTest::mouseClick(child<QPushButton>("editCodeButton"), Qt::LeftButton);
    auto *editor = child<QDialog>("editorDialog");
    QTRY_VERIFY_WITH_TIMEOUT(m_services->readiness()->listing(), 10'000);
    QTest::keyClick(editor->findChild<QWidget *>(u"codeEditor"_s), Qt::Key_End,
                    Qt::ControlModifier);
    QTest::keyClicks(editor->findChild<QWidget *>(u"codeEditor"_s), u"// by hand"_s);
    QTRY_VERIFY(m_services->readiness()->plan().source.edited.content.contains("by hand"));
    look(u"editor"_s);
    editor->close();
    update(u"edited file"_s);
    QByteArray noise(9'000'000, Qt::Uninitialized);
    quint32 state = 7;
    for (char &byte : noise) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = static_cast<char>(state >> 24);
    }
    writeFile(home + "/large/index.js"_L1, "exports.main_handler = async () => 'large';\n");
    writeFile(home + "/large/noise.bin"_L1, noise);
    QVERIFY(chooseSource(u"Folder"_s));
    child<QLineEdit>("folderPath")->setText(home + "/large"_L1);
    m_services->setPackageBucket({.name = u"deploy-1250000000"_s, .region = u"ap-guangzhou"_s},
                                 PackageKeeping::SevenDays);
    update(u"through a bucket"_s);

    // Every kind of failure.
    child<QLineEdit>("folderPath")->setText(home + "/code"_L1);
    for (const QString &fault : {u"AuthFailure.SignatureFailure"_s, u"AuthFailure.TokenFailure"_s,
                                 u"InternalError"_s, u"refused"_s, u"lost-answer"_s, u"html-502"_s,
                                 u"not-json"_s, u"skew"_s, u"update-fails"_s}) {
        m_cloud->queueFault({.fault = fault, .action = u"UpdateFunctionCode"_s});
        update(fault);
    }

    // What shows, saves and exports.
    QTest::mouseClick(child<QPushButton>("moreLink"), Qt::LeftButton);
    QTest::mouseClick(child<QPushButton>("previewLink"), Qt::LeftButton);
    QVERIFY(!child<QPlainTextEdit>("requestPreview")->toPlainText().isEmpty());
    look(u"preview"_s);
    child<QDialog>("copyAsDialog")->close();
    trigger(u"Request Log"_s);
    auto *requests = child<QTableView>("requestLogTable");
    QVERIFY(requests->model()->rowCount() > 20);
    for (int row = 0; row < requests->model()->rowCount(); ++row) {
        requests->setCurrentIndex(requests->model()->index(row, 0));
        if (row % 5 == 0)
            look(u"request log"_s);
    }
    trigger(u"History"_s);
    QTRY_VERIFY(child<QTableView>("historyTable")->model()->rowCount() > 10);
    look(u"history"_s);
    for (const QString &suffix : {u"csv"_s, u"json"_s}) {
        const QString path = home + "/history."_L1 + suffix;
        QTest::mouseClick(child<QPushButton>("exportHistory"), Qt::LeftButton);
        auto *target = m_window->findChild<QFileDialog *>();
        QVERIFY(target);
        emit target->fileSelected(path);
        target->close();
        QTRY_COMPARE(child<QPushButton>("exportHistory")->text(), u"Export…"_s);
        QVERIFY(QFileInfo(path).size() > 0);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    trigger(u"Download"_s);
    auto *download = child<QDialog>("deployedCodeDialog");
    const QString zip = home + "/saved.zip"_L1;
    child<QLineEdit>("deployedCodePath")->setText(zip);
    QTRY_VERIFY(child<QPushButton>("deployedCodeDownloadButton")->isEnabled());
    QTest::mouseClick(child<QPushButton>("deployedCodeDownloadButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(zip), 10'000);
    look(u"download"_s);
    download->close();
    QVERIFY(choose(u"face-blur"_s));
    child<QLineEdit>("imageUri")->setText(u"ccr.ccs.tencentyun.com/demo-team/face-blur:1.5.0"_s);
    update(u"image"_s);

    // The report of a problem, section by section, copied and saved.
    trigger(u"Report a Problem"_s);
    auto *sections = child<QListView>("reportSections");
    QTRY_VERIFY_WITH_TIMEOUT(sections->model()->rowCount() >= 5, 10'000);
    bool tellsRequests = false;
    for (int row = 0; row < sections->model()->rowCount(); ++row) {
        sections->setCurrentIndex(sections->model()->index(row, 0));
        const QString text = child<QPlainTextEdit>("reportText")->toPlainText();
        tellsRequests = tellsRequests || text.contains("UpdateFunctionCode"_L1);
        look(u"problem report"_s);
    }
    QVERIFY(tellsRequests);
    auto *report = child<QDialog>("reportDialog");
    QTest::mouseClick(child<QPushButton>("copyReport"), Qt::LeftButton);
    look(u"problem report, copied"_s);
    QTest::mouseClick(child<QPushButton>("saveReport"), Qt::LeftButton);
    auto *target = report->findChild<QFileDialog *>();
    QVERIFY(target);
    emit target->fileSelected(home + "/report.txt"_L1);
    target->close();
    QTRY_VERIFY(QFileInfo(home + "/report.txt"_L1).size() > 1'000);
    report->close();
}

void tst_Canary::diesInTheMiddle()
{
    const Credential credential = m_cloud->credential();
    m_cloud->queueFault({.fault = u"hang"_s, .action = u"UpdateFunctionCode"_s});
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationFilePath(),
                  {u"--child"_s, QDir::homePath() + "/code"_L1});
    const QStringList words{m_cloud->endpointUrl(), credential.secretId, credential.secretKey,
                            credential.token};
    program.write(words.join(u'\t').toLatin1() + '\n');
    QVERIFY(QTest::qWaitFor(
        [&] {
            m_childSaid += program.readAll();
            return m_childSaid.contains("update\n") || program.state() == QProcess::NotRunning;
        },
        40'000));
    QCOMPARE(program.state(), QProcess::Running);
    QTest::qWait(300); // the request is on its way
    program.kill();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    m_childSaid += program.readAll();
}

void tst_Canary::standsNowhere()
{
    // Everything that is written at the end is written.
    m_window.reset();
    m_services.reset();
    int files = 0;
    QDirIterator all(QDir::homePath(), QDir::Files | QDir::Hidden | QDir::System,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        ++files;
        if (isIn(file.readAll()))
            found(u"file "_s + QDir(QDir::homePath()).relativeFilePath(file.fileName()));
    }
    if (isIn(m_childSaid))
        found(u"what the killed program said"_s);
    const QString log = [] {
        const QMutexLocker lock(&logMutex);
        return logged;
    }();
    QVERIFY(log.contains("UpdateFunctionCode"_L1)); // there was something to look at
    QVERIFY(files > 5);
    QVERIFY(m_textsSeen > 10'000);
    if (isIn(log))
        found(u"the log"_s);
    QVERIFY2(m_found.isEmpty(), qPrintable(m_found.join(u'\n')));
    qInfo("%d files, %d texts of the window, %d characters of log", files, m_textsSeen,
          int(log.size()));
}

int main(int argc, char *argv[])
{
    // A home of its own, also for temporary files: all that is in it is looked at afterwards.
    std::unique_ptr<QTemporaryDir> home;
    const bool isChild = argc > 1 && QByteArrayView(argv[1]) == "--child";
    if (!isChild) {
        home = std::make_unique<QTemporaryDir>();
        for (const char *variable : {"HOME", "TMPDIR"})
            qputenv(variable, home->path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", home->filePath(u"config"_s).toLocal8Bit());
        qputenv("XDG_DATA_HOME", home->filePath(u"data"_s).toLocal8Bit());
        qputenv("XDG_CACHE_HOME", home->filePath(u"cache"_s).toLocal8Bit());
        qputenv("XDG_STATE_HOME", home->filePath(u"state"_s).toLocal8Bit());
    }
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"scf-desktop"_s);
    if (isChild)
        return runAsChild(QCoreApplication::arguments().value(2));
    tst_Canary test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_canary.moc"
