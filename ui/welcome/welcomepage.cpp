// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/welcomepage.h"

#include "ui/common/icons.h"
#include "ui/common/linkbutton.h"
#include "ui/common/rolelabel.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_title(new RoleLabel({}, TextStyle::Heading))
    , m_purpose(new RoleLabel({}, TextStyle::Body, ColourRole::Muted))
    , m_demo(new QPushButton)
    , m_demoHint(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_account(new QPushButton)
    , m_accountHint(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_accounts(new LinkButton)
    , m_sample(new LinkButton)
    , m_failure(new RoleLabel({}, TextStyle::Body, ColourRole::Bad))
{
    setObjectName(u"welcomePage"_s);
    m_picture->setObjectName(u"decoration"_s);
    m_picture->setPixmap(applicationIcon().pixmap(QSize(dp(72), dp(72)), devicePixelRatio()));
    m_picture->setAlignment(Qt::AlignCenter);
    m_demo->setObjectName(u"tryDemoButton"_s);
    m_account->setObjectName(u"addAccountButton"_s);
    m_accounts->setObjectName(u"chooseAccountLink"_s);
    m_accounts->hide();
    makePrimary(m_demo);
    setFocusProxy(m_demo);
    for (QPushButton *door : {m_demo, m_account})
        door->setMinimumHeight(Metric::primaryHeight() + dp(6));
    for (QPushButton *button :
         std::initializer_list<QPushButton *>{m_demo, m_account, m_accounts, m_sample})
        button->setAutoDefault(true); // Return presses it
    for (RoleLabel *label : {m_title, m_purpose, m_demoHint, m_accountHint, m_failure}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
    }
    m_failure->hide();

    const auto door = [](QPushButton *button, RoleLabel *hint) {
        auto *column = new QVBoxLayout;
        column->setSpacing(Metric::gap());
        column->addWidget(button);
        column->addWidget(hint);
        column->addStretch();
        return column;
    };
    auto *doors = new QHBoxLayout;
    doors->setSpacing(Metric::edge());
    doors->addLayout(door(m_demo, m_demoHint), 1);
    doors->addLayout(door(m_account, m_accountHint), 1);

    auto *content = new QWidget(this);
    content->setMaximumWidth(qMax(dp(560), 80 * fontMetrics().averageCharWidth()));
    auto *column = new QVBoxLayout(content);
    column->setSpacing(Metric::narrowEdge());
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addSpacing(Metric::gap());
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addSpacing(Metric::edge());
    column->addLayout(doors);
    column->addSpacing(Metric::gap());
    column->addWidget(m_accounts, 0, Qt::AlignHCenter);
    column->addWidget(m_sample, 0, Qt::AlignHCenter);
    column->addWidget(m_failure);
    column->addStretch(3);

    auto *layout = new QHBoxLayout(this);
    layout->addStretch();
    layout->addWidget(content, 100);
    layout->addStretch();

    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(m_account, &QPushButton::clicked, this, &WelcomePage::addAccountRequested);
    connect(m_accounts, &LinkButton::clicked, this, &WelcomePage::accountsRequested);
    connect(m_sample, &LinkButton::clicked, this, &WelcomePage::sampleRequested);
    retranslate();
    setFocusProxy(m_demo);
}

void WelcomePage::setHasAccounts(bool on)
{
    m_accounts->setVisible(on);
}

void WelcomePage::showFailure(const QString &sentence)
{
    m_failure->setText(sentence);
    m_failure->setVisible(!sentence.isEmpty());
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Put your code into a cloud function"));
    m_purpose->setText(tr("Choose a function of Tencent Cloud SCF, choose a folder or a ZIP file, "
                          "press Update, and see that it is live."));
    m_demo->setText(tr("Try the Demo Cloud"));
    m_demoHint->setText(tr("Everything works, on this computer only: no account, no network, "
                           "nothing to pay."));
    m_account->setText(tr("Add an Account"));
    m_accountHint->setText(tr("With the SecretId and SecretKey of your Tencent Cloud account."));
    m_accounts->setText(tr("Choose one of your accounts"));
    m_sample->setText(tr("Open the demo cloud with a sample project"));
}

} // namespace Scf
