#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace training {

/// Curves in the format of TensorBoard's event files: records with masked CRC-32C checksums around protobuf messages.
/// Each is written at once; throws Error where that is not possible.
class EventFile {
public:
    /// A new file in `folder`. Whatever an earlier file there holds for `step` and later is void: a killed run went on.
    EventFile(const std::string& folder, int step);

    /// One point of each curve, by its name.
    void write(int step, const std::vector<std::pair<std::string, double>>& values);
    const std::string& path() const { return m_path; }

private:
    void append(std::string_view message);

    std::string m_path;
    std::ofstream m_file;
};

/// The checksum of the records.
std::uint32_t maskedCrc32c(std::string_view data);

}  // namespace training
