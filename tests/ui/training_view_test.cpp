#include "ui/training_view.h"

#include <QSignalSpy>
#include <QtTest>

#include "ui/curve_chart.h"
#include "ui/message_panel.h"

using ui::TrainingState;

class TrainingViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_view = std::make_unique<ui::TrainingView>();
        m_view->resize(1000, 600);
        m_view->show();
    }

    void curvesShowEveryPoint() {
        ui::TrainingNews news = running();
        news.points = {{1, 2.5, 0.1, 1e-4, 0}, {2, 2.0, 0.2, 1e-4, 0.1}, {3, 1.5, 0.3, 1e-4, 0.2}};
        news.validations = {{3, 0.4}};
        m_view->setNews(news);
        QCOMPARE(m_view->loss().points(), 3);
        QCOMPARE(m_view->accuracy().points(), 3);
        QCOMPARE(m_view->accuracy().marks(), QVector<QPointF>{QPointF(3, 0.4)});
    }

    void theStatusSaysHowFarAndHowLong() {
        m_view->setNews(running());
        QVERIFY2(m_view->status().contains("step 3 of 300") && m_view->status().contains("2 min 05 s"),
                 qPrintable(m_view->status()));
    }

    void whatCanBeDoneFollowsTheState_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("pause");
        QTest::addColumn<bool>("resume");
        QTest::addColumn<bool>("stop");
        QTest::addColumn<bool>("message");
        QTest::newRow("preparing") << int(TrainingState::Preparing) << true << false << true << false;
        QTest::newRow("running") << int(TrainingState::Running) << true << false << true << false;
        QTest::newRow("pausing") << int(TrainingState::Pausing) << true << false << false << false;
        QTest::newRow("paused") << int(TrainingState::Paused) << false << true << true << false;
        QTest::newRow("finished") << int(TrainingState::Finished) << false << false << false << false;
        QTest::newRow("failed") << int(TrainingState::Failed) << false << false << true << true;
    }
    void whatCanBeDoneFollowsTheState() {
        ui::TrainingNews news = running();
        QFETCH(int, state);
        news.state = TrainingState(state);
        m_view->setNews(news);
        QTEST(m_view->pauseButton().isVisible(), "pause");
        QTEST(m_view->resumeButton().isVisible(), "resume");
        QTEST(m_view->stopButton().isVisible(), "stop");
        QTEST(m_view->message().isVisible(), "message");
    }

    void thereIsNothingToJudgeBeforeTheFirstModel() {
        ui::TrainingNews news = running();
        m_view->setNews(news);
        QVERIFY(!m_view->stopButton().isEnabled());
        news.model = "best.safetensors";
        m_view->setNews(news);
        QVERIFY(m_view->stopButton().isEnabled());
    }

    void aFailedRunIsResumedFromItsMessage() {
        ui::TrainingNews news = running();
        news.state = TrainingState::Failed;
        news.message = {"The training could not go on", "disk full", "Make room", {}, true, false};
        m_view->setNews(news);
        QSignalSpy resumed(m_view.get(), &ui::TrainingView::resumeWanted);
        for (QPushButton* button : m_view->message().findChildren<QPushButton*>())
            if (button->text() == "Resume") QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(resumed.count(), 1);
    }

    void durationsReadWell() {
        QCOMPARE(ui::durationText(45), QStringLiteral("45 s"));
        QCOMPARE(ui::durationText(200), QStringLiteral("3 min 20 s"));
        QCOMPARE(ui::durationText(3720), QStringLiteral("1 h 02 min"));
    }

private:
    static ui::TrainingNews running() {
        ui::TrainingNews news;
        news.name = "my gestures";
        news.state = TrainingState::Running;
        news.step = 3;
        news.steps = 300;
        news.secondsLeft = 125;
        return news;
    }

    std::unique_ptr<ui::TrainingView> m_view;
};

QTEST_MAIN(TrainingViewTest)
#include "training_view_test.moc"
