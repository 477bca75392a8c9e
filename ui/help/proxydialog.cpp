// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/proxydialog.h"

#include "ui/common/rolelabel.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
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

ProxyDialog::ProxyDialog(const ProxySettings &current, QWidget *parent)
    : QDialog(parent)
    , m_system(new QRadioButton(tr("As the system has it")))
    , m_none(new QRadioButton(tr("No proxy")))
    , m_manual(new QRadioButton(tr("This proxy")))
    , m_form(new QWidget)
    , m_http(new QRadioButton(u"HTTP"_s))
    , m_socks5(new QRadioButton(u"SOCKS5"_s))
    , m_host(new QLineEdit)
    , m_port(new QSpinBox)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_use(new QPushButton(tr("Use This Setting")))
{
    setObjectName(u"proxyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Proxy"));
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

    for (QRadioButton *mode : {m_system, m_none, m_manual})
        connect(mode, &QRadioButton::toggled, this, &ProxyDialog::inputChanged);
    connect(m_host, &QLineEdit::textChanged, this, &ProxyDialog::inputChanged);
    inputChanged();
}

void ProxyDialog::build()
{
    m_system->setObjectName(u"proxySystem"_s);
    m_none->setObjectName(u"proxyNone"_s);
    m_manual->setObjectName(u"proxyManual"_s);
    auto *modes = new QButtonGroup(this);
    for (QRadioButton *mode : {m_system, m_none, m_manual})
        modes->addButton(mode);
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
    m_use->setObjectName(u"proxyUse"_s);
    m_use->setDefault(true);
    makePrimary(m_use);

    auto *kinds = new QHBoxLayout;
    kinds->setSpacing(0);
    kinds->addWidget(m_http);
    kinds->addWidget(m_socks5);
    kinds->addStretch();
    auto *form = new QFormLayout(m_form);
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
    auto *hint = new RoleLabel(tr("The password is kept for this run only. This computer itself, "
                                  "such as the demo cloud, is always reached directly."),
                               TextStyle::Secondary, ColourRole::Muted);
    hint->setWordWrap(true);

    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"proxyCancel"_s);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metric::gap());
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::rowGap());
    layout->addWidget(m_system);
    layout->addWidget(m_none);
    layout->addWidget(m_manual);
    layout->addWidget(m_form);
    layout->addWidget(hint);
    layout->addStretch();
    layout->addLayout(buttons);
    setMinimumWidth(dp(440));
    connect(m_use, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

ProxySettings ProxyDialog::settings() const
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

void ProxyDialog::inputChanged()
{
    const bool isManual = m_manual->isChecked();
    m_form->setEnabled(isManual);
    m_use->setEnabled(!isManual || isHost(m_host->text().trimmed()));
}

} // namespace Scf
