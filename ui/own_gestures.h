#pragma once

#include <vector>

#include "core/types/own_gesture.h"

namespace ui {

/// Who brought own gestures along: the model in use and the data set that is open may each know others.
enum class GestureOrigin { Model, Dataset };

/// Makes the gestures of an origin known to everything that draws or names classes; GUI thread only, like all of this
/// header. Widgets show them with their next repaint.
void setOwnGestures(GestureOrigin origin, std::vector<core::OwnGesture> gestures);
/// Of both origins, the data set's first; each label once.
std::vector<core::OwnGesture> ownGestures();
/// The own gesture of that label, or null; valid until the next setOwnGestures().
const core::OwnGesture* ownGesture(const std::string& label);

}  // namespace ui
