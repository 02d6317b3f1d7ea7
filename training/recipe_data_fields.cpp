#include "training/recipe_field_kinds.h"

namespace training {
namespace {

void addDataset(std::vector<RecipeField>& all) {
    all.push_back(text("data.source", PLACE(data.source), {"", "\"simulate\", the folder of a data set, or one list"}));
    all.push_back(choice("data.layout", PLACE(data.layout),
                         Names<core::DataLayout>{{"auto", core::DataLayout::Auto},
                                                 {"carpus", core::DataLayout::Carpus},
                                                 {"muwiges", core::DataLayout::Muwiges},
                                                 {"csv", core::DataLayout::Csv},
                                                 {"frames", core::DataLayout::Frames},
                                                 {"classes", core::DataLayout::Classes}},
                         {"", "How the data set is laid out on disk; auto: found out"}));
    all.push_back(text("data.separator", PLACE(data.separator),
                       {"", "Between the fields of a line of a list; empty: found out"}));
    all.push_back(
        text("data.media", PLACE(data.media), {"", "Folder where the paths of lists begin; empty: that of the lists"}));
    all.push_back(number("data.min_frames", PLACE(data.minFrames), {1, 1e6},
                         {"frames", "Clips with fewer pictures are left out"}));
    all.push_back(text("data.cache", PLACE(data.cache),
                       {"", "Folder of the decoded clips; empty: the user's cache folder", false}));
    all.push_back(number("data.repeat", PLACE(data.repeat), {1, 1000},
                         {"times", "How often each training clip of a data set stands in an epoch"}));
    all.push_back(
        number("data.mix_simulated", PLACE(data.mixSimulated), {0, 1e8},
               {"clips", "Simulated training clips beside those of a data set, so that what the model knew stays"}));
    all.push_back(number("data.cache_limit_gb", PLACE(data.cacheLimitGb), {0, 1e6},
                         {"GB", "Decoded clips that lie there unused for longest are removed beyond this", false}));
    all.push_back(choice("data.short_clips", PLACE(data.shortClips),
                         Names<core::ShortClips>{{"repeat", core::ShortClips::Repeat},
                                                 {"lengthen", core::ShortClips::Lengthen},
                                                 {"lengthen_sampled", core::ShortClips::LengthenSampled}},
                         {"", "What becomes of clips with fewer frames than the network wants"}));
    all.push_back(text("data.validation_subjects", PLACE(data.validationSubjects),
                       {"", "People to validate with, separated by commas; empty: the last tenth"}));
    all.push_back(text("data.test_subjects", PLACE(data.testSubjects),
                       {"", "People to test with, separated by commas, while all others train; empty: by the splits"}));
    all.push_back(number("data.frames", PLACE(data.frames), {1, 256},
                         {"frames", "Pictures kept of each clip; the network's frames are drawn from them"}));
    all.push_back(number("data.size", PLACE(data.size), kSide, {"px", "Side of the pictures kept for training"}));
}

void addSimulation(std::vector<RecipeField>& all) {
    all.push_back(number("data.simulate.seed", PLACE(data.simulate.seed), kSeed,
                         {"", "Which people and rooms the simulator makes"}));
    all.push_back(number("data.simulate.train.people", PLACE(data.simulate.train.people), {1, 1000},
                         {"people", "Simulated training people"}));
    all.push_back(number("data.simulate.train.scenes", PLACE(data.simulate.train.scenes), {1, 1000},
                         {"rooms", "Simulated rooms of the training people"}));
    all.push_back(number("data.simulate.train.clips", PLACE(data.simulate.train.clips), kCount,
                         {"clips", "Simulated training clips"}));
    all.push_back(number("data.simulate.validation.people", PLACE(data.simulate.validation.people), {1, 1000},
                         {"people", "Simulated validation people"}));
    all.push_back(number("data.simulate.validation.scenes", PLACE(data.simulate.validation.scenes), {1, 1000},
                         {"rooms", "Simulated rooms of the validation people"}));
    all.push_back(number("data.simulate.validation.clips", PLACE(data.simulate.validation.clips), kCount,
                         {"clips", "Simulated validation clips"}));
    all.push_back(number("data.simulate.test.people", PLACE(data.simulate.test.people), {1, 1000},
                         {"people", "Simulated test people", false}));
    all.push_back(number("data.simulate.test.scenes", PLACE(data.simulate.test.scenes), {1, 1000},
                         {"rooms", "Simulated rooms of the test people", false}));
    all.push_back(number("data.simulate.test.clips", PLACE(data.simulate.test.clips), kCount,
                         {"clips", "Simulated test clips", false}));
    all.push_back(number("data.simulate.none_share", PLACE(data.simulate.noneShare), kShare,
                         {"", "Part of the simulated clips that show no gesture"}));
    all.push_back(number("data.simulate.margin_s", PLACE(data.simulate.marginS), kSeconds,
                         {"s", "Footage kept before and after each gesture"}));
    all.push_back(number("data.simulate.render_size", PLACE(data.simulate.renderSize), kSide,
                         {"px", "Side of the rendered training pictures"}));
    all.push_back(number("data.simulate.test_render_size", PLACE(data.simulate.testRenderSize), kSide,
                         {"px", "Side of the rendered validation and test pictures"}));
}

void addPictureChanges(std::vector<RecipeField>& all) {
    all.push_back(number("augment.mirror", PLACE(augment.mirror), kShare,
                         {"", "Probability of mirroring a clip, with its label mirrored too"}));
    all.push_back(flag("augment.mirror_relabel", PLACE(augment.mirrorRelabel),
                       {"",
                        "A mirrored clip gets the mirrored label, and one whose mirror image is not known, such as an "
                        "own gesture, is never mirrored; off only to repeat published recipes"}));
    all.push_back(number("augment.reverse", PLACE(augment.reverse), kShare,
                         {"", "Probability of running backwards, for classes whose reverse is a class"}));
    all.push_back(choice("augment.crop", PLACE(augment.crop),
                         Names<core::CropKind>{{"zoom", core::CropKind::Zoom},
                                               {"scale_jitter", core::CropKind::ScaleJitter},
                                               {"random_resized", core::CropKind::RandomResized},
                                               {"hand", core::CropKind::Hand}},
                         {"", "How the random crop is drawn"}));
    all.push_back(
        number("augment.scale_low", PLACE(augment.scaleLow), {1, 10}, {"", "Smallest enlargement of scale_jitter"}));
    all.push_back(
        number("augment.scale_high", PLACE(augment.scaleHigh), {1, 10}, {"", "Largest enlargement of scale_jitter"}));
    all.push_back(number("augment.area_low", PLACE(augment.areaLow), {0.01, 1},
                         {"", "Smallest part of the picture that random_resized keeps"}));
    all.push_back(number("augment.aspect", PLACE(augment.aspect), {1, 10},
                         {"", "Largest ratio of the sides that random_resized cuts out"}));
    all.push_back(number("augment.zoom", PLACE(augment.zoom), {0, 0.9},
                         {"", "Largest part of the side that the random crop removes"}));
    all.push_back(number("augment.stretch", PLACE(augment.stretch), {0, 0.9},
                         {"", "Largest relative change of the aspect ratio"}));
    all.push_back(number("augment.brightness", PLACE(augment.brightness), kShare,
                         {"", "Largest relative change of the brightness"}));
    all.push_back(
        number("augment.contrast", PLACE(augment.contrast), kShare, {"", "Largest relative change of the contrast"}));
    all.push_back(number("augment.colour", PLACE(augment.colour), kShare,
                         {"", "Largest relative change of each colour channel"}));
    all.push_back(number("augment.grey", PLACE(augment.grey), kShare, {"", "Probability of losing the colours"}));
    all.push_back(number("augment.noise", PLACE(augment.noise), kShare,
                         {"", "Largest deviation of added noise, of the full range"}));
    all.push_back(number("augment.blur", PLACE(augment.blur), kShare, {"", "Probability of a slight blur"}));
    all.push_back(number("augment.erase", PLACE(augment.erase), kShare,
                         {"", "Probability of one rectangle painted over in all frames"}));
}

void addTimeChanges(std::vector<RecipeField>& all) {
    all.push_back(number("augment.start_early_s", PLACE(augment.startEarlyS), kSeconds,
                         {"s", "A clip may begin this much before the gesture"}));
    all.push_back(number("augment.start_late_s", PLACE(augment.startLateS), kSeconds,
                         {"s", "A clip may begin this much after the begin of the gesture"}));
    all.push_back(number("augment.end_early_s", PLACE(augment.endEarlyS), kSeconds,
                         {"s", "A clip may end this much before the end of the gesture"}));
    all.push_back(number("augment.end_late_s", PLACE(augment.endLateS), kSeconds,
                         {"s", "A clip may end this much after the gesture"}));
    all.push_back(number("augment.beside", PLACE(augment.beside), kShare,
                         {"", "Part of the clips cut beside the gesture and labelled none"}));
    all.push_back(number("augment.time_stretch", PLACE(augment.timeStretch), {0, 0.9},
                         {"", "Largest relative change of the tempo"}));
    all.push_back(number("augment.frame_jitter", PLACE(augment.frameJitter), {0, 10},
                         {"", "Each frame is taken up to this part of a segment earlier or later"}));
    all.push_back(number("augment.frame_drop", PLACE(augment.frameDrop), {0, 0.9},
                         {"", "Probability of each frame that the one before it stands in its place"}));
}

void addMixing(std::vector<RecipeField>& all) {
    all.push_back(number("augment.mixup", PLACE(augment.mixup), {0, 100},
                         {"", "Alpha of the share of another clip that is blended in (mixup); 0: off"}));
    all.push_back(number("augment.cutmix", PLACE(augment.cutmix), {0, 100},
                         {"", "Alpha of the area that another clip is pasted over (CutMix); 0: off"}));
    all.push_back(number("augment.mix", PLACE(augment.mix), kShare,
                         {"", "Probability that a clip is mixed at all, where mixup or cutmix are on"}));
}

}  // namespace

void addDataFields(std::vector<RecipeField>& all) {
    addDataset(all);
    addSimulation(all);
}

void addAugmentFields(std::vector<RecipeField>& all) {
    addPictureChanges(all);
    addTimeChanges(all);
    addMixing(all);
}

}  // namespace training
