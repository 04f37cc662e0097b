// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <QtGlobal>

#include <array>
#include <cerrno>
#include <csignal>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace rapport {

#ifdef Q_OS_UNIX

namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
constexpr char kSignalled = 's';
constexpr char kOver = 'o';

// What the handler writes to and the waiting thread reads from. Global because handlers have
// no other way to know anything.
std::array<int, 2> handlerPipe = {-1, -1};

void send(char letter)
{
    while (write(handlerPipe[1], &letter, 1) < 0 && errno == EINTR) { }
}

void onSignal(int)
{
    const int kept = errno;
    send(kSignalled);
    errno = kept;
}

} // namespace

Interrupt::Interrupt()
{
    if (pipe(handlerPipe.data()) != 0)
        return; // without a pipe signals end the program, which is safe
    m_waiter = std::thread([stop = m_stop]() mutable {
        char letter = kOver;
        while (read(handlerPipe[0], &letter, 1) < 0 && errno == EINTR) { }
        if (letter == kSignalled)
            stop.request_stop();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND);
    for (const int number : kSignals) {
        struct sigaction before = {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler != SIG_IGN) // nohup and the like have a say
            sigaction(number, &action, nullptr);
    }
}

Interrupt::~Interrupt()
{
    if (!m_waiter.joinable())
        return;
    for (const int number : kSignals) {
        struct sigaction before = {};
        sigaction(number, nullptr, &before);
        if (before.sa_handler == onSignal)
            std::signal(number, SIG_DFL);
    }
    send(kOver);
    m_waiter.join();
    for (const int end : handlerPipe)
        close(end);
}

void surviveFileSizeLimit()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

#else

namespace {

std::stop_source *handlerStop = nullptr;

// Windows calls it in a thread of its own, where anything is allowed.
void onSignal(int)
{
    if (handlerStop)
        handlerStop->request_stop();
}

} // namespace

Interrupt::Interrupt()
{
    handlerStop = &m_stop;
    std::signal(SIGINT, onSignal);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    handlerStop = nullptr;
}

void surviveFileSizeLimit() { }

#endif

} // namespace rapport
