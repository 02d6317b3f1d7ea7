#include "model/presets.h"

#include <QTest>

#include "core/types/error.h"
#include "model/architecture.h"

class PresetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void haveTheDesignedShape_data();
    void haveTheDesignedShape();
    void canAllBeBuiltAndKnowTheirNames();
    void tellTheNamesWhenOneIsUnknown();
};

void PresetsTest::haveTheDesignedShape_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("shape");  // embed, depth, heads, frames, size, labels
    QTest::addColumn<bool>("spansGesture");
    QTest::newRow("base") << "timesformer" << QList{768, 12, 12, 8, 224, 12} << false;
    QTest::newRow("hr") << "timesformer-hr" << QList{768, 12, 12, 16, 448, 12} << false;
    QTest::newRow("l") << "timesformer-l" << QList{768, 12, 12, 96, 224, 12} << false;
    QTest::newRow("light") << "light-timesformer" << QList{768, 12, 12, 8, 224, 12} << true;
    QTest::newRow("light 32") << "light-timesformer-32" << QList{768, 12, 12, 32, 224, 12} << true;
    QTest::newRow("small") << "light-timesformer-small" << QList{384, 12, 6, 8, 224, 12} << true;
    QTest::newRow("tiny") << "light-timesformer-tiny" << QList{192, 6, 3, 8, 112, 13} << true;
}

void PresetsTest::haveTheDesignedShape() {
    QFETCH(QString, name);
    QFETCH(bool, spansGesture);
    const auto c = model::preset(name.toStdString());
    const QList shape{c.embed, c.depth, c.heads, c.frames, c.size, c.labels.size()};
    QTEST(shape, "shape");
    QCOMPARE(c.preprocessing.span == core::ClipSpan::WholeGesture, spansGesture);
    const bool tiny = name == "light-timesformer-tiny";
    QCOMPARE(c.stem == core::PatchStem::Convolutional, tiny);
    QCOMPARE(c.attention == core::AttentionScheme::JointSpaceTime, tiny);
}

void PresetsTest::canAllBeBuiltAndKnowTheirNames() {
    QCOMPARE(model::presetNames().size(), std::size_t{7});
    for (const std::string& name : model::presetNames()) {
        const auto config = model::preset(name);
        QCOMPARE(config.name, name);
        model::checkConfig(config);
    }
}

void PresetsTest::tellTheNamesWhenOneIsUnknown() {
    try {
        model::preset("resnet");
        QFAIL("no error");
    } catch (const core::Error& error) {
        QVERIFY(QString(error.what()).contains("resnet"));
        QVERIFY(QString(error.what()).contains("light-timesformer-tiny"));
        QCOMPARE(error.kind(), core::Error::Kind::BadUsage);
    }
}

QTEST_GUILESS_MAIN(PresetsTest)
#include "presets_test.moc"
