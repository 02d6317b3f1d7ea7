#include "tests/app/studio/support/small_dataset.h"

#include <algorithm>
#include <vector>

#include "core/capture/video_writer.h"
#include "core/dataset/clip_store.h"

namespace studio {

int brightnessOf(int frame) { return 20 + frame * 12; }

void makeSmallDataset(const std::filesystem::path& folder, int clips, int frames) {
    core::ClipStore store = core::ClipStore::openOrCreate(folder);
    std::vector<core::ClipRecord> records;
    for (int c = 0; c < clips; ++c) {
        core::ClipRecord record;
        record.subject = c % 2 ? "Ben" : "Anna";
        record.session = "s1";
        record.path = (std::filesystem::path(record.subject) / "s1" / std::to_string(100 + c)).string();
        record.path.append(".mkv");
        record.frameCount = frames;
        record.framesPerSecond = 30;
        std::filesystem::create_directories((folder / record.path).parent_path());
        core::VideoWriter writer((folder / record.path).string(), {});
        for (int f = 0; f < frames; ++f) {
            core::Image image(64, 48);
            std::fill(image.rgb.begin(), image.rgb.end(), std::uint8_t(brightnessOf(f)));
            writer.write(image, f / 30.0);
        }
        writer.finish();
        records.push_back(record);
    }
    store.addClips(records);
}

}  // namespace studio
