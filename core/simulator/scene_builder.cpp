#include "core/simulator/scene_builder.h"

#include <array>
#include <cmath>

#include "core/simulator/painters.h"

namespace core {
namespace {

constexpr float kThingTexelsPerM = 120;
constexpr std::array<int, 4> kWalls{0, 1, 4, 5};

}  // namespace

SceneBuilder::SceneBuilder(Scene& scene, std::uint64_t seed) : m_scene(scene), m_random(mixSeed(seed, 0x5CE)) {}

void SceneBuilder::build() {
    m_scene.m_size = {m_random.uniformF(4.2, 7.5), m_random.uniformF(2.4, 3.1), m_random.uniformF(4.2, 7.5)};
    m_scene.m_textures.resize(6);
    m_wallColour = wallColour(m_random);
    m_woodColour = woodColour(m_random);
    drawLight();
    for (const int wall : kWalls) furnish(wall);
    putChairs();
    hangLamps();
    paintRoom();
}

void SceneBuilder::drawLight() {
    SceneLight& light = m_scene.m_light;
    const Vec3 size = m_scene.m_size;
    const int lamps = 1 + m_random.index(3);
    for (int i = 0; i < lamps; ++i) {
        m_lamps.push_back({size.x * m_random.uniformF(0.15, 0.85), size.y - m_random.uniformF(0.1, 0.6),
                           size.z * m_random.uniformF(0.15, 0.85)});
    }
    const Vec3 middle = size * 0.5F;
    light.towards = normalised(m_lamps[0] - middle + Vec3{0, 0.6F, 0});
    m_lampPower = m_random.uniformF(0.5, 1.6) / float(lamps);
    m_ambient = m_random.uniformF(0.42, 0.75);
    const float warm = m_random.uniformF(-0.1, 0.16);
    light.colour = {1 + warm, 1 + m_random.uniformF(-0.03, 0.03), 1 - warm};
    light.gain = m_random.uniformF(0.78, 1.22);
    light.exposureS = m_random.uniformF(0.006, 0.02);
    light.noise = m_random.uniformF(1.5, 5.5);
    light.haze = m_random.uniformF(0.01, 0.1);
}

void SceneBuilder::furnish(int wall) {
    const float end = wallLength(wall) - 0.75F;
    float at = 0.75F;
    while (at < end - 0.7F) {
        Place place{wall, at, m_random.uniformF(0.7, 1.7), m_random.uniformF(0.3, 0.5)};
        place.widthM = std::min(place.widthM, end - at);
        const double kind = m_random.unit();
        if (kind < 0.3) {
            putDesk(place);
        } else if (kind < 0.48) {
            putShelf(place, true);
        } else if (kind < 0.62) {
            putShelf(place, false);
        } else if (kind < 0.72) {
            putSofa(place);
        }
        at += place.widthM + m_random.uniformF(0.02, 0.7);
    }
}

Solid& SceneBuilder::put(const Place& place, float bottomM, float heightM, const Material& material) {
    const Vec3 size = m_scene.m_size;
    const float from = place.alongM;
    const float to = place.alongM + place.widthM;
    const float top = bottomM + heightM;
    Solid solid;
    switch (place.wall) {
        case 0: solid = {{0, bottomM, from}, {place.depthM, top, to}}; break;
        case 1: solid = {{size.x - place.depthM, bottomM, from}, {size.x, top, to}}; break;
        case 4: solid = {{from, bottomM, 0}, {to, top, place.depthM}}; break;
        default: solid = {{from, bottomM, size.z - place.depthM}, {to, top, size.z}}; break;
    }
    paintFaces(solid, material);
    m_scene.m_solids.push_back(solid);
    return m_scene.m_solids.back();
}

void SceneBuilder::putDesk(Place place) {
    place.widthM = std::max(place.widthM, 1.0F);
    place.depthM = m_random.uniformF(0.55, 0.72);
    const Material wood{m_woodColour};
    m_taken.push_back({place.wall, place.alongM, place.widthM, 0.76F});
    put(place, 0.71F, 0.04F, wood);
    for (const float leg : {0.0F, place.widthM - 0.05F})
        put({place.wall, place.alongM + leg, 0.05F, place.depthM}, 0, 0.71F, wood);
    const float width = std::min(m_random.uniformF(0.45, 0.68), place.widthM * 0.6F);
    const Place screen{place.wall, place.alongM + m_random.uniformF(0.05, 1) * (place.widthM - width), width, 0.2F};
    const Material plastic{{0.08F, 0.08F, 0.09F}};
    Solid& monitor = put(screen, 0.87F, width * 0.6F, plastic);
    Canvas picture(width, width * 0.6F, kThingTexelsPerM * 1.4F);
    paintScreen(picture, m_random);
    paintFront(monitor, place.wall, picture);
    put({place.wall, screen.alongM + width * 0.4F, width * 0.2F, 0.14F}, 0.75F, 0.12F, plastic);
    const int things = m_random.index(4);
    for (int i = 0; i < things; ++i) {
        const float at = place.alongM + m_random.uniformF(0, 0.85) * place.widthM;
        put({place.wall, at, m_random.uniformF(0.06, 0.25), m_random.uniformF(0.3, 0.5)}, 0.75F,
            m_random.uniformF(0.04, 0.22), {vividColour(m_random)});
    }
}

void SceneBuilder::putShelf(Place place, bool books) {
    const float height = books ? m_random.uniformF(0.9, 2.2) : m_random.uniformF(0.6, 2);
    const Vec3 wood = m_random.chance(0.6) ? m_woodColour : woodColour(m_random);
    m_taken.push_back({place.wall, place.alongM, place.widthM, height});
    Solid& shelf = put(place, 0, height, {wood});
    Canvas front(place.widthM, height, kThingTexelsPerM);
    books ? paintBooks(front, wood, m_random) : paintDrawers(front, wood, m_random);
    paintFront(shelf, place.wall, front);
    if (height < 1.3F) {
        put({place.wall, place.alongM + 0.1F, m_random.uniformF(0.12, 0.4), place.depthM * 0.8F}, height,
            m_random.uniformF(0.1, 0.4), {vividColour(m_random)});
    }
}

void SceneBuilder::putSofa(Place place) {
    const Material cloth{vividColour(m_random) * 0.8F, true};
    place.widthM = std::max(place.widthM, 1.1F);
    place.depthM = 0.75F;
    m_taken.push_back({place.wall, place.alongM, place.widthM, 0.8F});
    put(place, 0.08F, 0.36F, cloth);
    place.depthM = 0.25F;
    put(place, 0.44F, 0.42F, cloth);
}

void SceneBuilder::putChairs() {
    const Vec3 size = m_scene.m_size;
    const Material material{m_random.chance(0.5) ? vividColour(m_random) : woodColour(m_random), m_random.chance(0.6)};
    const int chairs = m_random.index(4);
    for (int i = 0; i < chairs; ++i) {
        const bool alongX = m_random.chance(0.5);
        const float side = m_random.chance(0.5) ? 0.95F : (alongX ? size.z : size.x) - 1.45F;
        const float along = m_random.uniformF(0.9, (alongX ? size.x : size.z) - 1.4);
        const Vec3 low = alongX ? Vec3{along, 0.42F, side} : Vec3{side, 0.42F, along};
        if (length(low - Vec3{size.x / 2, 0.42F, size.z / 2}) < 1.35F) continue;
        for (const Solid& part : {Solid{low, low + Vec3{0.46F, 0.07F, 0.46F}},
                                  Solid{low + Vec3{0, 0.07F, 0}, low + Vec3{0.46F, 0.52F, 0.06F}},
                                  Solid{low + Vec3{0.19F, -0.42F, 0.19F}, low + Vec3{0.27F, 0, 0.27F}}}) {
            m_scene.m_solids.push_back(part);
            paintFaces(m_scene.m_solids.back(), material);
        }
    }
}

void SceneBuilder::hangLamps() {
    if (!m_random.chance(0.5)) return;
    const float width = m_random.uniformF(0.2, 0.45);
    const Material shade{Vec3{1.7F, 1.6F, 1.35F} * m_random.uniformF(0.5, 1.2)};
    for (const Vec3& lamp : m_lamps) {
        const float bottom = m_scene.m_size.y - m_random.uniformF(0.35, 0.7);
        m_scene.m_solids.push_back({{lamp.x - width / 2, bottom, lamp.z - width / 2},
                                    {lamp.x + width / 2, bottom + width * 0.7F, lamp.z + width / 2}});
        paintFaces(m_scene.m_solids.back(), shade);
        m_scene.m_solids.push_back(
            {{lamp.x - 0.01F, bottom, lamp.z - 0.01F}, {lamp.x + 0.01F, m_scene.m_size.y, lamp.z + 0.01F}});
        paintFaces(m_scene.m_solids.back(), {{0.1F, 0.1F, 0.1F}});
    }
}

}  // namespace core
