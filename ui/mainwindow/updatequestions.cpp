// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/updatequestions.h"

#include "app/update/codeupdatejob.h"
#include "ui/account/accounttexts.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! Texts of this file.
struct Questions
{
    Q_DECLARE_TR_FUNCTIONS(Scf::UpdateQuestions)
};

QMessageBox *makeQuestion(QWidget *parent, QMessageBox::Icon icon, const QString &name,
                          const QString &title, const QString &text)
{
    auto *question = new QMessageBox(icon, title, text, QMessageBox::NoButton, parent);
    question->setObjectName(name);
    question->setAttribute(Qt::WA_DeleteOnClose);
    return question;
}

//! Calls \a act when \a button is what ends \a question.
void whenPressed(QMessageBox *question, const QPushButton *button, const std::function<void()> &act)
{
    QObject::connect(question, &QMessageBox::buttonClicked, question->parent(),
                     [button, act](const QAbstractButton *pressed) {
                         if (pressed == static_cast<const QAbstractButton *>(button))
                             act();
                     });
}

} // namespace

void askAboutProduction(QWidget *parent, const Account &account, const FunctionId &function,
                        const std::function<void()> &update)
{
    const QString name = u"productionQuestion"_s;
    if (parent->findChild<QMessageBox *>(name))
        return;
    QMessageBox *question =
        makeQuestion(parent, QMessageBox::Warning, name, Questions::tr("Update in Production"),
                     //: %1 is a function, %2 an account
                     Questions::tr("%1 in PRODUCTION account %2: update?")
                         .arg(function.functionName, accountName(account)));
    question->setInformativeText(
        //: %1 is a region, %2 a namespace
        Questions::tr("The code of the function in %1, namespace %2 is replaced at once.")
            .arg(function.region, function.space));
    const QPushButton *goOn =
        question->addButton(Questions::tr("&Update"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    whenPressed(question, goOn, update);
    question->open();
}

void askAboutConflict(QWidget *parent, CodeUpdateJob *job, const QString &modTime)
{
    QMessageBox *question =
        makeQuestion(parent, QMessageBox::Warning, u"conflictQuestion"_s,
                     Questions::tr("Changed by Somebody Else"),
                     Questions::tr("The code of %1 was changed after you looked at it.")
                         .arg(job->plan().function.functionName));
    question->setInformativeText(
        //: %1 is a time as the platform tells it, in its own time zone
        Questions::tr(
            "It was last changed at %1 (platform time). Your update takes the place of that code.")
            .arg(modTime));
    QPushButton *goOn =
        question->addButton(Questions::tr("Update Anyway"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    QObject::connect(job, &CodeUpdateJob::finished, question, &QWidget::close);
    QObject::connect(question, &QMessageBox::finished, job, [job, question, goOn] {
        job->resolveConflict(question->clickedButton() == goOn);
    });
    question->open();
}

void askBeforeClosing(QWidget *parent, const std::function<void()> &closeAnyway)
{
    QMessageBox *question = makeQuestion(
        parent, QMessageBox::Question, u"closeQuestion"_s, Questions::tr("An Update Is Running"),
        Questions::tr("An update is running. What was sent already cannot be called back; without "
                      "the window nobody sees how it ends."));
    const QPushButton *goOn =
        question->addButton(Questions::tr("Close Anyway"), QMessageBox::DestructiveRole);
    question->setDefaultButton(
        question->addButton(Questions::tr("Keep Open"), QMessageBox::RejectRole));
    whenPressed(question, goOn, closeAnyway);
    question->open();
}

} // namespace Scf
