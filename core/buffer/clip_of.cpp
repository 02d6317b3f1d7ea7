#include "core/buffer/clip_of.h"

#include <algorithm>
#include <cstring>

namespace core {

Clip clipOf(const std::vector<Frame>& frames, std::vector<Shift> places) {
    Clip clip;
    clip.frames = int(frames.size());
    clip.width = frames.front().image->width;
    clip.height = frames.front().image->height;
    clip.rgb.resize(frames.size() * clip.frameBytes());
    for (int t = 0; t < clip.frames; ++t) {
        const Frame& frame = frames[std::size_t(t)];
        std::memcpy(clip.frame(t), frame.image->rgb.data(), clip.frameBytes());
        clip.times.push_back(frame.captureTime);
    }
    clip.places = std::move(places);
    return clip;
}

}  // namespace core
