#include "app/studio/training_log.h"

#include <QTemporaryDir>
#include <QtTest>

using app::TrainingLog;

/// Follows a file that grows.
class TrainingLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<TrainingLog>(path());
    }

    void aFileThatIsNotThereYetSaysNothing() {
        QVERIFY(!m_log->read());
        QCOMPARE(m_log->size(), qint64(0));
        QVERIFY(m_log->end() == TrainingLog::End::None);
    }

    void stepsBecomePoints() {
        write("{\"type\":\"prepare\",\"done\":3,\"total\":9}\n");
        write(
            "{\"type\":\"step\",\"step\":5,\"steps\":20,\"loss\":2.5,\"top1\":0.25,\"learning_rate\":0.001,"
            "\"waiting_share\":0.1,\"clips_per_s\":12,\"eta_s\":30}\n");
        write(
            "{\"type\":\"epoch\",\"step\":5,\"top1\":0.5}\n{\"type\":\"checkpoint\",\"path\":\"a/best.safetensors\"}\n"
            "{\"type\":\"checkpoint\",\"path\":\"a/last.state\"}\n");
        QVERIFY(m_log->read());
        const ui::TrainingNews& news = m_log->news();
        QCOMPARE(news.prepared, 3);
        QCOMPARE(news.toPrepare, 9);
        QCOMPARE(news.step, 5);
        QCOMPARE(news.steps, 20);
        QCOMPARE(news.points.size(), 1);
        QCOMPARE(news.points[0].loss, 2.5);
        QCOMPARE(news.points[0].waitingShare, 0.1);
        QCOMPARE(news.secondsLeft, 30.0);
        QCOMPARE(news.validations.size(), 1);
        QCOMPARE(news.model, QStringLiteral("a/best.safetensors"));
        QVERIFY(!m_log->read());
    }

    void aLineThatComesInPiecesIsOne() {
        write("{\"type\":\"step\",\"st");
        m_log->read();
        QVERIFY(m_log->news().points.isEmpty());
        write("ep\":7,\"steps\":9}\n");
        m_log->read();
        QCOMPARE(m_log->news().step, 7);
    }

    void linesThatAreNoneArePassedOver() {
        write("garbage\n\n{\"type\":\"step\"\n[1]\n{\"type\":\"step\",\"step\":2,\"steps\":3}\n");
        m_log->read();
        QCOMPARE(m_log->news().points.size(), 1);
    }

    void whatIsComputedAgainReplacesWhatWasSaid() {
        for (const int step : {2, 4, 6}) write(stepLine(step));
        m_log->read();
        m_log->begin(m_log->size());
        for (const int step : {4, 5}) write(stepLine(step));
        m_log->read();
        QCOMPARE(m_log->news().points.size(), 3);
        QCOMPARE(m_log->news().points.last().step, 5);
    }

    void aProcessLearnsFromItsOwnFirstStepOn() {
        write("{\"type\":\"prepare\",\"done\":8,\"total\":9}\n");
        m_log->read();
        QVERIFY(!m_log->learning());
        write(stepLine(2));
        m_log->read();
        QVERIFY(m_log->learning());
        m_log->begin(m_log->size());
        QVERIFY(!m_log->learning());
        TrainingLog later(path());
        later.begin(later.size());
        later.read();
        QVERIFY(!later.learning() && !later.news().points.isEmpty());
    }

    void everyEndIsKnown() {
        write("{\"type\":\"failed\",\"message\":\"disk full\",\"stopped\":false}\n");
        m_log->read();
        QVERIFY(m_log->end() == TrainingLog::End::Failed);
        QCOMPARE(m_log->problem(), QStringLiteral("disk full"));
        m_log->begin(m_log->size());
        QVERIFY(m_log->end() == TrainingLog::End::None);
        write("{\"type\":\"failed\",\"message\":\"stopped at step 3\",\"stopped\":true}\n");
        m_log->read();
        QVERIFY(m_log->end() == TrainingLog::End::Stopped);
        m_log->begin(m_log->size());
        write("{\"type\":\"done\",\"step\":9,\"path\":\"a/final.safetensors\"}\n");
        m_log->read();
        QVERIFY(m_log->end() == TrainingLog::End::Done);
        QCOMPARE(m_log->news().model, QStringLiteral("a/final.safetensors"));
    }

    void howAnEarlierProcessEndedDoesNotCount() {
        write("{\"type\":\"failed\",\"message\":\"disk full\"}\n");
        TrainingLog later(path());
        later.begin(later.size());
        later.read();
        QVERIFY(later.end() == TrainingLog::End::None);
    }

private:
    QString path() const { return m_folder->filePath("progress.jsonl"); }
    static QByteArray stepLine(int step) {
        return "{\"type\":\"step\",\"step\":" + QByteArray::number(step) + ",\"steps\":9}\n";
    }
    void write(const QByteArray& text) const {
        QFile file(path());
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TrainingLog> m_log;
};

QTEST_GUILESS_MAIN(TrainingLogTest)
#include "training_log_test.moc"
