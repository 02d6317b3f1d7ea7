#include "core/dataset/split_plan.h"

#include <QtTest>
#include <algorithm>

#include "tests/core/support/dataset_files.h"

using core::Split;

namespace {

/// `people` people with `each` clips, person p in scene p % scenes.
std::vector<core::ClipRecord> people(int count, int each, int scenes = 1) {
    std::vector<core::ClipRecord> clips;
    for (int p = 0; p < count; ++p)
        for (int c = 1; c <= each; ++c) {
            clips.push_back(plainClip(std::string("P") + std::to_string(p), "s", c, "G1"));
            clips.back().scene = std::string("room") + std::to_string(p % scenes);
        }
    return clips;
}

std::map<Split, int> countsOf(const std::vector<core::ClipRecord>& clips, const std::map<std::string, Split>& splits) {
    std::map<Split, int> counts;
    for (const auto& clip : clips) ++counts[splits.at(clip.subject)];
    return counts;
}

}  // namespace

class SplitPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dealsWholePeopleInTheSharesWanted() {
        const auto clips = people(20, 10);
        const auto counts = countsOf(clips, core::planSplit(clips, {0.1, 0.3, 5}));
        QCOMPARE(counts.at(Split::Test), 60);
        QCOMPARE(counts.at(Split::Validation), 20);
        QCOMPARE(counts.at(Split::Train), 120);
    }

    void sameSeedSameSplitsWhateverTheOrder() {
        auto clips = people(15, 4);
        const auto splits = core::planSplit(clips, {0.2, 0.2, 9});
        std::reverse(clips.begin(), clips.end());
        QVERIFY(core::planSplit(clips, {0.2, 0.2, 9}) == splits);
        bool differs = false;
        for (int seed = 10; seed < 14; ++seed)
            differs = differs || core::planSplit(clips, {0.2, 0.2, std::uint64_t(seed)}) != splits;
        QVERIFY(differs);
    }

    void everySplitGetsSomebodyEvenOfThree() {
        const auto clips = people(3, 4);
        QCOMPARE(countsOf(clips, core::planSplit(clips, {0.01, 0.01, 1})).size(), std::size_t(3));
    }

    void aShareOfNothingIsNoSplit() {
        const auto clips = people(4, 4);
        const auto counts = countsOf(clips, core::planSplit(clips, {0, 0.5, 1}));
        QVERIFY(!counts.contains(Split::Validation));
        QCOMPARE(counts.at(Split::Test), 8);
    }

    void peopleWhoShareASceneStayTogether() {
        auto clips = people(12, 4, 4);
        const auto splits = core::planSplit(clips, {0.25, 0.25, 3, true});
        for (auto& clip : clips) clip.split = splits.at(clip.subject);
        const core::Leakage leakage = core::findLeakage(clips);
        QVERIFY(leakage.clean());
        QVERIFY(leakage.scenes.empty());
        QCOMPARE(countsOf(clips, splits).size(), std::size_t(3));
    }

    void whatCannotBeIsAnError_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("validation");
        QTest::addColumn<double>("test");
        QTest::addColumn<bool>("scenes");
        QTest::addColumn<QString>("told");
        QTest::newRow("nothing to train on") << 5 << 0.5 << 0.5 << false << "0.5";
        QTest::newRow("below nothing") << 5 << -0.1 << 0.5 << false << "-0.1";
        QTest::newRow("no number") << 5 << double(NAN) << 0.5 << false << "nan";
        QTest::newRow("too few people") << 2 << 0.1 << 0.1 << false << "2 people";
        QTest::newRow("one scene") << 9 << 0.1 << 0.1 << true << "share no scene";
        QTest::newRow("no clips") << 0 << 0.1 << 0.1 << false << "0 people";
    }
    void whatCannotBeIsAnError() {
        QFETCH(const int, count);
        QFETCH(const double, validation);
        QFETCH(const double, test);
        QFETCH(const bool, scenes);
        QFETCH(const QString, told);
        const std::string message = messageOf([&] {
            core::planSplit(people(count, 2), {validation, test, 1, scenes});
        });
        QVERIFY2(message.find(told.toStdString()) != std::string::npos, message.c_str());
    }

    void findsWhatIsOnSeveralSides() {
        auto clips = people(3, 2, 3);
        for (auto& clip : clips) clip.split = Split::Train;
        clips[1].split = Split::Test;  // the second clip of P0
        clips[2].checksum = clips[4].checksum = "0123";
        clips[2].split = Split::Validation;  // P1, the same recording as one of P2
        clips[3].split = Split::Validation;
        clips[5].split = Split::None;
        const core::Leakage leakage = core::findLeakage(clips);
        QVERIFY(!leakage.clean());
        QCOMPARE(leakage.subjects.size(), std::size_t(1));
        QVERIFY((leakage.subjects.at("P0") == std::vector{Split::Train, Split::Test}));
        QCOMPARE(leakage.media.size(), std::size_t(1));
        QVERIFY(leakage.media.contains(clips[2].path));
        QVERIFY(leakage.scenes.contains("room0"));
        QCOMPARE(leakage.unassigned, 1);
    }

    void splitsHaveNames() {
        QVERIFY(core::splitFromName("val") == Split::Validation);
        QVERIFY(core::splitFromName("test") == Split::Test);
        QVERIFY(messageOf([] { core::splitFromName("dev"); }).find("'dev'") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SplitPlanTest)
#include "split_plan_test.moc"
