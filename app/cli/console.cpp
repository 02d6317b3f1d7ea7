#include "app/cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace app {
namespace {

constexpr auto kTerminalInterval = std::chrono::milliseconds(200);
constexpr auto kPlainInterval = std::chrono::seconds(10);

void printLine(std::FILE* where, const std::string& line) {
    std::fputs((line + '\n').c_str(), where);
    std::fflush(where);
}

}  // namespace

void Console::result(const std::string& line) { printLine(m_results, line); }

void Console::notice(const std::string& line) { printLine(stderr, line); }

void printError(const std::string& message) { printLine(stderr, "error: " + message); }

Progress::Progress(std::string unit, double total)
    : m_unit(std::move(unit)), m_total(total), m_terminal(isatty(STDERR_FILENO) == 1), m_last(m_start) {}

Progress::~Progress() { clear(); }

void Progress::update(double done, const std::string& detail) {
    const core::TimePoint now = core::Clock::now();
    const core::Clock::duration interval = m_terminal ? core::Clock::duration(kTerminalInterval) : kPlainInterval;
    if (now - m_last < interval) return;
    m_last = now;
    if (m_terminal) {
        std::fputs(("\r\x1b[K" + describe(done, detail)).c_str(), stderr);
        std::fflush(stderr);
        m_shown = true;
    } else {
        printLine(stderr, describe(done, detail));
    }
}

void Progress::clear() {
    if (!m_shown) return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    m_shown = false;
}

std::string Progress::describe(double done, const std::string& detail) const {
    std::string text = format("%.0f/%.0f %s", done, m_total, m_unit.c_str());
    const double seconds = core::Seconds(core::Clock::now() - m_start).count();
    if (done > 0 && done < m_total) text += ", " + durationText(seconds * (m_total - done) / done) + " left";
    return detail.empty() ? text : text + ", " + detail;
}

std::string clockText() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    return format("%02d:%02d:%02d", local.tm_hour, local.tm_min, local.tm_sec);
}

}  // namespace app
