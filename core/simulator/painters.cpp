#include "core/simulator/painters.h"

#include <cmath>

namespace core {
namespace {

std::uint32_t seedOf(Random& random) { return std::uint32_t(random.next()); }

void paintBricks(Canvas& canvas, Vec3 colour, Random& random) {
    const float brickW = random.uniformF(0.2, 0.42);
    const float brickH = brickW * random.uniformF(0.28, 0.45);
    const float joint = random.uniformF(0.008, 0.016);
    const auto seed = seedOf(random);
    canvas.paint(canvas.whole(), [&](float x, float y, Vec3& c) {
        const int row = int(y / brickH);
        const float along = x + (row % 2 ? brickW / 2 : 0);
        const int column = int(along / brickW);
        const bool inJoint = y - float(row) * brickH < joint || along - float(column) * brickW < joint;
        const float shade = 0.7F + 0.45F * planeNoise(float(column) * 7.3F, float(row) * 5.9F, seed);
        c = inJoint ? Vec3{0.62F, 0.6F, 0.57F} : colour * shade;
    });
}

void paintPaper(Canvas& canvas, Vec3 colour, Random& random) {
    const float period = random.uniformF(0.09, 0.5);
    const float contrast = random.uniformF(0.06, 0.22);
    const bool dots = random.chance(0.4);
    canvas.paint(canvas.whole(), [&](float x, float y, Vec3& c) {
        const float u = x / period - std::floor(x / period) - 0.5F;
        const float v = y / period - std::floor(y / period) - 0.5F;
        const bool marked = dots ? u * u + v * v < 0.06F : std::abs(u) < 0.22F;
        c = colour * (marked ? 1 - contrast : 1);
    });
}

void paintPanels(Canvas& canvas, Vec3 colour, Random& random) {
    const float board = random.uniformF(0.1, 0.3);
    const float top = random.chance(0.5) ? canvas.heightM() : random.uniformF(0.8, 1.2);
    const Vec3 wood = woodColour(random);
    canvas.fill(canvas.whole(), colour);
    paintWood(canvas, {0, 0, canvas.widthM(), top}, wood, random);
    for (float x = board; x < canvas.widthM(); x += board) canvas.fill({x, 0, 0.012F, top}, wood * 0.5F);
    canvas.fill({0, top - 0.05F, canvas.widthM(), 0.05F}, wood * 1.1F);
}

}  // namespace

Vec3 wallColour(Random& random) {
    const float grey = random.uniformF(0.5, 0.86);
    return {grey * random.uniformF(0.94, 1.08), grey * random.uniformF(0.94, 1.04), grey * random.uniformF(0.82, 1.06)};
}

Vec3 vividColour(Random& random) {
    const float bright = random.uniformF(0.25, 0.85);
    const float hue = random.uniformF(0, 6);
    const float saturation = random.uniformF(0.15, 0.85);
    const auto channel = [&](float at) {
        const float distance = std::abs(std::remainder(hue - at, 6.0F));
        return bright * (1 - saturation * std::clamp(distance - 1, 0.0F, 1.0F));
    };
    return {channel(0), channel(2), channel(4)};
}

Vec3 woodColour(Random& random) {
    const float bright = random.uniformF(0.22, 0.75);
    return {bright * 1.05F, bright * random.uniformF(0.68, 0.85), bright * random.uniformF(0.4, 0.66)};
}

void paintWood(Canvas& canvas, const Rect& rect, Vec3 colour, Random& random) {
    const auto seed = seedOf(random);
    const bool upright = rect.height > rect.width;
    canvas.paint(rect, [&](float x, float y, Vec3& c) {
        const float along = upright ? y : x;
        const float across = upright ? x : y;
        const float bend = planeNoise(along * 1.3F, across * 5, seed);
        c = colour * (0.72F + 0.5F * planeNoise(along * 2.5F, (across + 0.05F * bend) * 55, seed));
    });
}

void paintFabric(Canvas& canvas, Vec3 colour, Random& random) {
    const auto seed = seedOf(random);
    canvas.paint(canvas.whole(), [&](float x, float y, Vec3& c) {
        c = colour * (0.6F + 0.5F * planeNoise(x * 6, y * 6, seed) + 0.3F * planeNoise(x * 70, y * 70, seed));
    });
}

void paintWall(Canvas& canvas, Vec3 colour, Random& random) {
    const double kind = random.unit();
    if (kind < 0.18) {
        paintBricks(canvas, random.chance(0.5) ? Vec3{0.62F, 0.36F, 0.27F} : colour, random);
    } else if (kind < 0.4) {
        paintPaper(canvas, colour, random);
    } else if (kind < 0.52) {
        paintPanels(canvas, colour, random);
    } else {
        canvas.fill(canvas.whole(), colour);
    }
    canvas.mottle(canvas.whole(), 0.07F, 0.7F, random.next());
    canvas.mottle(canvas.whole(), 0.06F, 0.11F, random.next());
    canvas.mottle(canvas.whole(), 0.05F, 0.025F, random.next());
    canvas.fill({0, 0, canvas.widthM(), 0.09F}, random.chance(0.5) ? Vec3{0.85F, 0.85F, 0.83F} : colour * 0.45F);
    const float socket = random.uniformF(0.3, 1) * canvas.widthM() * 0.8F;
    canvas.fill({socket, random.chance(0.5) ? 0.3F : 1.1F, 0.16F, 0.09F}, {0.9F, 0.9F, 0.88F});
}

void paintFloor(Canvas& canvas, Random& random) {
    const double kind = random.unit();
    if (kind < 0.35) {  // carpet
        paintFabric(canvas, vividColour(random) * 0.6F, random);
        return;
    }
    const bool tiles = kind < 0.6;
    const float width = tiles ? random.uniformF(0.25, 0.6) : random.uniformF(0.09, 0.2);
    const float lengthM = tiles ? width : random.uniformF(0.7, 1.6);
    const Vec3 colour = tiles ? wallColour(random) * 0.85F : woodColour(random);
    const auto seed = seedOf(random);
    canvas.paint(canvas.whole(), [&](float x, float y, Vec3& c) {
        const int row = int(y / width);
        const float along = x + (tiles ? 0 : float((row * 37) % 10) * 0.1F * lengthM);
        const int column = int(along / lengthM);
        const bool joint = y - float(row) * width < 0.012F || along - float(column) * lengthM < 0.012F;
        const float tone = 0.78F + 0.35F * planeNoise(float(column) * 5.7F, float(row) * 9.1F, seed);
        c = colour * (joint ? 0.4F : tone * (0.85F + 0.3F * planeNoise(x * 4, y * 45, seed)));
    });
}

void paintCeiling(Canvas& canvas, Random& random) {
    const Vec3 colour{0.86F, 0.86F, 0.84F};
    canvas.fill(canvas.whole(), colour);
    canvas.mottle(canvas.whole(), 0.08F, 0.5F, random.next());
    canvas.mottle(canvas.whole(), 0.06F, 0.04F, random.next());
    const bool panels = random.chance(0.45);
    const float grid = random.uniformF(0.55, 0.65);
    if (panels) {
        for (float x = grid; x < canvas.widthM(); x += grid)
            canvas.fill({x, 0, 0.03F, canvas.heightM()}, colour * 0.68F);
        for (float y = grid; y < canvas.heightM(); y += grid)
            canvas.fill({0, y, canvas.widthM(), 0.03F}, colour * 0.68F);
    } else if (random.chance(0.4)) {
        const Vec3 beam = woodColour(random);
        const float gap = random.uniformF(0.7, 1.3);
        for (float x = gap; x < canvas.widthM(); x += gap)
            paintWood(canvas, {x, 0, 0.16F, canvas.heightM()}, beam, random);
    }
    const float lampW = panels ? grid : random.uniformF(0.15, 0.5);
    const float lampL = panels ? grid : random.uniformF(0.4, 1.4);
    const float stepX = canvas.widthM() / float(2 + random.index(2));
    for (float x = stepX / 2; x < canvas.widthM(); x += stepX) {
        for (float y = canvas.heightM() / 4; y < canvas.heightM(); y += canvas.heightM() / 2) {
            const Rect lamp{x - lampW / 2, y - lampL / 2, lampW, lampL};
            canvas.fill(lamp.inset(-0.03F), {0.6F, 0.6F, 0.6F});
            canvas.fill(lamp, {1.9F, 1.85F, 1.7F});
        }
    }
}

}  // namespace core
