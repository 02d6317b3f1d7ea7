#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/types/error.h"
#include "model/import/import_weights.h"
#include "tests/model/support/renamed_weights.h"

namespace {

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

/// Files that are no weights, or not all of them: each is refused with a reason, and nothing is written.
class ImportRefusalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWithAReason_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("reason");
        writeRenamed(file("missing.safetensors"),
                     [](const std::string& name) { return name == "blocks.0.norm2.bias" ? "" : name; });
        QTest::newRow("missing tensor") << file("missing.safetensors") << "'blocks.0.norm2.bias' is missing";
        writeRenamed(file("extra.safetensors"), [](const std::string& name) {
            return name == "blocks.0.norm2.bias" ? "blocks.0.norm2.bias2" : name;
        });
        QTest::newRow("misnamed tensor") << file("extra.safetensors") << "is missing";
        writeRenamed(file("swapped.safetensors"), [](const std::string& name) {
            return name == "blocks.0.attn.qkv.bias" ? "norm.bias"
                   : name == "norm.bias"            ? "blocks.0.attn.qkv.bias"
                                                    : name;
        });
        QTest::newRow("misshapen tensor") << file("swapped.safetensors") << "another shape";
        const auto same = [](const std::string& name) { return name; };
        writeRenamed(file("nan.safetensors"), same, Fault::NotFinite);
        QTest::newRow("weights that are no numbers") << file("nan.safetensors") << "'norm.bias' holds NaN";
        writeRenamed(file("whole.safetensors"), same, Fault::Numbers);
        QTest::newRow("whole numbers") << file("whole.safetensors") << "'norm.bias' holds I32, which are no weights";
        const QString contradiction = file("contradiction");
        QDir().mkpath(contradiction);
        QFile::copy(kGolden + "hugging-face/model.safetensors", contradiction + "/model.safetensors");
        QFile config(contradiction + "/config.json");
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("{\"num_frames\": 8}");
        QTest::newRow("contradicting config") << contradiction << "num_frames 8, but its tensors say 2";
        QDir().mkpath(file("empty"));
        const QString scheme = file("scheme");
        QDir().mkpath(scheme);
        QFile::copy(kGolden + "joint_space_time/model.safetensors", scheme + "/model.safetensors");
        QFile::copy(kGolden + "space_only/config.json", scheme + "/config.json");
        QTest::newRow("contradicting scheme")
            << scheme << "attention_type 'space_only', but its tensors are those of 'joint";
        QTest::newRow("empty folder") << file("empty") << "neither model.safetensors nor pytorch_model.bin";
        QTest::newRow("other network") << kGolden + "expected.safetensors"
                                       << "no TimeSformer and no ViT";
        QTest::newRow("program") << kGolden + "../archives/system.pth"
                                 << "'posix.system', which is no weight";
    }

    void refusesWithAReason() {
        QFETCH(QString, from);
        QFETCH(QString, reason);
        QFile::remove(m_out);
        const QString message = refusal(from, m_out);
        QVERIFY2(message.contains(reason) && message.contains(from), qPrintable(message));
        QVERIFY(!QFile::exists(m_out));
    }

private:
    QString file(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_out = m_folder.filePath("imported.safetensors");
};

QTEST_GUILESS_MAIN(ImportRefusalsTest)
#include "import_refusals_test.moc"
