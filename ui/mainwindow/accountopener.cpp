// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/accountopener.h"

#include "app/browse/accountmodel.h"
#include "app/explain/explanation.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "ui/account/accountactions.h"
#include "ui/account/accountsdialog.h"
#include "ui/account/accounttexts.h"

#include <QLocale>
#include <QTimer>

namespace Scf {

namespace {

// A store that answers in less is not worth a word.
constexpr int longAfterMs = 250;

} // namespace

AccountOpener::AccountOpener(Services *services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
    , m_actions(new AccountActions(services, this))
{
    connect(m_actions, &AccountActions::added, this, [this](const QString &id) {
        // Somebody who puts the list in order does not want to go anywhere.
        if (!m_list || !m_services->session()->account())
            openStored(id);
    });
    connect(m_actions, &AccountActions::changed, this, &AccountOpener::changed);
    connect(m_actions, &AccountActions::keyEntered, this, &AccountOpener::openAgain);
    connect(m_actions, &AccountActions::noticed, this, &AccountOpener::noticed);

    const Session *session = services->session();
    connect(session, &Session::accountRenewed, this, &AccountOpener::choicesChanged);
    // Also the answer to a role that was being renewed.
    connect(session, &Session::accountClosed, this, &AccountOpener::stopWaiting);
    connect(session, &Session::placeChanged, this, &AccountOpener::rememberPlace);
    connect(session, &Session::functionChanged, this, &AccountOpener::rememberPlace);
    const AccountModel *accounts = services->accounts();
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(accounts, signal, this, &AccountOpener::choicesChanged);
    connect(accounts, &QAbstractItemModel::rowsMoved, this, &AccountOpener::choicesChanged);
    connect(accounts, &QAbstractItemModel::dataChanged, this, &AccountOpener::choicesChanged);
}

bool AccountOpener::isListed(const Account &account) const
{
    return m_services->accounts()->rowOf(account.id) >= 0;
}

void AccountOpener::open(const Account &account)
{
    if (m_services->runningUpdate())
        return; // its answers would be read with another key
    ++m_opening;
    if (account.kind == Account::Kind::Real && !isListed(account))
        m_unlisted = account;
    emit aboutToOpen();
    m_isOpening = true; // what is passed on the way is not where the person was
    m_services->session()->openAccount(account,
                                       m_services->settings().lastPlace(Session::scopeOf(account)));
    m_isOpening = false;
    emit choicesChanged();
    emit opened();
}

void AccountOpener::openAgain(const Account &account)
{
    if (isListed(account))
        openStored(account.id);
    else
        open(account);
}

void AccountOpener::openStored(const QString &id)
{
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0)
        return;
    if (m_services->runningUpdate()) {
        emit noticed(Finding::State::Warning,
                     tr("An update is running. Open the other account when it has ended."));
        return;
    }
    const int generation = ++m_opening;
    emit waiting();
    QTimer::singleShot(
        longAfterMs, this,
        [this, generation, name = accountName(m_services->accounts()->accountAt(row))] {
            if (generation == m_opening)
                emit waitingLong(name);
        });
    m_services->openStored(id, this, [this, id, generation](const Result<Account> &account) {
        if (generation != m_opening)
            return; // another one was opened meanwhile, or the person gave up waiting
        stopWaiting();
        if (account)
            open(*account);
        else
            cannotOpen(id, account.error());
    });
}

void AccountOpener::stopWaiting()
{
    ++m_opening;
    emit waitingEnded();
}

void AccountOpener::cannotOpen(const QString &id, const Error &error)
{
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0)
        return;
    const Account account = m_services->accounts()->accountAt(row);
    //: %1 is an account, %2 a sentence that says why
    emit noticed(Finding::State::Warning,
                 tr("%1 could not be opened. %2")
                     .arg(accountName(account), inOneSentence(error, QLocale().name())));
    if (error.kind == Error::Kind::Keychain)
        m_actions->enterKeyAgain(account, m_window);
}

void AccountOpener::changed(const QString &id, bool hasNewKey)
{
    Session *session = m_services->session();
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0 || !session->account() || session->account()->id != id)
        return;
    const Account changed = m_services->accounts()->accountAt(row);
    const bool isOther = hasNewKey || changed.endpoint != session->account()->endpoint
                         || changed.roleArn != session->account()->roleArn;
    if (isOther)
        return openStored(id);
    session->setAccountLook(changed);
    emit choicesChanged();
}

void AccountOpener::showList()
{
    if (m_list)
        return;
    const std::optional<Account> &live = m_services->session()->account();
    m_list = new AccountsDialog(m_services->accounts(), m_actions, live ? live->id : QString(),
                                m_window);
    connect(m_list, &AccountsDialog::openRequested, this, &AccountOpener::openStored);
    m_list->open();
}

void AccountOpener::add()
{
    m_actions->add(m_window);
}

void AccountOpener::enterKeyAgain()
{
    const std::optional<Account> &live = m_services->session()->account();
    if (!live)
        return;
    // Where the credentials of a role have expired, the key that assumes it is still good.
    if (!live->roleArn.isEmpty() && live->isExpiredAt(QDateTime::currentDateTimeUtc())
        && isListed(*live))
        openStored(QString(live->id));
    else
        m_actions->enterKeyAgain(*live, m_window);
}

QList<Account> AccountOpener::choices() const
{
    QList<Account> accounts;
    for (int row = 0; row < m_services->accounts()->rowCount(); ++row)
        accounts += m_services->accounts()->accountAt(row);
    if (m_unlisted)
        accounts += *m_unlisted;
    if (m_services->isDemoRunning())
        accounts += m_services->demoAccount();
    return accounts;
}

void AccountOpener::rememberPlace()
{
    const Session *session = m_services->session();
    if (session->account() && !m_isOpening)
        m_services->settings().setLastPlace(session->accountScope(), session->function());
}

} // namespace Scf
