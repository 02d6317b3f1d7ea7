#include "model/import/import_weights.h"

#include <QTemporaryDir>
#include <QTest>
#include <map>

#include "model/checkpoint.h"
#include "model/import/layouts.h"
#include "model/safetensors.h"
#include "tests/model/support/golden_layouts.h"
#include "tests/model/support/renamed_weights.h"
#include "tests/model/support/small_network.h"

// The files come from make_layouts.py.

class ImportWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void givesTheReferencesLogits_data();
    void givesTheReferencesLogits();
    void givesTheReferencesLogitsAtAnotherSize();
    void turnsColoursAround();
    void startsFromPictures_data();
    void startsFromPictures();
    void describesWhatImportingDoes_data();
    void describesWhatImportingDoes();
    void keepsWhatTheFilesSay();
    void resizesEmbeddings();
    void takesOtherClasses();
    void namesGoBothWays();

private:
    QString file(const char* name) const { return m_folder.filePath(name); }
    torch::Tensor logitsOf(const QString& path, const torch::Tensor& input) const {
        const torch::NoGradGuard noGradient;
        return model::loadCheckpoint(path.toStdString()).network->forward(input);
    }

    bool agrees(const torch::Tensor& logits, const std::string& expected) const {
        const torch::Tensor& theirs = m_expected.at(expected);
        return largestDifference(logits, theirs) < 1e-4 * theirs.abs().max().item<double>();
    }

    QTemporaryDir m_folder;
    QString m_out = m_folder.filePath("imported.safetensors");
    std::map<std::string, torch::Tensor> m_expected;
};

void ImportWeightsTest::initTestCase() {
    at::set_num_threads(1);
    const model::SafetensorsReader expected((kGolden + "expected.safetensors").toStdString());
    for (const auto& [name, entry] : expected.tensors()) m_expected[name] = read(expected, name);
    writeRenamed(file("state_dict.safetensors"), [](const std::string& name) { return "module." + name; });
}

void ImportWeightsTest::givesTheReferencesLogits_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("logits");
    const auto row = [](const char* name, const QString& from, const char* layout, const char* format,
                        const char* logits = "logits") {
        QTest::newRow(name) << from << QString(layout) << QString(format) << QString(logits);
    };
    row("Hugging Face, folder", kGolden + "hugging-face", "Hugging Face", "safetensors");
    row("Hugging Face, file", kGolden + "hugging-face/model.safetensors", "Hugging Face", "safetensors");
    row("Hugging Face, pytorch_model.bin", kGolden + "hugging-face-bin", "Hugging Face", "PyTorch (zip)");
    row("Hugging Face, joint", kGolden + "joint_space_time", "Hugging Face", "safetensors", "joint_space_time.logits");
    row("Hugging Face, space only", kGolden + "space_only", "Hugging Face", "safetensors", "space_only.logits");
    row("original, zip", kGolden + "original.pyth", "TimeSformer (original)", "PyTorch (zip)");
    row("original, legacy", kGolden + "legacy.pyth", "TimeSformer (original)", "PyTorch (legacy)");
    row("training checkpoint", kGolden + "checkpoint.pth.tar", "TimeSformer (original)", "PyTorch (legacy)");
    row("plain state_dict", file("state_dict.safetensors"), "TimeSformer (original)", "safetensors");
    row("mmaction2", kGolden + "mmaction2.pth", "mmaction2", "PyTorch (zip)");
}

void ImportWeightsTest::givesTheReferencesLogits() {
    QFETCH(QString, from);
    QFETCH(QString, layout);
    QFETCH(QString, format);
    QFETCH(QString, logits);
    const auto report = model::importWeights(from.toStdString(), m_out.toStdString(), {});
    QCOMPARE(QString::fromStdString(report.layout), layout);
    QCOMPARE(QString::fromStdString(report.format), format);
    QVERIFY(!report.pictureNetwork);
    QVERIFY(agrees(logitsOf(m_out, m_expected["input"]), logits.toStdString()));
}

/// As Hugging Face's network answers clips of twice the frames and twice the size that it was made for.
void ImportWeightsTest::givesTheReferencesLogitsAtAnotherSize() {
    model::ImportOptions options;
    options.frames = 4;
    options.size = 32;
    options.embeddings = model::EmbeddingResize::NearestInGrid;
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), options);
    QVERIFY(agrees(logitsOf(m_out, m_expected["resized.input"]), "resized.logits"));
    options.embeddings = model::EmbeddingResize::Smooth;
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), options);
    QVERIFY(!agrees(logitsOf(m_out, m_expected["resized.input"]), "resized.logits"));
}

/// Trained on pictures with blue before red, it must say the same of ordinary ones.
void ImportWeightsTest::turnsColoursAround() {
    const auto report = model::importWeights((kGolden + "ssv2.pyth").toStdString(), m_out.toStdString(), {});
    QVERIFY(agrees(logitsOf(m_out, m_expected["input"].flip(1)), "logits"));
    QCOMPARE(report.tensors.at("loaded, from blue-green-red to red-green-blue"),
             (std::vector<std::string>{"patch_embed.proj.weight"}));
    QVERIFY(report.config.preprocessing.span == core::ClipSpan::RoundedSegments);
}

void ImportWeightsTest::startsFromPictures_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("layout");
    QTest::newRow("timm") << "timm"
                          << "TimeSformer (original)";
    QTest::newRow("torchvision") << "torchvision"
                                 << "torchvision ViT";
}

/// A ViT becomes a divided network: attention over time begins as a copy, behind a layer of zeros. Of the same picture
/// again and again it says what the ViT says of the picture.
void ImportWeightsTest::startsFromPictures() {
    QFETCH(QString, from);
    QFETCH(QString, layout);
    model::ImportOptions options;
    options.frames = 4;
    const auto report = model::importWeights((kGolden + from + ".pth").toStdString(), m_out.toStdString(), options);
    QCOMPARE(QString::fromStdString(report.layout), layout);
    QVERIFY(report.pictureNetwork);
    QCOMPARE(report.tensors.at("copied from attention over space").size(), std::size_t(6));
    QCOMPARE(report.tensors.at("fresh: starts at zero").size(), std::size_t(3));
    const auto loaded = model::loadCheckpoint(m_out.toStdString());
    QCOMPARE(loaded.config.frames, 4);
    const auto weights = loaded.network->named_parameters();
    QVERIFY(torch::equal(weights["blocks.0.temporal_attn.qkv.weight"], weights["blocks.0.attn.qkv.weight"]));
    QVERIFY(torch::equal(weights["blocks.0.temporal_norm1.bias"], weights["blocks.0.norm1.bias"]));
    QCOMPARE(weights["blocks.0.temporal_fc.weight"].abs().max().item<double>(), 0.0);
    const torch::Tensor still = m_expected["picture"].unsqueeze(2).repeat({1, 1, 4, 1, 1});
    QVERIFY(agrees(logitsOf(m_out, still), from.toStdString() + ".logits"));
}

/// What `carpus inspect` tells is what importing does, without reading a weight.
void ImportWeightsTest::describesWhatImportingDoes_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"hugging-face", "hugging-face-bin", "joint_space_time", "space_only", "original.pyth", "legacy.pyth",
          "ssv2.pyth", "checkpoint.pth.tar", "mmaction2.pth", "timm.pth", "torchvision.pth"})
        QTest::newRow(name) << name;
}

void ImportWeightsTest::describesWhatImportingDoes() {
    QFETCH(QString, name);
    const std::string from = (kGolden + name).toStdString();
    QVERIFY(model::isForeign(from));
    const auto told = model::describeForeign(from), done = model::importWeights(from, m_out.toStdString(), {});
    QVERIFY(told.tensors == done.tensors);
    QVERIFY(told.parameters > 0 && told.layout == done.layout && told.format == done.format);
    QVERIFY(!model::isForeign(m_out.toStdString()));
}

void ImportWeightsTest::keepsWhatTheFilesSay() {
    model::importWeights((kGolden + "hugging-face").toStdString(), m_out.toStdString(), {});
    QCOMPARE(model::loadCheckpoint(m_out.toStdString()).config.labels.names,
             (std::vector<std::string>{"wave", "point", "push"}));
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), {});
    const auto loaded = model::loadCheckpoint(m_out.toStdString());
    QCOMPARE(loaded.config.preprocessing.samplingRate, 24);
    QCOMPARE(loaded.config.preprocessing.mean[0], 0.45F);
    QVERIFY(loaded.config.preprocessing.resampling == core::Resampling::Plain);
    QCOMPARE(loaded.config.preprocessing.shortSide, 20);
    QCOMPARE(loaded.notes.provenance.at("source"), "original.pyth");
}

void ImportWeightsTest::resizesEmbeddings() {
    using model::EmbeddingResize;
    const auto embedding = [&](const char* name, EmbeddingResize how) {
        model::ImportOptions options;
        options.frames = 4;
        options.size = 32;
        options.embeddings = how;
        model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), options);
        return model::loadCheckpoint(m_out.toStdString()).network->named_parameters()[name].detach();
    };
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), {});
    const auto plain = model::loadCheckpoint(m_out.toStdString()).network->named_parameters();
    const auto times = plain["time_embed"].detach(), places = plain["pos_embed"].detach();
    // The original takes floor(i * in / out): frames 0 0 1 1, and places along the flattened grid.
    QVERIFY(torch::equal(embedding("time_embed", EmbeddingResize::NearestInList), times.repeat_interleave(2, 1)));
    const auto nearest = embedding("pos_embed", EmbeddingResize::NearestInList);
    QVERIFY(torch::equal(nearest.narrow(1, 1, 16), places.narrow(1, 1, 4).repeat_interleave(4, 1)));
    const auto smooth = embedding("pos_embed", EmbeddingResize::Smooth);
    QVERIFY(torch::equal(smooth.narrow(1, 0, 1), places.narrow(1, 0, 1)));
    QVERIFY(largestDifference(smooth.narrow(1, 1, 16).mean(1), places.narrow(1, 1, 4).mean(1)) < 1e-5);
    QVERIFY(!torch::equal(smooth, nearest));
}

void ImportWeightsTest::takesOtherClasses() {
    model::ImportOptions options;
    options.labels = core::LabelSet::gestures(true);
    const auto report = model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), options);
    QCOMPARE(report.tensors.at("fresh: other classes").size(), std::size_t(2));
    QCOMPARE(logitsOf(m_out, m_expected["input"]).size(1), 13);
}

void ImportWeightsTest::namesGoBothWays() {
    const auto archive = model::openTensorArchive((kGolden + "hugging-face/model.safetensors").toStdString());
    const auto named = model::nameTensors(*archive);
    QCOMPARE(named.sources.size(), archive->tensors().size());
    for (const auto& [original, theirs] : named.sources) QCOMPARE(model::huggingFaceName(original), theirs);
}

QTEST_GUILESS_MAIN(ImportWeightsTest)
#include "import_weights_test.moc"
