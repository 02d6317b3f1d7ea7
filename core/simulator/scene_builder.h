#pragma once

#include <cstdint>
#include <vector>

#include "core/simulator/canvas.h"
#include "core/simulator/random.h"
#include "core/simulator/scene.h"

namespace core {

/// Makes a room from a seed: size, light, furniture along the walls, and the textures of it all.
class SceneBuilder {
public:
    SceneBuilder(Scene& scene, std::uint64_t seed);
    void build();

private:
    /// A stretch of a wall in its own coordinates: `alongM` from its left end in the texture, `depthM` into the room.
    struct Place {
        int wall = 0;  ///< 0 low x, 1 high x, 4 low z, 5 high z, as in Solid::textures
        float alongM = 0;
        float widthM = 0;
        float depthM = 0;
    };
    struct Material {
        Vec3 colour;
        bool fabric = false;
    };

    void drawLight();
    void furnish(int wall);
    void putDesk(Place place);
    void putShelf(Place place, bool books);
    void putSofa(Place place);
    void putChairs();
    void hangLamps();
    /// A box in front of the wall, `bottomM` above the floor; returns its index.
    Solid& put(const Place& place, float bottomM, float heightM, const Material& material);
    void paintFront(Solid& solid, int wall, const Canvas& canvas);
    void paintFaces(Solid& solid, const Material& material);
    void paintRoom();
    void paintWallWithThings(Canvas& canvas, int wall);
    Texture lit(Canvas canvas, int axis, Vec3 corner, float side);
    int add(Texture texture);
    float wallLength(int wall) const { return wall < 2 ? m_scene.m_size.z : m_scene.m_size.x; }

    Scene& m_scene;
    Random m_random;
    Vec3 m_wallColour;
    Vec3 m_woodColour;
    std::vector<Vec3> m_lamps;
    float m_lampPower = 1;
    float m_ambient = 0.5F;
    std::vector<Place> m_taken;  ///< what stands at the walls, for shadows and free places
};

}  // namespace core
