// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/outcometext.h"
#include "ui/results/resultview.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Scf;

namespace {

UpdateRecord failedWith(const QString &code, UpdateOutcome outcome = UpdateOutcome::NotChanged)
{
    return {.function = {.region = u"ap-guangzhou"_s,
                         .space = u"default"_s,
                         .functionName = u"hello-world"_s},
            .outcome = outcome,
            .error = {.kind = Error::Kind::Service,
                      .code = code,
                      .message = u"as the service says it"_s,
                      .action = u"UpdateFunctionCode"_s},
            .hasError = true};
}

QSet<QString> retrySafeCodes()
{
    QFile file(QStringLiteral(SCF_TEST_DATA "/explain/retry-safe.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("retry-safe.txt is missing");
    QSet<QString> codes;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!line.startsWith(u'#'))
            codes.insert(line.trimmed());
    }
    return codes;
}

QList<QPushButton *> remedyButtons(const ResultView &view)
{
    QList<QPushButton *> buttons;
    const auto all = view.findChildren<QPushButton *>();
    for (QPushButton *button : all) {
        if (button->objectName().startsWith("remedy-"_L1) && button->isVisibleTo(&view))
            buttons += button;
    }
    return buttons;
}

} // namespace

//! What the result offers to do about a failure.
class tst_ResultView : public QObject
{
    Q_OBJECT

private slots:
    void neverOffersARetryThatCouldSendTwice();
    void offersOnlyReadingWhileTheOutcomeIsUnknown();
    void offersNothingAfterASuccess();
    void explainsARejectedPackageByItsReason();
    void hasAButtonForEachRemedy();
    void asksWhetherARemedyIsPossible();
    void wrapsInANarrowWindow();
    void showsWhatIsWaitedFor();
    void opensTheReference();
};

void tst_ResultView::neverOffersARetryThatCouldSendTwice()
{
    const QSet<QString> safe = retrySafeCodes();
    const QStringList actions{u"UpdateFunctionCode"_s, u"GetFunction"_s, u"PutObject"_s, QString()};
    QStringList codes = ExplanationCatalogue::instance().codes();
    codes += {QString(), u"Nobody.Knows"_s, u"RequestLimitExceeded.Nobody"_s};
    qint64 offered = 0;
    for (const QString &code : std::as_const(codes)) {
        const QString family = code.section(u'.', 0, 0);
        const QString withoutCos = code.startsWith("COS."_L1) ? code.mid(4) : code;
        for (int outcome = 0; outcome <= int(UpdateOutcome::Unknown); ++outcome) {
            for (int kind = 0; kind <= int(Error::Kind::Protocol); ++kind) {
                for (const QString &action : actions) {
                    for (const auto sent :
                         {Error::Sent::Nothing, Error::Sent::Part, Error::Sent::All}) {
                        for (const bool cancelled : {false, true}) {
                            UpdateRecord record = failedWith(withoutCos, UpdateOutcome(outcome));
                            record.error.kind = Error::Kind(kind);
                            record.error.action = action;
                            record.error.sent = sent;
                            record.cancelled = cancelled;
                            record.statusReasons = {{.errorCode = withoutCos}};
                            const bool isOffered =
                                outcomeText(record).remedies.contains(Remedy::WaitAndRetry);
                            QCOMPARE(isOffered, mayBeRetried(record));
                            if (!isOffered)
                                continue;
                            ++offered;
                            QVERIFY2(safe.contains(code) || safe.contains(u"COS."_s + code)
                                         || safe.contains(family),
                                     qPrintable(code));
                            QCOMPARE(record.outcome, UpdateOutcome::NotChanged);
                            QVERIFY(!cancelled);
                            QVERIFY(!record.error.outcomeUnknown());
                        }
                    }
                }
            }
        }
    }
    QVERIFY(offered > 0);
    UpdateRecord withoutError = failedWith(u"RequestLimitExceeded"_s);
    QVERIFY(mayBeRetried(withoutError));
    withoutError.hasError = false;
    QVERIFY(!mayBeRetried(withoutError));
}

void tst_ResultView::offersOnlyReadingWhileTheOutcomeIsUnknown()
{
    const QStringList codes = ExplanationCatalogue::instance().codes();
    for (const QString &code : codes) {
        for (const auto outcome : {UpdateOutcome::Unknown, UpdateOutcome::WaitingStopped}) {
            QCOMPARE(outcomeText(failedWith(code, outcome)).remedies,
                     QList<Remedy>{Remedy::Refresh});
        }
    }
}

void tst_ResultView::offersNothingAfterASuccess()
{
    for (const auto outcome :
         {UpdateOutcome::Running, UpdateOutcome::Live, UpdateOutcome::ActiveNotVerifiable}) {
        QVERIFY(outcomeText(failedWith(u"RequestLimitExceeded"_s, outcome)).remedies.isEmpty());
    }
}

void tst_ResultView::explainsARejectedPackageByItsReason()
{
    UpdateRecord record = failedWith({}, UpdateOutcome::UpdateFailed);
    record.hasError = false;
    QCOMPARE(codeOf(record), u"Local.UpdateFailed"_s);
    record.statusReasons = {{.errorCode = u"InvalidParameterValue.Handler"_s}};
    QCOMPARE(codeOf(record), u"InvalidParameterValue.Handler"_s);
    QCOMPARE(outcomeText(record).remedies.value(0), Remedy::GoToHandler);
}

void tst_ResultView::hasAButtonForEachRemedy()
{
    ResultView view;
    view.resize(900, 400);
    view.show();
    QSignalSpy requested(&view, &ResultView::remedyRequested);
    const QStringList codes = ExplanationCatalogue::instance().codes();
    for (const QString &code : codes) {
        const UpdateRecord record = failedWith(code);
        view.showEnd(record);
        const QList<Remedy> remedies = outcomeText(record).remedies.mid(0, 4);
        const QList<QPushButton *> buttons = remedyButtons(view);
        QVERIFY2(buttons.size() == remedies.size(), qPrintable(code));
        QSet<QString> texts;
        for (const Remedy remedy : remedies) {
            const auto *button = view.findChild<QPushButton *>(u"remedy-"_s + remedyName(remedy));
            QVERIFY2(button && button->isVisible(), qPrintable(code));
            QVERIFY(!button->text().isEmpty() && !button->accessibleDescription().isEmpty());
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
            texts.insert(button->text());
        }
        QCOMPARE(texts.size(), remedies.size());
        if (buttons.isEmpty())
            continue;
        requested.clear();
        QTest::keyClick(buttons.first(), Qt::Key_Space);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(u"remedy-"_s + remedyName(requested.first().at(0).value<Remedy>()),
                 buttons.first()->objectName());
        QCOMPARE(requested.first().at(1).value<UpdateRecord>(), record);
    }
}

void tst_ResultView::asksWhetherARemedyIsPossible()
{
    ResultView view;
    view.show();
    bool canGo = false;
    view.setRemedyFilter([&canGo](Remedy remedy, const UpdateRecord &record) {
        return record.error.code == "InvalidParameterValue.Handler"_L1
               && remedy == Remedy::GoToHandler && canGo;
    });
    view.showEnd(failedWith(u"InvalidParameterValue.Handler"_s));
    QVERIFY(remedyButtons(view).isEmpty());
    canGo = true;
    view.showRemedies();
    QCOMPARE(remedyButtons(view).size(), 1);
    QCOMPARE(remedyButtons(view).first()->text(), u"Go to the Handler"_s);
}

void tst_ResultView::wrapsInANarrowWindow()
{
    ResultView view;
    view.show();
    view.showEnd(failedWith(u"ResourceNotFound.Function"_s));
    const auto rows = [&view](int width) {
        view.resize(width, 500);
        QTest::qWait(1);
        QSet<int> tops;
        const QList<QPushButton *> buttons = remedyButtons(view);
        for (const QPushButton *button : buttons) {
            tops.insert(button->geometry().top());
            if (button->mapTo(&view, QPoint(button->width(), 0)).x() > width)
                return -1; // cut
        }
        return int(tops.size());
    };
    QVERIFY(remedyButtons(view).size() >= 2);
    QCOMPARE(rows(1'000), 1);
    QVERIFY(rows(280) > 1);
}

void tst_ResultView::showsWhatIsWaitedFor()
{
    ResultView view;
    view.show();
    view.activateWindow();
    view.showEnd(failedWith(u"RequestLimitExceeded"_s));
    auto *waiting = view.findChild<QWidget *>(u"retryWaiting"_s);
    auto *retry = view.findChild<QPushButton *>(u"remedy-wait-and-retry"_s);
    if (!waiting || !retry)
        QFAIL("the view has no such control");
    QVERIFY(!waiting->isVisible() && retry->isEnabled());
    QSignalSpy cancelled(&view, &ResultView::waitingCancelled);
    view.showWaiting(u"Three seconds"_s);
    QVERIFY(waiting->isVisible() && !retry->isEnabled());
    const auto *text = view.findChild<QLabel *>(u"retryText"_s);
    auto *cancel = view.findChild<QPushButton *>(u"cancelRetryButton"_s);
    if (!text || !cancel)
        QFAIL("the view has no such control");
    QCOMPARE(text->text(), u"Three seconds"_s);
    QTest::keyClick(cancel, Qt::Key_Space);
    QCOMPARE(cancelled.count(), 1);
    view.showWaiting({});
    QVERIFY(!waiting->isVisible() && retry->isEnabled());
}

void tst_ResultView::opensTheReference()
{
    ResultView view;
    view.show();
    QSignalSpy asked(&view, &ResultView::aboutCodeRequested);
    view.showEnd(failedWith(u"LimitExceeded.FunctionVersions"_s));
    auto *link = view.findChild<QPushButton *>(u"aboutCodeLink"_s);
    QVERIFY(link && link->isVisible());
    link->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), u"LimitExceeded.FunctionVersions"_s);
    UpdateRecord live = failedWith({}, UpdateOutcome::Live);
    live.hasError = false;
    view.showEnd(live);
    QVERIFY(!link->isVisible());
}

QTEST_MAIN(tst_ResultView)
#include "tst_resultview.moc"
