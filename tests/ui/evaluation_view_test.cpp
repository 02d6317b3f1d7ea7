#include "ui/evaluation_view.h"

#include <QFontMetricsF>
#include <QSignalSpy>
#include <QtTest>

#include "ui/class_bars.h"
#include "ui/confusion_matrix.h"
#include "ui/judged_clips.h"
#include "ui/theme.h"

class EvaluationViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_view = std::make_unique<ui::EvaluationView>();
        m_view->resize(1200, 700);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void theVerdictTakesTheUncertaintyIntoAccount_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("bounded");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("better") << 0.02 << 0.3 << true << "Better than";
        QTest::newRow("worse") << -0.3 << -0.02 << true << "Worse than";
        QTest::newRow("unclear") << -0.1 << 0.3 << true << "No clear difference";
        QTest::newRow("unknown") << 0.1 << 0.3 << false << "+20.0 points";
    }
    void theVerdictTakesTheUncertaintyIntoAccount() {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, bounded);
        ui::Evaluation evaluation = sample();
        evaluation.comparison =
            ui::ModelComparison{"old", 0.5, 0.5, {(low + high) / 2, low, high, bounded}, {0.5, 0.5}};
        m_view->setEvaluation(evaluation);
        QFETCH(QString, verdict);
        QVERIFY2(m_view->verdict().startsWith(verdict), qPrintable(m_view->verdict()));
    }

    void theVerdictNamesTheOpponent() {
        ui::Evaluation evaluation = sample();
        evaluation.comparison = ui::ModelComparison{"old", 0.5, 0.5, {0.2, 0.1, 0.3, true}, {0.5, 0.5}};
        m_view->setEvaluation(evaluation);
        QCOMPARE(m_view->verdict(), QString("Better than the model in use"));
        m_view->setOpponent("kitchen");
        m_view->setEvaluation(evaluation);
        QCOMPARE(m_view->verdict(), QString("Better than kitchen"));
    }

    void whatIsMeasuredCanBeCancelled() {
        m_view->setMeasuring("Measuring the model…");
        QCOMPARE(m_view->notice(), QString("Measuring the model…"));
        QSignalSpy cancelled(m_view.get(), &ui::EvaluationView::cancelWanted);
        QTest::mouseClick(&m_view->cancelButton(), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        m_view->setNotice("Cancelled.", true);
        QVERIFY(!m_view->cancelButton().isVisible());
        m_view->setMeasuring("Once more…");
        m_view->setEvaluation(sample());
        QVERIFY(!m_view->cancelButton().isVisible() && m_view->notice().isEmpty());
    }

    void withoutClipsTheHeadStaysOnTop() {
        m_view->setEvaluation(sample());
        const auto labels = m_view->judged().findChildren<QLabel*>();
        const auto head = std::find_if(labels.begin(), labels.end(), [](auto* one) { return one->text() == "Clips"; });
        QVERIFY(head != labels.end());
        QTRY_VERIFY((*head)->geometry().bottom() < 60);
    }

    void namesWiderThanTheirColumnsAreTurnedAndNotCut() {
        ui::ConfusionMatrix matrix;
        std::vector<std::string> labels;
        for (int i = 1; i <= 12; ++i) labels.push_back(QString("G%1").arg(i).toStdString());
        labels.push_back("none");
        matrix.setCounts(labels, std::vector<std::vector<int>>(13, std::vector<int>(13, 1)));
        const auto roomBelow = [&](QSize size) {
            matrix.resize(size);
            return matrix.height() - matrix.cellRect(12, 12).bottom();
        };
        QVERIFY(roomBelow({700, 640}) < 40);
        const double turned = roomBelow({340, 260});
        const QFontMetricsF metrics(ui::textFont(ui::TextRole::Caption));
        QVERIFY2(turned >= 12 + metrics.horizontalAdvance("none"), qPrintable(QString::number(turned)));
        QVERIFY(matrix.cellRect(0, 0).width() > 8);
    }

    void aClickOnACellShowsItsClips() {
        m_view->setEvaluation(sample());
        QSignalSpy footage(&m_view->judged(), &ui::JudgedClips::footageWanted);
        QTest::mouseClick(&m_view->matrix(), Qt::LeftButton, {}, m_view->matrix().cellRect(0, 1).center().toPoint());
        QCOMPARE(m_view->judged().clips().size(), std::size_t(1));
        QCOMPARE(m_view->judged().clips()[0].path, std::string("b.mkv"));
        QCOMPARE(footage.count(), 1);
        QCOMPARE(footage[0][0].value<ui::FootageRequest>().path, std::string("b.mkv"));
    }

    void theKeysWalkThroughTheCells() {
        m_view->setEvaluation(sample());
        ui::ConfusionMatrix& matrix = m_view->matrix();
        QSignalSpy chosen(&matrix, &ui::ConfusionMatrix::cellChosen);
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Down, Qt::Key_Down})
            QTest::keyClick(&matrix, key);
        QCOMPARE(chosen.count(), 4);
        QCOMPARE(matrix.truth(), 1);
        QCOMPARE(matrix.answer(), 1);
    }

    void aClickOnABarShowsAllClipsOfTheClass() {
        m_view->setEvaluation(sample());
        QTest::mouseClick(&m_view->bars(), Qt::LeftButton, {}, m_view->bars().barRect(0).center().toPoint());
        QCOMPARE(m_view->judged().clips().size(), std::size_t(2));
        QTest::keyClick(&m_view->bars(), Qt::Key_Down);
        QCOMPARE(m_view->judged().clips().size(), std::size_t(1));
    }

    void aModelIsOnlyUsedWhenThereIsOne() {
        m_view->setEvaluation(sample());
        QVERIFY(!m_view->useButton().isEnabled());
        m_view->setUsable(true);
        QSignalSpy use(m_view.get(), &ui::EvaluationView::useWanted);
        QTest::mouseClick(&m_view->useButton(), Qt::LeftButton);
        QCOMPARE(use.count(), 1);
    }

    void aProblemTakesThePlaceOfTheFigures() {
        m_view->setEvaluation(sample());
        m_view->setNotice("The model could not be measured", true);
        QVERIFY(!m_view->matrix().isVisible());
        QVERIFY(m_view->evaluation().labels.empty());
        QVERIFY(m_view->notice().contains("could not"));
    }

    void footageOfAnotherClipIsNotShown() {
        m_view->setEvaluation(sample());
        m_view->matrix().choose(0, 1);
        auto other = std::make_shared<ui::Footage>();
        other->path = "a.mkv";
        other->frames.push_back({0, std::make_shared<core::Image>()});
        m_view->judged().setFootage(other);
        QVERIFY(!m_view->judged().video().image());
    }

private:
    static ui::Evaluation sample() {
        ui::Evaluation evaluation;
        evaluation.part = "cross-subject";
        evaluation.clips = 3;
        evaluation.labels = {"G1", "G2"};
        evaluation.perClass = {0.5, 1};
        evaluation.confusion = {{1, 1}, {0, 1}};
        evaluation.top1 = {0.67, 0.3, 0.9, true};
        evaluation.reliability = {{0.5, 0.4, 2}, {0.9, 1, 1}};
        evaluation.judged = {
            {"a.mkv", "Anna", "G1", "G1", 0.9}, {"b.mkv", "Anna", "G1", "G2", 0.6}, {"c.mkv", "Ben", "G2", "G2", 0.8}};
        return evaluation;
    }

    std::unique_ptr<ui::EvaluationView> m_view;
};

QTEST_MAIN(EvaluationViewTest)
#include "evaluation_view_test.moc"
