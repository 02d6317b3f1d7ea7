#include "training/pixel_change.h"

#include <algorithm>
#include <cmath>

namespace training {
namespace {

void cutAnywhere(PixelChange& change, DrawRandom& random) {
    change.left = between(random, 0, 1 - change.width);
    change.top = between(random, 0, 1 - change.height);
}

void chooseZoom(PixelChange& change, const core::AugmentConfig& augment, DrawRandom& random) {
    const double side = 1 - between(random, 0, augment.zoom);
    const double stretch = 1 + between(random, -augment.stretch, augment.stretch);
    change.width = std::min(1.0, side * std::sqrt(stretch));
    change.height = std::min(1.0, side / std::sqrt(stretch));
    cutAnywhere(change, random);
}

/// A shape that does not fit into the picture is drawn again, and in the end the whole picture taken.
void chooseResized(PixelChange& change, const core::AugmentConfig& augment, DrawRandom& random) {
    constexpr int kTries = 10;
    for (int i = 0; i < kTries; ++i) {
        const double area = between(random, augment.areaLow, 1);
        const double aspect = std::exp(between(random, -std::log(augment.aspect), std::log(augment.aspect)));
        const double width = std::sqrt(area * aspect), height = std::sqrt(area / aspect);
        if (width > 1 || height > 1) continue;
        change.width = width;
        change.height = height;
        break;
    }
    cutAnywhere(change, random);
}

void chooseCrop(PixelChange& change, const core::AugmentConfig& augment, double handX, DrawRandom& random) {
    switch (augment.crop) {
        case core::CropKind::Zoom: chooseZoom(change, augment, random); break;
        case core::CropKind::ScaleJitter:
            change.width = change.height = 1 / between(random, augment.scaleLow, augment.scaleHigh);
            cutAnywhere(change, random);
            break;
        case core::CropKind::RandomResized: chooseResized(change, augment, random); break;
        case core::CropKind::Hand:
            chooseZoom(change, augment, random);
            change.left = std::clamp(handX - change.width / 2, 0.0, 1 - change.width);
            change.top = 1 - change.height;
            break;
    }
}

void chooseColours(PixelChange& change, const core::AugmentConfig& augment, DrawRandom& random) {
    const double contrast = 1 + between(random, -augment.contrast, augment.contrast);
    const double brightness = between(random, -augment.brightness, augment.brightness);
    for (auto& gain : change.gain) gain = float(contrast * (1 + between(random, -augment.colour, augment.colour)));
    change.offset = float(128 * (1 - contrast) + 128 * brightness);
    change.grey = happens(random, augment.grey) ? 1.0F : 0.0F;
    change.noise = float(255 * between(random, 0, augment.noise));
    change.blur = happens(random, augment.blur) ? float(between(random, 0.3, 1.2)) : 0.0F;
    change.noiseSeed = random();
}

void chooseErasing(PixelChange& change, const core::AugmentConfig& augment, DrawRandom& random) {
    change.erase = happens(random, augment.erase);
    change.eraseWidth = between(random, 0.1, 0.35);
    change.eraseHeight = between(random, 0.1, 0.35);
    change.eraseLeft = between(random, 0, 1 - change.eraseWidth);
    change.eraseTop = between(random, 0, 1 - change.eraseHeight);
    for (auto& channel : change.eraseColour) channel = std::uint8_t(random());
}

}  // namespace

double between(DrawRandom& random, double low, double high) {
    return low + (high - low) * std::uniform_real_distribution<double>(0, 1)(random);
}

bool happens(DrawRandom& random, double probability) { return between(random, 0, 1) < probability; }

PixelChange drawPixelChange(const core::AugmentConfig& augment, double handX, DrawRandom& random) {
    PixelChange change;
    chooseCrop(change, augment, handX, random);
    chooseColours(change, augment, random);
    chooseErasing(change, augment, random);
    return change;
}

}  // namespace training
