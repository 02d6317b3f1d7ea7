#include <QtTest>

#include <functional>

#include "tests/rules/support/source_rules.h"

using rules::SourceFile;
using rules::Violations;

namespace {

const std::vector<SourceFile>& project() {
    static const std::vector<SourceFile> files = rules::projectFiles(CARPUS_SOURCE_DIR);
    return files;
}

void verifyProject(const std::function<Violations(const SourceFile&)>& rule) {
    Violations all;
    for (const SourceFile& file : project())
        for (const std::string& violation : rule(file)) all.push_back(violation);
    for (const std::string& violation : all) qWarning("%s", violation.c_str());
    QVERIFY2(all.empty(), "the lines above break a rule of CONTRIBUTING.md");
}

void add(const char* name, const char* path, const std::string& text, bool kept) {
    QTest::newRow(name) << QString(path) << QString::fromStdString(text) << kept;
}

void columns() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("kept");
}

void verifySample(Violations (*rule)(const SourceFile&)) {
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, kept);
    QCOMPARE(rule({path.toStdString(), text.toStdString()}).empty(), kept);
}

std::string repeated(int count, const std::string& line) {
    std::string text;
    for (int i = 0; i < count; ++i) text += line + "\n";
    return text;
}

}  // namespace

class SourceRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProjectIsFound() {
        const auto hasPath = [](const char* path) {
            return std::any_of(project().begin(), project().end(), [&](const auto& file) { return file.path == path; });
        };
        QVERIFY(hasPath("core/types/frame.h"));
        QVERIFY(hasPath("quickstart"));
        QVERIFY(hasPath("CMakeLists.txt"));
    }

    void includeEdgesAreRecognised_data() {
        columns();
        add("types use types", "core/types/a.h", "#include \"core/types/b.h\"\n#include <vector>\n", true);
        add("types do not use core", "core/types/a.h", "#include \"core/buffer/latest.h\"\n", false);
        add("types do not use spdlog", "core/types/a.h", "#include <spdlog/spdlog.h>\n", false);
        add("types do not use POSIX", "core/types/a.h", "#include <unistd.h>\n", false);
        add("simulator uses types", "core/simulator/a.cpp", "#include \"core/types/image.h\"\n#include <cmath>\n",
            true);
        add("simulator does not use OpenCV", "core/simulator/a.cpp", "#include <opencv2/core.hpp>\n", false);
        add("simulator does not use capture", "core/simulator/a.cpp", "#include \"core/capture/a.h\"\n", false);
        add("core uses its libraries", "core/capture/a.cpp",
            "#include <gst/gst.h>\n#include <opencv2/core.hpp>\n#include <sqlite3.h>\n#include <spdlog/spdlog.h>\n",
            true);
        add("core does not use model", "core/pipeline/a.cpp", "#include \"model/presets.h\"\n", false);
        add("core does not use Qt", "core/pipeline/a.cpp", "#include <QString>\n", false);
        add("core does not use torch", "core/pipeline/a.cpp", "#include <torch/torch.h>\n", false);
        add("model uses torch and types", "model/a.cpp", "#include <torch/torch.h>\n#include \"core/types/clip.h\"\n",
            true);
        add("model does not use the rest of core", "model/a.cpp", "#include \"core/buffer/fit_image.h\"\n", false);
        add("model does not use OpenCV", "model/a.cpp", "#include <opencv2/core.hpp>\n", false);
        add("model does not use training", "model/a.cpp", "#include \"training/trainer.h\"\n", false);
        add("training uses model, core and yaml", "training/a.cpp",
            "#include \"model/presets.h\"\n#include \"core/dataset/clip_store.h\"\n#include <yaml-cpp/yaml.h>\n", true);
        add("training does not use Qt", "training/a.cpp", "#include <QtCore/QString>\n", false);
        add("ui uses types and Qt", "ui/a.cpp", "#include <QWidget>\n#include \"core/types/frame.h\"\n", true);
        add("ui does not use the engine", "ui/a.cpp", "#include \"core/pipeline/live_pipeline.h\"\n", false);
        add("ui does not use model", "ui/a.cpp", "#include \"model/presets.h\"\n", false);
        add("app uses all layers", "app/cli/a.cpp", "#include \"training/a.h\"\n#include <CLI/CLI.hpp>\n", true);
        add("app does not use torch", "app/cli/a.cpp", "#include <torch/torch.h>\n", false);
        add("nothing uses app", "training/a.cpp", "#include \"app/common/logging.h\"\n", false);
        add("includes name the root", "ui/a.cpp", "#include \"theme.h\"\n", false);
        add("moc output is no edge", "ui/a.cpp", "#include \"a.moc\"\n", true);
    }
    void includeEdgesAreRecognised() { verifySample(rules::includeEdges); }
    void theProjectKeepsItsLayers() { verifyProject(rules::includeEdges); }

    void torchIsFoundBehindHeaders() {
        const SourceFile torch{"model/a.h", "#include <torch/torch.h>\n"};
        const SourceFile between{"training/b.h", "#include \"model/a.h\"\n"};
        QCOMPARE(rules::hiddenTorch({torch, between, {"app/c.cpp", "#include \"training/b.h\"\n"}}).size(), size_t{1});
        QCOMPARE(rules::hiddenTorch({torch, between, {"app/c.cpp", "#include <vector>\n"}}).size(), size_t{0});
    }
    void noProgramCompilesTorch() {
        for (const std::string& violation : rules::hiddenTorch(project())) qWarning("%s", violation.c_str());
        QVERIFY(rules::hiddenTorch(project()).empty());
    }

    void fixedSleepsAreRecognised_data() {
        columns();
        const std::string wait =
                              "    QTest::q"
                              "Wait(50);\n",
                          sleep =
                              "    std::this_thread::sleep"
                              "_for(1ms);";
        add("waiting for a time", "tests/core/a.cpp", wait, false);
        add("sleeping", "tests/core/a.cpp", sleep + "\n", false);
        add("sleeping with a reason", "tests/core/a.cpp", sleep + "  // sleeps on purpose: a slow classifier\n", true);
        add("posix sleep", "tests/core/a.cpp",
            "    usl"
            "eep(10);\n",
            false);
        add("waiting for a condition", "tests/core/a.cpp", "    QTRY_VERIFY(done);\n    QTest::qWaitFor(ready);\n",
            true);
        add("the engine may pace", "core/capture/a.cpp", sleep + "\n", true);
    }
    void fixedSleepsAreRecognised() { verifySample(rules::fixedSleeps); }
    void testsWaitForConditions() { verifyProject(rules::fixedSleeps); }

    void lengthsAreRecognised_data() {
        columns();
        add("longest source", "core/a.cpp", repeated(450, "int x;"), true);
        add("too long source", "core/a.cpp", repeated(451, "int x;"), false);
        add("longest function", "core/a.cpp", "void f() {\n" + repeated(58, "    g();") + "}\n", true);
        add("too long function", "core/a.cpp", "void f() {\n" + repeated(59, "    g();") + "}\n", false);
        add("long class of short functions", "core/a.h", "class A {\n" + repeated(80, "    void f() {}") + "};\n",
            true);
        add("long namespace", "core/a.cpp", "namespace {\n" + repeated(80, "int x;") + "}\n", true);
    }
    void lengthsAreRecognised() { verifySample(rules::lengths); }
    void theProjectStaysReadable() { verifyProject(rules::lengths); }

    void unwantedTextIsRecognised_data() {
        columns();
        add("a developer's home", "a.md",
            "see /ho"
            "me/ann/notes\n",
            false);
        add("the root's home", "a.yaml",
            "path: /ro"
            "ot/data\n",
            false);
        add("a note to oneself", "a.cpp",
            "// TO"
            "DO later\n",
            false);
        add("ordinary paths", "a.md", "/usr/lib, ./work/a, ~/data, /dev/video0, share/home/x\n", true);
    }
    void unwantedTextIsRecognised() { verifySample(rules::unwantedText); }
    void theProjectHoldsNoUnwantedText() { verifyProject(rules::unwantedText); }
};

QTEST_GUILESS_MAIN(SourceRulesTest)
#include "source_rules_test.moc"
