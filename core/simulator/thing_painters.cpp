#include "core/simulator/painters.h"

#include <cmath>

// The second half of the painters: what hangs on walls and the fronts of furniture.

namespace core {
namespace {

std::uint32_t seedOf(Random& random) { return std::uint32_t(random.next()); }

/// Abstract shapes that look like a photograph, a print or a drawing from a distance.
void paintMotif(Canvas& canvas, const Rect& rect, Random& random) {
    const Vec3 ground = vividColour(random);
    const Vec3 sky = vividColour(random) * 0.5F + Vec3{0.45F, 0.45F, 0.45F};
    const auto seed = seedOf(random);
    const float horizon = rect.y + rect.height * random.uniformF(0.25, 0.65);
    canvas.paint(rect, [&](float x, float y, Vec3& c) {
        const float hill = horizon + 0.35F * rect.height * (planeNoise(x / rect.width * 3, 0, seed) - 0.5F);
        c = (y > hill ? sky : ground) * (0.7F + 0.6F * planeNoise(x * 22, y * 22, seed));
    });
    const int shapes = random.index(4);
    for (int i = 0; i < shapes; ++i) {
        const float w = rect.width * random.uniformF(0.1, 0.45);
        const float h = rect.height * random.uniformF(0.1, 0.5);
        const Rect part{rect.x + random.uniformF(0, 1) * (rect.width - w),
                        rect.y + random.uniformF(0, 1) * (rect.height - h), w, h};
        random.chance(0.5) ? canvas.ellipse(part, vividColour(random)) : canvas.fill(part, vividColour(random));
    }
}

void paintWriting(Canvas& canvas, const Rect& rect, Vec3 ink, Random& random) {
    const float line = random.uniformF(0.035, 0.07);
    for (float y = rect.y + rect.height - line; y > rect.y; y -= line * 1.7F) {
        float x = rect.x;
        while (x < rect.x + rect.width * random.uniformF(0.6, 1)) {
            const float word = random.uniformF(0.02, 0.16);
            canvas.fill({x, y, std::min(word, rect.x + rect.width - x), line * 0.45F}, ink);
            x += word + 0.025F;
        }
    }
}

void hangPicture(Canvas& canvas, const Rect& rect, Random& random) {
    canvas.shadow({rect.x + 0.02F, rect.y - 0.03F, rect.width, rect.height}, 0.4F, 0.05F);
    canvas.fill(rect, random.chance(0.5) ? Vec3{0.06F, 0.06F, 0.07F} : woodColour(random));
    Rect inner = rect.inset(0.025F);
    if (random.chance(0.6)) {
        canvas.fill(inner, {0.88F, 0.87F, 0.83F});
        inner = inner.inset(std::min(rect.width, rect.height) * 0.12F);
    }
    if (random.chance(0.2)) {
        paintWriting(canvas, inner, {0.15F, 0.15F, 0.2F}, random);
    } else {
        paintMotif(canvas, inner, random);
    }
}

void hangBoard(Canvas& canvas, const Rect& rect, Random& random) {
    const bool white = random.chance(0.6);
    canvas.fill(rect, {0.45F, 0.45F, 0.47F});
    canvas.fill(rect.inset(0.03F), white ? Vec3{0.92F, 0.93F, 0.94F} : Vec3{0.6F, 0.43F, 0.26F});
    const int notes = 3 + random.index(6);
    for (int i = 0; i < notes; ++i) {
        const float side = random.uniformF(0.12, 0.3);
        const Rect note{rect.x + 0.05F + random.uniformF(0, 1) * (rect.width - side - 0.1F),
                        rect.y + 0.05F + random.uniformF(0, 1) * (rect.height - side - 0.1F), side, side};
        if (!white)
            canvas.fill(note,
                        random.chance(0.5) ? Vec3{0.9F, 0.9F, 0.86F} : vividColour(random) + Vec3{0.2F, 0.2F, 0.1F});
        paintWriting(canvas, note.inset(0.02F), white ? vividColour(random) * 0.6F : Vec3{0.2F, 0.2F, 0.2F}, random);
    }
}

void hangClock(Canvas& canvas, const Rect& rect, Random& random) {
    canvas.ellipse(rect, vividColour(random) * 0.5F);
    const Rect face = rect.inset(0.025F);
    canvas.ellipse(face, {0.93F, 0.93F, 0.9F});
    const float x = rect.x + rect.width / 2;
    const float y = rect.y + rect.height / 2;
    canvas.fill({x - 0.008F, y, 0.016F, face.height * 0.4F}, {0.08F, 0.08F, 0.08F});
    canvas.fill({x, y - 0.008F, face.width * 0.3F, 0.016F}, {0.08F, 0.08F, 0.08F});
}

}  // namespace

void hangPictures(Canvas& canvas, const Rect& free, Random& random) {
    const double kind = random.unit();
    if (kind < 0.2 && free.width > 1.3F) {
        hangBoard(canvas, {free.x + 0.1F, 1.0F, std::min(free.width - 0.2F, random.uniformF(1.1, 2.2)), 1}, random);
        return;
    }
    if (kind < 0.3) {
        hangClock(canvas, {free.x + free.width * 0.4F, 1.7F, 0.34F, 0.34F}, random);
        return;
    }
    const float gap = random.uniformF(0.06, 0.25);
    const float middle = random.uniformF(1.4, 1.75);
    float x = free.x + gap;
    while (x < free.x + free.width - 0.25F) {
        const float width = std::min(random.uniformF(0.22, 0.8), free.x + free.width - x);
        const float height = width * random.uniformF(0.65, 1.5);
        hangPicture(canvas, {x, middle - height / 2, width, height}, random);
        x += width + gap;
    }
}

void paintWindow(Canvas& canvas, const Rect& rect, Random& random) {
    const Vec3 frame = random.chance(0.7) ? Vec3{0.8F, 0.8F, 0.78F} : woodColour(random);
    const auto seed = seedOf(random);
    const float bright = random.uniformF(0.9, 1.7);
    const Vec3 sky{bright * 0.93F, bright, bright * 1.06F};
    canvas.fill(rect.inset(-0.06F), frame * 0.8F);
    canvas.paint(rect, [&](float x, float y, Vec3& c) {
        const float roofs = rect.y + rect.height * (0.15F + 0.5F * planeNoise(std::floor(x * 3.5F), 0, seed));
        c = y > roofs ? sky : Vec3{0.5F, 0.55F, 0.45F} * (bright * (0.5F + 0.5F * planeNoise(x * 9, y * 9, seed)));
    });
    const int panes = 1 + random.index(3);
    for (int i = 0; i <= panes; ++i) {
        canvas.fill({rect.x + rect.width * float(i) / float(panes) - 0.025F, rect.y, 0.05F, rect.height}, frame);
    }
    if (random.chance(0.5)) canvas.fill({rect.x, rect.y + rect.height * 0.62F, rect.width, 0.045F}, frame);
    canvas.fill({rect.x - 0.1F, rect.y - 0.09F, rect.width + 0.2F, 0.06F}, frame);
    if (random.chance(0.5)) {
        const Vec3 cloth = vividColour(random);
        const float width = rect.width * random.uniformF(0.12, 0.3);
        for (const float x : {rect.x - 0.12F, rect.x + rect.width + 0.12F - width}) {
            canvas.paint({x, rect.y - 0.3F, width, rect.height + 0.45F},
                         [&](float at, float, Vec3& c) { c = cloth * (0.75F + 0.25F * std::sin(at * 90)); });
        }
    }
}

void paintDoor(Canvas& canvas, const Rect& rect, Random& random) {
    const Vec3 colour = random.chance(0.5) ? Vec3{0.8F, 0.79F, 0.76F} : woodColour(random);
    canvas.fill({rect.x - 0.07F, 0, rect.width + 0.14F, rect.height + 0.07F}, colour * 0.8F);
    paintWood(canvas, {rect.x, 0, rect.width, rect.height}, colour, random);
    for (const float y : {0.2F, 1.1F}) {
        canvas.shadow({rect.x + 0.12F, y, rect.width - 0.24F, 0.75F}, 0.25F, 0.02F);
    }
    canvas.fill({rect.x + rect.width - 0.13F, 1.02F, 0.09F, 0.035F}, {0.3F, 0.3F, 0.3F});
}

void paintBooks(Canvas& canvas, Vec3 wood, Random& random) {
    paintWood(canvas, canvas.whole(), wood * 0.45F, random);
    const float board = random.uniformF(0.27, 0.38);
    for (float y = 0.06F; y + board * 0.8F < canvas.heightM(); y += board) {
        float x = 0.04F;
        while (x < canvas.widthM() - 0.07F) {
            const float width = random.uniformF(0.018, 0.06);
            const float height = board * random.uniformF(0.55, 0.85);
            const Rect spine{x, y, std::min(width, canvas.widthM() - 0.04F - x), height};
            if (!random.chance(0.1)) {
                const Vec3 cover = vividColour(random);
                canvas.fill(spine, cover);
                canvas.fill({x, y + height * 0.7F, spine.width, height * 0.1F}, cover * 0.5F + Vec3{0.3F, 0.3F, 0.3F});
            }
            x += width + 0.004F;
        }
        canvas.fill({0, y - 0.03F, canvas.widthM(), 0.03F}, wood);
    }
    canvas.fill({0, 0, 0.03F, canvas.heightM()}, wood);
    canvas.fill({canvas.widthM() - 0.03F, 0, 0.03F, canvas.heightM()}, wood);
}

void paintDrawers(Canvas& canvas, Vec3 wood, Random& random) {
    paintWood(canvas, canvas.whole(), wood, random);
    const int rows = 2 + random.index(3);
    const int columns = canvas.widthM() > 0.8F ? 2 : 1;
    const float w = canvas.widthM() / float(columns);
    const float h = canvas.heightM() / float(rows);
    for (int i = 0; i < rows * columns; ++i) {
        const Rect front{float(i % columns) * w, float(i / columns) * h, w, h};
        canvas.fill({front.x, front.y, w, 0.014F}, wood * 0.35F);
        canvas.fill({front.x, front.y, 0.014F, h}, wood * 0.35F);
        canvas.fill({front.x + w / 2 - 0.06F, front.y + h * 0.72F, 0.12F, 0.025F}, {0.75F, 0.74F, 0.7F});
    }
}

void paintScreen(Canvas& canvas, Random& random) {
    canvas.fill(canvas.whole(), {0.05F, 0.05F, 0.06F});
    const Rect screen = canvas.whole().inset(0.022F);
    if (random.chance(0.25)) {
        canvas.fill(screen, {0.09F, 0.1F, 0.12F});
        return;
    }
    const bool dark = random.chance(0.4);
    canvas.fill(screen, dark ? Vec3{0.16F, 0.18F, 0.24F} : Vec3{0.98F, 1.0F, 1.06F});
    paintWriting(canvas, screen.inset(0.04F), dark ? Vec3{0.6F, 0.8F, 0.65F} : Vec3{0.3F, 0.33F, 0.42F}, random);
    canvas.fill({screen.x, screen.y + screen.height - 0.03F, screen.width, 0.03F}, vividColour(random));
}

}  // namespace core
