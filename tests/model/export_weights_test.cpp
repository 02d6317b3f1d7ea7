#include "model/import/export_weights.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/import/import_weights.h"
#include "tests/model/support/golden_layouts.h"
#include "tests/model/support/small_network.h"

class ExportWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exportsWhatItImported();
    void huggingFaceLoadsTheExport();
    void refusesToExportWhatOthersDoNotHave();

private:
    QString file(const char* name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_out = m_folder.filePath("imported.safetensors");
    const model::SafetensorsReader m_expected{(kGolden + "expected.safetensors").toStdString()};
};

void ExportWeightsTest::exportsWhatItImported() {
    model::importWeights((kGolden + "original.pyth").toStdString(), m_out.toStdString(), {});
    const QString folder = file("exported"), flat = file("exported.safetensors");
    model::exportHuggingFace(m_out.toStdString(), folder.toStdString());
    model::exportStateDict(m_out.toStdString(), flat.toStdString());
    const model::SafetensorsReader ours((folder + "/model.safetensors").toStdString());
    const model::SafetensorsReader theirs((kGolden + "hugging-face/model.safetensors").toStdString());
    QCOMPARE(ours.tensors().size(), theirs.tensors().size());
    for (const auto& [name, entry] : theirs.tensors())
        QVERIFY2(torch::equal(read(ours, name), read(theirs, name)), name.c_str());
    for (const QString& exported : {folder, flat}) {
        model::importWeights(exported.toStdString(), m_out.toStdString(), {});
        QVERIFY(largestDifference(
                    model::loadCheckpoint(m_out.toStdString()).network->forward(read(m_expected, "input")),
                    read(m_expected, "logits")) < 1e-4 * read(m_expected, "logits").abs().max().item<double>());
    }
}

/// Only with CARPUS_PYTHON, a Python with torch and transformers.
void ExportWeightsTest::huggingFaceLoadsTheExport() {
    const QString python = qEnvironmentVariable("CARPUS_PYTHON");
    if (python.isEmpty()) QSKIP("set CARPUS_PYTHON to a Python with torch and transformers");
    model::importWeights((kGolden + "hugging-face").toStdString(), m_out.toStdString(), {});
    model::exportHuggingFace(m_out.toStdString(), file("exported").toStdString());
    QProcess process;
    process.start(python, {"-c",
                           "import sys, torch\n"
                           "from safetensors.torch import load_file\n"
                           "from transformers import TimesformerForVideoClassification\n"
                           "expected = load_file(sys.argv[2])\n"
                           "network = TimesformerForVideoClassification.from_pretrained(sys.argv[1]).eval()\n"
                           "with torch.no_grad(): logits = network(expected['input'].transpose(1, 2)).logits\n"
                           "assert torch.allclose(logits, expected['logits'], rtol=1e-4, atol=1e-4)\n"
                           "print(network.config.id2label[1])\n",
                           file("exported"), kGolden + "expected.safetensors"});
    QVERIFY(process.waitForFinished(120'000));
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0, errors.constData());
    QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("point"));
}

void ExportWeightsTest::refusesToExportWhatOthersDoNotHave() {
    const auto config = smallConfig();
    model::saveCheckpoint(m_out.toStdString(), randomNetwork(config), config, {});
    const QString folder = file("not exported");
    QVERIFY_EXCEPTION_THROWN(model::exportHuggingFace(m_out.toStdString(), folder.toStdString()), core::Error);
    QVERIFY(!QDir(folder).exists());
}

QTEST_GUILESS_MAIN(ExportWeightsTest)
#include "export_weights_test.moc"
