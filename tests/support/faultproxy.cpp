// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include <QElapsedTimer>
#include <QMutex>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <array>
#include <numeric>
#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

enum class Fate {
    Pass,
    Refuse,
    CutUp,
    CutDown,
    StallUp,
    StallDown,
    DelayUp,
    DelayDown,
    Throttle,
};
constexpr std::array fateNames{"pass",       "refuse",   "cut up",     "cut down", "stall up",
                               "stall down", "delay up", "delay down", "throttle"};

//! What befalls one connection.
struct Lot
{
    Fate fate = Fate::Pass;
    qint64 at = 0; //!< bytes that pass before a cut or stall
    int delayMs = 0;
    bool isReset = false;
};

Lot drawn(const ProxyOdds &odds, quint32 seed, int number)
{
    // By its number: what others do meanwhile changes nothing.
    const std::array<quint32, 2> seeds{seed, quint32(number)};
    QRandomGenerator random(seeds.data(), qsizetype(seeds.size()));
    const std::array weights{odds.pass,    odds.refuse,    odds.cutUp,
                             odds.cutDown, odds.stallUp,   odds.stallDown,
                             odds.delayUp, odds.delayDown, odds.throttle};
    int place = random.bounded(std::max(1, std::accumulate(weights.begin(), weights.end(), 0)));
    std::size_t fate = 0;
    while (fate + 1 < weights.size() && place >= weights.at(fate))
        place -= weights.at(fate++);
    const bool isDown = Fate(fate) == Fate::CutDown || Fate(fate) == Fate::StallDown;
    return {.fate = Fate(fate),
            .at = random.bounded(isDown ? odds.reachDown : odds.reachUp),
            .delayMs = 1 + random.bounded(odds.longestMs),
            .isReset = random.bounded(2) == 1};
}

//! Ends \a socket by a reset, whatever is still to be written.
void reset(QTcpSocket *socket)
{
    if (socket->socketDescriptor() != -1) {
        const linger none{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket->socketDescriptor(), SOL_SOCKET, SO_LINGER,
                     reinterpret_cast<const char *>(&none), sizeof none);
    }
    socket->abort();
}

//! One connection and its way on. Frees itself once both sides are over.
class Pipe : public QObject
{
public:
    Pipe(QTcpSocket *client, quint16 targetPort, const Lot &lot, QObject *parent);
    ~Pipe() override
    {
        // A socket that is destroyed says that it is disconnected, to what is half gone by then.
        m_client->disconnect(this);
        m_server.disconnect(this);
    }

private:
    struct Way
    {
        QTcpSocket *from = nullptr;
        QTcpSocket *to = nullptr;
        QByteArray held{};
        qint64 mayPass = std::numeric_limits<qint64>::max(); //!< bytes before the cut or stall
        bool isStall = false;
        int delayMs = 0;
        bool isTrickle = false;
        bool isEnded = false; //!< nothing more comes from `from`
        QTimer timer{};
    };

    void connectWay(Way *way);
    void arrived(Way *way);
    void passOn(Way *way);
    void cut();
    void lookWhetherOver();

    static constexpr int tickMs = 5;
    static constexpr qsizetype bytesPerTick = 400;

    QTcpSocket *m_client;
    QTcpSocket m_server;
    Lot m_lot;
    Way m_up;
    Way m_down;
};

Pipe::Pipe(QTcpSocket *client, quint16 targetPort, const Lot &lot, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_lot(lot)
{
    m_client->setParent(this);
    m_up.from = m_down.to = m_client;
    m_up.to = m_down.from = &m_server;
    Way &struck = lot.fate == Fate::CutDown || lot.fate == Fate::StallDown ? m_down : m_up;
    if (lot.fate == Fate::CutUp || lot.fate == Fate::CutDown || lot.fate == Fate::StallUp
        || lot.fate == Fate::StallDown)
        struck.mayPass = lot.at;
    struck.isStall = lot.fate == Fate::StallUp || lot.fate == Fate::StallDown;
    m_up.delayMs = lot.fate == Fate::DelayUp ? lot.delayMs : 0;
    m_down.delayMs = lot.fate == Fate::DelayDown ? lot.delayMs : 0;
    m_up.isTrickle = m_down.isTrickle = lot.fate == Fate::Throttle;
    connectWay(&m_up);
    connectWay(&m_down);
    if (lot.fate == Fate::Refuse) {
        cut();
        return;
    }
    m_server.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_server.connectToHost(QHostAddress::LocalHost, targetPort);
    arrived(&m_up);
}

void Pipe::connectWay(Way *way)
{
    way->timer.setSingleShot(true);
    way->timer.setTimerType(Qt::PreciseTimer);
    way->timer.callOnTimeout(this, [this, way] { passOn(way); });
    connect(way->from, &QTcpSocket::readyRead, this, [this, way] { arrived(way); });
    const auto ended = [this, way] {
        way->isEnded = true;
        arrived(way);
        lookWhetherOver();
    };
    connect(way->from, &QTcpSocket::disconnected, this, ended);
    connect(way->from, &QTcpSocket::errorOccurred, this, ended);
}

void Pipe::arrived(Way *way)
{
    if (way->from->isOpen())
        way->held += way->from->readAll();
    if (way->timer.isActive())
        return;
    if (way->delayMs > 0)
        way->timer.start(std::exchange(way->delayMs, 0));
    else
        passOn(way);
}

void Pipe::passOn(Way *way)
{
    qsizetype count = qsizetype(qMin<qint64>(way->held.size(), way->mayPass));
    if (way->isTrickle)
        count = qMin(count, bytesPerTick);
    const bool canWrite = way->to->state() != QAbstractSocket::UnconnectedState;
    if (count > 0 && canWrite) {
        way->to->write(way->held.constData(), count);
        if (way->to->state() == QAbstractSocket::ConnectedState)
            way->to->flush();
    }
    way->held.remove(0, count);
    way->mayPass -= count;
    if (way->mayPass == 0) {
        if (!way->isStall)
            return cut();
        way->held.clear();
    }
    if (!way->held.isEmpty())
        way->timer.start(tickMs);
    else if (way->isEnded && canWrite && !(way->isStall && way->mayPass == 0))
        way->to->disconnectFromHost();
    else if (way->isEnded && way->isStall)
        way->to->abort();
}

void Pipe::cut()
{
    const std::array<QTcpSocket *, 2> sockets{m_client, &m_server};
    for (QTcpSocket *socket : sockets) {
        if (m_lot.isReset)
            reset(socket);
        else
            socket->disconnectFromHost();
    }
    lookWhetherOver();
}

void Pipe::lookWhetherOver()
{
    if (m_client->state() == QAbstractSocket::UnconnectedState
        && m_server.state() == QAbstractSocket::UnconnectedState && !m_up.timer.isActive()
        && !m_down.timer.isActive())
        deleteLater();
}

} // namespace

class FaultProxy::Server : public QTcpServer
{
public:
    Server(quint16 targetPort, quint32 seed)
        : m_target(targetPort)
        , m_seed(seed)
    {
        connect(this, &QTcpServer::newConnection, this, &Server::take);
    }
    void take();

    mutable QMutex mutex; //!< of what follows
    ProxyOdds odds{};
    QStringList story{};
    quint16 port = 0;

private:
    quint16 m_target;
    quint32 m_seed;
};

void FaultProxy::Server::take()
{
    while (QTcpSocket *client = nextPendingConnection()) {
        Lot lot;
        {
            const QMutexLocker lock(&mutex);
            lot = drawn(odds, m_seed, int(story.size()));
            story.append(u"%1%2 at %3, %4 ms"_s
                             .arg(QLatin1StringView(fateNames.at(std::size_t(lot.fate))),
                                  lot.isReset ? u" (reset)"_s : QString())
                             .arg(lot.at)
                             .arg(lot.delayMs));
        }
        new Pipe(client, m_target, lot, this); // frees itself
    }
}

FaultProxy::FaultProxy(quint16 targetPort, quint32 seed)
    : m_server(std::make_unique<Server>(targetPort, seed))
{
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy");
    m_server->port = m_server->serverPort();
    m_server->moveToThread(&m_thread);
    m_thread.start();
}

FaultProxy::~FaultProxy()
{
    m_server.release()->deleteLater(); // in its thread, as its sockets must be; before that ends
    m_thread.quit();
    m_thread.wait();
}

QString FaultProxy::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server->port);
}

void FaultProxy::setOdds(const ProxyOdds &odds)
{
    const QMutexLocker lock(&m_server->mutex);
    m_server->odds = odds;
}

QStringList FaultProxy::story() const
{
    const QMutexLocker lock(&m_server->mutex);
    return m_server->story;
}

} // namespace Scf
