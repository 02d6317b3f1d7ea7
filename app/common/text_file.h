#pragma once

#include <cstdio>
#include <memory>
#include <string>

namespace app {

/// Where a program's data goes: each piece is flushed, so that a reader at the other end of a pipe sees it at once. One
/// thread.
class TextFile {
public:
    /// `target`: "-" is standard output, empty is nowhere, everything else the file to replace. Throws core::Error when
    /// the file cannot be written.
    explicit TextFile(const std::string& target);

    bool onStdout() const { return m_file == stdout; }
    bool wanted() const { return m_file != nullptr; }
    /// Throws core::Error when the text cannot be written, such as on a full disk.
    void write(const std::string& text);

private:
    std::string m_target;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_owned{nullptr, std::fclose};
    std::FILE* m_file = nullptr;
};

}  // namespace app
