#pragma once

#include <QString>
#include <string>

namespace ui {

/// Translated description of a gesture, such as "V, left to right". Index 0..11.
QString gestureDescription(int index);
/// What a class is called on screen: "G5" for gestures, "No gesture" for `none`, the own name of any other class.
QString labelTitle(const std::string& label);
/// The line below the title; empty where nothing is known about a class.
QString labelDescription(const std::string& label);
/// "1 gesture", "12 gestures".
QString gestureCount(int count);
/// A probability of 0..1 as "93 %".
QString percent(double probability);

}  // namespace ui
