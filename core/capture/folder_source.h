#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "core/types/frame_source.h"
#include "core/types/image.h"

namespace core {

/// The JPEG and PNG pictures of a folder in natural order, with media time, as fast as they are read. Where the names
/// end in numbers, a gap in the numbering is a gap in time and in Frame::sequence, so that the tempo stays true.
/// Pictures that cannot be read are left out; the last next() then throws and says so.
class FolderSource : public FrameSource {
public:
    /// Throws Error when there is no such folder or it holds no picture.
    FolderSource(const std::string& path, double framesPerSecond);

    std::optional<Frame> next(std::stop_token stop) override;
    SourceInfo info() const override { return m_info; }
    SourceState state() const override { return m_state; }
    std::uint64_t droppedLate() const override { return 0; }

    int count() const { return int(m_files.size()); }
    /// When the picture at an index is shown, and the picture itself; throws Error when it cannot be read.
    double timeS(int index) const { return double(m_numbers.at(std::size_t(index))) / m_info.framesPerSecond; }
    Image picture(int index) const;
    double durationS() const { return double(m_numbers.back() + 1) / m_info.framesPerSecond; }

private:
    std::optional<Frame> finish();

    std::string m_path;
    std::vector<std::string> m_files;
    std::vector<std::uint64_t> m_numbers;  ///< position in time of each file, in frames from 0
    SourceInfo m_info;
    std::atomic<SourceState> m_state{SourceState::Connecting};
    std::size_t m_next = 0;
    std::size_t m_unreadable = 0;
    std::string m_firstFailure;
};

}  // namespace core
