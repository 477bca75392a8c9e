// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/faultmenu.h"

#include "app/services/services.h"

#include <QEvent>
#include <QHash>
#include <QMap>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 skewSeconds = 900;
constexpr qint64 slowBytesPerSecond = 200'000;

} // namespace

FaultMenu::FaultMenu(Services *services, QWidget *parent)
    : QMenu(parent)
    , m_services(services)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &FaultMenu::fill);
    retranslate();
}

void FaultMenu::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FaultMenu::retranslate()
{
    setTitle(tr("&Make the Next Request Fail"));
    const QList<QAction *> entries = actions();
    for (QAction *entry : entries) {
        const QString text = conditionText(entry->data().toString());
        if (!text.isEmpty())
            entry->setText(text);
    }
}

void FaultMenu::fill()
{
    if (!isEmpty())
        return;
    const QStringList conditions = m_services->demoConditions();
    for (const QString &fault : conditions)
        add(this, fault);
    addSeparator();
    QMap<QString, QStringList> families;
    const QStringList codes = m_services->demoErrorCodes();
    for (const QString &code : codes)
        families[code.section(u'.', 0, 0)] += code;
    for (auto family = families.cbegin(); family != families.cend(); ++family) {
        QMenu *menu = family->size() == 1 ? this : addMenu(family.key());
        for (const QString &code : *family)
            add(menu, code);
    }
    retranslate();
}

void FaultMenu::add(QMenu *menu, const QString &fault)
{
    QAction *entry = menu->addAction(fault, this, [this, fault] {
        qint64 value = 0;
        if (fault == "skew"_L1)
            value = skewSeconds;
        else if (fault == "slow"_L1)
            value = slowBytesPerSecond;
        // What a talk wants to show is the update, not one of the readings around it.
        m_services->makeNextRequestFail(fault, u"UpdateFunctionCode"_s, value);
    });
    entry->setData(fault);
    entry->setToolTip(fault);
}

QString FaultMenu::conditionText(const QString &fault)
{
    const QHash<QString, QString> texts{
        {u"lost-answer"_s, tr("Done, but the answer is lost")},
        {u"refused"_s, tr("The connection closes before anything is done")},
        {u"cut-answer"_s, tr("Done, but the answer breaks off")},
        {u"html-502"_s, tr("A gateway answers in HTML (502)")},
        {u"not-json"_s, tr("The answer is not JSON")},
        {u"hang"_s, tr("No answer at all")},
        {u"slow"_s, tr("A slow link")},
        {u"skew"_s, tr("Clocks 15 minutes apart")},
        {u"update-fails"_s, tr("Accepted, then rejected")},
        {u"late-updating"_s, tr("Accepted, but begins late")},
    };
    return texts.value(fault);
}

} // namespace Scf
