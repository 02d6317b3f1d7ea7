#pragma once

#include <signal.h>
#include <sys/types.h>

#include <cstdio>
#include <string>
#include <vector>

namespace app {

/// Another program that answers each line of text with one line. It is ended with the object. One thread.
class LineProcess {
public:
    /// Starts the program, found through PATH. Throws core::Error where that is not possible.
    explicit LineProcess(const std::vector<std::string>& command);
    ~LineProcess();
    LineProcess(const LineProcess&) = delete;
    LineProcess& operator=(const LineProcess&) = delete;

    /// Waits for the next line; throws core::Error when the program has ended instead.
    std::string read();
    std::string ask(const std::string& line);

private:
    std::string m_name;
    struct sigaction m_previous {};  // of SIGPIPE: a program that has ended must not end this one
    pid_t m_process = -1;
    std::FILE* m_to = nullptr;
    std::FILE* m_from = nullptr;
};

}  // namespace app
