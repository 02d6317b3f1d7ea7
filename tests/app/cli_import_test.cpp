#include <QFile>
#include <QtTest>

#include "tests/app/driver/carpus_process.h"

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

    void explainsForeignFiles() {
        const CarpusRun run = m_carpus.run({"inspect", kGolden + "layouts/hugging-face", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().at(0)["layout"].get<std::string>(), "Hugging Face");
        QCOMPARE(run.json().at(0)["architecture"]["frames"].get<int>(), 2);
        QCOMPARE(run.json().at(0)["labels"].at(1).get<std::string>(), "point");
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
    }

private:
    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliImportTest)
#include "cli_import_test.moc"
