// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountactions.h"

#include "app/browse/accountmodel.h"
#include "app/services/services.h"
#include "ui/account/accountdialog.h"
#include "ui/account/accounttexts.h"
#include "ui/account/importdialog.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

SecretKeeping::Place placeOf(bool keepsInStore)
{
    return keepsInStore ? SecretKeeping::Place::Store : SecretKeeping::Place::ThisRun;
}

} // namespace

AccountActions::AccountActions(Services *services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{ }

AccountDialog *AccountActions::makeDialog(QWidget *window)
{
    auto *dialog = new AccountDialog(m_services, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void AccountActions::add(QWidget *window)
{
    AccountDialog *dialog = makeDialog(window);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { emit added(store(dialog)); });
    dialog->open();
}

void AccountActions::edit(const QString &id, QWidget *window)
{
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0)
        return;
    AccountDialog *dialog = makeDialog(window);
    dialog->setAccount(m_services->accounts()->accountAt(row), AccountDialog::Purpose::Edit);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { emit changed(store(dialog), dialog->hasNewKey()); });
    dialog->open();
}

void AccountActions::enterKeyAgain(const Account &account, QWidget *window)
{
    AccountDialog *dialog = makeDialog(window);
    // What is in the list knows the key of the account itself, not that of its role.
    const int row = m_services->accounts()->rowOf(account.id);
    dialog->setAccount(row < 0 ? account : m_services->accounts()->accountAt(row),
                       AccountDialog::Purpose::EnterKeyAgain);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_services->accounts()->rowOf(dialog->account().id) >= 0)
            store(dialog);
        emit keyEntered(dialog->account());
    });
    dialog->open();
}

QString AccountActions::store(const AccountDialog *dialog)
{
    const Account &account = dialog->account();
    const SecretKeeping::Place place = placeOf(dialog->keepsInStore());
    const auto kept = [this](const QString &id, const SecretKeeping &keeping) {
        tellKeeping(id, keeping);
    };
    if (m_services->accounts()->rowOf(account.id) < 0)
        return m_services->addAccount(account, place, this, kept);
    m_services->updateAccount(account, place, this, kept);
    return account.id;
}

void AccountActions::tellKeeping(const QString &id, const SecretKeeping &keeping)
{
    const int row = m_services->accounts()->rowOf(id);
    if (keeping.why.isEmpty() || row < 0 || std::exchange(m_hasToldWhy, true))
        return;
    //: %1 is an account, %2 a sentence that says why
    emit noticed(Finding::State::Warning,
                 tr("The key of %1 is kept for this run only. %2")
                     .arg(accountName(m_services->accounts()->accountAt(row)), keeping.why));
}

void AccountActions::import(QWidget *window)
{
    QList<Account> known;
    for (int row = 0; row < m_services->accounts()->rowCount(); ++row)
        known += m_services->accounts()->accountAt(row);
    auto *dialog = new ImportDialog(known, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const SecretKeeping::Place place = placeOf(dialog->keepsInStore());
        QStringList ids;
        for (const Account &account : dialog->chosen()) {
            ids += m_services->addAccount(account, place, this,
                                          [this](const QString &id, const SecretKeeping &keeping) {
                                              tellKeeping(id, keeping);
                                          });
        }
        emit imported(ids);
    });
    dialog->open();
}

void AccountActions::remove(const QString &id, QWidget *window)
{
    const int row = m_services->accounts()->rowOf(id);
    if (row < 0)
        return;
    const QString name = accountName(m_services->accounts()->accountAt(row));
    if (!m_services->canRemoveAccount(id)) {
        auto *refusal = new QMessageBox(
            QMessageBox::Warning, tr("Remove the Account"),
            tr("An update with %1 is running. Remove the account when it has ended.").arg(name),
            QMessageBox::Ok, window);
        refusal->setObjectName(u"removeAccountRefusal"_s);
        refusal->setAttribute(Qt::WA_DeleteOnClose);
        return refusal->open();
    }
    auto *question = new QMessageBox(QMessageBox::Question, tr("Remove the Account"),
                                     tr("Remove %1 from this program?").arg(name),
                                     QMessageBox::NoButton, window);
    question->setObjectName(u"removeAccountQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr(
        "Its key is removed from the system's credential store as well. In Tencent Cloud nothing "
        "changes."));
    QPushButton *yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    const auto answered = [this, id, question, yes](const QAbstractButton *button) {
        if (button != static_cast<QAbstractButton *>(yes))
            return;
        if (!m_services->canRemoveAccount(id)) // one that waited has begun meanwhile
            return remove(id, question->parentWidget());
        m_services->removeAccount(id);
        emit removed(id);
    };
    connect(question, &QMessageBox::buttonClicked, this, answered);
    question->open();
}

} // namespace Scf
