#pragma once

#include "core/types/attention_maps.h"
#include "core/types/clip.h"
#include "core/types/image.h"

namespace core {

/// A copy of `picture` with where the network looked in frame `frame` of its clip. The picture is the square that the
/// network saw, at any size. Brightness carries the meaning, from dark to bright yellow, so that no colour vision is
/// needed; it is relative to the whole clip, so that its frames compare. Any thread. Throws Error (bad usage) for an
/// empty picture, and for maps that are incomplete or lack the frame.
Image attentionOverlay(const Image& picture, const AttentionMaps& maps, int frame);

/// The clip with the overlay of each frame in its place. Throws Error (bad usage), also for a clip of another length.
Clip attentionClip(const Clip& clip, const AttentionMaps& maps);

/// One picture of the whole clip: the frames side by side, up to eight in a row, each above its overlay. Throws Error
/// like attentionClip().
Image attentionSheet(const Clip& clip, const AttentionMaps& maps);

}  // namespace core
