#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/capture/image_file.h"

/// Pictures of a bright bar that moves to the right or to the left, as files.
inline core::Image barPicture(double progress, int side = 32) {
    core::Image picture(side, side);
    std::fill(picture.rgb.begin(), picture.rgb.end(), std::uint8_t(70));
    const int left = int(std::clamp(progress, 0.0, 1.0) * (side - side / 4));
    for (int y = 0; y < side; ++y)
        std::fill_n(picture.row(y) + std::size_t(left) * 3, std::size_t(side / 4) * 3, std::uint8_t(220));
    return picture;
}

/// 00001.png, 00002.png, ... as the published studies number them.
inline void writeFrames(const std::filesystem::path& folder, int count, bool right) {
    std::filesystem::create_directories(folder);
    for (int i = 0; i < count; ++i) {
        char name[16];
        std::snprintf(name, sizeof name, "%05d.png", i + 1);
        const double progress = count > 1 ? double(i) / (count - 1) : 0;
        core::writeImage((folder / name).string(), barPicture(right ? progress : 1 - progress));
    }
}

inline void writeText(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}
