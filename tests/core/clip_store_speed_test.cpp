#include <QElapsedTimer>
#include <QtTest>

#include "core/dataset/clip_store.h"
#include "tests/core/support/dataset_files.h"

/// 10,000 clips: the bounds are several times what is promised, so that a loaded machine does not fail them.
class ClipStoreSpeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        std::vector<core::ClipRecord> clips;
        for (int i = 0; i < 10'000; ++i) {
            clips.push_back(plainClip(std::string("Subject") + std::to_string(i / 200),
                                      std::string("s") + std::to_string(i % 16), i,
                                      std::string("G") + std::to_string(1 + i % 12)));
            clips.back().flagged = i % 50 == 0;
        }
        core::ClipStore::openOrCreate(m_folder.root()).addClips(clips);
    }

    void opensInUnderASecond() {
        QElapsedTimer timer;
        timer.start();
        const core::ClipStore store = core::ClipStore::open(m_folder.root());
        QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(store.writable());
    }

    void filtersInUnderATenthOfASecond_data() {
        QTest::addColumn<core::ClipFilter>("filter");
        QTest::addColumn<int>("count");
        QTest::newRow("label") << core::ClipFilter{.label = "G5"} << 833;
        QTest::newRow("subject") << core::ClipFilter{.subject = "Subject3"} << 200;
        QTest::newRow("flagged") << core::ClipFilter{.flagged = true} << 200;
        QTest::newRow("text") << core::ClipFilter{.text = "subject7/"} << 200;
        QTest::newRow("all") << core::ClipFilter{} << 10'000;
    }
    void filtersInUnderATenthOfASecond() {
        QFETCH(const core::ClipFilter, filter);
        QFETCH(const int, count);
        const core::ClipStore store = core::ClipStore::open(m_folder.root());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(int(store.clips(filter).size()), count);
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    DatasetFolder m_folder;
};

QTEST_GUILESS_MAIN(ClipStoreSpeedTest)
#include "clip_store_speed_test.moc"
