// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/windowfixture.h"

#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "ui/common/theme.h"
#include "ui/mainwindow/appearance.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 20'000;

template <typename Condition>
bool comes(Condition condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}

bool isSo(bool condition, const QString &otherwise)
{
    if (!condition)
        qWarning("%s", qPrintable(otherwise));
    return condition;
}

} // namespace

void takePicture(QWidget *window, const QString &name)
{
    const QString folder = qEnvironmentVariable("SCF_PICTURES");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        window->grab().save(folder + u'/' + QString(name).replace(u' ', u'-') + u".png"_s);
}

WindowFixture::WindowFixture()
    : m_home(std::make_unique<QTemporaryDir>())
{ }

WindowFixture::~WindowFixture() = default;

bool WindowFixture::openWindow(std::unique_ptr<SecretBackend> secrets)
{
    m_window.reset();
    m_services.reset();
    m_services = std::make_unique<Services>(
        std::make_unique<Settings>(m_home->filePath(u"s.ini"_s)),
        m_home->filePath(u"history/updates.db"_s), nullptr, std::move(secrets));
    return showWindow();
}

bool WindowFixture::showWindow()
{
    if (!Theme::instance())
        setUpAppearance(m_services.get(), u"light"_s, u"en"_s);
    m_window = std::make_unique<MainWindow>(m_services.get());
    m_window->show();
    const bool isExposed = QTest::qWaitForWindowExposed(m_window.get());
    m_window->activateWindow();
    return isSo(isExposed, u"The window does not appear"_s);
}

void WindowFixture::closeWindow()
{
    m_window.reset();
    m_services.reset();
    m_home = std::make_unique<QTemporaryDir>();
}

bool WindowFixture::openDemo()
{
    m_window->openDemo();
    return isSo(comes([this] { return hasFunctions(); }), u"The demo cloud lists no functions"_s);
}

bool WindowFixture::hasFunctions() const
{
    const auto *table = m_window->findChild<QTableView *>(u"functionsTable"_s);
    return table && table->model()->rowCount() > 5;
}

bool WindowFixture::choose(const QString &functionName)
{
    auto *search = child<QLineEdit>("searchFunctions");
    search->setText(functionName);
    QTest::keyClick(search, Qt::Key_Return);
    const bool isChosen = comes([&] {
        const Session *session = m_services->session();
        return session->function().functionName == functionName && session->detail();
    });
    search->clear();
    return isSo(isChosen, functionName + " cannot be chosen"_L1);
}

bool WindowFixture::chooseSource(const QString &text)
{
    const auto buttons = m_window->findChildren<QRadioButton *>();
    for (QRadioButton *button : buttons) {
        if (button->isVisible() && button->text() == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return isSo(false, "There is no choice "_L1 + text);
}

QString WindowFixture::writeCode(const QByteArray &code, const QString &folder)
{
    const QString path = m_home->filePath(folder);
    QFile file(path + "/index.js"_L1);
    const bool isWritten =
        QDir().mkpath(path) && file.open(QIODevice::WriteOnly) && file.write(code) == code.size();
    return isSo(isWritten, file.errorString()) ? path : QString();
}

bool WindowFixture::enterFolder(const QString &folder)
{
    child<QLineEdit>("folderPath")->setText(folder);
    return isSo(comes([this] { return updateButton()->isEnabled(); }),
                m_services->readiness()->obstacle());
}

bool WindowFixture::pressUpdate()
{
    if (!isSo(comes([this] { return updateButton()->isEnabled(); }),
              m_services->readiness()->obstacle()))
        return false;
    QTest::mouseClick(updateButton(), Qt::LeftButton);
    return true;
}

QPushButton *WindowFixture::updateButton() const
{
    return child<QPushButton>("updateButton");
}

QString WindowFixture::resultTitle() const
{
    return child<QLabel>("resultTitle")->text();
}

QPushButton *WindowFixture::visibleButton(const QString &name, const QWidget *parent) const
{
    const auto buttons = (parent ? parent : m_window.get())->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && (button->text() == name || button->accessibleName() == name))
            return button;
    }
    return nullptr;
}

} // namespace Scf
