// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountdialog.h"

#include "app/browse/accountmodel.h"
#include "app/browse/keycheckmodel.h"
#include "app/domain/region.h"
#include "app/explain/explanation.h"
#include "app/services/services.h"
#include "ui/account/accounttexts.h"
#include "ui/account/expirylabel.h"
#include "ui/account/keycheckdialog.h"
#include "ui/account/keyfield.h"
#include "ui/account/regions.h"
#include "ui/common/accessibility.h"
#include "ui/common/manualpage.h"
#include "ui/common/scrolling.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

enum Edition { International, Mainland, Custom };

constexpr int leastRoleMinutes = 15;
constexpr int mostRoleMinutes = 720;

RoleLabel *hintLabel(const QString &text = {})
{
    auto *hint = new RoleLabel(text, TextStyle::Secondary, ColourRole::Muted);
    hint->setWordWrap(true);
    hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return hint;
}

QFormLayout *makeForm(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setContentsMargins(Metric::narrowEdge(), Metric::narrowEdge(), Metric::narrowEdge(),
                             Metric::narrowEdge());
    form->setHorizontalSpacing(Metric::narrowEdge());
    form->setVerticalSpacing(Metric::rowGap());
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

//! \a page scrolls where a large text leaves it too little room.
QScrollArea *scrolled(QWidget *page, const QString &name)
{
    auto *area = new QScrollArea;
    letScroll(area, page);
    area->setAccessibleName(name);
    return area;
}

} // namespace

AccountDialog::AccountDialog(Services *services, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_name(new QLineEdit(this))
    , m_tabs(new QTabWidget(this))
    , m_edition(new QComboBox)
    , m_endpoint(new QLineEdit)
    , m_secretId(new KeyField(KeyField::Content::Plain, u"secretIdField"_s))
    , m_secretKey(new KeyField(KeyField::Content::Secret, u"secretKeyField"_s))
    , m_token(new KeyField(KeyField::Content::Secret, u"tokenField"_s))
    , m_expires(new QCheckBox(tr("Expires at")))
    , m_end(new QDateTimeEdit)
    , m_expiry(new ExpiryLabel)
    , m_keep(new QCheckBox(tr("Keep the key in the system's credential store")))
    , m_keepHint(hintLabel())
    , m_useRole(new QCheckBox(tr("Use a role (AssumeRole)")))
    , m_roleArn(new QLineEdit)
    , m_sessionName(new QLineEdit)
    , m_duration(new QSpinBox)
    , m_region(new QComboBox)
    , m_space(new QLineEdit)
    , m_colour(new QComboBox)
    , m_production(new QCheckBox(tr("Production: ask before each update")))
    , m_status(new StatusLabel(this))
{
    setObjectName(u"accountDialog"_s);
    setManualPage(this, "accounts"_L1);
    setWindowTitle(tr("Add an Account"));
    build();
    connect(m_edition, &QComboBox::currentIndexChanged, this, &AccountDialog::editionChanged);
    for (const KeyField *field : {m_secretId, m_secretKey, m_token})
        connect(field, &KeyField::textChanged, this, &AccountDialog::inputChanged);
    for (const QLineEdit *field : {m_name, m_endpoint, m_roleArn, m_sessionName, m_space})
        connect(field, &QLineEdit::textChanged, this, &AccountDialog::inputChanged);
    connect(m_expires, &QCheckBox::toggled, this, &AccountDialog::inputChanged);
    connect(m_end, &QDateTimeEdit::dateTimeChanged, this, &AccountDialog::inputChanged);
    connect(m_keep, &QCheckBox::toggled, this, &AccountDialog::showHint);
    connect(m_useRole, &QCheckBox::toggled, this, &AccountDialog::roleToggled);
    connect(m_test, &QPushButton::clicked, this, &AccountDialog::testKey);
    connect(m_accept, &QPushButton::clicked, this, &AccountDialog::tryIt);
    m_edition->setCurrentIndex(usualEndpoint() == Endpoint::mainland() ? Mainland : International);
    editionChanged();
    roleToggled();
    showHint();
    m_name->setFocus();
}

void AccountDialog::addRow(QFormLayout *form, const QString &label, QWidget *field)
{
    auto *name = new QLabel(label);
    name->setMinimumHeight(Metric::controlHeight()); // on one line with the field's text
    name->setBuddy(field);
    form->addRow(name, field);
    if (auto *key = qobject_cast<KeyField *>(field))
        key->setLabel(label);
    else
        field->setAccessibleName(label);
}

QWidget *AccountDialog::makeKeyPage()
{
    m_edition->setObjectName(u"editionBox"_s);
    m_edition->addItems({tr("International"), tr("Mainland China"), tr("Custom")});
    m_endpoint->setObjectName(u"endpointField"_s);
    m_token->setPlaceholderText(tr("Only with temporary credentials"));
    m_keep->setObjectName(u"keepKeyBox"_s);
    m_keep->setChecked(true);
    m_keepHint->setObjectName(u"keepKeyHint"_s);
    m_keepHint->setMinimumHeight(2 * m_keepHint->fontMetrics().lineSpacing()); // nothing jumps
    m_expires->setObjectName(u"expiresBox"_s);
    m_expires->setToolTip(tr("Only with temporary credentials"));
    m_end->setObjectName(u"expiryField"_s);
    m_end->setAccessibleName(m_expires->text());
    m_end->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_end->setCalendarPopup(true);
    setExpiry({});
    auto *end = new QHBoxLayout;
    end->setSpacing(Metric::narrowEdge());
    end->addWidget(m_end);
    end->addWidget(m_expiry, 1);

    auto *page = new QWidget;
    QFormLayout *form = makeForm(page);
    addRow(form, tr("Edition"), m_edition);
    addRow(form, tr("Endpoint"), m_endpoint);
    addRow(form, tr("SecretId"), m_secretId);
    addRow(form, tr("SecretKey"), m_secretKey);
    addRow(form, tr("Token"), m_token);
    m_expires->setMinimumHeight(Metric::controlHeight()); // on one line with the field
    form->addRow(m_expires, end);
    form->addRow(m_keep);
    form->addRow(m_keepHint);
    return page;
}

QWidget *AccountDialog::makeRolePage()
{
    m_useRole->setObjectName(u"useRoleBox"_s);
    m_roleArn->setObjectName(u"roleArnField"_s);
    m_roleArn->setPlaceholderText(u"qcs::cam::uin/100000000001:roleName/deployer"_s);
    m_sessionName->setObjectName(u"sessionNameField"_s);
    m_sessionName->setText(Account::usualRoleSession);
    m_duration->setObjectName(u"durationBox"_s);
    m_duration->setRange(leastRoleMinutes, mostRoleMinutes);
    m_duration->setValue(Account::usualRoleSeconds / 60);
    m_duration->setSuffix(tr(" minutes"));

    auto *page = new QWidget;
    QFormLayout *form = makeForm(page);
    form->addRow(m_useRole);
    addRow(form, tr("RoleArn"), m_roleArn);
    addRow(form, tr("Session name"), m_sessionName);
    addRow(form, tr("Duration"), m_duration);
    form->addRow(hintLabel(
        tr("Each time the account opens, the key asks STS for temporary credentials of the role, "
           "and all else is done with those. They are kept nowhere.")));
    return page;
}

QWidget *AccountDialog::makePlacePage()
{
    m_region->setObjectName(u"accountRegionBox"_s);
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    fillRegions(m_region);
    setRegionIn(m_region, defaultRegion);
    m_space->setObjectName(u"accountNamespaceField"_s);
    m_space->setPlaceholderText(defaultNamespace);
    m_colour->setObjectName(u"colourBox"_s);
    m_production->setObjectName(u"productionBox"_s);
    fillColours();

    auto *page = new QWidget;
    QFormLayout *form = makeForm(page);
    addRow(form, tr("Region"), m_region);
    m_region->lineEdit()->setAccessibleName(tr("Region"));
    addRow(form, tr("Namespace"), m_space);
    addRow(form, tr("Colour"), m_colour);
    form->addRow(m_production);
    form->addRow(hintLabel(tr("The account opens in this region and namespace. Its colour and its "
                              "name stand at the top of the window while it is the live one.")));
    return page;
}

void AccountDialog::fillColours()
{
    m_colour->clear();
    for (const AccountColour colour : allAccountColours)
        m_colour->addItem(colourMark({.colour = colour}), colourName(colour), int(colour));
}

void AccountDialog::build()
{
    m_name->setObjectName(u"accountNameField"_s);
    m_name->setPlaceholderText(tr("What you call it"));
    m_tabs->setObjectName(u"accountTabs"_s);
    m_tabs->setAccessibleName(tr("Pages"));
    const auto addPage = [this](QWidget *page, const QString &name) {
        m_tabs->addTab(scrolled(page, name), name);
    };
    addPage(makeKeyPage(), tr("Key"));
    addPage(makeRolePage(), tr("Role"));
    addPage(makePlacePage(), tr("Place and Mark"));
    m_status->setObjectName(u"accountStatus"_s);
    m_status->setWordWrap(true);
    m_status->setMinimumHeight(2 * Metric::controlHeight()); // nothing jumps
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setFocusPolicy(Qt::NoFocus);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metric::narrowEdge());
    addRow(form, tr("Account name"), m_name);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_test = buttons->addButton(tr("Test the Key…"), QDialogButtonBox::ActionRole);
    m_test->setObjectName(u"testKeyButton"_s);
    m_test->setAutoDefault(false);
    // The box's accepted() is not heard: the dialog closes when the key was tried.
    m_accept = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"acceptAccountButton"_s);
    makePrimary(m_accept);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metric::edge(), Metric::edge(), Metric::edge(), Metric::edge());
    layout->setSpacing(Metric::narrowEdge());
    layout->addLayout(form);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    setMinimumWidth(dp(560));
    resize(sizeHint()); // by itself it takes two thirds of the screen at the most
}

void AccountDialog::setAccount(const Account &account, Purpose purpose)
{
    m_purpose = purpose;
    m_before = account;
    if (purpose == Purpose::Edit) {
        setWindowTitle(tr("Edit the Account"));
        m_accept->setText(tr("Save"));
        m_secretKey->setPlaceholderText(tr("As it is"));
    } else {
        setWindowTitle(tr("Enter the Key Again"));
        m_accept->setText(tr("Use This Key"));
    }
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
    m_useRole->setChecked(!account.roleArn.isEmpty());
    m_roleArn->setText(account.roleArn);
    m_sessionName->setText(account.roleSession);
    m_duration->setValue(account.roleSeconds / 60);
    setRegionIn(m_region, account.region.isEmpty() ? defaultRegion : account.region);
    m_space->setText(account.space);
    m_colour->setCurrentIndex(m_colour->findData(int(account.colour)));
    m_production->setChecked(account.isProduction);
    if (purpose == Purpose::EnterKeyAgain)
        m_secretKey->setFocus();
    inputChanged();
}

bool AccountDialog::hasNewKey() const
{
    return !m_account.credential.secretKey.isEmpty();
}

bool AccountDialog::keepsInStore() const
{
    return m_keep->isChecked();
}

void AccountDialog::editionChanged()
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

void AccountDialog::roleToggled()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_roleArn, m_sessionName, m_duration})
        field->setEnabled(m_useRole->isChecked());
    inputChanged();
}

void AccountDialog::showHint()
{
    m_keepHint->setText(
        m_keep->isChecked()
            ? tr("Where there is no such store, or it does not answer, the key is kept for this "
                 "run only, and the window says so.")
            : tr("The key is kept for this run only; the next start asks for it."));
}

// The key that is kept may be used where the fields name the same one.
bool AccountDialog::keepsKey() const
{
    return m_purpose == Purpose::Edit && m_secretKey->text().isEmpty()
           && m_secretId->text() == m_before.credential.secretId;
}

Result<Account> AccountDialog::entered() const
{
    const Result<Endpoint> endpoint = Endpoint::fromUserInput(m_endpoint->text());
    if (!endpoint)
        return endpoint.error();
    Account account = m_before;
    account.kind = Account::Kind::Real;
    account.name = m_name->text().simplified();
    account.endpoint = *endpoint;
    account.credential = {
        .secretId = m_secretId->text(), .secretKey = m_secretKey->text(), .token = m_token->text()};
    account.region = regionIn(m_region);
    account.space = m_space->text().trimmed();
    account.colour = AccountColour(m_colour->currentData().toInt());
    account.isProduction = m_production->isChecked();
    account.roleArn = m_useRole->isChecked() ? m_roleArn->text().trimmed() : QString();
    account.roleSession = m_sessionName->text().trimmed();
    account.roleSeconds = m_duration->value() * 60;
    account.expiresAt = expiry();
    return account;
}

bool AccountDialog::hasComplete() const
{
    return !m_secretId->text().isEmpty() && (keepsKey() || !m_secretKey->text().isEmpty())
           && !m_endpoint->text().trimmed().isEmpty()
           && (!m_useRole->isChecked()
               || (!m_roleArn->text().trimmed().isEmpty()
                   && !m_sessionName->text().trimmed().isEmpty()));
}

QString AccountDialog::nameProblem() const
{
    const Result<Account> account = entered();
    if (!account)
        return {}; // said when it is pressed
    const QString name = accountName(*account);
    if (isNameOfDemo(name))
        return tr("%1 is the name of the demo cloud. Call this account something else.").arg(name);
    const AccountModel *list = m_services->accounts();
    bool isTaken = false;
    for (int row = 0; row < list->rowCount(); ++row) {
        const Account &other = list->accountAt(row);
        isTaken = isTaken
                  || (other.id != account->id
                      && accountName(other).compare(name, Qt::CaseInsensitive) == 0);
    }
    return isTaken ? tr("Another account is called %1. Give this one a name of its own.").arg(name)
                   : QString();
}

// Without a time: it does not end, or nobody knows when.
void AccountDialog::setExpiry(const QDateTime &expiry)
{
    constexpr qint64 minute = 60;
    constexpr qint64 usualMinutes = 120;
    // The field shows no seconds: it shall have none that a person did not enter.
    const qint64 thisMinute = QDateTime::currentSecsSinceEpoch() / minute;
    const auto usual = QDateTime::fromSecsSinceEpoch((thisMinute + usualMinutes) * minute);
    m_end->setDateTime(expiry.isValid() ? expiry.toLocalTime() : usual);
    m_expires->setChecked(expiry.isValid());
}

QDateTime AccountDialog::expiry() const
{
    return m_end->isEnabled() ? m_end->dateTime().toUTC() : QDateTime();
}

void AccountDialog::inputChanged()
{
    // The end of one key is not that of another.
    const bool keeps = keepsKey();
    if (std::exchange(m_keepsKey, keeps) != keeps)
        setExpiry(keeps ? m_before.expiresAt : QDateTime());
    const bool isTemporary = !m_token->text().isEmpty();
    m_expires->setEnabled(isTemporary
                          || keeps); // whether that one is temporary only the store knows
    m_end->setEnabled(m_expires->isEnabled() && m_expires->isChecked());
    m_expiry->setExpiry(expiry(), isTemporary);
    const bool isComplete = hasComplete();
    const QString problem = isComplete ? nameProblem() : QString();
    if (problem.isEmpty())
        m_status->clearStatus();
    else
        m_status->setStatus(Finding::State::Warning, problem);
    m_accept->setEnabled(isComplete && problem.isEmpty());
    m_test->setEnabled(isComplete);
}

bool AccountDialog::isTrialNeeded() const
{
    return m_purpose != Purpose::Edit || !keepsKey() || m_account.endpoint != m_before.endpoint
           || m_account.roleArn != m_before.roleArn;
}

void AccountDialog::setBusy(bool busy)
{
    m_name->setEnabled(!busy);
    for (int page = 0; page < m_tabs->count(); ++page)
        m_tabs->widget(page)->setEnabled(!busy);
    m_accept->setEnabled(!busy);
    m_test->setEnabled(!busy);
}

void AccountDialog::tryIt()
{
    const Result<Account> account = entered();
    if (!account)
        return showProblem(account.error());
    m_account = *account;
    if (!isTrialNeeded())
        return accept();
    setBusy(true);
    m_status->setStatus(StatusPresentation{
        .icon = IconName::Updating, .role = ColourRole::Accent, .word = tr("Trying the key…")});
    withKey(m_account, [this](const Account &ready) {
        m_services->tryAccount(ready, this, [this](const Result<Done> &result) {
            setBusy(false);
            if (result)
                return accept();
            showProblem(result.error());
        });
    });
}

void AccountDialog::testKey()
{
    const Result<Account> account = entered();
    if (!account)
        return showProblem(account.error());
    setBusy(true);
    withKey(*account, [this](const Account &ready) {
        setBusy(false);
        m_status->clearStatus();
        auto *dialog = new KeyCheckDialog(m_services->makeKeyCheckModel(ready, nullptr),
                                          &Services::policyFor, this);
        dialog->open();
    });
}

// The account with the key that is kept, where none was entered, and in its role.
void AccountDialog::withKey(const Account &account, const std::function<void(const Account &)> &go)
{
    const auto inRole = [this, go](const Account &owner) {
        if (owner.roleArn.isEmpty())
            return go(owner);
        m_services->assumeRole(owner, this, [this, go](const Result<Account> &assumed) {
            if (assumed)
                return go(*assumed);
            setBusy(false);
            showProblem(assumed.error());
        });
    };
    if (!account.credential.secretKey.isEmpty())
        return inRole(account);
    m_services->readKey(account, this, [this, inRole](const Result<Account> &complete) {
        if (complete)
            return inRole(*complete);
        setBusy(false);
        showProblem(complete.error());
        m_secretKey->setFocus();
    });
}

void AccountDialog::showProblem(const Error &error)
{
    const Explanation explanation =
        ExplanationCatalogue::instance().explain(error, QLocale().name());
    QString text = explanation.title + u'\n' + explanation.meaning;
    if (!error.message.isEmpty())
        text += u'\n' + error.code + ": "_L1 + error.message.left(300);
    m_status->setStatus(Finding::State::Error, text);
    announce(this, explanation.title);
}

} // namespace Scf
