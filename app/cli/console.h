#pragma once

#include <cstdio>
#include <string>

#include "app/common/format.h"
#include "core/types/frame.h"

namespace app {

/// Words for people. Results go to standard output, or to standard error where that belongs to JSON; notices always go
/// to standard error. One thread.
class Console {
public:
    explicit Console(bool stdoutIsJson) : m_results(stdoutIsJson ? stderr : stdout) {}

    void result(const std::string& line);
    void notice(const std::string& line);

private:
    std::FILE* m_results;
};

/// Prints the one-paragraph message of a failure to standard error.
void printError(const std::string& message);

/// How far long work has come, on standard error: one line that is rewritten on a terminal, else a plain line at most
/// every ten seconds. One thread.
class Progress {
public:
    /// `unit` names what is counted, such as "clips". The clock of the ETA starts here.
    Progress(std::string unit, double total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `detail` is shown behind the counts, such as "loss 0.41".
    void update(double done, const std::string& detail = {});
    /// Wipes the line, so that other lines can be printed.
    void clear();

private:
    std::string describe(double done, const std::string& detail) const;

    std::string m_unit;
    double m_total;
    bool m_terminal;
    bool m_shown = false;
    core::TimePoint m_start = core::Clock::now();
    core::TimePoint m_last;
};

/// Wall-clock time of day, "12:03:07".
std::string clockText();

}  // namespace app
