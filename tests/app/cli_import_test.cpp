#include <QFile>
#include <QtTest>

#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

namespace {

const QString kGolden = QStringLiteral(CARPUS_SOURCE_DIR "/tests/model/golden/");

}  // namespace

class CliImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anImportedModelClassifies() {
        const QString model = m_carpus.path("imported.safetensors");
        const CarpusRun imported = m_carpus.run({"import", kGolden + "layouts/original.pyth", model, "--size", "32"});
        QVERIFY2(imported.code == 0, imported.err.constData());
        QVERIFY(imported.out.contains("TimeSformer (original), PyTorch (zip)"));
        QVERIFY(imported.out.contains("loaded: 28 tensors"));
        QVERIFY(imported.out.contains("resized: 1 tensors"));
        const QString clips = m_carpus.path("clips");
        const CarpusRun simulated = m_carpus.run({"simulate", clips, "--subjects", "1", "--repeats", "1"});
        QVERIFY2(simulated.code == 0, simulated.err.constData());
        const CarpusRun classified = m_carpus.run({"classify", clips, "--model", model, "--json", "-"});
        QVERIFY2(classified.code == 0, classified.err.constData());
        QVERIFY(classified.json().at(0)["label"].get<std::string>().starts_with("class "));
    }

    void everyLayoutIsExplainedImportedAndClassifies_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("layout");
        QTest::addColumn<QString>("label");
        QTest::newRow("Hugging Face") << "hugging-face"
                                      << "Hugging Face"
                                      << "";
        QTest::newRow("pytorch_model.bin") << "hugging-face-bin"
                                           << "Hugging Face"
                                           << "";
        QTest::newRow("zip") << "original.pyth"
                             << "TimeSformer (original)"
                             << "class ";
        QTest::newRow("legacy") << "legacy.pyth"
                                << "TimeSformer (original)"
                                << "class ";
        QTest::newRow("frame lists") << "ssv2.pyth"
                                     << "TimeSformer (original)"
                                     << "class ";
        QTest::newRow("pth.tar") << "checkpoint.pth.tar"
                                 << "TimeSformer (original)"
                                 << "class ";
        QTest::newRow("mmaction2") << "mmaction2.pth"
                                   << "mmaction2"
                                   << "class ";
        QTest::newRow("timm") << "timm.pth"
                              << "TimeSformer (original)"
                              << "class ";
        QTest::newRow("torchvision") << "torchvision.pth"
                                     << "torchvision ViT"
                                     << "class ";
    }

    void everyLayoutIsExplainedImportedAndClassifies() {
        QFETCH(QString, file);
        QFETCH(QString, layout);
        QFETCH(QString, label);
        const QString from = kGolden + "layouts/" + file, model = m_carpus.path("of-layout.safetensors");
        const CarpusRun inspected = m_carpus.run({"inspect", from, "--json", "-"});
        QVERIFY2(inspected.code == 0, inspected.err.constData());
        QCOMPARE(QString::fromStdString(inspected.json().at(0)["layout"].get<std::string>()), layout);
        QVERIFY(inspected.json().at(0)["tensors"]["loaded"].size() >= 19);
        QVERIFY(inspected.json().at(0)["parameters"].get<int>() > 30'000);
        const CarpusRun imported = m_carpus.run({"import", from, model});
        QVERIFY2(imported.code == 0, imported.err.constData());
        const QString video = m_carpus.path("gesture.mkv");
        if (!QFile::exists(video)) writeRecording(video.toStdString(), {20, 96, 72});
        const CarpusRun classified = m_carpus.run({"classify", video, "--model", model, "--json", "-"});
        QVERIFY2(classified.code == 0, classified.err.constData());
        const QString said = QString::fromStdString(classified.json().at(0)["label"].get<std::string>());
        QVERIFY2(label.isEmpty() ? QStringList({"wave", "point", "push"}).contains(said) : said.startsWith(label),
                 qPrintable(said));
    }

    void explainsForeignFiles() {
        const CarpusRun run = m_carpus.run({"inspect", kGolden + "layouts/hugging-face", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().at(0)["architecture"]["frames"].get<int>(), 2);
        QCOMPARE(run.json().at(0)["labels"].at(1).get<std::string>(), "point");
        const CarpusRun told = m_carpus.run({"inspect", kGolden + "layouts/ssv2.pyth"});
        for (const char* text :
             {"TimeSformer (original), PyTorch (zip)", "one frame from each rounded segment", "plain, short side 20",
              "from blue-green-red to red-green-blue: 1 tensors", "skipped: 1 tensors", "carpus import"})
            QVERIFY2(told.out.contains(text), text);
    }

    void writesForOthers() {
        const QString model = m_carpus.path("imported.safetensors"), folder = m_carpus.path("exported");
        QCOMPARE(m_carpus.run({"import", kGolden + "layouts/hugging-face", model}).code, 0);
        QCOMPARE(m_carpus.run({"export", model, folder}).code, 0);
        QVERIFY(QFile::exists(folder + "/config.json"));
        const CarpusRun refused = m_carpus.run({"export", testModel(m_carpus), folder});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("cannot be exported"), refused.err.constData());
    }

    void refusesPrograms() {
        const QString model = m_carpus.path("never.safetensors");
        const CarpusRun run = m_carpus.run({"import", kGolden + "archives/system.pth", model});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("nothing was executed"), run.err.constData());
        QVERIFY(!QFile::exists(model));
    }

    void refusesUnusableArguments() {
        const QString model = m_carpus.path("never.safetensors");
        const QString weights = kGolden + "layouts/original.pyth";
        QCOMPARE(m_carpus.run({"import", weights, model, "--attention", "diagonal"}).code, 2);
        QCOMPARE(m_carpus.run({"import", weights, model, "--classes", "/no/such/file"}).code, 2);
        QCOMPARE(m_carpus.run({"import", weights}).code, 2);
        QCOMPARE(m_carpus.run({"import", weights, model, "--parity", "always"}).code, 2);
    }

private:
    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliImportTest)
#include "cli_import_test.moc"
