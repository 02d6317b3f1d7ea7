#include "model/torch_classifier.h"

#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <numeric>
#include <thread>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/preprocess.h"
#include "tests/model/support/small_network.h"

using namespace std::chrono_literals;
using core::Device;
using core::InferenceConfig;
using core::Precision;

namespace {

/// A clip of the right shape with its own content, whose frames are 100 ms apart.
core::Clip clipOf(const core::ModelConfig& config, int seed) {
    core::Clip clip;
    clip.frames = config.frames;
    clip.width = clip.height = config.size;
    clip.rgb.resize(std::size_t(config.frames) * clip.frameBytes());
    for (std::size_t i = 0; i < clip.rgb.size(); ++i) clip.rgb[i] = std::uint8_t(i * std::size_t(seed) / 7);
    for (int t = 0; t < clip.frames; ++t) clip.times.push_back(core::TimePoint(5s + t * 100ms));
    return clip;
}

int best(const core::Prediction& prediction) {
    const auto& p = prediction.probabilities;
    return int(std::max_element(p.begin(), p.end()) - p.begin());
}

}  // namespace

class TorchClassifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatTheNetworkSays();
    void fillsInEverythingKnown();
    void answersEachClipOfABatchInOrder();
    void answersAnEmptyBatchWithNothing();
    void agreesWithItselfInBf16();
    void choosesAPrecisionByItself();
    void setsTheNumberOfThreads();
    void findsTheNumberOfThreadsByItself();
    void saysTheSameWithoutSavings();
    void takesTheTrackThatAClipTells();
    void refusesClipsThatDoNotFit_data();
    void refusesClipsThatDoNotFit();
    void refusesResultsThatAreNotNumbers();
    void refusesDevicesAndPrecisionsThatAreNotThere();
    void refusesAMissingModel();
    void outlivesItsFile_data();
    void outlivesItsFile();

private:
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath("small.safetensors").toStdString();
    core::ModelConfig m_config = smallConfig();
    model::TimeSformer m_network{nullptr};
    const InferenceConfig m_plain{Device::Cpu, Precision::Fp32, 0};
};

void TorchClassifierTest::initTestCase() {
    m_config.temperature = 2;
    m_network = randomNetwork(m_config);
    model::saveCheckpoint(m_path, m_network, m_config, {});
}

void TorchClassifierTest::saysWhatTheNetworkSays() {
    const torch::NoGradGuard noGradient;
    core::Clip clip = clipOf(m_config, 3);
    const auto pixels = torch::from_blob(clip.rgb.data(), {1, 4, 48, 48, 3}, torch::kUInt8);
    const auto expected = m_network->forward(model::preprocess(pixels, m_config))[0];
    const auto probabilities = torch::softmax(expected / 2, 0);
    const auto prediction = model::makeTorchClassifier(m_path, m_plain)->classify({&clip, 1}).front();
    QCOMPARE(prediction.logits.size(), std::size_t{13});
    for (int i = 0; i < 13; ++i) {
        QVERIFY(std::abs(prediction.logits[std::size_t(i)] - expected[i].item<float>()) < 1e-4F);
        QVERIFY(std::abs(prediction.probabilities[std::size_t(i)] - probabilities[i].item<float>()) < 1e-5F);
    }
}

void TorchClassifierTest::fillsInEverythingKnown() {
    const auto classifier = model::makeTorchClassifier(m_path, m_plain);
    QCOMPARE(classifier->info().name, std::string("small"));
    QCOMPARE(classifier->info().device, std::string("CPU"));
    QCOMPARE(classifier->info().precision, std::string("fp32"));
    QCOMPARE(classifier->info().labels.names, m_config.labels.names);
    QCOMPARE(classifier->info().frames, 4);
    QCOMPARE(classifier->info().size, 48);
    const auto before = core::Clock::now();
    const core::Clip clip = clipOf(m_config, 3);
    const auto prediction = classifier->classify({&clip, 1}).front();
    QVERIFY(prediction.clipStart == core::TimePoint(5s));
    QVERIFY(prediction.newestFrame == core::TimePoint(5300ms));
    QVERIFY(prediction.finished >= before && prediction.finished <= core::Clock::now());
    QVERIFY(prediction.stages.preprocessMs > 0);
    QVERIFY(prediction.stages.inferMs > 0);
    const float sum = std::accumulate(prediction.probabilities.begin(), prediction.probabilities.end(), 0.0F);
    QVERIFY(std::abs(sum - 1) < 1e-5F);
}

void TorchClassifierTest::answersEachClipOfABatchInOrder() {
    const auto classifier = model::makeTorchClassifier(m_path, m_plain);
    const std::vector<core::Clip> clips{clipOf(m_config, 1), clipOf(m_config, 2), clipOf(m_config, 3)};
    const auto together = classifier->classify(clips);
    QCOMPARE(together.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
        const auto alone = classifier->classify({&clips[i], 1}).front();
        for (std::size_t c = 0; c < 13; ++c) QVERIFY(std::abs(alone.logits[c] - together[i].logits[c]) < 1e-4F);
    }
    QVERIFY(together[0].logits != together[1].logits);
}

void TorchClassifierTest::answersAnEmptyBatchWithNothing() {
    QVERIFY(model::makeTorchClassifier(m_path, m_plain)->classify({}).empty());
}

void TorchClassifierTest::agreesWithItselfInBf16() {
    const auto exact = model::makeTorchClassifier(m_path, m_plain);
    const auto coarse = model::makeTorchClassifier(m_path, {Device::Cpu, Precision::Bf16, 0});
    QCOMPARE(coarse->info().precision, std::string("bf16"));
    for (int seed = 1; seed < 6; ++seed) {
        const core::Clip clip = clipOf(m_config, seed);
        const auto a = exact->classify({&clip, 1}).front();
        const auto b = coarse->classify({&clip, 1}).front();
        QCOMPARE(best(b), best(a));
        QVERIFY(a.logits != b.logits);
        for (std::size_t c = 0; c < 13; ++c) QVERIFY(std::abs(a.probabilities[c] - b.probabilities[c]) < 0.03F);
    }
}

void TorchClassifierTest::choosesAPrecisionByItself() {
    const auto exact = model::makeTorchClassifier(m_path, m_plain);
    const auto chosen = model::makeTorchClassifier(m_path, InferenceConfig());
    const QStringList possible{"fp32", "bf16", "fp16"};
    QVERIFY(possible.contains(QString::fromStdString(chosen->info().precision)));
    const core::Clip clip = clipOf(m_config, 3);
    QCOMPARE(best(chosen->classify({&clip, 1}).front()), best(exact->classify({&clip, 1}).front()));
}

void TorchClassifierTest::setsTheNumberOfThreads() {
    const int before = at::get_num_threads();
    model::makeTorchClassifier(m_path, {Device::Cpu, Precision::Fp32, before + 1});
    QCOMPARE(at::get_num_threads(), before + 1);
    model::makeTorchClassifier(m_path, m_plain);
    QVERIFY(at::get_num_threads() <= std::max(1, int(std::thread::hardware_concurrency() / 2)));
    at::set_num_threads(before);
}

/// Which number depends on the machine; that it is one that may be chosen does not.
void TorchClassifierTest::findsTheNumberOfThreadsByItself() {
    const int before = at::get_num_threads(), cores = int(std::thread::hardware_concurrency());
    for (const bool alone : {false, true}) {
        model::makeTorchClassifier(m_path, {Device::Cpu, Precision::Fp32, 0, alone});
        QVERIFY(at::get_num_threads() >= 1 && at::get_num_threads() <= std::max(1, cores / 2));  // a small network
    }
    at::set_num_threads(before);
}

void TorchClassifierTest::saysTheSameWithoutSavings() {
    const auto all = model::makeTorchClassifier(m_path, m_plain);
    const auto none = model::makeTorchClassifier(m_path, m_plain, model::savingsWithout(model::savingNames()));
    const std::vector<core::Clip> clips{clipOf(m_config, 1), clipOf(m_config, 2), clipOf(m_config, 1)};
    const auto expected = none->classify(clips), found = all->classify(clips);
    for (std::size_t i = 0; i < clips.size(); ++i)
        for (std::size_t c = 0; c < 13; ++c) QVERIFY(std::abs(found[i].logits[c] - expected[i].logits[c]) < 1e-4F);
}

void TorchClassifierTest::takesTheTrackThatAClipTells() {
    const torch::NoGradGuard noGradient;
    core::ModelConfig config = smallConfig();
    config.motionTokens = core::MotionTokens::Track;
    config.trackSteps = 2;
    const std::string path = m_folder.filePath("track.safetensors").toStdString();
    model::TimeSformer network = randomNetwork(config);
    model::saveCheckpoint(path, network, config, {});
    core::Clip told = clipOf(config, 3), silent = clipOf(config, 3);
    for (int i = 0; i < 8; ++i) told.places.push_back({0.1 * i, -0.02 * i * i});
    const auto pixels = torch::from_blob(told.rgb.data(), {1, 4, 48, 48, 3}, torch::kUInt8);
    const auto input = model::preprocess(pixels, config);
    const auto step = torch::arange(8, torch::kFloat);
    const auto places = torch::stack({step * 0.1, step.square() * -0.02}, 1).reshape({1, 4, 2, 2});
    const auto isSame = [](const std::vector<float>& logits, const torch::Tensor& wanted) {
        return torch::allclose(torch::tensor(at::ArrayRef<float>(logits)), wanted[0], 1e-4, 1e-4);
    };
    for (const bool saves : {true, false}) {
        const auto savings = saves ? model::EngineOptions() : model::savingsWithout(model::savingNames());
        const auto classifier = model::makeTorchClassifier(path, m_plain, savings);
        const auto answers = classifier->classify(std::vector<core::Clip>{told, silent});
        QVERIFY(isSame(answers[0].logits, network->forward(input, places)));
        QVERIFY(isSame(answers[1].logits, network->forward(input)));
        QVERIFY(!isSame(answers[0].logits, network->forward(input)));
    }
    told.places.pop_back();
    QVERIFY_EXCEPTION_THROWN(model::makeTorchClassifier(path, m_plain)->classify({&told, 1}), core::Error);
}

void TorchClassifierTest::refusesClipsThatDoNotFit_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("missingBytes");
    QTest::newRow("too few frames") << 3 << 48 << 0;
    QTest::newRow("too large") << 4 << 64 << 0;
    QTest::newRow("no pixels") << 4 << 48 << 4 * 48 * 48 * 3;
    QTest::newRow("one byte short") << 4 << 48 << 1;
    QTest::newRow("empty") << 0 << 0 << 0;
}

void TorchClassifierTest::refusesClipsThatDoNotFit() {
    QFETCH(int, frames);
    QFETCH(int, size);
    QFETCH(int, missingBytes);
    core::ModelConfig other = m_config;
    other.frames = frames;
    other.size = size;
    core::Clip clip = clipOf(other, 1);
    clip.rgb.resize(clip.rgb.size() - std::size_t(missingBytes));
    const auto classifier = model::makeTorchClassifier(m_path, m_plain);
    try {
        classifier->classify({&clip, 1});
        QFAIL("no error");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("4 frames of 48 x 48"), error.what());
    }
}

void TorchClassifierTest::refusesResultsThatAreNotNumbers() {
    auto network = randomNetwork(m_config);
    {
        const torch::NoGradGuard noGradient;
        network->named_parameters()["norm.weight"].fill_(1e30F);
        network->named_parameters()["head.weight"].fill_(1e30F);
    }
    const std::string path = m_folder.filePath("overflow.safetensors").toStdString();
    model::saveCheckpoint(path, network, m_config, {});
    const auto classifier = model::makeTorchClassifier(path, m_plain);
    const core::Clip clip = clipOf(m_config, 1);
    try {
        classifier->classify({&clip, 1});
        QFAIL("no error");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("no numbers"), error.what());
    }
}

void TorchClassifierTest::refusesDevicesAndPrecisionsThatAreNotThere() {
    const InferenceConfig half{Device::Cpu, Precision::Fp16, 0};
    QVERIFY_EXCEPTION_THROWN(model::makeTorchClassifier(m_path, half), core::Error);
    if (torch::cuda::is_available()) QSKIP("this machine has a GPU");
    const InferenceConfig gpu{Device::Cuda, Precision::Auto, 0};
    QVERIFY_EXCEPTION_THROWN(model::makeTorchClassifier(m_path, gpu), core::Error);
}

void TorchClassifierTest::refusesAMissingModel() {
    const std::string missing = m_folder.filePath("nowhere.safetensors").toStdString();
    QVERIFY_EXCEPTION_THROWN(model::makeTorchClassifier(missing, m_plain), core::Error);
}

void TorchClassifierTest::outlivesItsFile_data() {
    QTest::addColumn<int>("scheme");
    QTest::addColumn<bool>("saves");
    for (const auto scheme : {core::AttentionScheme::DividedSpaceTime, core::AttentionScheme::Axial})
        for (const bool saves : {true, false})
            QTest::addRow("scheme %d, %d", int(scheme), saves) << int(scheme) << saves;
}

/// A file that is overwritten in place is cut to nothing first: memory that still lies in it would end the program.
void TorchClassifierTest::outlivesItsFile() {
    QFETCH(int, scheme);
    QFETCH(bool, saves);
    const auto config = smallConfig(core::AttentionScheme(scheme), core::PatchStem::Convolutional);
    const QString path = m_folder.filePath("gone.safetensors");
    model::saveCheckpoint(path.toStdString(), randomNetwork(config), config, {});
    const auto savings = saves ? model::EngineOptions() : model::savingsWithout(model::savingNames());
    const auto classifier = model::makeTorchClassifier(path.toStdString(), m_plain, savings);
    const core::Clip clip = clipOf(config, 3), other = clipOf(config, 4);
    const auto before = classifier->classify({&clip, 1}).front();
    classifier->classify({&other, 1});
    QVERIFY(QFile::resize(path, 0));
    QVERIFY(classifier->classify({&clip, 1}).front().logits == before.logits);
}

QTEST_GUILESS_MAIN(TorchClassifierTest)
#include "torch_classifier_test.moc"
