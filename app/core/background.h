// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace Scf {

//! Runs \a work on a thread of the pool and hands what it gives back to \a done, on the main
//! thread, unless \a receiver has died by then. Call it from the main thread.
//!
//! QFuture::then(context, …) would be the library's way, but up to Qt 6.4 it dereferences a context
//! that was deleted while the work ran.
template <typename Work, typename Done>
void runInBackground(QObject *receiver, Work work, Done done)
{
    QThreadPool::globalInstance()->start([guard = QPointer<QObject>(receiver),
                                          work = std::move(work),
                                          done = std::move(done)]() mutable {
        auto result = work();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard = std::move(guard), done = std::move(done),
             result = std::move(result)]() mutable {
                if (guard)
                    done(std::move(result));
            },
            Qt::QueuedConnection);
    });
}

//! Lets go of \a object on a thread of the pool: freeing a listing of 50,000 files takes
//! milliseconds.
template <typename T>
void disposeInBackground(std::shared_ptr<T> object)
{
    if (object)
        QThreadPool::globalInstance()->start(
            [object = std::move(object)]() mutable { object.reset(); });
}

} // namespace Scf
