#include "model/checkpoint.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/types/error.h"
#include "model/model_metadata.h"
#include "model/model_summary.h"
#include "model/safetensors.h"
#include "tests/model/support/small_network.h"

using model::ElementType;
using Json = nlohmann::json;

namespace {

/// A checkpoint taken apart, to be spoiled and written again.
struct Parts {
    struct Part {
        model::TensorEntry entry;
        std::vector<std::byte> data;
    };
    std::map<std::string, Part> tensors;
    model::Metadata metadata;
    Json description;

    explicit Parts(const std::string& path) {
        const model::SafetensorsReader file(path);
        for (const auto& [name, entry] : file.tensors()) {
            Part part{entry, std::vector<std::byte>(entry.bytes)};
            file.read(name, part.data);
            tensors[name] = part;
        }
        metadata = file.metadata();
        description = Json::parse(metadata.at(model::kDescriptionKey));
    }

    void write(const std::string& path) {
        if (metadata.contains(model::kDescriptionKey)) metadata[model::kDescriptionKey] = description.dump();
        std::vector<model::TensorToWrite> list;
        for (const auto& [name, part] : tensors) list.push_back({name, part.entry.type, part.entry.shape, part.data});
        model::writeSafetensors(path, list, metadata);
    }

    void resize(const std::string& name, const model::Shape& shape) {
        Part& part = tensors.at(name);
        part.entry.shape = shape;
        part.data.resize(std::size_t(model::valueCount(shape)) * 4);
    }

    void setFirst(const std::string& name, float value) { std::memcpy(tensors.at(name).data.data(), &value, 4); }
};

using Spoil = std::function<void(Parts&)>;

}  // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void restoresNetworkSettingsAndNotes_data();
    void restoresNetworkSettingsAndNotes();
    void readsWhetherThereIsMotionFromOlderCheckpoints();
    void keepsTheResultInSixteenBits_data();
    void keepsTheResultInSixteenBits();
    void summarisesWithoutReadingWeights();
    void refusesSpoiltCheckpoints_data();
    void refusesSpoiltCheckpoints();
    void refusesATruncatedCheckpoint();
    void doesNotSaveADivergedNetwork_data();
    void doesNotSaveADivergedNetwork();
    void doesNotSaveUnderAnotherConfiguration();

private:
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
    core::ModelConfig m_config = smallConfig();
    model::TimeSformer m_network{nullptr};
    model::CheckpointNotes m_notes{{{"recipe", "tiny.yaml"}, {"seed", "7"}}, {{"cross-subject top1", 0.97}}};
};

void CheckpointTest::initTestCase() {
    m_config.temperature = 1.5;
    m_config.preprocessing.mean = {0.1F, 0.2F, 0.3F};
    m_config.preprocessing.fit = core::FitMode::Stretch;
    m_network = randomNetwork(m_config);
    model::saveCheckpoint(path("good.safetensors"), m_network, m_config, m_notes);
}

void CheckpointTest::restoresNetworkSettingsAndNotes_data() {
    QTest::addColumn<bool>("mapped");
    QTest::newRow("in memory of its own") << false;
    QTest::newRow("mapped") << true;
}

void CheckpointTest::restoresNetworkSettingsAndNotes() {
    QFETCH(bool, mapped);
    auto loaded = model::loadCheckpoint(path("good.safetensors"),
                                        mapped ? model::WeightMemory::Mapped : model::WeightMemory::Own);
    QCOMPARE(model::describe(loaded.config, loaded.notes), model::describe(m_config, m_notes));
    QCOMPARE(loaded.config.labels.names, m_config.labels.names);
    QCOMPARE(loaded.config.preprocessing.mean[1], 0.2F);
    QVERIFY(!loaded.network->is_training());
    const torch::NoGradGuard noGradient;
    const auto input = torch::randn({1, 3, 4, 48, 48});
    const auto weights = loaded.network->named_parameters();
    for (const auto& weight : m_network->named_parameters())
        QVERIFY2(torch::equal(weights[weight.key()], weight.value()), weight.key().c_str());
    // Weights that lie elsewhere may be multiplied by another routine, so the sums may differ in their last bits.
    QVERIFY(torch::allclose(loaded.network->forward(input), m_network->forward(input), 1e-5, 1e-5));
}

void CheckpointTest::readsWhetherThereIsMotionFromOlderCheckpoints() {
    const std::string now = model::describe(m_config, m_notes), written = R"("motion_tokens":"frames")";
    const auto motionOf = [&](const std::string& other) {
        std::string text = now;
        return model::parseDescription(text.replace(text.find(written), written.size(), other)).config.motionTokens;
    };
    QVERIFY(motionOf(R"("motion_tokens":true)") == core::MotionTokens::Frames);
    QVERIFY(motionOf(R"("motion_tokens":false)") == core::MotionTokens::None);
    QVERIFY(motionOf(R"("motion_tokens":"track")") == core::MotionTokens::Track);
    QVERIFY(motionOf(R"("older":1)") == core::MotionTokens::None);
    QVERIFY_EXCEPTION_THROWN(motionOf(R"("motion_tokens":"fast")"), core::Error);
    core::ModelConfig fine = m_config;
    fine.motionTokens = core::MotionTokens::Track;
    fine.trackSteps = 4;
    std::string text = model::describe(fine, m_notes);
    QCOMPARE(model::parseDescription(text).config.trackSteps, 4);
    const std::string steps = R"("track_steps":4)";
    text.replace(text.find(steps), steps.size(), R"("older":1)");
    QCOMPARE(model::parseDescription(text).config.trackSteps, 1);
}

void CheckpointTest::keepsTheResultInSixteenBits_data() {
    QTest::addColumn<int>("storage");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("fp16") << int(model::Storage::Float16) << 0.02;
    QTest::newRow("bf16") << int(model::Storage::BFloat16) << 0.15;
}

void CheckpointTest::keepsTheResultInSixteenBits() {
    QFETCH(int, storage);
    QFETCH(double, tolerance);
    model::saveCheckpoint(path("half.safetensors"), m_network, m_config, m_notes, model::Storage(storage));
    const auto half = QFileInfo(m_folder.filePath("half.safetensors")).size();
    QVERIFY(half < QFileInfo(m_folder.filePath("good.safetensors")).size() * 6 / 10);
    QCOMPARE(int(model::readModelSummary(path("half.safetensors")).storage), storage);
    auto loaded = model::loadCheckpoint(path("half.safetensors"));
    const torch::NoGradGuard noGradient;
    const auto input = torch::randn({4, 3, 4, 48, 48});
    const double difference = largestDifference(loaded.network->forward(input), m_network->forward(input));
    QVERIFY2(difference > 0 && difference < tolerance, qPrintable(QString::number(difference)));
}

void CheckpointTest::summarisesWithoutReadingWeights() {
    const auto summary = model::readModelSummary(path("good.safetensors"));
    std::int64_t parameters = 0;
    for (const auto& parameter : m_network->parameters()) parameters += parameter.numel();
    QCOMPARE(summary.parameters, parameters);
    QCOMPARE(summary.config.name, std::string("small"));
    QCOMPARE(summary.notes.metrics.at("cross-subject top1"), 0.97);
    QCOMPARE(summary.storage, model::Storage::Float32);
    QCOMPARE(qint64(summary.fileBytes), QFileInfo(m_folder.filePath("good.safetensors")).size());
}

void CheckpointTest::refusesSpoiltCheckpoints_data() {
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* reason, const Spoil& spoil) {
        QTest::newRow(name) << spoil << reason;
    };
    row("missing tensor", "'norm.weight' is missing", [](Parts& p) { p.tensors.erase("norm.weight"); });
    row("missing statistic", "running_var' is missing",
        [](Parts& p) { p.tensors.erase("patch_embed.norm0.running_var"); });
    row("unexpected tensor", "'extra' is unexpected", [](Parts& p) { p.tensors["extra"] = p.tensors["norm.bias"]; });
    row("wrong shape", "'pos_embed' has the shape [1,5,32], the architecture needs [1,10,32]", [](Parts& p) {
        p.resize("pos_embed", {1, 5, 32});
    });
    row("wrong rank", "'norm.weight' has the shape [8,4]", [](Parts& p) { p.resize("norm.weight", {8, 4}); });
    row("wrong label count in the head", "gives 5 classes but it names 13 labels", [](Parts& p) {
        p.resize("head.weight", {5, 32});
    });
    row("wrong label count in the list", "gives 13 classes but it names 12 labels", [](Parts& p) {
        p.description["labels"].erase(12);
        p.description["mirror"].erase(12);
        p.description["reverse"].erase(12);
    });
    row("mirror too short", "mirror entries", [](Parts& p) { p.description["mirror"].erase(12); });
    row("NaN weights", "'cls_token' holds NaN",
        [](Parts& p) { p.setFirst("cls_token", std::numeric_limits<float>::quiet_NaN()); });
    row("infinite weights", "'cls_token' holds NaN or infinite",
        [](Parts& p) { p.setFirst("cls_token", std::numeric_limits<float>::infinity()); });
    row("integer weights", "stored as I32", [](Parts& p) { p.tensors["norm.bias"].entry.type = ElementType::I32; });
    row("unknown architecture", "architecture 'ResNet' is unknown",
        [](Parts& p) { p.description["architecture"] = "ResNet"; });
    row("newer version", "version 99", [](Parts& p) { p.description["version"] = 99; });
    row("unknown attention", "attention is the unknown 'diagonal'",
        [](Parts& p) { p.description["attention"] = "diagonal"; });
    row("absurd width", "embed is 100000000", [](Parts& p) { p.description["embed"] = 100'000'000; });
    row("width as text", "description is malformed", [](Parts& p) { p.description["embed"] = "wide"; });
    row("no labels", "description is malformed", [](Parts& p) { p.description.erase("labels"); });
    row("zero deviation", "deviation", [](Parts& p) { p.description["preprocessing"]["deviation"][0] = 0; });
    row("no description", "no Carpus checkpoint", [](Parts& p) { p.metadata.erase(model::kDescriptionKey); });
}

void CheckpointTest::refusesSpoiltCheckpoints() {
    QFETCH(Spoil, spoil);
    QFETCH(QString, reason);
    Parts parts(path("good.safetensors"));
    spoil(parts);
    parts.write(path("spoilt.safetensors"));
    try {
        model::loadCheckpoint(path("spoilt.safetensors"));
        QFAIL("no error");
    } catch (const core::Error& error) {
        const QString text = QString::fromUtf8(error.what());
        QVERIFY2(text.contains(reason), error.what());
        QVERIFY2(text.contains("spoilt.safetensors"), error.what());
        QCOMPARE(error.kind(), core::Error::Kind::Failed);
    }
}

void CheckpointTest::refusesATruncatedCheckpoint() {
    const QString cut = m_folder.filePath("cut.safetensors");
    const qint64 whole = QFileInfo(m_folder.filePath("good.safetensors")).size();
    for (const qint64 length : {whole - 1, whole / 2, qint64{100}, qint64{7}, qint64{0}}) {
        QFile::remove(cut);
        QVERIFY(QFile::copy(m_folder.filePath("good.safetensors"), cut));
        QVERIFY(QFile::resize(cut, length));
        QVERIFY_EXCEPTION_THROWN(model::loadCheckpoint(cut.toStdString()), core::Error);
        QVERIFY_EXCEPTION_THROWN(model::readModelSummary(cut.toStdString()), core::Error);
    }
}

void CheckpointTest::doesNotSaveADivergedNetwork_data() {
    QTest::addColumn<float>("value");
    QTest::addColumn<int>("storage");
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN() << int(model::Storage::Float32);
    QTest::newRow("beyond 16 bits") << 1e6F << int(model::Storage::Float16);
}

void CheckpointTest::doesNotSaveADivergedNetwork() {
    QFETCH(float, value);
    QFETCH(int, storage);
    auto network = randomNetwork(m_config);
    {
        const torch::NoGradGuard noGradient;
        network->named_parameters()["head.weight"][3][2] = value;
    }
    QVERIFY_EXCEPTION_THROWN(
        model::saveCheckpoint(path("diverged.safetensors"), network, m_config, m_notes, model::Storage(storage)),
        core::Error);
    QVERIFY(!QFileInfo::exists(m_folder.filePath("diverged.safetensors")));
}

void CheckpointTest::doesNotSaveUnderAnotherConfiguration() {
    core::ModelConfig wider = m_config;
    wider.embed = 64;
    QVERIFY_EXCEPTION_THROWN(model::saveCheckpoint(path("other.safetensors"), m_network, wider, m_notes), core::Error);
    auto folded = randomNetwork(m_config);
    folded->foldNormalisation();
    QVERIFY_EXCEPTION_THROWN(model::saveCheckpoint(path("other.safetensors"), folded, m_config, m_notes), core::Error);
    QVERIFY(!QFileInfo::exists(m_folder.filePath("other.safetensors")));
}

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
