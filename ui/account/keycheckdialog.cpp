// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/keycheckdialog.h"

#include "app/browse/keycheckmodel.h"
#include "ui/common/policytext.h"
#include "ui/common/rolelabel.h"

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

using State = CheckStep::State;

KeyCheckDialog::KeyCheckDialog(KeyCheckModel *model, MakePolicy makePolicy, QWidget *parent)
    : CheckDialog(u"keyCheck"_s, model, parent)
    , m_model(model)
    , m_makePolicy(std::move(makePolicy))
    , m_policyTitle(new RoleLabel({}, TextStyle::Secondary, ColourRole::Muted))
    , m_policy(new PolicyText)
{
    m_policyTitle->setWordWrap(true);
    m_policy->setObjectName(u"keyCheckPolicy"_s);
    m_policy->setMinimumHeight(5 * m_policy->fontMetrics().lineSpacing());
    arrange(nullptr, {m_policyTitle, m_policy});
    setColumns({14, 25, 27, 0});
    setTextLines(2);
    retranslate();
    resize(dp(760), dp(590));
    for (const auto change : {&KeyCheckModel::started, &KeyCheckModel::finished})
        connect(m_model, change, this, &KeyCheckDialog::showPolicy);
    run(m_model);
}

void KeyCheckDialog::retranslate()
{
    setWindowTitle(tr("What the Key May Do"));
    setTexts(
        {.steps = tr("What the key may do"), .copy = tr("Copy Policy"), .again = tr("Test Again")});
    m_policyTitle->setText(
        tr("Whoever manages the account can add this policy in Cloud Access Management (CAM). It "
           "allows what is denied, and nothing else."));
    m_policy->setAccessibleName(tr("Policy"));
    showPolicy();
}

bool KeyCheckDialog::hasTriedNothing() const
{
    return std::ranges::all_of(m_model->steps(), [](const CheckStep &step) {
        return step.state != State::Passed && step.state != State::Failed;
    });
}

void KeyCheckDialog::showPolicy()
{
    m_policy->setPlainText(m_model->isRunning() ? QString() : copyText());
    m_policy->setEnabled(!m_model->isRunning());
    m_policy->setPlaceholderText(
        m_model->isRunning() || hasTriedNothing()
            ? QString()
            : tr("Nothing that was tried is denied: no policy is needed."));
}

QString KeyCheckDialog::copyText() const
{
    return m_makePolicy(m_model->denied());
}

CheckDialog::Description KeyCheckDialog::describeStep(int row) const
{
    const CheckStep &step = m_model->stepAt(row);
    Description shown = CheckDialog::describeStep(row);
    shown.text = step.result;
    if (step.error && !step.error->message.isEmpty() && !shown.text.contains(step.error->message))
        shown.text += u'\n' + step.error->code + ": "_L1 + step.error->message.left(300);
    return shown;
}

StatusPresentation KeyCheckDialog::describeCheck() const
{
    if (m_model->isRunning())
        return presentationOf(State::Running,
                              tr("Trying what the key may do. Nothing is changed…"));
    const QList<CheckStep> &steps = m_model->steps();
    if (const auto denied = std::ranges::count(steps, State::Failed, &CheckStep::state))
        return presentationOf(State::Failed, tr("%n thing(s) denied.", nullptr, int(denied)));
    if (std::ranges::count(steps, State::Passed, &CheckStep::state) == steps.size())
        return presentationOf(State::Passed,
                              tr("The key may do everything that this program needs."));
    if (hasTriedNothing())
        return presentationOf(State::Failed,
                              tr("Nothing could be tried. Select a row to read why."));
    return presentationOf(State::Unknown, tr("Nothing is denied; not everything could be tried."));
}

} // namespace Scf
