#include "app/common/library/model_library.h"

#include <QtTest>
#include <filesystem>

#include "app/common/library/model_file.h"
#include "core/types/error.h"
#include "model/presets.h"
#include "model/untrained_checkpoint.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* kBundled = "light-timesformer-tiny";
const char* const kWorse =
    R"({"top1": 0.8, "comparison": {"model": "before", "top1": 0.9, "difference": -0.1, "per_class": []}})";
const char* const kBetter =
    R"({"top1": 0.95, "comparison": {"model": "before", "top1": 0.9, "difference": 0.05, "per_class": []}})";

QString messageOf(const std::function<void()>& work, core::Error::Kind kind) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.kind() == kind ? error.what() : QString("of another kind: ") + error.what();
    }
    return "no error";
}

void overwrite(const fs::path& file, const QByteArray& text) {
    QFile out(QString::fromStdString(file.string()));
    if (out.open(QIODevice::WriteOnly)) out.write(text);
}

}  // namespace

/// Real checkpoints of a small network in real folders.
class ModelLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        core::ModelConfig config = model::preset(kBundled);
        config.embed = 24;
        config.depth = 1;
        QDir(m_made.path()).mkpath("run");
        model::saveUntrainedCheckpoint(made("run/model.safetensors"), config, 1);
        model::saveUntrainedCheckpoint(made("bundled.safetensors"), config, 2);
        config.labels.names.erase(config.labels.names.begin());
        config.labels.reverse.clear();
        config.labels.mirror = {0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 11};
        model::saveUntrainedCheckpoint(made("eleven.safetensors"), config, 3);
    }

    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        fs::create_directories(home() / "share");
        fs::copy_file(made("bundled.safetensors"), home() / "share" / (std::string(kBundled) + ".safetensors"));
        m_library = std::make_unique<app::ModelLibrary>(home() / "models", home() / "share");
    }

    void theBundledModelIsUsedAtFirst() {
        QCOMPARE(m_library->active().name, std::string(kBundled));
        QVERIFY(m_library->active().notice.empty());
        QCOMPARE(m_library->models().size(), std::size_t(1));
        QVERIFY(m_library->models()[0].active && m_library->models()[0].bundled);
        QVERIFY2(!fs::exists(home() / "models"), "looking makes nothing");
    }

    void installedActivatedAndBack() {
        const app::ModelCard card = m_library->install({made("run/model.safetensors"), {}, {}});
        QCOMPARE(card.name, std::string("run"));
        QFile file(QString::fromStdString(made("run/model.safetensors")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QByteArray::fromStdString(card.record.sha256),
                 QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex());
        QVERIFY(!card.active && card.summary && card.record.installed.size() == 20);
        QCOMPARE(m_library->install({made("run/model.safetensors"), {}, {}}).name, std::string("run-2"));
        m_library->activate("run", app::Consent::NotGiven);
        m_library->activate("run-2", app::Consent::NotGiven);
        QCOMPARE(m_library->active().name, std::string("run-2"));
        QCOMPARE(m_library->history(), (std::vector<std::string>{kBundled, "run", "run-2"}));
        QCOMPARE(m_library->rollBack(), std::string("run"));
        QCOMPARE(m_library->rollBack(), std::string(kBundled));
        QVERIFY(messageOf([&] { m_library->rollBack(); }, core::Error::Kind::BadUsage).contains("no model before"));
    }

    void rollingBackPassesOverModelsThatAreGone() {
        for (const char* name : {"one", "two", "three"}) {
            m_library->install({made("run/model.safetensors"), name, {}});
            m_library->activate(name, app::Consent::NotGiven);
        }
        m_library->remove("two");
        QCOMPARE(m_library->rollBack(), std::string("one"));
    }

    void aWorseModelNeedsAClearYes() {
        m_library->install({made("run/model.safetensors"), "worse", kWorse});
        const QString told =
            messageOf([&] { m_library->activate("worse", app::Consent::NotGiven); }, core::Error::Kind::Failed);
        QVERIFY2(told.contains("80.0 % of the held-out clips") && told.contains("--force"), qPrintable(told));
        QCOMPARE(m_library->active().name, std::string(kBundled));
        m_library->activate("worse", app::Consent::Given);
        QCOMPARE(m_library->active().name, std::string("worse"));
        m_library->install({made("run/model.safetensors"), "better", kBetter});
        m_library->activate("better", app::Consent::NotGiven);
        QCOMPARE(*m_library->card("better").record.top1, 0.95);
    }

    void aClassThatIsLostNeedsAClearYes() {
        m_library->install({made("eleven.safetensors"), {}, {}});
        const QString told =
            messageOf([&] { m_library->activate("eleven", app::Consent::NotGiven); }, core::Error::Kind::Failed);
        QVERIFY2(told.contains("G1 would not be recognised any more"), qPrintable(told));
        m_library->activate("eleven", app::Consent::Given);
    }

    void anEvaluationCanComeLater() {
        m_library->install({made("run/model.safetensors"), "late", {}});
        QVERIFY(!m_library->replacementBy("late").compared);
        m_library->noteEvaluation("late", kWorse, "late.json");
        QVERIFY(m_library->replacementBy("late").worse.has_value());
        const auto nonsense = [&] { m_library->noteEvaluation("late", "nonsense", "late.json"); };
        QVERIFY(messageOf(nonsense, core::Error::Kind::BadUsage).contains("late.json"));
        const auto bundled = [&] { m_library->noteEvaluation(kBundled, kWorse, "late.json"); };
        QVERIFY(messageOf(bundled, core::Error::Kind::BadUsage).contains("bundled"));
    }

    void theTrashGivesBack() {
        m_library->install({made("run/model.safetensors"), "mine", kBetter});
        m_library->activate("mine", app::Consent::NotGiven);
        QVERIFY(messageOf([&] { m_library->remove("mine"); }, core::Error::Kind::BadUsage).contains("is in use"));
        QVERIFY(messageOf([&] { m_library->remove(kBundled); }, core::Error::Kind::BadUsage).contains("comes with"));
        m_library->rollBack();
        QCOMPARE(m_library->remove("mine"), std::string("mine"));
        QCOMPARE(m_library->models().size(), std::size_t(1));
        m_library->install({made("run/model.safetensors"), "mine", {}});
        QVERIFY(messageOf([&] { m_library->restore("mine"); }, core::Error::Kind::BadUsage).contains("meanwhile"));
        QCOMPARE(m_library->remove("mine"), std::string("mine-2"));
        QCOMPARE(m_library->trash(), (std::vector<std::string>{"mine", "mine-2"}));
        m_library->restore("mine");
        QCOMPARE(*m_library->card("mine").record.top1, 0.95);
        QVERIFY(messageOf([&] { m_library->restore("never"); }, core::Error::Kind::BadUsage).contains("trash"));
    }

    void aModelThatIsGoneOrBrokenFallsBack_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("said");
        QTest::newRow("deleted") << QByteArray() << "is gone";
        QTest::newRow("broken") << QByteArray(1000, 'x') << "cannot be used";
        QTest::newRow("cut off") << QByteArray("cut") << "cannot be used";
        QTest::newRow("unknown architecture") << QByteArray("swap") << "cannot be used";
    }
    void aModelThatIsGoneOrBrokenFallsBack() {
        QFETCH(QByteArray, content);
        QFETCH(QString, said);
        const fs::path file = m_library->install({made("run/model.safetensors"), "mine", {}}).file;
        m_library->activate("mine", app::Consent::NotGiven);
        if (content.isEmpty()) fs::remove(file);
        if (content == "cut") fs::resize_file(file, fs::file_size(file) / 2);
        if (content == "swap") replaceInFile(file, "TimeSformer", "SpaceFormer");
        if (content.size() > 100) overwrite(file, content);
        const app::ActiveModel active = m_library->active();
        QCOMPARE(active.name, std::string(kBundled));
        const QString notice = QString::fromStdString(active.notice);
        QVERIFY2(notice.contains(said) && notice.contains("'mine'") && notice.contains("bundled"), qPrintable(notice));
        QVERIFY(m_library->models().back().active);
        QCOMPARE(m_library->rollBack(), std::string(kBundled));
        QVERIFY(m_library->active().notice.empty());
    }

    void aChangedFileIsNotActivated() {
        const fs::path file = m_library->install({made("run/model.safetensors"), "mine", {}}).file;
        fs::copy_file(made("bundled.safetensors"), file, fs::copy_options::overwrite_existing);
        const auto activate = [&] { m_library->activate("mine", app::Consent::Given); };
        QVERIFY(messageOf(activate, core::Error::Kind::Failed).contains("has changed since"));
        overwrite(file, "nonsense");
        QVERIFY(messageOf(activate, core::Error::Kind::Failed).contains("cannot be used"));
    }

    void damagedPointersAndRecordsAreNoDisaster() {
        const fs::path file = m_library->install({made("run/model.safetensors"), "mine", kBetter}).file;
        m_library->activate("mine", app::Consent::NotGiven);
        overwrite(home() / "models/active.json", "{\"history\": 3");
        overwrite(home() / "models/mine.json", "[]");
        QCOMPARE(m_library->active().name, std::string(kBundled));
        QVERIFY(m_library->card("mine").record.sha256.empty());
        m_library->activate("mine", app::Consent::NotGiven);
        QCOMPARE(m_library->active().name, std::string("mine"));
    }

    void whatCannotBeInstalledLeavesNothing() {
        overwrite(home() / "broken.safetensors", "nonsense");
        const auto install = [&](const fs::path& file, const std::string& name, const std::string& evaluation) {
            return messageOf([&] { m_library->install({file, name, evaluation}); }, core::Error::Kind::BadUsage);
        };
        QVERIFY(messageOf(
                    [&] {
                        m_library->install({home() / "broken.safetensors", {}, {}});
                    },
                    core::Error::Kind::Failed)
                    .contains("broken.safetensors"));
        QVERIFY(messageOf(
                    [&] {
                        m_library->install({home() / "never.safetensors", {}, {}});
                    },
                    core::Error::Kind::Failed)
                    .contains("never.safetensors"));
        const std::string good = made("run/model.safetensors");
        QVERIFY(install(good, "../away", {}).contains("cannot be the name"));
        QVERIFY(install(good, kBundled, {}).contains("installed already"));
        QVERIFY(install(good, "mine", "nonsense").contains("no evaluation"));
        QVERIFY(m_library->trash().empty() && m_library->models().size() == 1);
        QVERIFY(install("a", "b", {}) != "no error");
        QVERIFY(messageOf([&] { m_library->card("never"); }, core::Error::Kind::BadUsage).contains("never"));
    }

    void weightsOfOthersAreImported() {
        const app::ModelCard card =
            m_library->install({CARPUS_SOURCE_DIR "/tests/model/golden/layouts/original.pyth", {}, {}});
        QCOMPARE(card.name, std::string("original"));
        QVERIFY2(card.problem.empty() && card.summary, card.problem.c_str());
        const fs::path out = home() / "copy.safetensors";
        m_library->exportTo("original", out);
        QCOMPARE(fs::file_size(out), fs::file_size(card.file));
        const auto nowhere = [&] { m_library->exportTo("original", "/nowhere/copy.safetensors"); };
        QVERIFY(messageOf(nowhere, core::Error::Kind::Failed).contains("/nowhere/"));
    }

    void aFolderThatCannotBeWrittenIsToldAbout() {
        overwrite(home() / "models", "a file");
        const auto install = [&] { m_library->install({made("run/model.safetensors"), {}, {}}); };
        QVERIFY(messageOf(install, core::Error::Kind::Failed).contains("models"));
        QCOMPARE(m_library->active().name, std::string(kBundled));
    }

    void namesComeFromFiles_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("name");
        QTest::newRow("stem") << "a/my model.safetensors"
                              << "my-model";
        QTest::newRow("run") << "/data/kitchen/best.safetensors"
                             << "kitchen";
        QTest::newRow("hidden") << "/data/.best.safetensors"
                                << "best";
        QTest::newRow("folder") << "/data/timesformer/"
                                << "timesformer";
    }
    void namesComeFromFiles() {
        QFETCH(QString, file);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(app::nameFromFile(file.toStdString())), name);
    }

private:
    std::string made(const char* name) const { return m_made.filePath(name).toStdString(); }
    fs::path home() const { return m_home->path().toStdString(); }

    static void replaceInFile(const fs::path& path, const QByteArray& from, const QByteArray& to) {
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        overwrite(path, bytes.replace(from, to));
    }

    QTemporaryDir m_made;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<app::ModelLibrary> m_library;
};

QTEST_GUILESS_MAIN(ModelLibraryTest)
#include "model_library_test.moc"
