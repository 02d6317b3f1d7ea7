#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/simulator/hand.h"
#include "core/simulator/skin_grain.h"

// The second half of Hand: from bones in the picture to pixels.

namespace core {

namespace {

constexpr int kTile = 8;
constexpr float kNowhere = 1e6F;

}  // namespace

/// What the camera sees of the hand at one pixel.
struct Hand::Spot {
    float distance = kNowhere;  ///< pixels to the outline, negative inside
    float nx = 0, ny = 0;       ///< normal, picture axes, y down
    float along = 0;            ///< 0..1 on the nearest bone
    float across = 0;           ///< 0 at its middle .. 1 at its edge
    Part part = Part::Palm;
    float grain = 0;
};

/// The same for a few pixels beside each other, as arrays that the compiler can work on four at a time.
struct Hand::Strip {
    using Floats = std::array<float, kTile>;
    using Parts = std::array<int, kTile>;

    int x = 0;
    int y = 0;
    Floats distance, nearest, nx, ny, along, across;
    Parts part;

    Strip(int firstX, int rowY) : x(firstX), y(rowY) {
        for (Floats* floats : {&distance, &nearest}) floats->fill(kNowhere);
        for (Floats* floats : {&nx, &ny, &along, &across}) floats->fill(0);
        part.fill(int(Part::Palm));
    }
    void add(const FlatBone& bone);
    void cover(const FlatBone& bone);
    Spot spot(std::size_t i) const { return {distance[i], nx[i], ny[i], along[i], across[i], Part(part[i]), 0}; }
};

/// Lets a bone flow into those before it.
void Hand::Strip::add(const FlatBone& bone) {
    const float py = float(y) + 0.5F - bone.y;
    const float thin = std::sqrt(bone.inverseSquare);
    const float widening = bone.toRadius - bone.fromRadius;
    const float soft = 0.5F / bone.blend;
    const int name = int(bone.part);
    for (int k = 0; k < kTile; ++k) {
        const auto i = std::size_t(k);
        const float px = float(x + k) + 0.5F - bone.x;
        const float free = (px * bone.dx + py * bone.dy) * bone.inverseSquare;
        const float t = std::min(std::max(free, 0.0F), 1.0F);
        const float ox = px - t * bone.dx;
        const float oy = py - t * bone.dy;
        const float radius = bone.fromRadius + t * widening;
        const float off = std::sqrt(ox * ox + oy * oy);
        const float gap = off - radius;
        const float h = std::min(std::max(0.5F + soft * (distance[i] - gap), 0.0F), 1.0F);
        const float inverse = 1 / radius;
        distance[i] += (gap - distance[i]) * h - bone.blend * h * (1 - h);
        nx[i] += (ox * inverse - nx[i]) * h;
        ny[i] += (oy * inverse - ny[i]) * h;
        const bool nearer = gap < nearest[i];
        const float sideways = std::abs(ox * bone.dy - oy * bone.dx) * thin;
        nearest[i] = nearer ? gap : nearest[i];
        along[i] = nearer ? t + (free > 1 ? off * inverse * 0.3F : 0) : along[i];
        across[i] = nearer ? (free == t ? off : sideways) * inverse : across[i];
        part[i] = nearer ? name : part[i];
    }
}

/// Lays cloth, cut straight at the end of its bone, over everything before it.
void Hand::Strip::cover(const FlatBone& bone) {
    const float py = float(y) + 0.5F - bone.y;
    for (std::size_t i = 0; i < kTile; ++i) {
        const float px = float(x) + float(i) + 0.5F - bone.x;
        const float free = (px * bone.dx + py * bone.dy) * bone.inverseSquare;
        const float t = std::clamp(free, 0.0F, 1.0F);
        const float ox = px - t * bone.dx;
        const float oy = py - t * bone.dy;
        const float radius = bone.fromRadius + t * (bone.toRadius - bone.fromRadius);
        const float off = std::sqrt(ox * ox + oy * oy);
        const float gap = std::max(off - radius, (free - 1) / std::sqrt(bone.inverseSquare));
        if (gap >= 0.5F) continue;
        distance[i] = gap;
        nx[i] = ox / radius;
        ny[i] = oy / radius;
        along[i] = t;
        across[i] = off / radius;
        part[i] = int(Part::Sleeve);
    }
}

namespace {

Vec3 unpacked(Pixel p) { return {float(p & 255), float((p >> 8) & 255), float((p >> 16) & 255)}; }

Pixel packed(Vec3 c) {
    const auto byte = [](float v) { return Pixel(v < 0 ? 0 : v > 255 ? 255 : v); };
    return byte(c.x) | byte(c.y) << 8 | byte(c.z) << 16;
}

/// A soft bump of height 1 at 0.
float bump(float x) { return 1 / (1 + x * x); }

}  // namespace

Pixel Hand::shade(const Spot& s, const HandLight& light, Pixel behind) const {
    const float flat = std::min(0.98F, s.nx * s.nx + s.ny * s.ny);
    const Vec3 normal{s.nx, -s.ny, -std::sqrt(1 - flat)};
    const float facing = dot(normal, light.towards);
    float lit = light.ambient + light.diffuse * std::max(0.0F, 0.3F + 0.7F * facing);
    lit *= 0.72F + 0.28F * -normal.z;  // the sides lie in the shade of the room
    Vec3 colour = m_shape.skin;
    if (s.part == Part::Sleeve) {
        colour = m_sleeve.colour * (0.9F + 0.35F * s.grain + 0.12F * std::sin(s.along * 40 + 6 * s.across));
    } else {
        const float joints =
            s.part == Part::Palm ? bump((s.along - 1.02F) * 9) : bump(s.along * 7) + bump((1 - s.along) * 7);
        const bool isFolded = s.part != Part::Palm && s.along > 0.6F;
        const float folds = isFolded ? std::sin(s.along * 75) * bump((s.along - 0.97F) * 12) : 0;
        const float tendon = s.part == Part::Palm ? bump(s.across * 5) * 0.14F - 0.05F : 0;
        const float dark = m_shape.veins * (0.2F * joints * (1 - s.across) + 0.12F * folds);
        lit *= 1 - dark + m_shape.veins * tendon + 0.12F * s.grain;
        colour = {colour.x, colour.y * (1 - 0.4F * dark), colour.z * (1 - 0.5F * dark)};
        const float nailAlong = (s.along - 0.84F) / 0.4F;
        const float nailAcross = s.across / 0.64F;
        if (s.part == Part::Tip && nailAlong * nailAlong + nailAcross * nailAcross < 1) {
            colour = nailAlong > 0.68F ? m_shape.nail * 0.4F + Vec3{0.55F, 0.53F, 0.5F} : m_shape.nail;
            lit *= 1.04F + 0.25F * bump((s.across - 0.15F) * 7);
        }
    }
    const float outline = std::clamp(0.5F - s.distance, 0.0F, 1.0F);
    const Vec3 back = unpacked(behind);
    return packed(back + (colour * (200 * lit) - back) * outline);
}

float Hand::grainAt(float x, float y) const {
    const int column = int(x) & (kGrainSide - 1);
    const int row = int(y) & (kGrainSide - 1);
    return m_grain[std::size_t(row) * kGrainSide + std::size_t(column)];
}

void Hand::drawStrip(PixelPlane& plane, const HandLight& light, Strip& strip, std::span<const FlatBone> bones) const {
    for (const FlatBone& bone : bones) bone.part == Part::Sleeve ? strip.cover(bone) : strip.add(bone);
    const float grainScale = kGrainSteps / float(plane.height);
    Pixel* row = plane.row(strip.y) + strip.x;
    const int count = std::min(kTile, plane.width - strip.x);
    for (int i = 0; i < count; ++i) {
        Spot spot = strip.spot(std::size_t(i));
        if (spot.distance > 0.5F) continue;
        spot.grain = grainAt(float(strip.x + i) * grainScale, float(strip.y) * grainScale);
        row[i] = shade(spot, light, row[i]);
    }
}

void Hand::draw(PixelPlane& plane, const HandLight& light, double timeS) const {
    const std::vector<FlatBone> bones = flatten(pose(timeS), plane);
    std::vector<FlatBone> near;
    for (int y = 0; y < plane.height; y += kTile) {
        for (int x = 0; x < plane.width; x += kTile) {
            near.clear();
            for (const FlatBone& bone : bones) {
                const float px = float(x) + kTile / 2 - bone.x;
                const float py = float(y) + kTile / 2 - bone.y;
                const float t = std::clamp((px * bone.dx + py * bone.dy) * bone.inverseSquare, 0.0F, 1.0F);
                const float ox = px - t * bone.dx;
                const float oy = py - t * bone.dy;
                const float reach = std::max(bone.fromRadius, bone.toRadius) + kTile * 0.75F + bone.blend;
                if (ox * ox + oy * oy < reach * reach) near.push_back(bone);
            }
            if (near.empty()) continue;
            for (int row = y; row < std::min(y + kTile, plane.height); ++row) {
                Strip strip(x, row);
                drawStrip(plane, light, strip, near);
            }
        }
    }
}

}  // namespace core
