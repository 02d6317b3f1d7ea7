#include "tests/ui/sample/sample.h"

#include <algorithm>

namespace sample {

core::ImagePtr picture(int width, int height, bool split) {
    auto image = std::make_shared<core::Image>(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t* pixel = image->row(y) + 3 * x;
            const bool bright = split && x < width / 2;
            pixel[0] = bright ? 230 : 40;
            pixel[1] = bright ? 220 : 90;
            pixel[2] = bright ? 200 : 150;
        }
    }
    return image;
}

core::Frame frame(core::ImagePtr image) { return {1, core::Clock::now(), std::move(image)}; }

std::shared_ptr<const core::Clip> clip(int frames, int size) {
    auto made = std::make_shared<core::Clip>();
    made->frames = frames;
    made->width = made->height = size;
    made->rgb.resize(std::size_t(frames) * made->frameBytes());
    for (int t = 0; t < frames; ++t) {
        std::fill_n(made->frame(t), made->frameBytes(), std::uint8_t(60 + 20 * t));
        made->times.push_back(core::TimePoint(std::chrono::milliseconds(200 * t)));
    }
    return made;
}

core::ClassifierInfo model() {
    core::ClassifierInfo info;
    info.name = "light-timesformer-tiny";
    info.device = "CPU";
    info.precision = "fp32";
    info.labels = core::LabelSet::gestures(true);
    info.size = 112;
    return info;
}

std::vector<float> probabilities(int best, float value) {
    const int count = model().labels.size();
    std::vector<float> made(std::size_t(count), (1 - value) / float(count - 1));
    made[std::size_t(best)] = value;
    return made;
}

ui::LiveReading reading() {
    ui::LiveReading made;
    made.worker.state = core::WorkerStatus::State::Running;
    made.worker.source = core::SourceState::Running;
    made.worker.counters = {3600, 4, 1430, 2166, 0};
    made.source = {"HD Webcam", 640, 480, 30};
    made.cameraRate = 29.97;
    made.predictionRate = 18.1;
    made.captureToResult = {41, 63, 77};
    made.stages = {{"capture", {1.2, 2, 3}},    {"queue", {6, 15, 22}},      {"preprocess", {0.7, 1, 1.2}},
                   {"infer", {30.5, 40.5, 44}}, {"decide", {0.1, 0.2, 0.2}}, {"paint", {3, 4, 5}}};
    return made;
}

}  // namespace sample
