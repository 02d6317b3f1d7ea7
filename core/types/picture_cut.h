#pragma once

namespace core {

/// Where a square crop lies in a picture that was resized before, in pixels of the resized picture.
struct PictureCut {
    int width = 0;  ///< of the resized picture
    int height = 0;
    int left = 0;  ///< of the crop
    int top = 0;
};

}  // namespace core
