// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/connectiondialog.h"

#include "app/browse/connectionmodel.h"
#include "app/explain/explanation.h"
#include "ui/common/manualpage.h"
#include "ui/common/theme.h"

#include <QLocale>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

using State = CheckStep::State;

ConnectionDialog::ConnectionDialog(ConnectionModel *model, QWidget *parent)
    : CheckDialog(u"connection"_s, model, parent)
    , m_model(model)
    , m_proxy(new QPushButton)
{
    setManualPage(this, "errors"_L1);
    m_proxy->setObjectName(u"connectionProxy"_s);
    m_proxy->setAutoDefault(false);
    arrange(m_proxy, {});
    setColumns({15, 20, 0, 11});
    setTextLines(7);
    retranslate();
    resize(dp(760), sizeHint().height());
    connect(m_proxy, &QPushButton::clicked, this, &ConnectionDialog::proxyRequested);
    run(m_model);
}

void ConnectionDialog::retranslate()
{
    setWindowTitle(tr("Check the Connection"));
    setTexts({.steps = tr("Steps"), .copy = tr("Copy Report"), .again = tr("Check Again")});
    m_proxy->setText(tr("Proxy…"));
}

QString ConnectionDialog::copyText() const
{
    return m_model->report();
}

CheckDialog::Description ConnectionDialog::describeStep(int row) const
{
    const CheckStep &step = m_model->stepAt(row);
    Description shown = CheckDialog::describeStep(row);
    QStringList lines;
    if (!step.result.isEmpty())
        lines += step.result;
    if (step.error) {
        const Explanation explanation =
            ExplanationCatalogue::instance().explain(*step.error, QLocale().name());
        shown.title.word = explanation.title;
        lines += explanation.meaning;
        for (const QString &cause : explanation.causes)
            lines += u"• "_s + cause;
    }
    shown.text = lines.join(u'\n');
    return shown;
}

StatusPresentation ConnectionDialog::describeCheck() const
{
    if (m_model->isRunning())
        return presentationOf(State::Running, tr("Going the way to the service, step by step…"));
    if (const auto failed = std::ranges::count(m_model->steps(), State::Failed, &CheckStep::state))
        return presentationOf(State::Failed, tr("%n step(s) failed.", nullptr, int(failed)));
    // What comes behind the endpoint is looked at only where an account is open.
    if (m_model->stepAt(int(ConnectionStep::Endpoint)).state == State::Passed)
        return presentationOf(State::Passed, tr("Nothing is wrong with what was checked."));
    return presentationOf(State::Unknown, tr("The check was stopped."));
}

} // namespace Scf
