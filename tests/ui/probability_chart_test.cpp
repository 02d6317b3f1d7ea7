#include <QtTest>

#include "tests/ui/sample/files.h"
#include "tests/ui/sample/pixels.h"
#include "ui/probability_chart.h"

class ProbabilityChartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_chart = std::make_unique<ui::ProbabilityChart>();
        m_chart->resize(820, 128);
        m_chart->setVerdict(sample::longVerdict());
        m_chart->show();
    }
    void cleanup() { m_chart.reset(); }

    void placesAndTimesBelongTogether() {
        for (const double time : {0.0, 4.0, 12.5, 20.0}) QCOMPARE(m_chart->timeAt(m_chart->xOf(time)), time);
        QCOMPARE(m_chart->timeAt(-50), 0.0);
        QCOMPARE(m_chart->timeAt(5000), 20.0);
    }

    void curvesStandWhereTheGesturesAre() {
        const QImage drawn = sample::painted(*m_chart);
        const auto colours = [&](double fromS, double toS) {
            const QRect area(QPoint(int(m_chart->xOf(fromS)), 40), QPoint(int(m_chart->xOf(toS)), 90));
            return sample::colorCount(drawn.copy(area));
        };
        QVERIFY(colours(3.9, 5.3) > colours(8.0, 9.4));
    }

    void aClickJumpsThere() {
        QSignalSpy jumps(m_chart.get(), &ui::ProbabilityChart::jumpWanted);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, QPoint(int(m_chart->xOf(12)), 60));
        QCOMPARE(jumps.count(), 1);
        QVERIFY(std::abs(jumps.takeFirst().at(0).toDouble() - 12) < 0.05);
    }

    void arrowsGoFromEventToEvent() {
        QSignalSpy jumps(m_chart.get(), &ui::ProbabilityChart::jumpWanted);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(jumps.takeFirst().at(0).toDouble(), 4.0);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(jumps.takeFirst().at(0).toDouble(), 12.0);
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(jumps.count(), 0);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(jumps.takeFirst().at(0).toDouble(), 4.0);
    }

    void anEmptyChartIgnoresClicks() {
        m_chart->setVerdict(nullptr);
        QSignalSpy jumps(m_chart.get(), &ui::ProbabilityChart::jumpWanted);
        QTest::mouseClick(m_chart.get(), Qt::LeftButton, {}, QPoint(300, 60));
        QTest::keyClick(m_chart.get(), Qt::Key_Right);
        QCOMPARE(jumps.count(), 0);
    }

private:
    std::unique_ptr<ui::ProbabilityChart> m_chart;
};

QTEST_MAIN(ProbabilityChartTest)
#include "probability_chart_test.moc"
