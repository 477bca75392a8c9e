// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badge.h"
#include "ui/common/copybutton.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/emptystate.h"
#include "ui/common/findingslist.h"
#include "ui/common/icons.h"
#include "ui/common/linkbutton.h"
#include "ui/common/messagebar.h"
#include "ui/common/meterbar.h"
#include "ui/common/rolelabel.h"
#include "ui/common/spinner.h"
#include "ui/common/statuslabel.h"
#include "ui/common/stepsbar.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

// Paints its first frame, then tells.
class FirstFrame : public QObject
{
public:
    FirstFrame(QElapsedTimer since, bool quit)
        : m_since(since)
        , m_quit(quit)
    { }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_told) {
            m_told = true;
            QTimer::singleShot(0, this, [this] {
                const qint64 us = m_since.nsecsElapsed() / 1000;
                QFile status(u"/proc/self/status"_s);
                QByteArray resident;
                if (status.open(QIODevice::ReadOnly)) {
                    for (const QByteArray &line : status.readAll().split('\n')) {
                        if (line.startsWith("VmRSS"))
                            resident = line.simplified();
                    }
                }
                std::printf("%lld us %s\n", static_cast<long long>(us), resident.constData());
                std::fflush(stdout);
                if (m_quit)
                    QCoreApplication::quit();
            });
        }
        return false;
    }

private:
    QElapsedTimer m_since;
    bool m_quit;
    bool m_told = false;
};

QWidget *filled(QPalette::ColorRole role)
{
    auto *widget = new QWidget;
    widget->setBackgroundRole(role);
    widget->setAutoFillBackground(true);
    return widget;
}

QFrame *line()
{
    auto *frame = new QFrame;
    frame->setFixedHeight(dp(1));
    frame->setBackgroundRole(QPalette::Mid);
    frame->setAutoFillBackground(true);
    return frame;
}

QList<Finding> sampleFindings()
{
    QList<Finding> findings{
        {.id = u"root"_s,
         .state = Finding::State::Warning,
         .text = u"The code is one folder deep in image-resize-main/; SCF looks at the top."_s,
         .fix = Finding::Fix::UseRoot,
         .fixArgument = u"image-resize-main/"_s},
        {.id = u"secret"_s,
         .state = Finding::State::Warning,
         .text = u".env holds something that looks like a SecretKey."_s,
         .fix = Finding::Fix::UseHandler,
         .fixArgument = u"index.main_handler"_s}};
    for (int i = 0; i < 9; ++i)
        findings.append(
            {.id = QString::number(i), .text = u"The handler has the form of Python."_s});
    return findings;
}

// What StatusDelegate of the functions panel will do.
class StatusDelegate : public QStyledItemDelegate
{
protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto shown = presentationOf(FunctionStatus(index.data().toString()));
        option->icon = icon(shown.icon, shown.role);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {dp(14), dp(14)};
        option->text = shown.word;
        option->palette.setColor(QPalette::Text, Theme::current().of(shown.role));
    }

public:
    using QStyledItemDelegate::QStyledItemDelegate;
};

QList<QRadioButton *> segments(QHBoxLayout *layout, const QStringList &texts)
{
    QList<QRadioButton *> buttons;
    for (const QString &text : texts) {
        auto *button = new QRadioButton(text);
        buttons.append(button);
        layout->addWidget(button);
    }
    buttons.first()->setChecked(true);
    makeSegmented(buttons);
    return buttons;
}

QWidget *functionsPanel()
{
    QWidget *panel = filled(QPalette::Base);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *search = new QLineEdit;
    search->setPlaceholderText(u"Search functions"_s);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(dp(12), dp(10), dp(12), dp(10));
    row->addWidget(search);
    layout->addLayout(row);
    auto *table = new QTableWidget(0, 3);
    table->setHorizontalHeaderLabels({u"Name"_s, u"Status"_s, u"Runtime"_s});
    const QList<QStringList> rows{{u"hello-world"_s, u"Active"_s, u"Node.js 18.15"_s},
                                  {u"image-resize"_s, u"Active"_s, u"Python 3.9"_s},
                                  {u"nightly-report"_s, u"Updating"_s, u"Python 3.10"_s},
                                  {u"order-webhook"_s, u"Active"_s, u"Go 1"_s},
                                  {u"pdf-invoice"_s, u"UpdateFailed"_s, u"Java 11"_s},
                                  {u"图片压缩"_s, u"Active"_s, u"Web, custom"_s},
                                  {u"thumbnail-cache"_s, u"Frozen"_s, u"PHP 8.0"_s}};
    table->setRowCount(int(rows.size()));
    for (int r = 0; r < rows.size(); ++r) {
        for (int c = 0; c < 3; ++c) {
            auto *item = new QTableWidgetItem(rows.at(r).at(c));
            if (c == 2)
                item->setForeground(Theme::current().muted);
            table->setItem(r, c, item);
        }
    }
    table->setItemDelegateForColumn(1, new StatusDelegate(table));
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSortingEnabled(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setFont(fontFor(TextStyle::Secondary));
    table->setColumnWidth(0, dp(147));
    table->setColumnWidth(1, dp(132));
    table->selectRow(1);
    layout->addWidget(table, 1);
    layout->addWidget(line());
    auto *foot =
        new RoleLabel(u"12 functions · refreshed 10:24"_s, TextStyle::Secondary, ColourRole::Muted);
    foot->setContentsMargins(dp(12), dp(7), dp(12), dp(7));
    layout->addWidget(foot);
    return panel;
}

QWidget *updatePanel()
{
    auto *panel = new QWidget;
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(dp(20), dp(14), dp(20), dp(12));
    layout->setSpacing(dp(4));
    layout->addWidget(new ElidedLabel(u"image-resize"_s, Qt::ElideRight, TextStyle::Heading));
    layout->addWidget(
        new RoleLabel(u"Python 3.9 · Active · 2.1 MB deployed · changed 3 hours ago"_s,
                      TextStyle::Secondary, ColourRole::Muted));
    layout->addSpacing(dp(10));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(dp(20));
    form->setVerticalSpacing(dp(10));
    const auto label = [](const QString &text) {
        auto *made = new RoleLabel(text, TextStyle::Body, ColourRole::Muted);
        made->setMinimumHeight(Metric::controlHeight());
        return made;
    };
    auto *source = new QHBoxLayout;
    source->setSpacing(0);
    segments(source, {u"Folder"_s, u"ZIP file"_s, u"COS object"_s, u"Image"_s, u"Editor"_s});
    source->addStretch(1);
    form->addRow(label(u"Code from"_s), source);
    auto *path = new QHBoxLayout;
    path->setSpacing(dp(8));
    path->addWidget(new QLineEdit(u"~/work/image-resize-main"_s), 1);
    path->addWidget(new QPushButton(u"Choose…"_s));
    form->addRow(QString(), path);
    auto *size = new QHBoxLayout;
    size->setSpacing(dp(8));
    size->addWidget(new RoleLabel(u"132 files · 2.1 MB as ZIP, 2.8 MB in the request of 10 MB"_s,
                                  TextStyle::Secondary, ColourRole::Muted));
    auto *meter = new MeterBar;
    meter->setAmount(28, 100);
    meter->setFixedWidth(dp(180));
    size->addWidget(meter);
    size->addWidget(new LinkButton(u"Contents"_s));
    size->addStretch(1);
    form->addRow(QString(), size);
    auto *handler = new QHBoxLayout;
    handler->setSpacing(dp(8));
    auto *box = new QComboBox;
    box->setEditable(true);
    box->addItem(u"index.main_handler"_s);
    box->setMinimumWidth(dp(280));
    handler->addWidget(box);
    auto *verdict = new StatusLabel;
    verdict->setStatus(Finding::State::Ok, u"defined in index.py, line 12"_s);
    handler->addWidget(verdict);
    handler->addStretch(1);
    form->addRow(label(u"Handler"_s), handler);
    auto *options = new QHBoxLayout;
    options->setSpacing(dp(16));
    options->addWidget(new QCheckBox(u"Install dependencies"_s));
    auto *publish = new QCheckBox(u"Publish a version"_s);
    publish->setChecked(true);
    options->addWidget(publish);
    auto *more = new LinkButton(u"More"_s);
    more->setMenu(new QMenu(more));
    options->addWidget(more);
    options->addStretch(1);
    form->addRow(QString(), options);
    layout->addLayout(form);
    layout->addSpacing(dp(8));
    auto *checks = new FindingsList;
    checks->setFindings(sampleFindings());
    layout->addWidget(checks);
    layout->addSpacing(dp(8));
    auto *act = new QHBoxLayout;
    act->setSpacing(dp(12));
    act->addWidget(
        new RoleLabel(u"Only the code and the handler are sent; all else stays as it is."_s,
                      TextStyle::Secondary, ColourRole::Muted));
    act->addStretch(1);
    act->addWidget(new RoleLabel(u"Ctrl+Enter"_s, TextStyle::Secondary, ColourRole::Muted));
    auto *update = new QPushButton(u"Update"_s);
    makePrimary(update);
    act->addWidget(update);
    layout->addLayout(act);
    layout->addStretch(1);
    return panel;
}

QWidget *resultPanel()
{
    QWidget *page = filled(QPalette::Base);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(dp(20), dp(12), dp(20), dp(12));
    layout->setSpacing(dp(14));
    auto *sign = new QToolButton;
    sign->setIcon(icon(IconName::CheckCircle, ColourRole::Good));
    sign->setIconSize({dp(32), dp(32)});
    sign->setAutoRaise(true);
    sign->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(sign, 0, Qt::AlignTop);
    auto *right = new QVBoxLayout;
    right->setSpacing(dp(4));
    right->addWidget(new ElidedLabel(u"image-resize is live, and what runs is what was sent."_s,
                                     Qt::ElideRight, TextStyle::Result));
    auto *facts = new QHBoxLayout;
    facts->setSpacing(dp(6));
    facts->addWidget(new RoleLabel(u"RequestId"_s, TextStyle::Secondary, ColourRole::Muted));
    auto *requestId = new ElidedLabel(u"eac6b301-a322-493a-8e36-83b295459397"_s, Qt::ElideMiddle,
                                      TextStyle::Monospace, ColourRole::Muted);
    requestId->setCopyable(true);
    facts->addWidget(requestId);
    auto *copy = new CopyButton;
    copy->setFont(fontFor(TextStyle::Secondary));
    copy->setCopyText(u"eac6b301"_s, u"Copy RequestId"_s);
    facts->addWidget(copy);
    facts->addWidget(new RoleLabel(u"·  10:26:41  ·  changed: code, handler"_s,
                                   TextStyle::Secondary, ColourRole::Muted));
    facts->addStretch(1);
    right->addLayout(facts);
    right->addSpacing(dp(6));
    auto *steps = new StepsBar;
    steps->setSteps({{u"Check"_s, StepItem::State::Finished, u"0.1 s"_s},
                     {u"Package"_s, StepItem::State::Finished, u"0.1 s"_s},
                     {u"Upload"_s, StepItem::State::Skipped, {}},
                     {u"Update"_s, StepItem::State::Finished, u"0.3 s"_s},
                     {u"Active"_s, StepItem::State::Running, u"2.0 s"_s},
                     {u"Verify"_s, StepItem::State::Pending, {}}});
    right->addWidget(steps);
    right->addStretch(1);
    layout->addLayout(right, 1);
    return page;
}

QWidget *windowPage()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QWidget *bar = filled(QPalette::Base);
    auto *tools = new QHBoxLayout(bar);
    tools->setContentsMargins(dp(12), dp(8), dp(12), dp(8));
    const auto label = [](const QString &text) {
        return new RoleLabel(text, TextStyle::Body, ColourRole::Muted);
    };
    const auto combo = [](const QString &text) {
        auto *box = new QComboBox;
        box->addItems({text, u"上海 · ap-shanghai"_s});
        return box;
    };
    tools->addWidget(label(u"Account"_s));
    tools->addWidget(new Badge(u"DEMO"_s));
    tools->addWidget(combo(u"Demo cloud"_s));
    tools->addSpacing(dp(8));
    tools->addWidget(label(u"Region"_s));
    tools->addWidget(combo(u"Guangzhou · ap-guangzhou"_s));
    tools->addSpacing(dp(8));
    tools->addWidget(label(u"Namespace"_s));
    tools->addWidget(combo(u"default"_s));
    tools->addStretch(1);
    tools->addWidget(new QPushButton(u"Refresh"_s));
    layout->addWidget(bar);
    layout->addWidget(line());
    auto *across = new QSplitter;
    across->addWidget(functionsPanel());
    auto *down = new QSplitter(Qt::Vertical);
    down->addWidget(updatePanel());
    auto *tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->setAutoFillBackground(true);
    tabs->setBackgroundRole(QPalette::Base);
    insetTabs(tabs, 20);
    tabs->addTab(resultPanel(), u"Result"_s);
    auto *history = new EmptyState;
    history->showMessage(IconName::Clock, ColourRole::Muted, u"No update yet"_s,
                         u"Every update that Tencent Cloud accepted is kept here."_s);
    tabs->addTab(history, u"History"_s);
    auto *log = new EmptyState;
    log->showMessage(IconName::Log, ColourRole::Muted, u"No request yet"_s);
    tabs->addTab(log, u"Request log"_s);
    down->addWidget(tabs);
    down->setSizes({480, 180});
    across->addWidget(down);
    across->setSizes({400, 780});
    layout->addWidget(across, 1);
    return page;
}

QWidget *controlsPage()
{
    auto *page = new QWidget;
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(dp(16), dp(12), dp(16), dp(12));
    columns->setSpacing(dp(20));
    const auto column = [&](bool enabled) {
        auto *holder = new QWidget;
        holder->setEnabled(enabled);
        auto *layout = new QVBoxLayout(holder);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(dp(8));
        auto *buttons = new QHBoxLayout;
        auto *primary = new QPushButton(u"&Update"_s);
        makePrimary(primary);
        buttons->addWidget(primary);
        buttons->addWidget(new QPushButton(icon(IconName::Folder), u"选择文件夹…"_s));
        auto *small = new QPushButton(u"Leave Out"_s);
        makeSmall(small);
        buttons->addWidget(small);
        buttons->addWidget(new LinkButton(u"Contents"_s));
        auto *flat = new QPushButton(u"Flat"_s);
        flat->setFlat(true);
        buttons->addWidget(flat);
        buttons->addStretch(1);
        layout->addLayout(buttons);
        auto *segment = new QHBoxLayout;
        segment->setSpacing(0);
        segments(segment, {u"Folder"_s, u"ZIP file"_s, u"镜像"_s}).at(1)->setChecked(true);
        segment->addStretch(1);
        layout->addLayout(segment);
        auto *checks = new QHBoxLayout;
        auto *partly = new QCheckBox(u"Partly"_s);
        partly->setCheckState(Qt::PartiallyChecked);
        auto *on = new QCheckBox(u"On"_s);
        on->setChecked(true);
        auto *radio = new QRadioButton(u"Radio"_s);
        radio->setChecked(true);
        for (QWidget *widget : std::initializer_list<QWidget *>{
                 new QCheckBox(u"Off"_s), on, partly, radio, new QRadioButton(u"Other"_s)})
            checks->addWidget(widget);
        checks->addStretch(1);
        layout->addLayout(checks);
        auto *fields = new QHBoxLayout;
        auto *field = new QLineEdit(u"~/work/图片"_s);
        field->setClearButtonEnabled(true);
        fields->addWidget(field);
        auto *combo = new QComboBox;
        combo->addItems({u"广州 · ap-guangzhou"_s, u"Shanghai"_s});
        fields->addWidget(combo);
        fields->addWidget(new QSpinBox);
        layout->addLayout(fields);
        auto *over = new MeterBar;
        over->setAmount(12, 10);
        layout->addWidget(over);
        auto *bar = new QProgressBar;
        bar->setValue(40);
        layout->addWidget(bar);
        auto *tool = new QHBoxLayout;
        for (const IconName name : {IconName::Refresh, IconName::Search, IconName::Close}) {
            auto *button = new QToolButton;
            button->setIcon(icon(name));
            button->setAutoRaise(name != IconName::Refresh);
            tool->addWidget(button);
        }
        auto *withMenu = new QToolButton;
        withMenu->setText(u"Menu"_s);
        withMenu->setPopupMode(QToolButton::InstantPopup);
        withMenu->setMenu(new QMenu(withMenu));
        tool->addWidget(withMenu);
        tool->addStretch(1);
        layout->addLayout(tool);
        auto *edit = new QPlainTextEdit(u"def main_handler(event, context):\n    return 1"_s);
        edit->setFont(fontFor(TextStyle::Monospace));
        edit->setMaximumHeight(dp(70));
        layout->addWidget(edit);
        auto *group = new QGroupBox(u"Group"_s);
        auto *inGroup = new QVBoxLayout(group);
        inGroup->addWidget(new ElidedLabel(
            u"/home/somebody/work/a/very/long/path/that/will/not/fit/in/here/index.py"_s,
            Qt::ElideMiddle));
        layout->addWidget(group);
        auto *list = new FindingsList;
        QList<Finding> findings = sampleFindings();
        findings.append(
            {.id = u"handler"_s,
             .state = Finding::State::Error,
             .field = Finding::Field::Handler,
             .text = u"index.py 没有定义 main_handlr。index.py does not define main_handlr, "
                     "which is what the function would be called by; it defines "
                     "main_handler and another one."_s,
             .fix = Finding::Fix::UseHandler,
             .fixArgument = u"index.main_handler"_s});
        list->setFindings(findings);
        list->setBusy(true);
        layout->addWidget(list);
        layout->addStretch(1);
        return holder;
    };
    columns->addWidget(column(true), 1);
    columns->addWidget(column(false), 1);
    return page;
}

QWidget *statesPage()
{
    auto *page = new QWidget;
    auto *layout = new QGridLayout(page);
    layout->setContentsMargins(dp(16), dp(12), dp(16), dp(12));
    auto *icons = new QHBoxLayout;
    for (int i = 0; i < iconCount; ++i) {
        auto *button = new QToolButton;
        button->setAutoRaise(true);
        button->setIcon(icon(IconName(i), ColourRole(i % 7)));
        icons->addWidget(button);
    }
    auto *program = new QToolButton;
    program->setAutoRaise(true);
    program->setIcon(applicationIcon());
    for (const int side : {16, 24, 48, 64}) {
        auto *one = new QToolButton;
        one->setAutoRaise(true);
        one->setIcon(applicationIcon());
        one->setIconSize({dp(side), dp(side)});
        icons->addWidget(one);
    }
    delete program;
    icons->addStretch(1);
    layout->addLayout(icons, 0, 0, 1, 3);
    auto *bars = new QVBoxLayout;
    for (const auto state : {Finding::State::Ok, Finding::State::Warning, Finding::State::Error}) {
        auto *bar = new MessageBar;
        bar->setClosable(true);
        bar->showMessage(state,
                         u"The keychain is not there: the account is kept for this run only."_s,
                         u"Try Again"_s);
        bars->addWidget(bar);
    }
    layout->addLayout(bars, 1, 0, 1, 3);
    auto *empty = new EmptyState;
    empty->showMessage(IconName::Cloud, ColourRole::Muted, u"No function here"_s,
                       u"The Namespace default in Guangzhou holds no function. Choose another "
                       "Namespace or region."_s,
                       u"Refresh"_s);
    auto *failed = new EmptyState;
    failed->showMessage(IconName::ErrorCircle, ColourRole::Bad, u"无法读取函数"_s,
                        u"The host could not be found."_s, u"Try Again"_s);
    auto *loading = new EmptyState;
    loading->showLoading(u"Reading functions"_s);
    layout->addWidget(empty, 2, 0);
    layout->addWidget(failed, 2, 1);
    layout->addWidget(loading, 2, 2);
    auto *steps = new StepsBar;
    steps->setSteps({{u"检查"_s, StepItem::State::Finished, u"0.1 s"_s},
                     {u"Package"_s, StepItem::State::Finished, u"0.1 s"_s},
                     {u"Upload"_s, StepItem::State::Running, u"3.1 of 8.2 MB"_s},
                     {u"Update"_s, StepItem::State::Failed, u"0.3 s"_s},
                     {u"Active"_s, StepItem::State::Skipped, {}},
                     {u"Verify"_s, StepItem::State::Pending, {}}});
    steps->setMaximumWidth(dp(360));
    layout->addWidget(steps, 3, 0, 1, 2);
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({u"Name"_s, u"Size"_s});
    for (int i = 0; i < 30; ++i) {
        auto *item = new QTreeWidgetItem(tree, {u"folder %1"_s.arg(i), u"12 KB"_s});
        item->addChild(new QTreeWidgetItem({u"index.py"_s, u"1 KB"_s}));
        item->setIcon(0, icon(IconName::Folder, ColourRole::Muted));
    }
    tree->setColumnWidth(0, dp(180));
    tree->topLevelItem(0)->setExpanded(true);
    tree->topLevelItem(1)->setSelected(true);
    layout->addWidget(tree, 3, 2);
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer since;
    since.start();
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption theme(u"theme"_s, u"light, dark or system"_s, u"name"_s, u"light"_s);
    const QCommandLineOption page(u"page"_s, u"window, controls, states or bare"_s, u"name"_s,
                                  u"window"_s);
    const QCommandLineOption plain(u"plain"_s, u"Without the theme."_s);
    const QCommandLineOption measure(u"measure"_s, u"Quit after the first frame."_s);
    const QCommandLineOption toggle(u"toggle"_s, u"Change the theme after a second."_s);
    parser.addHelpOption();
    parser.addOptions({theme, page, plain, measure, toggle});
    parser.process(app);
    if (!parser.isSet(plain))
        Theme::install(themeChoiceFromName(parser.value(theme)));

    QMainWindow window;
    window.setWindowTitle(u"Demo cloud · image-resize · SCF Desktop"_s);
    const QString name = parser.value(page);
    if (name == "bare"_L1) {
        auto *content = new QWidget;
        auto *layout = new QVBoxLayout(content);
        layout->addWidget(new QLineEdit);
        layout->addWidget(new QTableWidget(20, 3));
        layout->addWidget(new QPushButton(u"Update"_s));
        window.setCentralWidget(content);
    } else {
        window.setWindowIcon(applicationIcon());
        window.setCentralWidget(name == "controls"_L1 ? controlsPage()
                                : name == "states"_L1 ? statesPage()
                                                      : windowPage());
    }
    window.resize(dp(1180), dp(760));
    FirstFrame first(since, parser.isSet(measure));
    window.centralWidget()->installEventFilter(&first);
    window.show();
    if (parser.isSet(toggle)) {
        QTimer::singleShot(1000, &window, [] {
            Theme::instance()->setChoice(Theme::instance()->isDark() ? ThemeChoice::Light
                                                                     : ThemeChoice::Dark);
        });
    }
    return QApplication::exec();
}
