#pragma once

#include <string>
#include <vector>

#include "core/types/augment_config.h"
#include "core/types/optimizer_config.h"

namespace core {

enum class TrainingPrecision { Auto, Fp32, Bf16, Fp16 };

/// How a data set on disk is laid out.
enum class DataLayout {
    Auto,     ///< found out
    Carpus,   ///< carpus.db and media files
    Muwiges,  ///< <subject>/<session>/<NN>.mp4, lists of subjects in train.txt, val.txt, test.txt
    Csv,      ///< train.csv, val.csv, test.csv, here or in metadata/: lines "path label"
    Frames,   ///< train.txt, val.txt, test.txt: lines "folder start end label" over folders of frames
    Classes,  ///< <class>/<clip>.mp4 or <split>/<class>/<clip>.mp4
};

/// What a clip of a data set is for. The people of Train, Validation and the two test parts are never the same.
enum class DataPart {
    Train,
    Validation,         ///< for choosing anything: checkpoint, temperature, settings
    CrossSubject,       ///< test people
    CrossSceneSubject,  ///< test people in scenes that were never trained on
};

/// People, scenes and clips of one part of a simulated data set.
struct SimulatedPart {
    int people = 0;
    int scenes = 0;
    int clips = 0;
};

/// A data set that the simulator makes. The people of the parts are never the same; `test` people appear twice: in
/// the training scenes (cross-subject) and in scenes of their own (cross-scene-subject), `clips` each time.
struct SimulatedData {
    unsigned long long seed = 1;
    SimulatedPart train{35, 90, 20'000};
    SimulatedPart validation{5, 10, 600};
    SimulatedPart test{15, 30, 1'200};
    double noneShare = 0.16;   ///< part of the clips that show no gesture at all, 0..1
    double marginS = 0.5;      ///< footage kept before and after each gesture, so that its bounds can be jittered
    int renderSize = 144;      ///< side of the rendered square, pixels, before it is fitted to the kept size
    int testRenderSize = 240;  ///< the same for validation and test
};

/// Where labelled clips come from and how they are kept while training.
struct DataConfig {
    std::string source = "simulate";  ///< "simulate", the folder of a data set, or one list
    DataLayout layout = DataLayout::Auto;
    std::string separator;     ///< between the fields of a list's line; empty: found out
    std::string media;         ///< folder where the paths in lists begin; empty: that of the lists
    int minFrames = 2;         ///< clips with fewer pictures are left out
    std::string cache;         ///< folder of the decoded clips; empty: carpus/clips in the user's cache folder
    double cacheLimitGb = 50;  ///< what lies there longest unused is removed beyond this
    ShortClips shortClips = ShortClips::Repeat;
    int frames = 18;       ///< pictures kept of each clip; the network's frames are drawn from them
    int size = 120;        ///< side of the kept pictures for training, pixels
    int repeat = 1;        ///< how often each training clip of a data set stands in an epoch
    int mixSimulated = 0;  ///< simulated training clips beside those of a data set, so that what a model knew stays;
                           ///< validation then has those of simulate.validation as well
    SimulatedData simulate;
    std::string validationSubjects;  ///< comma-separated, of a data set; empty: a tenth of them is held out
    std::string testSubjects;        ///< comma-separated; they test and all others train; empty: by the splits
};

/// What the network shall be where that differs from its preset; 0 and empty = as the preset.
struct ModelChange {
    int frames = 0;
    int size = 0;  ///< square input, pixels
    int embed = 0;
    int depth = 0;
    int heads = 0;
    std::string attention;  ///< divided_space_time | joint_space_time | space_only | local_global | axial
    std::string motion;     ///< none | frames | track
    int trackSteps = 0;     ///< of motion track
    std::string span;       ///< whole_gesture | fixed_stride | rounded_segments
    int samplingRate = 0;   ///< of span fixed_stride
};

/// Which frames of a clip training shows; see training/sampling.h.
enum class SamplingRule { Model, Segments, Stride, RoundedSegments, Linspace, Equidistant, Sorted, Uniform, Dense };

struct SamplingChoice {
    SamplingRule rule = SamplingRule::Model;  ///< the model's own
    int rate = 0;  ///< frames between two, of Stride (at 30 a second) and Dense; 0 = the model's
};

/// One step of progressive resolution.
struct TrainingStage {
    int size = 112;   ///< side of the clips, pixels
    int steps = 100;  ///< optimizer steps
};

/// Everything one training run depends on. Same config, same machine: same weights.
struct TrainingConfig {
    std::string preset;      ///< empty: as `initialise`, else light-timesformer-tiny
    std::string initialise;  ///< checkpoint to start from; empty: random weights
    ModelChange model;
    std::string labels;                 ///< classes: empty, the model's; "data", those of the data; or "a, b, c"
    std::string output = "carpus-run";  ///< folder of checkpoints and of the final model
    unsigned long long seed = 1;
    std::string device = "auto";  ///< auto | cpu | cuda
    TrainingPrecision precision = TrainingPrecision::Auto;
    int threads = 0;  ///< 0 = one for each core
    DataConfig data;
    AugmentConfig augment;
    OptimizerConfig optimizer;
    DistillConfig distill;
    SamplingChoice sampling;
    double epochs = 0;  ///< length of the run in passes over the training clips; 0 = the steps of `stages`
    std::vector<TrainingStage> stages = {{112, 3000}};
    int batch = 64;       ///< clips in memory at once
    int accumulate = 1;   ///< batches for each optimizer step; the processes of a distributed run share them
    int freezeDepth = 0;  ///< 1 = stem and embeddings stay as they are, 1 + n = and the first n blocks
    double labelSmoothing = 0.05;
    double trajectoryWeight = 2;     ///< of the auxiliary regression of the wrist's path; 0 = off
    double averageDecay = 0.998;     ///< of the running mean of the weights that is evaluated and saved; 0 = off
    int evaluateEverySteps = 250;    ///< on the validation people
    double evaluateEveryEpochs = 0;  ///< takes the place of the steps; 0 = does not
    int patience = 0;                ///< validations without a better top-1 before the run ends early; 0 = never
    double checkpointMinutes = 3;    ///< a resumable state is written at least this often
    int checkpointSteps = 0;         ///< ... and after this many steps; 0 = by time only
    bool tensorboard = true;         ///< curves for TensorBoard beside the checkpoints
};

}  // namespace core
