#include "training/clip_pool.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/types/error.h"
#include "tests/training/support/full_disk.h"
#include "tests/training/support/toy_clips.h"

namespace {

/// Toy clips that count how often they are made.
training::ClipMaker counted(std::atomic<int>& made, int count = 10) {
    auto maker = toyClips(count);
    maker.make = [plain = maker.make, &made](int index) {
        ++made;
        return plain(index);
    };
    return maker;
}

void flipByte(const std::string& path, std::int64_t offset) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(offset);
    const char value = char(file.get() ^ 0x55);
    file.seekp(offset);
    file.put(value);
}

}  // namespace

class ClipPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clipsComeBackAsTheyWereMade() {
        QTemporaryDir folder;
        training::ClipPool pool(toyClips(6), folder.path().toStdString());
        pool.fill(2, {}, {});
        for (int clip = 0; clip < 6; ++clip) {
            const auto made = toyClips(6).make(clip);
            QCOMPARE(pool.info(clip).label, made.info.label);
            for (int f = 0; f < pool.frames(); ++f) {
                const std::size_t bytes = made.rgb.size() / std::size_t(pool.frames());
                QVERIFY(std::equal(made.rgb.begin() + std::ptrdiff_t(std::size_t(f) * bytes),
                                   made.rgb.begin() + std::ptrdiff_t(std::size_t(f + 1) * bytes), pool.frame(clip, f)));
                QCOMPARE(float(pool.wristAt(clip, f).x), float(made.trajectory[std::size_t(f)].x));
            }
        }
    }

    void aFilledPoolIsReusedByTheNextRun() {
        QTemporaryDir folder;
        std::atomic<int> made = 0;
        training::ClipPool(counted(made), folder.path().toStdString()).fill(2, {}, {});
        QCOMPARE(made.load(), 10);
        training::ClipPool again(counted(made), folder.path().toStdString());
        QCOMPARE(again.missing(), 0);
        again.fill(2, {}, {});
        QCOMPARE(made.load(), 10);
    }

    void aStoppedFillingGoesOnWhereItWas() {
        QTemporaryDir folder;
        std::atomic<int> made = 0;
        std::stop_source stop;
        auto maker = counted(made);
        maker.make = [plain = maker.make, &made, &stop](int index) {
            if (made == 4) stop.request_stop();
            return plain(index);
        };
        training::ClipPool pool(maker, folder.path().toStdString());
        pool.fill(1, {}, stop.get_token());
        QCOMPARE(pool.missing(), 5);
        int told = 0;
        pool.fill(1, [&](int finished, int total) { told = total == 10 ? finished : -1; }, {});
        QCOMPARE(told, 10);  // also when it is over sooner than anything is told on the way
        QCOMPARE(made.load(), 10);
    }

    void clipsForLaterAreMadeWhenTheyAreNeeded() {
        QTemporaryDir folder;
        std::atomic<int> made = 0;
        auto maker = counted(made);
        maker.later = 4;
        training::ClipPool pool(maker, folder.path().toStdString());
        pool.fill(2, {}, {});
        QCOMPARE(made.load(), 6);
        QCOMPARE(pool.size(), 10);
        QVERIFY(pool.need({1, 7, 7}, 2, {}));
        QCOMPARE(made.load(), 7);
        QCOMPARE(pool.info(7).label, toyClips(10).make(7).info.label);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(pool.need({7}, 2, stop.get_token()));
        QVERIFY(!pool.need({8}, 2, stop.get_token()));
        pool.complete(2, {}, {});
        QCOMPARE(made.load(), 10);
        QCOMPARE(pool.missing(), 0);
    }

    void aClipForLaterThatFailsIsThrown() {
        QTemporaryDir folder;
        auto maker = toyClips(3);
        maker.later = 1;
        maker.skipsFailures = true;
        maker.make = [plain = maker.make](int index) {
            if (index == 2) throw core::Error("the third fails");
            return plain(index);
        };
        training::ClipPool pool(maker, folder.path().toStdString());
        pool.fill(1, {}, {});
        QCOMPARE(pool.size(), 3);
        QVERIFY_THROWS_EXCEPTION(core::Error, pool.need({2}, 1, {}));
        QVERIFY_THROWS_EXCEPTION(core::Error, pool.complete(1, {}, {}));
    }

    void damagedPixelsAreNoticedAndMadeAgain() {
        QTemporaryDir folder;
        std::atomic<int> made = 0;
        training::ClipPool pool(counted(made, 3), folder.path().toStdString());
        pool.fill(1, {}, {});
        const auto bytes = std::int64_t(std::filesystem::file_size(pool.path()));
        flipByte(pool.path(), bytes / 3 + 4096 + 100);
        const auto right = toyClips(3).make(1);
        QVERIFY(std::equal(right.rgb.begin(), right.rgb.begin() + 32 * 32 * 3, pool.frame(1, 0)));
        QCOMPARE(made.load(), 4);
        pool.frame(1, 0);
        QCOMPARE(made.load(), 4);
    }

    void aDamagedDescriptionIsMadeAgainByTheNextFilling() {
        QTemporaryDir folder;
        std::atomic<int> made = 0;
        training::ClipPool pool(counted(made, 3), folder.path().toStdString());
        pool.fill(1, {}, {});
        flipByte(pool.path(), 10);
        QCOMPARE(pool.missing(), 1);
        pool.fill(1, {}, {});
        QCOMPARE(pool.missing(), 0);
        QCOMPARE(pool.info(0).label, 0);
        QCOMPARE(made.load(), 4);
    }

    void otherClipsGetAnotherFile() {
        QTemporaryDir folder;
        auto other = toyClips(3);
        other.key = "other";
        const training::ClipPool pool(toyClips(3), folder.path().toStdString());
        QVERIFY(training::ClipPool(other, folder.path().toStdString()).path() != pool.path());
        QVERIFY(training::ClipPool(toyClips(4), folder.path().toStdString()).path() != pool.path());
    }

    void whatGoesWrongWhileMakingIsThrown() {
        QTemporaryDir folder;
        auto maker = toyClips(8);
        maker.make = [plain = maker.make](int index) {
            if (index == 5) throw core::Error("no such person");
            return plain(index);
        };
        training::ClipPool pool(maker, folder.path().toStdString());
        QVERIFY_THROWS_EXCEPTION(core::Error, pool.fill(2, {}, {}));
    }

    void whatFailsIsLeftOutWhereThatIsAllowed() {
        QTemporaryDir folder;
        auto maker = toyClips(8);
        maker.skipsFailures = true;
        maker.make = [plain = maker.make](int index) {
            if (index == 2 || index == 5) throw core::Error("no picture in " + std::to_string(index));
            return plain(index);
        };
        training::ClipPool pool(maker, folder.path().toStdString());
        pool.fill(1, {}, {});
        QCOMPARE(pool.size(), 6);
        QCOMPARE(pool.missing(), 2);
        QCOMPARE(pool.leftOut().clips, 2);
        QCOMPARE(pool.leftOut().first, std::string("no picture in 2"));
        for (int clip = 0, index = 0; clip < 6; ++clip, ++index) {
            while (index == 2 || index == 5) ++index;
            const auto made = toyClip(index, pool.frames(), pool.frameSize());
            QVERIFY(std::equal(made.rgb.begin(), made.rgb.begin() + 32 * 32 * 3, pool.frame(clip, 0)));
            QCOMPARE(pool.info(clip).subject, made.info.subject);
        }
        maker.make = toyClips(8).make;
        training::ClipPool repaired(maker, folder.path().toStdString());
        repaired.fill(1, {}, {});
        QCOMPARE(repaired.size(), 8);
    }

    void aPoolWithoutAnyClipIsAnError() {
        QTemporaryDir folder;
        auto maker = toyClips(3);
        maker.skipsFailures = true;
        maker.make = [](int) -> training::PoolClip { throw core::Error("torn"); };
        training::ClipPool pool(maker, folder.path().toStdString());
        try {
            pool.fill(2, {}, {});
            QFAIL("no error");
        } catch (const core::Error& error) {
            QCOMPARE(std::string(error.what()), std::string("None of the 3 clips can be used. The first: torn"));
        }
    }

    void aClipOfTheWrongSizeIsRefused() {
        QTemporaryDir folder;
        auto maker = toyClips(1);
        maker.make = [](int) { return training::PoolClip{}; };
        training::ClipPool pool(maker, folder.path().toStdString());
        QVERIFY_THROWS_EXCEPTION(core::Error, pool.fill(1, {}, {}));
    }

    void onAFullDiskTheClipsAreKeptInMemory() {
        QTemporaryDir folder;
        std::atomic<int> made = 0;
        {
            const FullDisk full(4096);
            training::ClipPool pool(counted(made, 3), folder.path().toStdString());
            QVERIFY(!pool.isOnDisk());
            pool.fill(1, {}, {});
            QCOMPARE(pool.missing(), 0);
            const auto right = toyClips(3).make(2);
            QVERIFY(std::equal(right.rgb.begin(), right.rgb.begin() + 32 * 32 * 3, pool.frame(2, 0)));
        }
        QVERIFY(std::filesystem::is_empty(folder.path().toStdString()));
        training::ClipPool again(counted(made, 3), folder.path().toStdString());
        QVERIFY(again.isOnDisk());
        QCOMPARE(again.missing(), 3);
    }

    void beyondTheLimitTheLongestUnusedClipsAreRemoved() {
        QTemporaryDir folder;
        std::vector<std::string> paths;
        for (const char* key : {"first", "second", "third"}) {
            auto maker = toyClips(3);
            maker.key = key;
            paths.push_back(training::ClipPool(maker, folder.path().toStdString()).path());
        }
        const auto now = std::filesystem::last_write_time(paths[0]);
        std::filesystem::last_write_time(paths[0], now - std::chrono::hours(1));
        std::filesystem::last_write_time(paths[1], now - std::chrono::hours(3));
        std::filesystem::last_write_time(paths[2], now - std::chrono::hours(2));
        const auto bytes = std::filesystem::file_size(paths[0]);
        const training::ClipPool pool(toyClips(3), folder.path().toStdString(), 3 * bytes);
        QVERIFY(pool.isOnDisk());
        QVERIFY(std::filesystem::exists(paths[0]));
        QVERIFY(!std::filesystem::exists(paths[1]));
        QVERIFY(std::filesystem::exists(paths[2]));
    }

    void clipsInUseAreNeverRemoved() {
        QTemporaryDir folder;
        auto other = toyClips(3);
        other.key = "other";
        const training::ClipPool used(other, folder.path().toStdString());
        const auto bytes = std::filesystem::file_size(used.path());
        const training::ClipPool pool(toyClips(3), folder.path().toStdString(), bytes + bytes / 2);
        QVERIFY(!pool.isOnDisk());
        QVERIFY(std::filesystem::exists(used.path()));
    }

    void aPoolBeyondTheLimitLeavesTheOthersAlone() {
        QTemporaryDir folder;
        auto other = toyClips(3);
        other.key = "other";
        const std::string kept = training::ClipPool(other, folder.path().toStdString()).path();
        const training::ClipPool pool(toyClips(3), folder.path().toStdString(), 1000);
        QVERIFY(!pool.isOnDisk());
        QVERIFY(std::filesystem::exists(kept));
    }

    void moreThanDiskAndMemoryHoldIsExplained() {
        QTemporaryDir folder;
        auto maker = toyClips(100'000, 100, 1000);  // 30 TB
        try {
            training::ClipPool pool(maker, folder.path().toStdString(), 1000);
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY2(std::string(error.what()).find("data.cache_limit_gb") != std::string::npos, error.what());
            QVERIFY2(std::string(error.what()).find("memory") != std::string::npos, error.what());
        }
    }

    void aFolderThatCannotBeWrittenIsExplained() {
        try {
            training::ClipPool pool(toyClips(1), "/proc/nowhere");
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(std::string(error.what()).find("data.cache") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(ClipPoolTest)
#include "clip_pool_test.moc"
