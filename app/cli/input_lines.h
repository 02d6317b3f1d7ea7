#pragma once

#include <string>
#include <vector>

namespace app {

/// Lines that somebody types or pipes into standard input while the program works. One thread.
class InputLines {
public:
    /// The lines that are complete by now, without spaces around them. Never waits.
    std::vector<std::string> take();

private:
    std::string m_begun;
    bool m_ended = false;
};

}  // namespace app
