#include "core/simulator/scene.h"

#include <cmath>

#include "core/simulator/scene_builder.h"

namespace core {
namespace {

constexpr float kFar = 1e9F;

float inverse(float v) { return 1 / (std::abs(v) < 1e-6F ? (v < 0 ? -1e-6F : 1e-6F) : v); }

struct Hit {
    float distance = kFar;
    int face = 0;
    const Solid* solid = nullptr;
};

void meet(const Solid& solid, Vec3 origin, Vec3 inv, Hit& best) {
    float nearest = 1e-3F;
    float farthest = best.distance;
    int face = 0;
    for (int axis = 0; axis < 3; ++axis) {
        const bool backwards = inv[axis] < 0;
        const float first = ((backwards ? solid.high[axis] : solid.low[axis]) - origin[axis]) * inv[axis];
        const float second = ((backwards ? solid.low[axis] : solid.high[axis]) - origin[axis]) * inv[axis];
        if (first > nearest) {
            nearest = first;
            face = 2 * axis + (backwards ? 1 : 0);
        }
        farthest = second < farthest ? second : farthest;
    }
    if (nearest < farthest && nearest > 1e-3F) best = {nearest, face, &solid};
}

}  // namespace

Scene::Scene(std::uint64_t seed) {
    SceneBuilder(*this, seed).build();
    for (const Solid& solid : m_solids) {
        m_balls.push_back({(solid.low + solid.high) * 0.5F, length(solid.high - solid.low) * 0.5F});
    }
}

Surface Scene::meet(Vec3 origin, Vec3 direction, std::span<const int> candidates) const {
    const Vec3 inv{inverse(direction.x), inverse(direction.y), inverse(direction.z)};
    Hit hit;
    for (const int index : candidates) core::meet(m_solids[std::size_t(index)], origin, inv, hit);
    for (int axis = 0; axis < 3; ++axis) {
        const bool backwards = inv[axis] < 0;
        const float distance = ((backwards ? 0 : m_size[axis]) - origin[axis]) * inv[axis];
        if (distance < hit.distance) hit = {distance, 2 * axis + (backwards ? 0 : 1), nullptr};
    }
    const int texture = hit.solid ? hit.solid->textures[std::size_t(hit.face)] : hit.face;
    const Vec3 low = hit.solid ? hit.solid->low : Vec3{};
    const Vec3 high = hit.solid ? hit.solid->high : m_size;
    const int axis = hit.face / 2;
    return {texture < 0 ? nullptr : &m_textures[std::size_t(texture)], axis, (hit.face % 2 ? high : low)[axis], low,
            hit.distance};
}

float Surface::footprint(Vec3 direction, float spread) const {
    const float slope = std::abs(direction[axis]);
    return distance * spread / (slope < 0.25F ? 0.5F : std::sqrt(slope));
}

}  // namespace core
