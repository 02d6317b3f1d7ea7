#include <array>
#include <cmath>

#include "core/simulator/painters.h"
#include "core/simulator/scene_builder.h"

// The second half of SceneBuilder: paint and light.

namespace core {
namespace {

constexpr float kWallTexelsPerM = 110;
constexpr float kFlatTexelsPerM = 80;
constexpr float kThingTexelsPerM = 90;

/// The point of a face at (u, v) metres of its texture.
Vec3 onFace(int axis, Vec3 corner, float u, float v) {
    switch (axis) {
        case 0: return corner + Vec3{0, v, u};
        case 1: return corner + Vec3{u, 0, v};
        default: return corner + Vec3{u, v, 0};
    }
}

}  // namespace

int SceneBuilder::add(Texture texture) {
    m_scene.m_textures.push_back(std::move(texture));
    return int(m_scene.m_textures.size()) - 1;
}

/// Multiplies the paint with the light that falls on it. `side` is +1 or -1: where the face looks along its axis.
Texture SceneBuilder::lit(Canvas canvas, int axis, Vec3 corner, float side) {
    const Vec3 size = m_scene.m_size;
    canvas.paint(canvas.whole(), [&](float u, float v, Vec3& colour) {
        const Vec3 at = onFace(axis, corner, u, v);
        float light = m_ambient;
        for (const Vec3& lamp : m_lamps) {
            const Vec3 way = lamp - at;
            const float squared = dot(way, way);
            const float facing = way[axis] * side / std::sqrt(squared);
            if (facing > 0) light += m_lampPower * facing * 2.2F / (squared + 0.9F);
        }
        for (int other = 0; other < 3; ++other) {  // corners of the room are darker
            if (other == axis) continue;
            const float gap = std::min(at[other], size[other] - at[other]);
            light *= 1 - 0.3F * std::max(0.0F, 1 - gap / 0.5F) * std::max(0.0F, 1 - gap / 0.5F);
        }
        colour = colour * light;
    });
    return canvas.texture();
}

void SceneBuilder::paintFaces(Solid& solid, const Material& material) {
    const Vec3 extent = solid.high - solid.low;
    for (int face = 0; face < 6; ++face) {
        const int axis = face / 2;
        const bool high = face % 2 == 1;
        const float outside = high ? m_scene.m_size[axis] - solid.high[axis] : solid.low[axis];
        if (outside < 0.01F) continue;
        Canvas canvas(axis == 0 ? extent.z : extent.x, axis == 1 ? extent.z : extent.y, kThingTexelsPerM);
        material.fabric ? paintFabric(canvas, material.colour, m_random)
                        : paintWood(canvas, canvas.whole(), material.colour, m_random);
        Vec3 corner = solid.low;
        if (high) corner[axis] = solid.high[axis];
        solid.textures[std::size_t(face)] = add(lit(std::move(canvas), axis, corner, high ? 1.0F : -1.0F));
    }
}

void SceneBuilder::paintFront(Solid& solid, int wall, const Canvas& canvas) {
    const int face = wall % 2 == 0 ? wall + 1 : wall - 1;  // at the low wall the high side faces the room
    Vec3 corner = solid.low;
    if (face % 2 == 1) corner[face / 2] = solid.high[face / 2];
    m_scene.m_textures[std::size_t(solid.textures[std::size_t(face)])] =
        lit(canvas, face / 2, corner, face % 2 == 1 ? 1.0F : -1.0F);
}

void SceneBuilder::paintWallWithThings(Canvas& canvas, int wall) {
    paintWall(canvas, m_wallColour, m_random);
    const double opening = m_random.unit();
    float freeFrom = 0.2F;
    float freeTo = canvas.widthM() - 0.2F;
    if (opening < 0.5) {
        const float width = m_random.uniformF(0.9, 2.2);
        const Rect window{m_random.uniformF(0.5, std::max(0.6, double(canvas.widthM() - width - 0.5F))), 1, width,
                          m_random.uniformF(0.9, 1.3)};
        paintWindow(canvas, window, m_random);
        window.x > canvas.widthM() / 3 ? freeTo = window.x - 0.2F : freeFrom = window.x + width + 0.2F;
    } else if (opening < 0.75) {
        const float at = m_random.uniformF(0.3, double(canvas.widthM()) - 1.3);
        paintDoor(canvas, {at, 0, 0.9F, 2.02F}, m_random);
        at > canvas.widthM() / 2 ? freeTo = at - 0.1F : freeFrom = at + 1;
    }
    while (freeFrom < freeTo - 0.6F) {
        const float width = std::min(m_random.uniformF(0.7, 2.4), freeTo - freeFrom);
        if (m_random.chance(0.9)) hangPictures(canvas, {freeFrom, 1, width, 1}, m_random);
        freeFrom += width + m_random.uniformF(0.1, 0.5);
    }
    for (const Place& place : m_taken) {
        if (place.wall == wall) canvas.shadow({place.alongM, 0, place.widthM, place.depthM}, 0.45F, 0.25F);
    }
}

void SceneBuilder::paintRoom() {
    const Vec3 size = m_scene.m_size;
    for (const int wall : {0, 1, 4, 5}) {
        Canvas canvas(wallLength(wall), size.y, kWallTexelsPerM);
        paintWallWithThings(canvas, wall);
        Vec3 corner;
        if (wall % 2 == 1) corner[wall / 2] = size[wall / 2];
        m_scene.m_textures[std::size_t(wall)] = lit(std::move(canvas), wall / 2, corner, wall % 2 == 0 ? 1.0F : -1.0F);
    }
    Canvas floor(size.x, size.z, kFlatTexelsPerM);
    paintFloor(floor, m_random);
    for (const Solid& solid : m_scene.m_solids) {
        if (solid.low.y > 0.8F) continue;
        floor.shadow({solid.low.x, solid.low.z, solid.high.x - solid.low.x, solid.high.z - solid.low.z}, 0.35F, 0.2F);
    }
    m_scene.m_textures[2] = lit(std::move(floor), 1, {}, 1);
    Canvas ceiling(size.x, size.z, kFlatTexelsPerM);
    paintCeiling(ceiling, m_random);
    m_scene.m_textures[3] = lit(std::move(ceiling), 1, {0, size.y, 0}, -1);
}

}  // namespace core
