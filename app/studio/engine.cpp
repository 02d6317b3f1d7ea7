#include "app/studio/engine.h"

#include "app/common/library/model_library.h"
#include "app/common/model_lookup.h"
#ifdef CARPUS_MEDIA
#include "core/capture/open_source.h"
#endif
#include "core/recording/tapped_source.h"
#include "core/types/error.h"
#include "model/model_summary.h"
#include "model/torch_classifier.h"

namespace app {
namespace {

std::unique_ptr<core::FrameSource> open(const core::CaptureConfig& config) {
#ifdef CARPUS_MEDIA
    return core::openSource(config);
#else
    if (config.source == "sim") return std::make_unique<core::SimulatorSource>(config);
    throw core::Error("this build of Carpus has no camera and video support, so '" + config.source +
                      "' cannot be opened; use the simulator, or build with CARPUS_MEDIA=ON");
#endif
}

/// The file of the wanted model, or of the active one.
std::string modelFile(const EngineRequest& request, std::string& notice) {
    if (!request.model.empty()) return findModel(request.model).string();
    const ActiveModel active = ModelLibrary().active();
    notice = active.notice;
    return active.file.string();
}

std::vector<core::OwnGesture> ownGesturesOf(const std::string& file) {
    const auto provenance = model::readModelSummary(file).notes.provenance;
    const auto note = provenance.find(core::kOwnGesturesNote);
    if (note == provenance.end()) return {};
    try {
        return core::ownGesturesFrom(note->second, "the model's own gestures");
    } catch (const core::Error&) {
        return {};  // drawings are no reason to do without the model
    }
}

std::unique_ptr<core::Classifier> load(const EngineRequest& request, Engine& engine) {
    try {
        const std::string file = modelFile(request, engine.notice);
        engine.ownGestures = ownGesturesOf(file);
        return model::makeTorchClassifier(file, request.inference);
    } catch (const core::Error& error) {
        throw ModelError(error.what(), error.kind());
    }
}

}  // namespace

std::shared_ptr<Engine> buildEngine(const EngineRequest& request) {
    auto source = open(request.capture);
    auto engine = std::make_shared<Engine>();
    engine->simulator = dynamic_cast<const core::SimulatorSource*>(source.get());
    if (request.tap) source = std::make_unique<core::TappedSource>(std::move(source), request.tap);
    auto classifier = load(request, *engine);
    engine->pipeline = std::make_unique<core::LivePipeline>(std::move(source), std::move(classifier), request.live);
    return engine;
}

std::string truthAt(const core::SimulatorSource* simulator, core::TimePoint now) {
    const auto start = simulator ? simulator->startTime() : std::nullopt;
    if (!start) return {};
    const double timeS = core::Seconds(now - *start).count();
    for (const core::TruthEvent& truth : simulator->truth())
        if (truth.startS <= timeS && timeS <= truth.endS) return truth.label;
    return {};
}

}  // namespace app
