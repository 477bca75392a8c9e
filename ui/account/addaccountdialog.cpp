// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/addaccountdialog.h"

#include "app/explain/explanation.h"
#include "app/services/services.h"
#include "ui/common/accessibility.h"
#include "ui/common/statuslabel.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

enum Edition { International, Mainland, Custom };

QLineEdit *secretField(QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setEchoMode(QLineEdit::Password);
    return field;
}

} // namespace

AddAccountDialog::AddAccountDialog(Services *services, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_name(new QLineEdit(this))
    , m_edition(new QComboBox(this))
    , m_endpoint(new QLineEdit(this))
    , m_secretId(new QLineEdit(this))
    , m_secretKey(secretField(this))
    , m_token(secretField(this))
    , m_status(new StatusLabel(this))
{
    setObjectName(u"addAccountDialog"_s);
    m_endpoint->setObjectName(u"endpointField"_s);
    m_secretId->setObjectName(u"secretIdField"_s);
    m_secretKey->setObjectName(u"secretKeyField"_s);
    setWindowTitle(tr("Add an Account"));
    m_edition->addItem(tr("International"));
    m_edition->addItem(tr("Mainland China"));
    m_edition->addItem(tr("Custom"));
    m_name->setPlaceholderText(tr("What you call it"));
    m_token->setPlaceholderText(tr("Only with temporary credentials"));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metric::narrowEdge());
    form->setVerticalSpacing(Metric::rowGap());
    const auto addRow = [form](const QString &label, QWidget *field) {
        auto *name = new QLabel(label);
        name->setMinimumHeight(Metric::controlHeight()); // on one line with the field's text
        name->setBuddy(field);
        form->addRow(name, field);
        field->setAccessibleName(label);
    };
    addRow(tr("Account name"), m_name);
    addRow(tr("Edition"), m_edition);
    addRow(tr("Endpoint"), m_endpoint);
    addRow(tr("SecretId"), m_secretId);
    addRow(tr("SecretKey"), m_secretKey);
    addRow(tr("Token"), m_token);

    auto *hint = new RoleLabel(tr("The key is kept for this run only and sent to nobody but the "
                                  "endpoint, as a signature."),
                               TextStyle::Secondary, ColourRole::Muted, this);
    hint->setWordWrap(true);
    m_status->setWordWrap(true);
    m_status->setMinimumHeight(2 * Metric::controlHeight());
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    makePrimary(m_add);
    m_add->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addLayout(form);
    layout->addWidget(hint);
    layout->addWidget(m_status);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(dp(460));

    connect(m_edition, &QComboBox::currentIndexChanged, this, &AddAccountDialog::editionChanged);
    for (QLineEdit *field : {m_endpoint, m_secretId, m_secretKey, m_token})
        connect(field, &QLineEdit::textChanged, this, &AddAccountDialog::inputChanged);
    connect(m_add, &QPushButton::clicked, this, &AddAccountDialog::tryIt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // QDialogButtonBox would close the dialog at once; it closes when the key was tried.
    editionChanged();
}

void AddAccountDialog::setAccount(const Account &account)
{
    setWindowTitle(tr("Enter the Key Again"));
    m_name->setText(account.name);
    int edition = Custom;
    if (account.endpoint == Endpoint::international())
        edition = International;
    else if (account.endpoint == Endpoint::mainland())
        edition = Mainland;
    m_edition->setCurrentIndex(edition);
    if (edition == Custom)
        m_endpoint->setText(account.endpoint.url().toString());
    m_secretId->setText(account.credential.secretId);
    m_secretKey->setFocus();
}

void AddAccountDialog::editionChanged()
{
    const int edition = m_edition->currentIndex();
    m_endpoint->setReadOnly(edition != Custom);
    m_endpoint->setEnabled(edition == Custom);
    if (edition == Custom) {
        m_endpoint->clear();
        m_endpoint->setPlaceholderText(u"https://"_s);
    } else {
        const Endpoint endpoint =
            edition == Mainland ? Endpoint::mainland() : Endpoint::international();
        m_endpoint->setText(endpoint.url().toString());
    }
    inputChanged();
}

Result<Account> AddAccountDialog::entered() const
{
    const Result<Endpoint> endpoint = Endpoint::fromUserInput(m_endpoint->text());
    if (!endpoint)
        return endpoint.error();
    return Account{
        .kind = Account::Kind::Real,
        .name = m_name->text().trimmed(),
        .endpoint = *endpoint,
        .credential = {.secretId = m_secretId->text().trimmed(),
                       .secretKey = m_secretKey->text().trimmed(),
                       .token = m_token->text().trimmed()},
    };
}

void AddAccountDialog::inputChanged()
{
    m_status->clearStatus();
    const bool isComplete = !m_secretId->text().trimmed().isEmpty()
                            && !m_secretKey->text().trimmed().isEmpty()
                            && !m_endpoint->text().trimmed().isEmpty();
    m_add->setEnabled(isComplete);
}

void AddAccountDialog::tryIt()
{
    const Result<Account> account = entered();
    if (!account)
        return tried(account.error());
    m_account = *account;
    setBusy(true);
    m_services->tryAccount(m_account, this, [this](const Result<Done> &result) { tried(result); });
}

void AddAccountDialog::tried(const Result<Done> &result)
{
    setBusy(false);
    if (result)
        return accept();
    const Explanation explanation =
        ExplanationCatalogue::instance().explain(result.error(), QLocale().name());
    QString text = explanation.title + u'\n' + explanation.meaning;
    if (!result.error().message.isEmpty())
        text += u'\n' + result.error().code + ": "_L1 + result.error().message.left(300);
    m_status->setStatus(Finding::State::Error, text);
    announce(this, explanation.title);
}

void AddAccountDialog::setBusy(bool busy)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_name, m_edition, m_secretId,
                                                           m_secretKey, m_token, m_add})
        field->setEnabled(!busy);
    m_endpoint->setEnabled(!busy && m_edition->currentIndex() == Custom);
    if (busy) {
        m_status->setStatus(StatusPresentation{
            .icon = IconName::Updating, .role = ColourRole::Accent, .word = tr("Trying the key…")});
    }
}

} // namespace Scf
