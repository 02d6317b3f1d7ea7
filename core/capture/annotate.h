#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/types/image.h"

namespace core {

/// What is written onto a picture; empty parts take no room.
struct Annotation {
    std::string label{};                               ///< large, such as "G5"
    float confidence = 0;                              ///< 0..1, drawn as a bar and a percentage beside the label
    std::string truth{};                               ///< true label where it is known; coloured by agreement
    std::vector<std::pair<std::string, float>> top{};  ///< further classes with probability 0..1, one line each
    std::string note{};                                ///< small line at the bottom edge, such as the time
};

/// A copy of the picture with the annotation drawn on dark translucent boxes, readable on bright and dark pictures.
/// Pictures smaller than 160 pixels are enlarged (nearest neighbour) until the text fits. Any thread.
Image annotate(const Image& picture, const Annotation& annotation);

}  // namespace core
