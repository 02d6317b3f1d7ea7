#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/simulator/texture.h"
#include "core/simulator/vector3.h"

namespace core {

/// A box with one texture for each face: low x, high x, low y, high y, low z, high z. A face looks at the texture's
/// lower left corner at the face's lowest coordinates; -1 = never seen.
struct Solid {
    Vec3 low;
    Vec3 high;
    std::array<int, 6> textures{-1, -1, -1, -1, -1, -1};
};

/// The light of a room and how the camera copes with it.
struct SceneLight {
    Vec3 towards{0, 1, 0};  ///< where most of it comes from
    Vec3 colour{1, 1, 1};   ///< white balance that the camera failed to remove
    float gain = 1;         ///< exposure
    float exposureS = 0.012F;
    float noise = 4;     ///< standard deviation of the sensor noise in 8-bit steps
    float haze = 0.04F;  ///< loss of contrast
};

/// A flat rectangle of the world: what one ray meets.
struct Surface {
    const Texture* texture = nullptr;  ///< null where nothing is painted
    int axis = 0;                      ///< across which it lies
    float level = 0;                   ///< its coordinate on that axis
    Vec3 corner;                       ///< where its texture begins
    float distance = 0;                ///< along the ray

    bool sameAs(const Surface& other) const {
        return texture == other.texture && axis == other.axis && level == other.level;
    }
    /// How much of it, in metres, a ray sees that is `spread` wide at one metre.
    float footprint(Vec3 direction, float spread) const;
};

/// The smallest ball around a solid.
struct Ball {
    Vec3 centre;
    float radius = 0;
};

/// A box-shaped room, furnished along its walls: the world that the wrist camera sees. Light is baked into the
/// textures. Immutable after construction.
class Scene {
public:
    explicit Scene(std::uint64_t seed);

    Vec3 size() const { return m_size; }
    const SceneLight& light() const { return m_light; }
    /// One for each solid, in their order.
    std::span<const Ball> balls() const { return m_balls; }

    /// What the ray from `origin` meets first among the room's inside and `candidates` (indices of solids).
    Surface meet(Vec3 origin, Vec3 direction, std::span<const int> candidates) const;

private:
    friend class SceneBuilder;

    Vec3 m_size;
    SceneLight m_light;
    std::vector<Texture> m_textures;  ///< the first six are the inside of the room, in the order of Solid::textures
    std::vector<Solid> m_solids;
    std::vector<Ball> m_balls;
};

}  // namespace core
