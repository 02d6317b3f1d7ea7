#include "app/cli/line_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>

#include "core/types/error.h"

extern char** environ;

namespace app {

LineProcess::LineProcess(const std::vector<std::string>& command) : m_name(command.front()) {
    int to[2], from[2];
    if (pipe2(to, O_CLOEXEC) != 0) throw core::Error("'" + m_name + "' cannot be started: " + std::strerror(errno));
    if (pipe2(from, O_CLOEXEC) != 0) {
        close(to[0]);
        close(to[1]);
        throw core::Error("'" + m_name + "' cannot be started: " + std::strerror(errno));
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, from[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const int status = posix_spawnp(&m_process, m_name.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(to[0]);
    close(from[1]);
    m_to = fdopen(to[1], "w");
    m_from = fdopen(from[0], "r");
    if (status == 0) {
        struct sigaction ignore {};
        ignore.sa_handler = SIG_IGN;
        sigaction(SIGPIPE, &ignore, &m_previous);
        return;
    }
    std::fclose(m_to);
    std::fclose(m_from);
    throw core::Error("'" + m_name + "' cannot be started: " + std::strerror(status) + ". Is it installed?");
}

LineProcess::~LineProcess() {
    std::fclose(m_to);
    std::fclose(m_from);
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
    sigaction(SIGPIPE, &m_previous, nullptr);
}

std::string LineProcess::read() {
    std::string line;
    for (int c = std::fgetc(m_from); c != '\n'; c = std::fgetc(m_from)) {
        if (c == EOF) throw core::Error("'" + m_name + "' ended early; its own message stands above.");
        line += char(c);
    }
    return line;
}

std::string LineProcess::ask(const std::string& line) {
    std::fputs((line + "\n").c_str(), m_to);
    std::fflush(m_to);
    return read();
}

}  // namespace app
