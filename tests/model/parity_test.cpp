#include <QDir>
#include <QFileInfo>
#include <QTest>

#include "model/safetensors.h"
#include "model/timesformer.h"
#include "tests/model/support/small_network.h"

// The reference files come from make_golden.py.

namespace {

constexpr double kTolerance = 1e-4;  // of the largest logit

core::ModelConfig configOf(const model::Metadata& settings) {
    core::ModelConfig config;
    config.embed = std::stoi(settings.at("embed"));
    config.depth = std::stoi(settings.at("depth"));
    config.heads = std::stoi(settings.at("heads"));
    config.frames = std::stoi(settings.at("frames"));
    config.size = std::stoi(settings.at("size"));
    config.patch = std::stoi(settings.at("patch"));
    const std::string attention = settings.at("attention");
    config.attention = attention == "divided_space_time" ? core::AttentionScheme::DividedSpaceTime
                       : attention == "joint_space_time" ? core::AttentionScheme::JointSpaceTime
                                                         : core::AttentionScheme::SpaceOnly;
    const int classes = std::stoi(settings.at("classes"));
    config.labels.names.assign(std::size_t(classes), "class");
    config.labels.mirror.clear();
    config.labels.reverse.clear();
    for (int i = 0; i < classes; ++i) config.labels.mirror.push_back(i);
    return config;
}

torch::Tensor read(const model::SafetensorsReader& file, const std::string& name) {
    const model::TensorEntry& entry = file.tensors().at(name);
    const torch::Tensor tensor = torch::empty(entry.shape);
    file.read(name, {static_cast<std::byte*>(tensor.data_ptr()), entry.bytes});
    return tensor;
}

/// The largest difference between our logits and the reference's, relative to the largest logit.
double relativeDifference(const std::string& path) {
    const model::SafetensorsReader file(path);
    model::TimeSformer network(configOf(file.metadata()));
    const torch::NoGradGuard noGradient;
    for (const auto& item : network->named_parameters()) item.value().copy_(read(file, item.key()));
    network->eval();
    const torch::Tensor expected = read(file, "golden.logits");
    const torch::Tensor logits = network->forward(read(file, "golden.input"));
    return largestDifference(logits, expected) / expected.abs().max().item<double>();
}

}  // namespace

class ParityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void agreesWithTheReferenceImplementation_data();
    void agreesWithTheReferenceImplementation();
    void readsEveryTensorOfTheReference_data() { agreesWithTheReferenceImplementation_data(); }
    void readsEveryTensorOfTheReference();
    void agreesAtFullSize();
};

void ParityTest::agreesWithTheReferenceImplementation_data() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"divided", "joint", "space_only"}) {
        QTest::newRow(name) << CARPUS_SOURCE_DIR "/tests/model/golden/" + QString(name) + ".safetensors";
    }
}

void ParityTest::agreesWithTheReferenceImplementation() {
    QFETCH(QString, file);
    const double difference = relativeDifference(file.toStdString());
    qInfo("relative difference %.2e", difference);
    QVERIFY(difference < kTolerance);
}

void ParityTest::readsEveryTensorOfTheReference() {
    QFETCH(QString, file);
    const model::SafetensorsReader reader(file.toStdString());
    const model::TimeSformer network(configOf(reader.metadata()));
    QCOMPARE(reader.tensors().size(), network->named_parameters().size() + 2);  // golden.input, golden.logits
}

void ParityTest::agreesAtFullSize() {
    const QString folder = qEnvironmentVariable("CARPUS_GOLDEN_FULL");
    if (folder.isEmpty()) QSKIP("make_golden.py --full DIR, then CARPUS_GOLDEN_FULL=DIR");
    const QFileInfoList files = QDir(folder).entryInfoList({"*.safetensors"}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo& file : files) {
        const double difference = relativeDifference(file.filePath().toStdString());
        qInfo("%s: relative difference %.2e", qPrintable(file.baseName()), difference);
        QVERIFY(difference < kTolerance);
    }
}

QTEST_GUILESS_MAIN(ParityTest)
#include "parity_test.moc"
