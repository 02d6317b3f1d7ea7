#include "model/import/import_weights.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/import/layouts.h"
#include "model/safetensors.h"
#include "tests/model/support/golden_layouts.h"
#include "tests/model/support/small_network.h"

// The files come from make_layouts.py.

namespace {

/// The tensors of the Hugging Face file under other names.
void writeRenamed(const QString& path, const std::function<std::string(const std::string& original)>& rename) {
    const model::SafetensorsReader file((kGolden + "hugging-face/model.safetensors").toStdString());
    const auto named = model::nameTensors(*model::openTensorArchive(file.path()));
    std::vector<torch::Tensor> kept;
    std::vector<model::TensorToWrite> tensors;
    for (const auto& [original, source] : named.sources) {
        const std::string name = rename(original);
        if (name.empty()) continue;
        kept.push_back(read(file, source));
        tensors.push_back({name,
                           model::ElementType::F32,
                           kept.back().sizes().vec(),
                           {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()}});
    }
    model::writeSafetensors(path.toStdString(), std::move(tensors), {});
}

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& pairs) {
    for (const auto& [from, to] : pairs) {
        const auto place = text.find(from);
        if (place != std::string::npos) text.replace(place, from.size(), to);
    }
    return text;
}

std::string mmAction2Name(const std::string& original) {
    const std::string name = replaced(original, {{"patch_embed.proj", "patch_embed.projection"},
                                                 {"blocks.", "transformer_layers.layers."},
                                                 {".temporal_norm1", ".attentions.0.norm"},
                                                 {".temporal_attn.qkv.", ".attentions.0.attn.in_proj_"},
                                                 {".temporal_attn.proj", ".attentions.0.attn.out_proj"},
                                                 {".temporal_fc", ".attentions.0.temporal_fc"},
                                                 {".norm1", ".attentions.1.norm"},
                                                 {".attn.qkv.", ".attentions.1.attn.in_proj_"},
                                                 {".attn.proj", ".attentions.1.attn.out_proj"},
                                                 {".norm2", ".ffns.0.norm"},
                                                 {".mlp.fc1", ".ffns.0.layers.0.0"},
                                                 {".mlp.fc2", ".ffns.0.layers.1"},
                                                 {"head.", "cls_head.fc_cls."}});
    return name.starts_with("cls_head") ? name : "backbone." + name;
}

std::string torchvisionName(const std::string& original) {
    if (original.find("temporal") != std::string::npos || original == "time_embed") return {};
    return replaced(original, {{"cls_token", "class_token"},
                               {"patch_embed.proj", "conv_proj"},
                               {"pos_embed", "encoder.pos_embedding"},
                               {"blocks.", "encoder.layers.encoder_layer_"},
                               {".norm1", ".ln_1"},
                               {".norm2", ".ln_2"},
                               {".attn.qkv.", ".self_attention.in_proj_"},
                               {".attn.proj", ".self_attention.out_proj"},
                               {".mlp.fc1", ".mlp.linear_1"},
                               {".mlp.fc2", ".mlp.3"},
                               {"head.", "heads.head."},
                               {original.starts_with("norm.") ? "norm." : "\n", "encoder.ln."}});
}

std::string timmName(const std::string& original) {
    return original.find("temporal") != std::string::npos || original == "time_embed" ? "" : original;
}

/// The message of the error that importing gives, or nothing.
QString refusal(const QString& from, const QString& to, const model::ImportOptions& options = {}) {
    try {
        model::importWeights(from.toStdString(), to.toStdString(), options);
    } catch (const core::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class ImportWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void givesTheReferencesLogits_data();
    void givesTheReferencesLogits();
    void startsFromPictures_data();
    void startsFromPictures();
    void keepsWhatTheFilesSay();
    void resizesEmbeddings();
    void takesOtherClasses();
    void namesGoBothWays();
    void refusesWithAReason_data();
    void refusesWithAReason();

private:
    QString file(const char* name) const { return m_folder.filePath(name); }
    torch::Tensor logitsOf(const QString& path, const torch::Tensor& input) const {
        const torch::NoGradGuard noGradient;
        return model::loadCheckpoint(path.toStdString()).network->forward(input);
    }

    QTemporaryDir m_folder;
    QString m_out = m_folder.filePath("imported.safetensors");
    torch::Tensor m_input, m_logits;
};

void ImportWeightsTest::initTestCase() {
    at::set_num_threads(1);
    const model::SafetensorsReader expected((kGolden + "expected.safetensors").toStdString());
    m_input = read(expected, "input");
    m_logits = read(expected, "logits");
    writeRenamed(file("mmaction2.safetensors"), mmAction2Name);
    writeRenamed(file("torchvision.safetensors"), torchvisionName);
    writeRenamed(file("timm.safetensors"), timmName);
    writeRenamed(file("state_dict.safetensors"), [](const std::string& name) { return "module." + name; });
}

void ImportWeightsTest::givesTheReferencesLogits_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("layout");
    QTest::newRow("Hugging Face, folder") << kGolden + "hugging-face"
                                          << "Hugging Face";
    QTest::newRow("Hugging Face, file") << kGolden + "hugging-face/model.safetensors"
                                        << "Hugging Face";
    QTest::newRow("original") << kGolden + "original.pyth"
                              << "TimeSformer (original)";
    QTest::newRow("plain state_dict") << file("state_dict.safetensors") << "TimeSformer (original)";
    QTest::newRow("mmaction2") << file("mmaction2.safetensors") << "mmaction2";
}

void ImportWeightsTest::givesTheReferencesLogits() {
    QFETCH(QString, from);
    QFETCH(QString, layout);
    const auto report = model::importWeights(from.toStdString(), m_out.toStdString(), {});
    QCOMPARE(QString::fromStdString(report.layout), layout);
    QVERIFY(largestDifference(logitsOf(m_out, m_input), m_logits) < 1e-4 * m_logits.abs().max().item<double>());
}

void ImportWeightsTest::startsFromPictures_data() {
    QTest::addColumn<QString>("from");
    QTest::newRow("timm") << file("timm.safetensors");
    QTest::newRow("torchvision") << file("torchvision.safetensors");
}

/// A ViT becomes a divided network: attention over time begins as a copy, behind a layer of zeros.
void ImportWeightsTest::startsFromPictures() {
    QFETCH(QString, from);
    model::ImportOptions options;
    options.frames = 4;
    const auto report = model::importWeights(from.toStdString(), m_out.toStdString(), options);
    QCOMPARE(report.tensors.at("copied from attention over space").size(), std::size_t(6));
    QCOMPARE(report.tensors.at("fresh: starts at zero").size(), std::size_t(3));
    const auto loaded = model::loadCheckpoint(m_out.toStdString());
    QCOMPARE(loaded.config.frames, 4);
    const auto weights = loaded.network->named_parameters();
    QVERIFY(torch::equal(weights["blocks.0.temporal_attn.qkv.weight"], weights["blocks.0.attn.qkv.weight"]));
    QVERIFY(torch::equal(weights["blocks.0.temporal_norm1.bias"], weights["blocks.0.norm1.bias"]));
    QCOMPARE(weights["blocks.0.temporal_fc.weight"].abs().max().item<double>(), 0.0);
}

void ImportWeightsTest::keepsWhatTheFilesSay() {
    model::importWeights((kGolden + "hugging-face").toStdString(), m_out.toStdString(), {});
    QCOMPARE(model::loadCheckpoint(m_out.toStdString()).config.labels.names,
             (std::vector<std::string>{"wave", "point", "push"}));
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), {});
    const auto loaded = model::loadCheckpoint(m_out.toStdString());
    QCOMPARE(loaded.config.preprocessing.samplingRate, 24);
    QCOMPARE(loaded.config.preprocessing.mean[0], 0.45F);
    QCOMPARE(loaded.notes.provenance.at("source"), "original.pyth");
}

void ImportWeightsTest::resizesEmbeddings() {
    const auto embedding = [&](const char* name, bool parity) {
        model::ImportOptions options;
        options.frames = 4;
        options.size = 32;
        options.parity = parity;
        model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), options);
        return model::loadCheckpoint(m_out.toStdString()).network->named_parameters()[name].detach();
    };
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), {});
    const auto plain = model::loadCheckpoint(m_out.toStdString()).network->named_parameters();
    const auto times = plain["time_embed"].detach(), places = plain["pos_embed"].detach();
    // The original takes floor(i * in / out): frames 0 0 1 1, and places along the flattened grid.
    QVERIFY(torch::equal(embedding("time_embed", true), times.repeat_interleave(2, 1)));
    const auto nearest = embedding("pos_embed", true);
    QVERIFY(torch::equal(nearest.narrow(1, 1, 16), places.narrow(1, 1, 4).repeat_interleave(4, 1)));
    const auto smooth = embedding("pos_embed", false);
    QVERIFY(torch::equal(smooth.narrow(1, 0, 1), places.narrow(1, 0, 1)));
    QVERIFY(largestDifference(smooth.narrow(1, 1, 16).mean(1), places.narrow(1, 1, 4).mean(1)) < 1e-5);
    QVERIFY(!torch::equal(smooth, nearest));
}

void ImportWeightsTest::takesOtherClasses() {
    model::ImportOptions options;
    options.labels = core::LabelSet::gestures(true);
    const auto report = model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), options);
    QCOMPARE(report.tensors.at("fresh: other classes").size(), std::size_t(2));
    QCOMPARE(logitsOf(m_out, m_input).size(1), 13);
}

void ImportWeightsTest::namesGoBothWays() {
    const auto archive = model::openTensorArchive((kGolden + "hugging-face/model.safetensors").toStdString());
    const auto named = model::nameTensors(*archive);
    QCOMPARE(named.sources.size(), archive->tensors().size());
    for (const auto& [original, theirs] : named.sources) QCOMPARE(model::huggingFaceName(original), theirs);
}

void ImportWeightsTest::refusesWithAReason_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("reason");
    writeRenamed(file("missing.safetensors"),
                 [](const std::string& name) { return name == "blocks.0.norm2.bias" ? "" : name; });
    QTest::newRow("missing tensor") << file("missing.safetensors") << "'blocks.0.norm2.bias' is missing";
    writeRenamed(file("extra.safetensors"),
                 [](const std::string& name) { return name == "blocks.0.norm2.bias" ? "blocks.0.norm2.bias2" : name; });
    QTest::newRow("misnamed tensor") << file("extra.safetensors") << "is missing";
    writeRenamed(file("swapped.safetensors"), [](const std::string& name) {
        return name == "blocks.0.attn.qkv.bias" ? "norm.bias" : name == "norm.bias" ? "blocks.0.attn.qkv.bias" : name;
    });
    QTest::newRow("misshapen tensor") << file("swapped.safetensors") << "another shape";
    const QString contradiction = file("contradiction");
    QDir().mkpath(contradiction);
    QFile::copy(kGolden + "hugging-face/model.safetensors", contradiction + "/model.safetensors");
    QFile config(contradiction + "/config.json");
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("{\"num_frames\": 8}");
    QTest::newRow("contradicting config") << contradiction << "num_frames 8, but its tensors say 2";
    QDir().mkpath(file("empty"));
    QTest::newRow("empty folder") << file("empty") << "neither model.safetensors nor pytorch_model.bin";
    QTest::newRow("other network") << kGolden + "expected.safetensors"
                                   << "no TimeSformer and no ViT";
    QTest::newRow("program") << kGolden + "../archives/system.pth"
                             << "'posix.system', which is no weight";
}

void ImportWeightsTest::refusesWithAReason() {
    QFETCH(QString, from);
    QFETCH(QString, reason);
    QFile::remove(m_out);
    const QString message = refusal(from, m_out);
    QVERIFY2(message.contains(reason) && message.contains(from), qPrintable(message));
    QVERIFY(!QFile::exists(m_out));
}

QTEST_GUILESS_MAIN(ImportWeightsTest)
#include "import_weights_test.moc"
