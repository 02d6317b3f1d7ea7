#include "core/pipeline/frame_fitter.h"

#include <memory>
#include <utility>

#include "core/buffer/fit_image.h"

namespace core {

Frame FrameFitter::fit(const Frame& frame) {
    auto fitted = std::make_shared<const Image>(fitSquare(*frame.image, m_size, m_fit));
    const Shift place = m_track.follow(*fitted, frame.captureTime);
    return {frame.sequence, frame.captureTime, std::move(fitted), place};
}

}  // namespace core
