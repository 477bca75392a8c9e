// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/proxyform.h"

#include "ui/common/accessibility.h"
#include "ui/common/rolelabel.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

using Mode = ProxySettings::Mode;
using Kind = ProxySettings::Kind;

namespace {

constexpr int usualPort = 8080;
constexpr int largestPort = 65'535;

bool isHost(const QString &text)
{
    QUrl url;
    url.setHost(text, QUrl::StrictMode);
    return !text.isEmpty() && url.isValid() && !url.host().isEmpty();
}

} // namespace

ProxyForm::ProxyForm(const ProxySettings &current, bool keepsPassword, QWidget *parent)
    : QWidget(parent)
    , m_system(new QRadioButton(tr("As the system has it")))
    , m_none(new QRadioButton(tr("No proxy")))
    , m_manual(new QRadioButton(tr("This proxy")))
    , m_fields(new QWidget)
    , m_http(new QRadioButton(u"HTTP"_s))
    , m_socks5(new QRadioButton(u"SOCKS5"_s))
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_keep(new QCheckBox(tr("Keep the password in the system's credential store")))
    , m_objection(new RoleLabel({}, TextStyle::Secondary, ColourRole::Bad))
{
    build();
    (current.mode == Mode::Manual ? m_manual
     : current.mode == Mode::None ? m_none
                                  : m_system)
        ->setChecked(true);
    (current.kind == Kind::Socks5 ? m_socks5 : m_http)->setChecked(true);
    m_host->setText(current.host);
    m_port->setValue(current.port == 0 ? usualPort : current.port);
    m_user->setText(current.user);
    m_password->setText(current.password);
    m_keep->setChecked(keepsPassword);

    for (QRadioButton *choice : {m_system, m_none, m_manual, m_http, m_socks5}) {
        connect(choice, &QRadioButton::toggled, this, &ProxyForm::showState);
        connect(choice, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen)
                emit edited();
        });
    }
    for (QLineEdit *field : {m_host, m_user, m_password}) {
        connect(field, &QLineEdit::textChanged, this, &ProxyForm::showState);
        connect(field, &QLineEdit::editingFinished, this, &ProxyForm::edited);
    }
    connect(m_port, &QSpinBox::editingFinished, this, &ProxyForm::edited);
    connect(m_keep, &QCheckBox::toggled, this, &ProxyForm::edited);
    showState();
}

void ProxyForm::build()
{
    m_system->setObjectName(u"proxySystem"_s);
    m_none->setObjectName(u"proxyNone"_s);
    m_manual->setObjectName(u"proxyManual"_s);
    auto *modes = new QButtonGroup(this);
    for (QRadioButton *mode : {m_system, m_none, m_manual})
        modes->addButton(mode);
    tabToChecked(modes);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metric::gap());
    layout->addWidget(m_system);
    layout->addWidget(m_none);
    layout->addWidget(m_manual);
    addFields(layout);
    m_objection->setObjectName(u"proxyObjection"_s);
    m_objection->setWordWrap(true);
    layout->addWidget(m_objection);
}

void ProxyForm::addFields(QVBoxLayout *layout)
{
    m_http->setObjectName(u"proxyHttp"_s);
    m_socks5->setObjectName(u"proxySocks5"_s);
    makeSegmented({m_http, m_socks5});
    m_host->setObjectName(u"proxyHost"_s);
    m_host->setPlaceholderText(u"proxy.example.com"_s);
    m_port->setObjectName(u"proxyPort"_s);
    m_port->setRange(1, largestPort);
    m_port->setGroupSeparatorShown(false);
    m_user->setObjectName(u"proxyUser"_s);
    m_user->setPlaceholderText(tr("Only where the proxy asks for one"));
    m_password->setObjectName(u"proxyPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_keep->setObjectName(u"keepProxyPassword"_s);

    auto *kinds = new QHBoxLayout;
    kinds->setSpacing(0);
    kinds->addWidget(m_http);
    kinds->addWidget(m_socks5);
    kinds->addStretch();
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(dp(24), 0, 0, 0);
    form->setHorizontalSpacing(Metric::narrowEdge());
    form->setVerticalSpacing(Metric::rowGap());
    const auto label = [](const QString &text, QWidget *field) {
        auto *name = new QLabel(text);
        name->setMinimumHeight(Metric::controlHeight()); // on one line with the field's text
        if (field) {
            name->setBuddy(field);
            field->setAccessibleName(text);
        }
        return name;
    };
    form->addRow(label(tr("Kind"), nullptr), kinds);
    form->addRow(label(tr("Host"), m_host), m_host);
    form->addRow(label(tr("Port"), m_port), m_port);
    form->addRow(label(tr("User name"), m_user), m_user);
    form->addRow(label(tr("Password"), m_password), m_password);
    form->addRow({}, m_keep);
    layout->addWidget(m_fields);
}

ProxySettings ProxyForm::settings() const
{
    return {
        .mode = m_manual->isChecked() ? Mode::Manual
                : m_none->isChecked() ? Mode::None
                                      : Mode::System,
        .kind = m_socks5->isChecked() ? Kind::Socks5 : Kind::Http,
        .host = m_host->text().trimmed(),
        .port = quint16(m_port->value()),
        .user = m_user->text().trimmed(),
        .password = m_password->text(),
    };
}

bool ProxyForm::keepsPassword() const
{
    return m_keep->isChecked();
}

bool ProxyForm::isValid() const
{
    return !m_manual->isChecked() || isHost(m_host->text().trimmed());
}

void ProxyForm::focusFirst()
{
    for (QRadioButton *mode : {m_system, m_none, m_manual}) {
        if (mode->isChecked())
            mode->setFocus(Qt::OtherFocusReason);
    }
}

void ProxyForm::showState()
{
    m_fields->setEnabled(m_manual->isChecked());
    m_objection->setText(
        isValid() ? QString()
                  : tr("Enter the name or the address of the proxy. Until then nothing changes."));
}

} // namespace Scf
