#include "core/capture/attention_overlay.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

constexpr float kCover = 0.55F;  ///< the colour's part; the same everywhere, so that more is always brighter
constexpr int kShades = 256;
constexpr int kFramesInRow = 8;
constexpr int kLeastTile = 160;  ///< smaller frames are enlarged on a sheet

void checkMaps(const Image& picture, const AttentionMaps& maps, int frame) {
    if (picture.width <= 0 || picture.height <= 0)
        throw Error("an empty picture has no room for an attention map", Error::Kind::BadUsage);
    const auto cells = std::size_t(std::max(maps.frames, 0)) * std::size_t(std::max(maps.rows, 0)) *
                       std::size_t(std::max(maps.columns, 0));
    if (cells == 0 || maps.space.size() != cells)
        throw Error("attention maps of " + std::to_string(maps.frames) + " x " + std::to_string(maps.rows) + " x " +
                        std::to_string(maps.columns) + " patches hold " + std::to_string(maps.space.size()) +
                        " values; hand over what the network gave",
                    Error::Kind::BadUsage);
    if (frame < 0 || frame >= maps.frames)
        throw Error("no frame " + std::to_string(frame) + " in attention maps of " + std::to_string(maps.frames) +
                        " frames; count from 0",
                    Error::Kind::BadUsage);
}

/// Shares of one frame as 0..1, between the least and the most of the whole clip.
cv::Mat heatOf(const AttentionMaps& maps, int frame) {
    const auto [least, most] = std::minmax_element(maps.space.begin(), maps.space.end());
    const float range = *most - *least;
    cv::Mat heat(maps.rows, maps.columns, CV_32F);
    const float* shares = maps.spaceOf(frame);
    for (int i = 0; i < maps.rows * maps.columns; ++i)
        heat.at<float>(i / maps.columns, i % maps.columns) = range > 0 ? (shares[i] - *least) / range : 0;
    return heat;
}

/// Black over red to bright yellow, as RGB; brighter with every step.
cv::Mat palette() {
    cv::Mat steps(1, kShades, CV_8U);
    for (int i = 0; i < kShades; ++i) steps.at<std::uint8_t>(0, i) = std::uint8_t(i);
    cv::Mat colours;
    cv::applyColorMap(steps, colours, cv::COLORMAP_INFERNO);
    cv::cvtColor(colours, colours, cv::COLOR_BGR2RGB);
    return colours;
}

Image imageOf(const Clip& clip, int frame) {
    Image image(clip.width, clip.height);
    std::copy_n(clip.frame(frame), clip.frameBytes(), image.rgb.data());
    return image;
}

void paste(const Clip& clip, int frame, cv::Mat& sheet, const cv::Rect& tile) {
    Image image = imageOf(clip, frame);
    const cv::Mat pixels(image.height, image.width, CV_8UC3, image.rgb.data());
    cv::resize(pixels, sheet(tile), tile.size(), 0, 0, cv::INTER_CUBIC);
}

}  // namespace

Image attentionOverlay(const Image& picture, const AttentionMaps& maps, int frame) {
    checkMaps(picture, maps, frame);
    static const cv::Mat kColours = palette();
    cv::Mat heat;
    cv::resize(heatOf(maps, frame), heat, {picture.width, picture.height}, 0, 0, cv::INTER_LINEAR);
    Image result(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = result.row(y);
        for (int x = 0; x < picture.width; ++x, from += 3, to += 3) {
            const float share = std::clamp(heat.at<float>(y, x), 0.0F, 1.0F);
            const auto& colour = kColours.at<cv::Vec3b>(0, int(std::lround(share * (kShades - 1))));
            for (int c = 0; c < 3; ++c)
                to[c] = std::uint8_t(std::lround(float(from[c]) * (1 - kCover) + float(colour[c]) * kCover));
        }
    }
    return result;
}

Clip attentionClip(const Clip& clip, const AttentionMaps& maps) {
    if (clip.frames != maps.frames)
        throw Error("attention maps of " + std::to_string(maps.frames) + " frames do not belong to a clip of " +
                        std::to_string(clip.frames) + "; hand over the maps of this clip",
                    Error::Kind::BadUsage);
    Clip painted = clip;
    for (int t = 0; t < clip.frames; ++t) {
        const Image overlay = attentionOverlay(imageOf(clip, t), maps, t);
        std::copy_n(overlay.rgb.data(), clip.frameBytes(), painted.frame(t));
    }
    return painted;
}

Image attentionSheet(const Clip& clip, const AttentionMaps& maps) {
    const Clip painted = attentionClip(clip, maps);
    const int factor = std::max(1, (kLeastTile + clip.width - 1) / clip.width);
    const cv::Size tile(clip.width * factor, clip.height * factor);
    const int columns = std::min(clip.frames, kFramesInRow);
    const int rows = (clip.frames + columns - 1) / columns;
    Image sheet(tile.width * columns, tile.height * rows * 2);
    cv::Mat canvas(sheet.height, sheet.width, CV_8UC3, sheet.rgb.data());
    for (int t = 0; t < clip.frames; ++t) {
        const cv::Point corner(t % columns * tile.width, t / columns * 2 * tile.height);
        paste(clip, t, canvas, {corner, tile});
        paste(painted, t, canvas, {corner + cv::Point(0, tile.height), tile});
    }
    return sheet;
}

}  // namespace core
