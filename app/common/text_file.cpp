#include "app/common/text_file.h"

#include <cerrno>
#include <cstring>

#include "core/types/error.h"

namespace app {

TextFile::TextFile(const std::string& target) : m_target(target) {
    if (target.empty()) return;
    if (target == "-") {
        m_file = stdout;
        return;
    }
    m_owned.reset(std::fopen(target.c_str(), "w"));
    m_file = m_owned.get();
    if (!m_file)
        throw core::Error("cannot write '" + target + "': " + std::strerror(errno) +
                          "; choose another file, or '-' for standard output");
}

void TextFile::write(const std::string& text) {
    if (!m_file) return;
    if (std::fwrite(text.data(), 1, text.size(), m_file) != text.size() || std::fflush(m_file) != 0)
        throw core::Error("cannot write to " + (onStdout() ? "standard output" : "'" + m_target + "'") + ": " +
                          std::strerror(errno) + "; make room or choose another place");
}

}  // namespace app
