#include "core/types/inference_config.h"

#include <QTest>

#include "core/types/error.h"

class InferenceConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackEveryName();
    void tellsTheChoicesForUnknownNames();
};

void InferenceConfigTest::readsBackEveryName() {
    for (const auto device : {core::Device::Auto, core::Device::Cpu, core::Device::Cuda}) {
        QCOMPARE(core::deviceFromName(core::deviceName(device)), device);
    }
    using core::Precision;
    for (const auto precision : {Precision::Auto, Precision::Fp32, Precision::Bf16, Precision::Fp16, Precision::Int8}) {
        QCOMPARE(core::precisionFromName(core::precisionName(precision)), precision);
    }
    QCOMPARE(core::deviceFromName("cuda"), core::Device::Cuda);
    QCOMPARE(core::precisionFromName("bf16"), Precision::Bf16);
}

void InferenceConfigTest::tellsTheChoicesForUnknownNames() {
    QVERIFY_EXCEPTION_THROWN(core::deviceFromName("tpu"), core::Error);
    try {
        core::precisionFromName("int3");
        QFAIL("no error");
    } catch (const core::Error& error) {
        QVERIFY(QString(error.what()).contains("'int3'"));
        QVERIFY(QString(error.what()).contains("auto, fp32, bf16, fp16"));
        QCOMPARE(error.kind(), core::Error::Kind::BadUsage);
    }
}

QTEST_GUILESS_MAIN(InferenceConfigTest)
#include "inference_config_test.moc"
