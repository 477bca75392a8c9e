// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/findingslist.h"

#include "ui/common/accessibility.h"
#include "ui/common/icons.h"
#include "ui/common/linkbutton.h"
#include "ui/common/scrolling.h"
#include "ui/common/statuslabel.h"
#include "ui/common/statuspresentation.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

//! One finding: icon, sentence, and the button that fixes it.
class FindingRow : public QWidget
{
    Q_OBJECT

public:
    explicit FindingRow(QWidget *parent)
        : QWidget(parent)
        , m_text(new QLabel(this))
        , m_button(new QPushButton(this))
    {
        setFocusPolicy(Qt::StrongFocus);
        m_text->setWordWrap(true);
        m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        m_button->setObjectName(u"fixButton"_s);
        makeSmall(m_button);
        m_button->setAutoDefault(false);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(dp(12), dp(4), dp(12), dp(4));
        layout->setSpacing(dp(12));
        layout->addSpacing(dp(24)); // the icon's place, on either side
        layout->addWidget(m_text, 1);
        layout->addWidget(m_button);
        connect(m_button, &QPushButton::clicked, this, [this] { emit fixRequested(m_finding); });
    }

    void show(const Finding &finding)
    {
        if (std::exchange(m_finding, finding) == finding && !accessibleName().isEmpty())
            return;
        // What the fix is about stands out in the sentence.
        const QString &argument = finding.fixArgument;
        if (!argument.isEmpty() && finding.text.contains(argument)) {
            QString rich = finding.text.toHtmlEscaped();
            rich.replace(argument.toHtmlEscaped(), u"<b>%1</b>"_s.arg(argument.toHtmlEscaped()));
            m_text->setTextFormat(Qt::RichText);
            m_text->setText(rich);
        } else {
            m_text->setTextFormat(Qt::PlainText);
            m_text->setText(finding.text);
        }
        const QString fix = fixText(finding);
        m_button->setText(fontMetrics().elidedText(fix, Qt::ElideMiddle, dp(260)));
        m_button->setToolTip(m_button->text() == fix ? QString() : fix);
        m_button->setAccessibleName(fix);
        m_button->setAccessibleDescription(finding.text);
        m_button->setVisible(!fix.isEmpty());
        //: Read by a screen reader. %1 is "Passed", "Warning" or "Error", %2 a sentence
        setAccessibleName(tr("%1: %2").arg(presentationOf(finding.state).word, finding.text));
        update();
    }

    const Finding &finding() const { return m_finding; }
    QSize minimumSizeHint() const override
    {
        return {QWidget::minimumSizeHint().width(), leastHeight()};
    }
    QSize sizeHint() const override
    {
        return {QWidget::sizeHint().width(), std::max(QWidget::sizeHint().height(), leastHeight())};
    }
    static int leastHeight() { return Metric::controlHeight() + dp(6); }

signals:
    void fixRequested(const Scf::Finding &finding);
    void moveRequested(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Up:
            emit moveRequested(-1);
            return;
        case Qt::Key_Down:
            emit moveRequested(1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            // With Ctrl it is the window's Update.
            if (event->modifiers() == Qt::NoModifier && m_finding.fix != Finding::Fix::None) {
                emit fixRequested(m_finding);
                return;
            }
            break;
        default:
            break;
        }
        QWidget::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const StatusPresentation presentation = presentationOf(m_finding.state);
        const int size = dp(14);
        const QRect place = QStyle::visualRect(
            layoutDirection(), rect(), QRect(dp(12), (height() - size + 1) / 2, size, size));
        const Colours &colours = Theme::current();
        paintIcon(&painter, place, presentation.icon,
                  isEnabled() ? colours.of(presentation.role) : colours.disabled);
        if (hasFocus()) {
            QStyleOptionFocusRect ring;
            ring.initFrom(this);
            ring.rect = rect().adjusted(dp(2), dp(1), -dp(2), -dp(1));
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
        }
    }

private:
    Finding m_finding;
    QLabel *m_text = nullptr;
    QPushButton *m_button = nullptr;
};

namespace {

QAccessibleInterface *accessibleFor(const QString &className, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    if (className == "Scf::FindingRow"_L1)
        return new QAccessibleWidget(widget, QAccessible::ListItem);
    if (className == "Scf::FindingsList"_L1)
        return new QAccessibleWidget(widget, QAccessible::List);
    return nullptr;
}

int headerHeight()
{
    return Metric::controlHeight() + dp(2);
}

// Errors first, then warnings; each in the order given.
QList<Finding> sorted(const QList<Finding> &findings)
{
    QList<Finding> result = findings;
    std::stable_sort(result.begin(), result.end(), [](const Finding &a, const Finding &b) {
        return int(a.state) > int(b.state);
    });
    return result;
}

qsizetype count(const QList<Finding> &findings, Finding::State state)
{
    return std::count_if(findings.begin(), findings.end(),
                         [state](const Finding &finding) { return finding.state == state; });
}

} // namespace

FindingsList::FindingsList(QWidget *parent)
    : QFrame(parent)
    , m_errors(new StatusLabel(this))
    , m_warnings(new StatusLabel(this))
    , m_busyLabel(new StatusLabel(this))
    , m_passed(new LinkButton({}, this))
    , m_emptyRow(new QWidget(this))
    , m_empty(new RoleLabel({}, TextStyle::Body, ColourRole::Muted, m_emptyRow))
    , m_header(new QWidget(this))
    , m_content(new QWidget)
    , m_scroll(new QScrollArea(this))
{
    static const bool installed = [] {
        QAccessible::installFactory(accessibleFor);
        return true;
    }();
    Q_UNUSED(installed)

    setAccessibleName(tr("Checks"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    for (StatusLabel *label : {m_errors, m_warnings, m_busyLabel})
        label->setTextStyle(TextStyle::Secondary);
    m_passed->setFont(fontFor(TextStyle::Secondary));
    m_passed->setRole(ColourRole::Good);
    m_passed->setIcon(icon(IconName::CheckCircle, ColourRole::Good));
    m_passed->setIconSize({dp(14), dp(14)});
    m_passed->setObjectName(u"passedButton"_s);
    m_passed->setCheckable(true);
    connect(m_passed, &QPushButton::toggled, this, &FindingsList::setShowsPassed);

    auto *header = new QHBoxLayout(m_header);
    header->setContentsMargins(dp(9), 0, dp(12), 0);
    header->setSpacing(dp(12));
    header->addWidget(m_passed);
    header->addWidget(m_warnings);
    header->addWidget(m_errors);
    header->addStretch(1);
    header->addWidget(m_busyLabel);
    m_header->setFixedHeight(headerHeight());

    m_rowsLayout = new QVBoxLayout(m_content);
    m_rowsLayout->setContentsMargins(0, 0, 0, 0);
    m_rowsLayout->setSpacing(0);
    m_empty->setWordWrap(true);
    auto *emptyLayout = new QVBoxLayout(m_emptyRow);
    emptyLayout->setContentsMargins(dp(12), dp(8), dp(12), dp(8));
    emptyLayout->addWidget(m_empty);
    m_rowsLayout->addWidget(m_emptyRow);
    m_rowsLayout->addStretch(1);
    letScroll(m_scroll, m_content);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The frame paints the ground of all, round corners included.
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(dp(1), dp(1), dp(1), dp(1));
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_scroll, 1);
    rebuild();
}

FindingsList::~FindingsList() = default;

void FindingsList::setFindings(const QList<Finding> &findings)
{
    const QList<Finding> ordered = sorted(findings);
    if (m_findings == ordered)
        return;
    m_findings = ordered;
    rebuild();
}

void FindingsList::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    updateHeader();
}

void FindingsList::setPlaceholder(const QString &sentence)
{
    m_placeholder = sentence;
    rebuild();
}

void FindingsList::setShowsPassed(bool shows)
{
    if (m_showPassed == shows)
        return;
    m_showPassed = shows;
    m_passed->setChecked(shows);
    rebuild();
}

void FindingsList::setRowRange(int reserved, int most)
{
    m_reservedRows = reserved;
    m_mostRows = std::max(most, 1);
    updateGeometry();
}

QString FindingsList::summary() const
{
    QStringList parts{tr("%n passed", nullptr, int(count(m_findings, Finding::State::Ok)))};
    if (const qsizetype warnings = count(m_findings, Finding::State::Warning))
        parts += tr("%n warning(s)", nullptr, int(warnings));
    if (const qsizetype errors = count(m_findings, Finding::State::Error))
        parts += tr("%n error(s)", nullptr, int(errors));
    //: Between the parts of "9 passed, 2 warnings"
    return parts.join(tr(", "));
}

void FindingsList::rebuild()
{
    QList<Finding> shown;
    std::copy_if(m_findings.begin(), m_findings.end(), std::back_inserter(shown),
                 [this](const Finding &finding) {
                     return m_showPassed || finding.state != Finding::State::Ok
                            || finding.fix != Finding::Fix::None;
                 });
    // A row that stays the same keeps its widget, and with it the focus.
    QList<FindingRow *> rows;
    QList<FindingRow *> spare = m_rows;
    for (const Finding &finding : std::as_const(shown)) {
        const auto same = std::find_if(spare.begin(), spare.end(), [&finding](FindingRow *row) {
            return row->isVisibleTo(row->parentWidget()) && row->finding() == finding;
        });
        rows.append(same == spare.end() ? nullptr : *same);
        if (same != spare.end())
            spare.erase(same);
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        FindingRow *&row = rows[i];
        if (!row && !spare.isEmpty())
            row = spare.takeFirst();
        if (!row) {
            row = new FindingRow(m_content);
            connect(row, &FindingRow::fixRequested, this, &FindingsList::fixRequested);
            connect(row, &FindingRow::moveRequested, this,
                    [this, row](int step) { moveFocus(row, step); });
        }
        row->show(shown.at(i));
        if (m_rowsLayout->indexOf(row) != int(i)) {
            m_rowsLayout->removeWidget(row);
            m_rowsLayout->insertWidget(int(i), row);
        }
        row->setVisible(true);
        if (i > 0)
            QWidget::setTabOrder(rows.at(i - 1)->findChild<QPushButton *>(), row);
        else
            QWidget::setTabOrder(m_passed, row);
        QWidget::setTabOrder(row, row->findChild<QPushButton *>());
    }
    m_used = rows.size();
    for (FindingRow *row : std::as_const(spare))
        row->setVisible(false);
    m_rows = rows + spare;

    QString sentence = m_placeholder;
    if (!m_findings.isEmpty())
        sentence = shown.isEmpty() ? tr("Everything is fine.") : QString();
    m_empty->setText(sentence);
    m_emptyRow->setVisible(!sentence.isEmpty());
    updateHeader();
    updateGeometry();
}

void FindingsList::updateHeader()
{
    const int passed = int(count(m_findings, Finding::State::Ok));
    const int warnings = int(count(m_findings, Finding::State::Warning));
    const int errors = int(count(m_findings, Finding::State::Error));
    m_passed->setVisible(!m_findings.isEmpty());
    m_passed->setEnabled(passed > 0);
    m_passed->setText(tr("%n passed", nullptr, passed));
    m_passed->setToolTip(m_showPassed ? tr("Hide the checks that passed")
                                      : tr("Show the checks that passed"));
    const auto show = [](StatusLabel *label, Finding::State state, int number,
                         const QString &text) {
        StatusPresentation presentation = presentationOf(state);
        presentation.word = text;
        label->setStatus(presentation);
        label->setVisible(number > 0);
    };
    show(m_warnings, Finding::State::Warning, warnings, tr("%n warning(s)", nullptr, warnings));
    show(m_errors, Finding::State::Error, errors, tr("%n error(s)", nullptr, errors));
    m_busyLabel->setVisible(m_busy || m_findings.isEmpty());
    m_busyLabel->setStatus(
        m_busy
            ? StatusPresentation{IconName::Updating, ColourRole::Muted, tr("Checking")}
            : StatusPresentation{IconName::DashCircle, ColourRole::Muted, tr("Not checked yet")});
    setAccessibleDescription(summary());
    // Only what has changed, and not what is looked at still.
    if (m_busy || m_findings.isEmpty() || m_announced == summary())
        return;
    m_announced = summary();
    announce(this, m_announced);
}

void FindingsList::moveFocus(FindingRow *from, int step)
{
    const qsizetype index = m_rows.indexOf(from) + step;
    if (index < 0 || index >= m_used)
        return;
    m_rows.at(index)->setFocus(Qt::TabFocusReason);
    m_scroll->ensureWidgetVisible(m_rows.at(index), 0, 0);
}

// Of the rows as they wrap at the present width, at most as many as are shown without scrolling.
int FindingsList::rowsHeight() const
{
    const int least = FindingRow::leastHeight();
    int height = 0;
    const int inner = std::max(width() - dp(2), dp(200));
    for (qsizetype i = 0; i < std::min<qsizetype>(m_used, m_mostRows); ++i) {
        const FindingRow *row = m_rows.at(i);
        const int wrapped =
            row->layout()->hasHeightForWidth() ? row->layout()->totalHeightForWidth(inner) : least;
        height += std::max(least, wrapped);
    }
    return std::max(height, m_reservedRows * least);
}

QSize FindingsList::sizeHint() const
{
    return {dp(480), headerHeight() + rowsHeight() + dp(3)};
}

QSize FindingsList::minimumSizeHint() const
{
    return {dp(240), headerHeight() + FindingRow::leastHeight() + dp(3)};
}

void FindingsList::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

// The findings themselves come anew with the texts of whoever makes them.
void FindingsList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Checks"));
    QFrame::changeEvent(event);
}

void FindingsList::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double line = dp(1);
    const QRectF frame = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    QPainterPath path;
    path.addRoundedRect(frame, dp(6), dp(6));
    painter.fillPath(path, colours.base);
    painter.save();
    painter.setClipPath(path);
    const int below = m_header->geometry().bottom() + 1;
    painter.fillRect(QRect(0, 0, width(), below), colours.alternateBase);
    painter.fillRect(QRect(0, below - dp(1), width(), dp(1)), colours.line);
    painter.restore();
    painter.setPen(QPen(colours.line, line));
    painter.drawPath(path);
}

} // namespace Scf

#include "findingslist.moc"
