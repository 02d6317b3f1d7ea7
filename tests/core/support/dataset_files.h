#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "core/types/clip_record.h"
#include "core/types/error.h"

/// A folder for a data set that goes with the test.
class DatasetFolder {
public:
    std::filesystem::path root() const { return std::filesystem::path(m_directory.path().toStdString()) / "data set"; }
    std::filesystem::path beside(const std::string& name) const {
        return std::filesystem::path(m_directory.path().toStdString()) / name;
    }

private:
    QTemporaryDir m_directory;
};

inline void writeFile(const std::filesystem::path& path, const std::string& text = {}) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

inline std::string textOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

/// <subject>/<session>/<NN>.mkv with a label of its own, not yet on the disk.
inline core::ClipRecord plainClip(const std::string& subject, const std::string& session, int number,
                                  const std::string& label) {
    core::ClipRecord clip;
    clip.path = subject + "/" + session + "/" + (number < 10 ? "0" : "") + std::to_string(number) + ".mkv";
    clip.label = label;
    clip.subject = subject;
    clip.session = session;
    return clip;
}
