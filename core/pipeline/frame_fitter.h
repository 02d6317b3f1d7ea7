#pragma once

#include "core/pipeline/motion_track.h"
#include "core/types/frame.h"
#include "core/types/model_config.h"

namespace core {

/// Makes of the pictures of one source, one after another, what a network sees: the fitted square, and where the world
/// is in it. One thread.
class FrameFitter {
public:
    FrameFitter(int size, FitMode fit) : m_size(size), m_fit(fit) {}

    /// Throws Error for an empty picture.
    Frame fit(const Frame& frame);

private:
    int m_size;
    FitMode m_fit;
    MotionTrack m_track;
};

}  // namespace core
