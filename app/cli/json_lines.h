#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/common/text_file.h"

namespace app {

/// Lines of JSON into a file or to standard output, see TextFile.
class JsonLines {
public:
    explicit JsonLines(const std::string& target) : m_file(target) {}

    bool onStdout() const { return m_file.onStdout(); }
    bool wanted() const { return m_file.wanted(); }
    void write(const nlohmann::ordered_json& line);

private:
    TextFile m_file;
};

}  // namespace app
