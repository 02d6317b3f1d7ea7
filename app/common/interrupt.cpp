#include "app/common/interrupt.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <utility>

#include "core/types/error.h"

namespace app {
namespace {

constexpr char kSignalled = 's';
constexpr char kEnd = 'e';

/// The only thing a signal handler may touch: a pipe, written by the handler and read by the listener thread.
std::array<int, 2> g_pipe{-1, -1};

void onSignal(int) {
    const int saved = errno;
    [[maybe_unused]] const ssize_t written = write(g_pipe[1], &kSignalled, 1);
    errno = saved;
}

void install() {
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);  // the second signal finds the default action
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

void listen(std::stop_source& stop) {
    for (;;) {
        char what = 0;
        const ssize_t count = read(g_pipe[0], &what, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0 || what == kEnd) return;
        stop.request_stop();
    }
}

}  // namespace

Interrupt::Interrupt() {
    if (pipe(g_pipe.data()) != 0) throw core::Error("cannot listen for Ctrl-C: out of file descriptors");
    m_listener = std::jthread([this] { listen(m_stop); });
    install();
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    [[maybe_unused]] const ssize_t written = write(g_pipe[1], &kEnd, 1);
    m_listener.join();
    for (int& end : g_pipe) close(std::exchange(end, -1));
}

bool sleepUntil(core::TimePoint deadline, std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_until(lock, stop, deadline, [] { return false; });
    return !stop.stop_requested();
}

}  // namespace app
