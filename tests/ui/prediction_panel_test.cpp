#include <QtTest>

#include "core/types/gesture.h"
#include "tests/ui/sample/sample.h"
#include "ui/gesture_drawing.h"
#include "ui/gesture_text.h"
#include "ui/prediction_panel.h"

namespace {

QStringList texts(const ui::PredictionPanel& panel) {
    QStringList found;
    for (const QLabel* label : panel.findChildren<QLabel*>()) found << label->text();
    return found;
}

}  // namespace

class PredictionPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_panel = std::make_unique<ui::PredictionPanel>();
        m_panel->setLabels(sample::model().labels);
        m_panel->setThreshold(0.6);
    }
    void cleanup() { m_panel.reset(); }

    void theBestClassIsNamedAndDrawn() {
        m_panel->setProbabilities(sample::probabilities(4, 0.93F));
        const QStringList shown = texts(*m_panel);
        QVERIFY(shown.contains("G5"));
        QVERIFY(shown.contains("V, left to right"));
        QVERIFY(shown.contains("93 %"));
        QVERIFY(shown.contains("fires at 60 %"));
        QCOMPARE(m_panel->findChild<ui::GestureDrawing*>()->gesture(), std::optional<int>(4));
    }

    void aClassBelowTheThresholdIsShownAsUncertain() {
        QLabel* title = nullptr;
        m_panel->setProbabilities(sample::probabilities(4, 0.93F));
        for (QLabel* label : m_panel->findChildren<QLabel*>())
            if (!title && label->text() == "G5") title = label;
        QVERIFY(title);
        QCOMPARE(title->property("tone").toString(), QString());
        m_panel->setProbabilities(sample::probabilities(4, 0.4F));
        QCOMPARE(title->text(), QString("G5"));
        QCOMPARE(title->property("tone").toString(), QString("muted"));
    }

    void theThreeMostProbableFollowInOrder() {
        std::vector<float> values = sample::probabilities(4, 0.5F);
        values[5] = 0.3F;
        values[0] = 0.1F;
        m_panel->setProbabilities(values);
        const QStringList shown = texts(*m_panel);
        const int first = int(shown.lastIndexOf("G5"));
        const int second = int(shown.indexOf("G6"));
        const int third = int(shown.indexOf("G1"));
        QVERIFY(first >= 0 && first < second && second < third);
        const auto bars = m_panel->findChildren<ui::ConfidenceBar*>();
        QCOMPARE(bars.size(), 4);
        QVERIFY(qAbs(bars[2]->value() - 0.3) < 1e-6);
    }

    void nothingIsShownAsACalmState() {
        m_panel->resize(280, 260);
        m_panel->show();
        m_panel->setProbabilities(sample::probabilities(4, 0.93F));
        m_panel->setProbabilities(sample::probabilities(core::kGestureCount, 0.8F));
        for (const QLabel* label : m_panel->findChildren<QLabel*>())
            if (label->text() == "No gesture") QVERIFY(label->sizeHint().width() < 160);
        QVERIFY(texts(*m_panel).contains("No gesture"));
        QVERIFY(!m_panel->findChild<ui::GestureDrawing*>()->gesture());
    }

    void probabilitiesOfAnotherModelAreNotShown() {
        m_panel->setProbabilities({0.5F, 0.5F});
        QVERIFY(texts(*m_panel).contains("waiting for pictures"));
    }

    void theNamesOnScreenAreTheCatalogues() {
        for (int i = 0; i < core::kGestureCount; ++i)
            QCOMPARE(ui::gestureDescription(i), QString::fromStdString(std::string(core::gestureName(i))));
        QCOMPARE(ui::percent(0.934), QString("93 %"));
        QCOMPARE(ui::labelDescription("thumbs up"), QString());
    }

private:
    std::unique_ptr<ui::PredictionPanel> m_panel;
};

QTEST_MAIN(PredictionPanelTest)
#include "prediction_panel_test.moc"
