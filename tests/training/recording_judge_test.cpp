#include "training/recording_judge.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/buffer/clip_of.h"
#include "core/buffer/fit_image.h"
#include "core/buffer/way_through.h"
#include "core/pipeline/frame_fitter.h"
#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/import/import_weights.h"
#include "model/safetensors.h"
#include "model/torch_classifier.h"
#include "tests/training/support/toy_clips.h"

// protocol.safetensors comes from make_protocol.py.

namespace {

const std::string kTests = CARPUS_SOURCE_DIR "/tests/";
constexpr double kFramesPerSecond = 6;

/// A tensor of the golden file.
template <typename T>
torch::Tensor read(const std::string& name, torch::ScalarType type) {
    const model::SafetensorsReader file(kTests + "training/golden/protocol.safetensors");
    const model::TensorEntry& entry = file.tensors().at(name);
    const torch::Tensor tensor = torch::empty(entry.shape, type);
    file.read(name, {static_cast<std::byte*>(tensor.data_ptr()), entry.bytes});
    return tensor;
}

/// Pictures of [n, H, W, 3].
std::vector<core::ImagePtr> picturesOf(const torch::Tensor& frames) {
    std::vector<core::ImagePtr> pictures;
    for (int64_t i = 0; i < frames.size(0); ++i) {
        const torch::Tensor pixels = frames[i].contiguous();
        core::Image picture(int(pixels.size(1)), int(pixels.size(0)));
        std::copy_n(pixels.data_ptr<std::uint8_t>(), picture.rgb.size(), picture.rgb.begin());
        pictures.push_back(std::make_shared<const core::Image>(std::move(picture)));
    }
    return pictures;
}

training::RecordingReader readerOf(const std::vector<core::ImagePtr>& pictures, int* readings = nullptr) {
    return [&pictures, readings](const core::FrameVisitor& visitor) {
        if (readings != nullptr) ++*readings;
        core::ReadReport report;
        for (const core::ImagePtr& picture : pictures) {
            const auto time =
                std::chrono::duration_cast<core::Clock::duration>(core::Seconds(report.frames / kFramesPerSecond));
            visitor({std::uint64_t(report.frames), core::TimePoint(time), picture});
            ++report.frames;
        }
        report.durationS = report.frames / kFramesPerSecond;
        return report;
    };
}

torch::Tensor rowsOf(const std::vector<std::vector<float>>& rows) {
    std::vector<torch::Tensor> tensors;
    for (const auto& row : rows) tensors.push_back(torch::tensor(at::ArrayRef<float>(row)));
    return torch::stack(tensors);
}

core::InferenceConfig plainInference() { return {core::Device::Cpu, core::Precision::Fp32, 1}; }

}  // namespace

class RecordingJudgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithThePublishedEvaluation_data();
    void agreesWithThePublishedEvaluation();
    void oneViewIsWhatTheClassifierSays();
    void followsTheWorldThroughAllPictures();
    void threeCropsShowBothEnds();
    void readsALongRecordingTwice();
    void refusesPlansThatDoNotSuitTheModel();
    void refusesPicturesOfChangingSize();

private:
    QTemporaryDir m_folder;
    std::string m_published = m_folder.filePath("published.safetensors").toStdString();
    std::string m_own = m_folder.filePath("own.safetensors").toStdString();
    torch::Tensor m_frames;
};

void RecordingJudgeTest::initTestCase() {
    model::importWeights(kTests + "model/golden/layouts/original.pyth", m_published, {});
    core::ModelConfig config = model::loadCheckpoint(m_published).config;
    config.preprocessing = {};
    model::saveCheckpoint(m_own, model::loadCheckpoint(m_published).network, config, {});
    m_frames = read<std::uint8_t>("frames", torch::kUInt8);
}

void RecordingJudgeTest::agreesWithThePublishedEvaluation_data() {
    QTest::addColumn<QString>("picture");
    QTest::addColumn<int>("clips");
    QTest::addColumn<int>("crops");
    for (const QString picture : {"wide", "tall"}) {
        for (const auto& [clips, crops] : {std::pair(1, 1), std::pair(1, 3), std::pair(3, 1), std::pair(2, 3)})
            QTest::newRow(qPrintable(QString("%1, %2 x %3").arg(picture).arg(clips).arg(crops)))
                << picture << clips << crops;
    }
}

void RecordingJudgeTest::agreesWithThePublishedEvaluation() {
    QFETCH(QString, picture);
    QFETCH(int, clips);
    QFETCH(int, crops);
    const auto pictures = picturesOf(picture == "wide" ? m_frames : m_frames.transpose(1, 2));
    training::RecordingJudge judge(m_published, plainInference(), {clips, crops});
    const auto judged = judge.judge(readerOf(pictures));
    const std::string name = QString("%1.%2x%3").arg(picture).arg(clips).arg(crops).toStdString();
    const torch::Tensor logits = read<float>(name + ".logits", torch::kFloat32);
    const torch::Tensor sum = read<float>(name + ".sum", torch::kFloat32);
    const torch::Tensor indices = read<std::int64_t>(name + ".indices", torch::kInt64);
    QCOMPARE(int64_t(judged.logits.size()), logits.size(0));
    for (int64_t clip = 0; clip < clips; ++clip) {
        for (int64_t i = 0; i < indices.size(1); ++i)
            QCOMPARE(judged.clips[std::size_t(clip)][std::size_t(i)], indices[clip][i].item<int>());
    }
    const double difference = (rowsOf(judged.logits) - logits).abs().max().item<double>();
    qInfo("relative difference %.1e", difference / logits.abs().max().item<double>());
    QVERIFY(difference < 1e-4 * logits.abs().max().item<double>());
    QVERIFY((rowsOf({judged.answer.logits})[0] - sum).abs().max().item<double>() <
            1e-4 * sum.abs().max().item<double>());
    const auto likeliest = std::max_element(judged.answer.probabilities.begin(), judged.answer.probabilities.end());
    QCOMPARE(int64_t(likeliest - judged.answer.probabilities.begin()), sum.argmax().item<int64_t>());
}

void RecordingJudgeTest::oneViewIsWhatTheClassifierSays() {
    const auto pictures = picturesOf(m_frames);
    training::RecordingJudge judge(m_own, plainInference(), {});
    const auto judged = judge.judge(readerOf(pictures));
    QCOMPARE(judged.clips, (std::vector<std::vector<int>>{{5, 15}}));
    core::Clip clip{2, 16, 16, {}, {}};
    for (const std::size_t index : {5U, 15U}) {
        const core::Image fitted = core::fitSquare(*pictures[index], 16, core::FitMode::CentreCrop);
        clip.rgb.insert(clip.rgb.end(), fitted.rgb.begin(), fitted.rgb.end());
    }
    const auto classifier = model::makeTorchClassifier(m_own, plainInference());
    const core::Prediction prediction = classifier->classify({&clip, 1}).front();
    QVERIFY((rowsOf({judged.answer.logits}) - rowsOf({prediction.logits})).abs().max().item<double>() < 1e-5);
    QVERIFY((rowsOf({judged.answer.probabilities}) - rowsOf({prediction.probabilities})).abs().max().item<double>() <
            1e-5);
}

void RecordingJudgeTest::followsTheWorldThroughAllPictures() {
    core::ModelConfig config = toyModel();
    config.frames = 2;
    config.motionTokens = core::MotionTokens::Track;
    config.trackSteps = 3;
    const std::string path = m_folder.filePath("track.safetensors").toStdString();
    torch::manual_seed(1);
    model::saveCheckpoint(path, model::TimeSformer(config), config, {});
    const auto pictures = picturesOf(m_frames);
    training::RecordingJudge judge(path, plainInference(), {});
    const auto judged = judge.judge(readerOf(pictures));
    core::FrameFitter fitter(config.size, config.preprocessing.fit);
    std::vector<core::Frame> picked;
    std::vector<core::Shift> places;
    readerOf(pictures)([&](const core::Frame& frame) {
        const core::Frame fitted = fitter.fit(frame);
        places.push_back(*fitted.place);
        const auto& wanted = judged.clips.front();
        if (std::find(wanted.begin(), wanted.end(), int(frame.sequence)) != wanted.end()) picked.push_back(fitted);
        return true;
    });
    const auto& frames = judged.clips.front();
    core::Clip clip = core::clipOf(picked, core::placesThrough(places, {frames.begin(), frames.end()}, 3));
    QVERIFY(clip.places.size() == 6 && clip.places[2].x != clip.places[3].x && clip.places[3].x != clip.places[5].x);
    const auto classifier = model::makeTorchClassifier(path, plainInference());
    const auto differenceTo = [&](const core::Clip& shown) {
        const auto logits = classifier->classify({&shown, 1}).front().logits;
        return (rowsOf({judged.answer.logits}) - rowsOf({logits})).abs().max().item<double>();
    };
    QVERIFY(differenceTo(clip) < 1e-5);
    clip.places.clear();
    QVERIFY(differenceTo(clip) > 1e-4);
}

void RecordingJudgeTest::threeCropsShowBothEnds() {
    const torch::Tensor left = m_frames.clone(), right = m_frames.clone();
    left.narrow(2, 0, 10).fill_(0);
    right.narrow(2, 27, 10).fill_(0);
    const auto logitsOf = [&](const torch::Tensor& frames) {
        const auto pictures = picturesOf(frames);
        training::RecordingJudge judge(m_own, plainInference(), {1, 3});
        return rowsOf(judge.judge(readerOf(pictures)).logits);
    };
    const torch::Tensor plain = logitsOf(m_frames);
    const auto changed = [&](const torch::Tensor& other, int crop) { return !torch::equal(plain[crop], other[crop]); };
    const torch::Tensor withoutLeft = logitsOf(left), withoutRight = logitsOf(right);
    QVERIFY(changed(withoutLeft, 0) && !changed(withoutLeft, 2));
    QVERIFY(changed(withoutRight, 2) && !changed(withoutRight, 0));
    QVERIFY(!torch::equal(plain[0], plain[1]) && !torch::equal(plain[1], plain[2]));
}

void RecordingJudgeTest::readsALongRecordingTwice() {
    auto pictures = picturesOf(m_frames.narrow(0, 0, 1));
    training::RecordingJudge judge(m_published, plainInference(), {4, 1});
    core::Image large(2000, 1500);  // 9 MB
    std::fill(large.rgb.begin(), large.rgb.end(), std::uint8_t(90));
    pictures.assign(40, std::make_shared<const core::Image>(large));
    int readings = 0;
    const auto judged = judge.judge(readerOf(pictures, &readings));
    QCOMPARE(readings, 2);
    QCOMPARE(judged.logits.size(), std::size_t(4));
    QCOMPARE(judged.logits.front(), judged.logits.back());
    readings = 0;
    pictures.resize(10);
    judge.judge(readerOf(pictures, &readings));
    QCOMPARE(readings, 1);
}

void RecordingJudgeTest::refusesPlansThatDoNotSuitTheModel() {
    const auto refused = [&](const training::ViewPlan& plan, const std::string& checkpoint) {
        try {
            training::RecordingJudge judge(checkpoint, plainInference(), plan);
        } catch (const core::Error& error) {
            return error.kind() == core::Error::Kind::BadUsage;
        }
        return false;
    };
    QVERIFY(refused({0, 1}, m_own));
    QVERIFY(refused({1, 2}, m_own));
    QVERIFY(!refused({2, 3}, m_own));
    model::LoadedModel loaded = model::loadCheckpoint(m_own);
    loaded.config.preprocessing.fit = core::FitMode::Stretch;
    const std::string other = m_folder.filePath("other.safetensors").toStdString();
    model::saveCheckpoint(other, loaded.network, loaded.config, {});
    QVERIFY(refused({1, 3}, other));
    loaded.config.preprocessing.span = core::ClipSpan::RoundedSegments;
    model::saveCheckpoint(other, loaded.network, loaded.config, {});
    QVERIFY(refused({2, 1}, other));
}

void RecordingJudgeTest::refusesPicturesOfChangingSize() {
    auto pictures = picturesOf(m_frames);
    pictures.back() = std::make_shared<const core::Image>(20, 20);
    pictures[8] = pictures.back();
    training::RecordingJudge judge(m_published, plainInference(), {});
    QVERIFY_EXCEPTION_THROWN(judge.judge(readerOf(pictures)), core::Error);
}

QTEST_GUILESS_MAIN(RecordingJudgeTest)
#include "recording_judge_test.moc"
