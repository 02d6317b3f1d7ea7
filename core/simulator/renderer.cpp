#include "core/simulator/renderer.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {
namespace {

constexpr int kTile = 8;       ///< parts that are looked at together
constexpr int kFlowTile = 16;  ///< parts that blur in one direction
constexpr float kUsualDepthM = 2.5F;

CameraPose between(const CameraPose& a, const CameraPose& b, float f) {
    const auto mix = [f](Vec3 from, Vec3 to) { return from + (to - from) * f; };
    return {mix(a.position, b.position),
            {mix(a.rotation.x, b.rotation.x), mix(a.rotation.y, b.rotation.y), mix(a.rotation.z, b.rotation.z)}};
}

std::vector<CameraPose> rowPoses(const std::vector<CameraPose>& readout, int rows) {
    std::vector<CameraPose> poses;
    for (int y = 0; y < rows; ++y) {
        const float place = (float(y) + 0.5F) / float(rows) * float(readout.size() - 1);
        const std::size_t knot = std::min(std::size_t(place), readout.size() - 2);
        poses.push_back(between(readout[knot], readout[knot + 1], place - float(knot)));
    }
    return poses;
}

/// Mean of `taps` pixels along a line through (x, y).
Pixel lineMean(const PixelPlane& plane, float x, float y, float dx, float dy, int taps) {
    constexpr Pixel kOuter = 0x00FF00FF;
    constexpr Pixel kInner = 0x0000FF00;
    Pixel outer = 0;
    Pixel inner = 0;
    const float maxX = float(plane.width) - 1;
    const float maxY = float(plane.height) - 1;
    for (int i = 0; i < taps; ++i) {
        const float px = std::min(std::max(x, 0.0F), maxX);
        const float py = std::min(std::max(y, 0.0F), maxY);
        const Pixel p =
            plane.pixels[std::size_t(int(py + 0.5F)) * std::size_t(plane.width) + std::size_t(int(px + 0.5F))];
        outer += p & kOuter;
        inner += (p & kInner) >> 8;
        x += dx;
        y += dy;
    }
    const Pixel reciprocal = 65536U / Pixel(taps);
    return (((outer & 0xFFFF) * reciprocal) >> 16) | ((((outer >> 16) * reciprocal) >> 16) << 16) |
           (((inner * reciprocal) >> 16) << 8);
}

}  // namespace

Renderer::Renderer(const Lens& lens, int width, int height)
    : m_lens(lens), m_width(width), m_height(height), m_spread(1 / (lens.focalLength() * float(height))) {
    for (auto* values : {&m_rayX, &m_rayY, &m_rayZ, &m_vignette})
        values->reserve(std::size_t(width) * std::size_t(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const PicturePoint point{(float(x) + 0.5F - float(width) / 2) / float(height),
                                     (float(height) / 2 - float(y) - 0.5F) / float(height)};
            const Vec3 direction = lens.direction(point);
            m_rayX.push_back(direction.x);
            m_rayY.push_back(direction.y);
            m_rayZ.push_back(direction.z);
            m_vignette.push_back(1 - 0.35F * (point.x * point.x + point.y * point.y));
        }
    }
}

std::vector<int> Renderer::candidates(const Scene& scene, const std::vector<CameraPose>& rows, const Part& part) const {
    const CameraPose& middle = rows[std::size_t((part.y0 + part.y1) / 2)];
    const Vec3 axis = middle.rotation * ray((part.x0 + part.x1) / 2, (part.y0 + part.y1) / 2);
    float reach = 0;
    for (const auto& [x, y] :
         {std::pair{part.x0, part.y0}, {part.x1 - 1, part.y0}, {part.x0, part.y1 - 1}, {part.x1 - 1, part.y1 - 1}}) {
        reach = std::max(reach, length(rows[std::size_t(y)].rotation * ray(x, y) - axis));
    }
    std::vector<int> found;
    const auto balls = scene.balls();
    for (std::size_t i = 0; i < balls.size(); ++i) {
        const Vec3 way = balls[i].centre - middle.position;
        const float radius = balls[i].radius + 0.03F;
        const float along = dot(way, axis);
        if (along < -radius) continue;
        const float allowed = radius + (std::max(0.0F, along) + radius) * reach * 1.3F;
        if (dot(way, way) - along * along < allowed * allowed) found.push_back(int(i));
    }
    return found;
}

float Renderer::footprint(const Surface& surface, const CameraPose& pose, const Part& part) const {
    return surface.footprint(pose.rotation * ray((part.x0 + part.x1) / 2, (part.y0 + part.y1) / 2), m_spread);
}

void Renderer::paintSurface(const Surface& surface, const std::vector<CameraPose>& rows, const Part& part,
                            PixelPlane& plane) const {
    const int a = surface.axis;
    const int p = a == 0 ? 2 : 0;
    const int q = a == 1 ? 2 : 1;
    const int count = part.x1 - part.x0;
    std::array<float, kTile> u{};
    std::array<float, kTile> v{};
    for (int y = part.y0; y < part.y1; ++y) {
        const CameraPose& pose = rows[std::size_t(y)];
        const Mat3& m = pose.rotation;
        const float ahead = surface.level - pose.position[a];
        const float uStart = pose.position[p] - surface.corner[p];
        const float vStart = pose.position[q] - surface.corner[q];
        const float* rx = m_rayX.data() + index(part.x0, y);
        const float* ry = m_rayY.data() + index(part.x0, y);
        const float* rz = m_rayZ.data() + index(part.x0, y);
        const Vec3 toA{m.x[a], m.y[a], m.z[a]};
        const Vec3 toP{m.x[p], m.y[p], m.z[p]};
        const Vec3 toQ{m.x[q], m.y[q], m.z[q]};
        for (int i = 0; i < count; ++i) {
            const float t = ahead / (toA.x * rx[i] + toA.y * ry[i] + toA.z * rz[i]);
            u[std::size_t(i)] = uStart + t * (toP.x * rx[i] + toP.y * ry[i] + toP.z * rz[i]);
            v[std::size_t(i)] = vStart + t * (toQ.x * rx[i] + toQ.y * ry[i] + toQ.z * rz[i]);
        }
        surface.texture->sampleRow(u.data(), v.data(), count, footprint(surface, pose, part), plane.row(y) + part.x0);
    }
}

void Renderer::paintPart(const Scene& scene, const std::vector<CameraPose>& rows, const Part& part,
                         PixelPlane& plane) const {
    const std::vector<int> solids = candidates(scene, rows, part);
    const auto see = [&](int x, int y) {
        const CameraPose& pose = rows[std::size_t(y)];
        return scene.meet(pose.position, pose.rotation * ray(x, y), solids);
    };
    const Surface first = see(part.x0, part.y0);
    // Rooms and boxes are convex: a surface that fills all corners fills the part, unless a second thing is in front.
    if (solids.size() <= 1 && first.texture && first.sameAs(see(part.x1 - 1, part.y0)) &&
        first.sameAs(see(part.x0, part.y1 - 1)) && first.sameAs(see(part.x1 - 1, part.y1 - 1))) {
        paintSurface(first, rows, part, plane);
        return;
    }
    for (int y = part.y0; y < part.y1; ++y) {
        for (int x = part.x0; x < part.x1; ++x) {
            const CameraPose& pose = rows[std::size_t(y)];
            const Vec3 direction = pose.rotation * ray(x, y);
            const Surface surface = scene.meet(pose.position, direction, solids);
            const Vec3 at = pose.position + direction * surface.distance - surface.corner;
            const int a = surface.axis;
            plane.row(y)[x] = surface.texture ? surface.texture->sample(a == 0 ? at.z : at.x, a == 1 ? at.z : at.y,
                                                                        surface.footprint(direction, m_spread))
                                              : 0;
        }
    }
}

PixelPlane Renderer::background(const Scene& scene, const Exposure& exposure) const {
    PixelPlane plane{m_width, m_height, std::vector<Pixel>(m_rayX.size())};
    const std::vector<CameraPose> rows = rowPoses(exposure.readout, m_height);
    for (int y = 0; y < m_height; y += kTile) {
        for (int x = 0; x < m_width; x += kTile) {
            paintPart(scene, rows, {x, y, std::min(x + kTile, m_width), std::min(y + kTile, m_height)}, plane);
        }
    }
    return plane;
}

Renderer::Flow Renderer::flowAt(const Exposure& exposure, int x, int y) const {
    const CameraPose& a = exposure.before;
    const CameraPose& b = exposure.after;
    const Vec3 seen = a.position + a.rotation * (ray(x, y) * kUsualDepthM);
    const auto from = m_lens.project(ray(x, y));
    const auto to = m_lens.project(transposed(b.rotation, seen - b.position));
    if (!from || !to) return {};
    return {(to->x - from->x) * float(m_height), (from->y - to->y) * float(m_height)};
}

PixelPlane Renderer::blurred(const PixelPlane& sharp, const Exposure& exposure) const {
    PixelPlane out = sharp;
    for (int y0 = 0; y0 < m_height; y0 += kFlowTile) {
        for (int x0 = 0; x0 < m_width; x0 += kFlowTile) {
            const int x1 = std::min(x0 + kFlowTile, m_width);
            const int y1 = std::min(y0 + kFlowTile, m_height);
            const Flow flow = flowAt(exposure, (x0 + x1) / 2, (y0 + y1) / 2);
            const int taps = std::clamp(int(std::hypot(flow.x, flow.y) + 0.6F), 1, 24);
            if (taps == 1) continue;
            const float dx = flow.x / float(taps);
            const float dy = flow.y / float(taps);
            const float back = float(taps - 1) / 2;
            for (int y = y0; y < y1; ++y) {
                for (int x = x0; x < x1; ++x)
                    out.row(y)[x] = lineMean(sharp, float(x) - back * dx, float(y) - back * dy, dx, dy, taps);
            }
        }
    }
    return out;
}

Image Renderer::render(const Scene& scene, const Hand& hand, const Exposure& exposure) const {
    PixelPlane plane = blurred(background(scene, exposure), exposure);
    const CameraPose& pose = exposure.readout[exposure.readout.size() / 2];
    HandLight light;
    light.towards = transposed(pose.rotation, scene.light().towards);
    hand.draw(plane, light, exposure.timeS);
    return developed(plane, scene.light(), exposure.noiseSeed);
}

}  // namespace core
