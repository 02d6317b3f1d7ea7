#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/capture/video_reader.h"
#include "core/types/frame.h"
#include "tests/core/capture/servers/coded_picture.h"

/// Stands for a camera at 30 frames/s: feeds pictures that show their number to a recorder or a recording session, as
/// fast as they can be made.
template <typename Recorder>
class CameraFeed {
public:
    static constexpr auto kPeriod = std::chrono::microseconds(33'333);

    explicit CameraFeed(Recorder& recorder, core::TimePoint begin = core::Clock::now(), int width = 64, int height = 48)
        : m_recorder(recorder), m_width(width), m_height(height), m_time(begin) {}

    /// The pictures of the next stretch at once; their times go on from the last.
    void feed(int pictures) {
        for (int i = 0; i < pictures; ++i) {
            auto image = std::make_shared<core::Image>(core::codedPicture(m_width, m_height, int(m_next % 256)));
            m_recorder.push({m_next++, m_time, std::move(image)});
            m_time += kPeriod;
        }
    }
    void pause(std::chrono::milliseconds duration) { m_time += duration; }
    void lose(int pictures) {
        m_next += std::uint64_t(pictures);
        m_time += kPeriod * pictures;
    }
    void restart() { m_next = 0; }  ///< of the numbers
    void setSize(int width, int height) {
        m_width = width;
        m_height = height;
    }

    core::TimePoint now() const { return m_time; }  ///< when the next picture will be taken

private:
    Recorder& m_recorder;
    int m_width;
    int m_height;
    std::uint64_t m_next = 0;
    core::TimePoint m_time;
};

/// The numbers that the pictures of a recording show.
inline std::vector<int> codesIn(const std::string& file) {
    std::vector<int> codes;
    core::readFrames(file, [&](const core::Frame& frame) {
        codes.push_back(core::codeIn(*frame.image));
        return true;
    });
    return codes;
}

inline std::vector<int> numbers(int first, int count) {
    std::vector<int> all;
    for (int i = 0; i < count; ++i) all.push_back((first + i) % 256);
    return all;
}
