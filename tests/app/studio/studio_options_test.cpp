#include <QtTest>

#include "app/studio/studio_options.h"

namespace {

app::ParsedOptions parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "carpus-studio");
    return app::parseStudioOptions(int(arguments.size()), arguments.data());
}

}  // namespace

class StudioOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutArgumentsTheSimulatorRuns() {
        const app::ParsedOptions parsed = parse({});
        QVERIFY(!parsed.exitCode);
        QCOMPARE(parsed.options.engine.capture.source, std::string("sim"));
        QVERIFY(parsed.options.engine.model.empty());
        QVERIFY(!parsed.options.appearance);
        QCOMPARE(parsed.options.seconds, 0.0);
    }

    void everyOptionIsRead() {
        const app::ParsedOptions parsed =
            parse({"--source", "v4l2:/dev/video3", "--model", "m.safetensors", "--device", "cpu", "--precision", "fp32",
                   "--threads", "2", "--seed", "7", "--appearance", "light", "--seconds", "2.5"});
        QVERIFY(!parsed.exitCode);
        const app::StudioOptions& options = parsed.options;
        QCOMPARE(options.engine.capture.source, std::string("v4l2:/dev/video3"));
        QCOMPARE(options.engine.capture.seed, 7ULL);
        QCOMPARE(options.engine.model, std::string("m.safetensors"));
        QVERIFY(options.engine.inference.device == core::Device::Cpu);
        QVERIFY(options.engine.inference.precision == core::Precision::Fp32);
        QCOMPARE(options.engine.inference.threads, 2);
        QVERIFY(options.appearance == ui::Appearance::Light);
        QCOMPARE(options.seconds, 2.5);
    }

    void unusableArgumentsEndWithTwo_data() {
        QTest::addColumn<QByteArray>("option");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("unknown option") << QByteArray("--colour") << QByteArray("red");
        QTest::newRow("device") << QByteArray("--device") << QByteArray("tpu");
        QTest::newRow("precision") << QByteArray("--precision") << QByteArray("fp7");
        QTest::newRow("negative time") << QByteArray("--seconds") << QByteArray("-1");
        QTest::newRow("threads") << QByteArray("--threads") << QByteArray("many");
    }
    void unusableArgumentsEndWithTwo() {
        QFETCH(QByteArray, option);
        QFETCH(QByteArray, value);
        QCOMPARE(parse({option.constData(), value.constData()}).exitCode, std::optional<int>(2));
    }

    void helpAndVersionEndWithZero() {
        QCOMPARE(parse({"--help"}).exitCode, std::optional<int>(0));
        QCOMPARE(parse({"--version"}).exitCode, std::optional<int>(0));
    }
};

QTEST_GUILESS_MAIN(StudioOptionsTest)
#include "studio_options_test.moc"
