#pragma once

#include "core/simulator/canvas.h"
#include "core/simulator/random.h"

namespace core {

/// What walls, floors, ceilings and furniture are painted with. All choices come from `random`.
Vec3 wallColour(Random& random);
Vec3 vividColour(Random& random);
Vec3 woodColour(Random& random);

void paintWall(Canvas& canvas, Vec3 colour, Random& random);
void paintFloor(Canvas& canvas, Random& random);
void paintCeiling(Canvas& canvas, Random& random);
void paintWood(Canvas& canvas, const Rect& rect, Vec3 colour, Random& random);
void paintFabric(Canvas& canvas, Vec3 colour, Random& random);

/// A row of framed pictures about eye height, or one large poster, a board, a clock.
void hangPictures(Canvas& canvas, const Rect& free, Random& random);
void paintWindow(Canvas& canvas, const Rect& rect, Random& random);
void paintDoor(Canvas& canvas, const Rect& rect, Random& random);
void paintBooks(Canvas& canvas, Vec3 wood, Random& random);
void paintDrawers(Canvas& canvas, Vec3 wood, Random& random);
void paintScreen(Canvas& canvas, Random& random);

}  // namespace core
