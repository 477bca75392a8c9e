// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialogfit.h"

#include "ui/common/scrolling.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Scf {

namespace {

// Of what a window manager puts round a window, which is not known before it is shown.
constexpr QSize usualFrame{4, 32};

class DialogKeeper : public QObject
{
public:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        const bool isTold = event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest;
        auto *dialog = isTold ? qobject_cast<QDialog *>(object) : nullptr;
        // Qt's own dialogs lay themselves out anew.
        if (dialog && (event->type() == QEvent::Show || dialog->isVisible())
            && !qobject_cast<QMessageBox *>(dialog) && !qobject_cast<QFileDialog *>(dialog))
            fitInto(dialog, dialog->screen()->availableSize() - usualFrame);
        return false;
    }
};

} // namespace

void fitInto(QDialog *dialog, const QSize &room)
{
    QLayout *layout = dialog->layout();
    if (!layout)
        return;
    const QSize least = layout->totalMinimumSize();
    if (least.width() > room.width() || least.height() > room.height()) {
        QWidget *focus = dialog->focusWidget();
        // Of this window from the beginning, so that Tab keeps its order.
        auto *area = new QScrollArea(dialog);
        auto *content = new QWidget(area);
        letScroll(area, content);
        content->setLayout(layout); // which takes all that is laid out with it
        auto *around = new QVBoxLayout(dialog);
        around->setContentsMargins({});
        around->addWidget(area);
        dialog->setMinimumSize(0, 0);
        area->show();
        if (focus)
            focus->setFocus();
    }
    if (dialog->width() > room.width() || dialog->height() > room.height())
        dialog->resize(dialog->size().boundedTo(room));
}

void keepDialogsOnScreen()
{
    static DialogKeeper keeper;
    qApp->installEventFilter(&keeper);
}

} // namespace Scf
