#include "app/cli/input_lines.h"

#include <poll.h>
#include <unistd.h>

#include <array>

namespace app {
namespace {

std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

std::vector<std::string> InputLines::take() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!m_ended && ::poll(&input, 1, 0) == 1) {
        std::array<char, 512> piece{};
        const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (count <= 0)
            m_ended = true;
        else
            m_begun.append(piece.data(), std::size_t(count));
    }
    std::vector<std::string> lines;
    for (std::size_t end = m_begun.find('\n'); end != std::string::npos; end = m_begun.find('\n')) {
        lines.push_back(trimmed(m_begun.substr(0, end)));
        m_begun.erase(0, end + 1);
    }
    return lines;
}

}  // namespace app
