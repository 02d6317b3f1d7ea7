#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/simulator/lens.h"
#include "core/simulator/subject.h"
#include "core/simulator/texture.h"

namespace core {

/// What the person wears today.
struct Sleeve {
    Vec3 colour{0.2F, 0.2F, 0.25F};
    float reachM = 0;  ///< how far the cuff covers the hand, from the wrist; negative = not in the picture
};

/// Light on the hand, camera axes.
struct HandLight {
    Vec3 towards{0, 1, 0};
    float ambient = 0.62F;
    float diffuse = 0.6F;
};

/// A packed picture, rows from the top.
struct PixelPlane {
    int width = 0;
    int height = 0;
    std::vector<Pixel> pixels;

    Pixel* row(int y) { return pixels.data() + std::size_t(y) * std::size_t(width); }
    const Pixel* row(int y) const { return pixels.data() + std::size_t(y) * std::size_t(width); }
};

/// The back of the wearer's hand as the camera sees it: palm and fingers as rounded bones that flow into each other,
/// shaded, with knuckles and nails.
class Hand {
public:
    Hand(const HandShape& shape, const Sleeve& sleeve, const Lens& lens, std::uint64_t seed);

    /// Draws the hand at one time (its pose wanders slowly) over `plane`.
    void draw(PixelPlane& plane, const HandLight& light, double timeS) const;

private:
    enum class Part : std::uint8_t { Palm, Finger, Tip, Sleeve };
    /// A bone in 3-D, camera axes.
    struct Bone {
        Vec3 from;
        Vec3 to;
        float fromRadius = 0;
        float toRadius = 0;
        float blendM = 0;  ///< how softly it flows into the bones before it
        Part part = Part::Palm;
    };
    /// The same in the picture; pixels, y down.
    struct FlatBone {
        float x = 0, y = 0;    ///< start
        float dx = 0, dy = 0;  ///< to the end
        float fromRadius = 0;
        float toRadius = 0;
        float inverseSquare = 0;  ///< 1 / (dx^2 + dy^2)
        float blend = 1;
        Part part = Part::Palm;
    };
    struct Strip;
    struct Spot;

    std::vector<Bone> pose(double timeS) const;
    void addPalm(std::vector<Bone>& bones) const;
    void addFinger(std::vector<Bone>& bones, int finger, double timeS) const;
    void addThumb(std::vector<Bone>& bones, double timeS) const;
    std::vector<FlatBone> flatten(const std::vector<Bone>& bones, const PixelPlane& plane) const;
    void drawStrip(PixelPlane& plane, const HandLight& light, Strip& strip, std::span<const FlatBone> bones) const;
    Pixel shade(const Spot& spot, const HandLight& light, Pixel behind) const;
    float grainAt(float x, float y) const;

    HandShape m_shape;
    Sleeve m_sleeve;
    Lens m_lens;
    std::uint64_t m_seed;
    std::vector<float> m_grain;  ///< mottled skin, see grainAt
};

}  // namespace core
