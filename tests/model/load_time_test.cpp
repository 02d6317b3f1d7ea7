#include "model/load_time.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/types/error.h"
#include "model/untrained_checkpoint.h"
#include "tests/model/support/small_network.h"

/// What is measured, not how much: that belongs to the machine.
class LoadTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresReadingAndLoading() {
        const std::string path = m_folder.filePath("small.safetensors").toStdString();
        model::saveUntrainedCheckpoint(path, smallConfig(), 1);
        const model::LoadTime time = model::measureLoading(path);
        QVERIFY(time.readMs > 0 && time.readMs < 60'000);
        QVERIFY(time.loadMs > 0 && time.loadMs < 60'000);
    }

    void refusesWhatIsNoCheckpoint() {
        const std::string path = m_folder.filePath("nothing.safetensors").toStdString();
        QVERIFY_EXCEPTION_THROWN(model::measureLoading(path), core::Error);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LoadTimeTest)
#include "load_time_test.moc"
