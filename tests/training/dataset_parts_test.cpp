#include "training/dataset_parts.h"

#include <QTest>
#include <set>

namespace {

using core::DataPart;
using core::Split;

core::ClipRecord record(const std::string& subject, const std::string& scene, Split split) {
    core::ClipRecord clip;
    clip.path = subject + "/" + scene + "/01.mkv";
    clip.subject = subject;
    clip.scene = scene;
    clip.split = split;
    return clip;
}

std::vector<core::ClipRecord> people(int count, Split split, const std::string& prefix, const std::string& scene) {
    std::vector<core::ClipRecord> records;
    for (int i = 0; i < count; ++i) records.push_back(record(prefix + std::to_string(10 + i), scene, split));
    return records;
}

std::vector<core::ClipRecord> operator+(std::vector<core::ClipRecord> a, const std::vector<core::ClipRecord>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::set<std::string> namesOf(const std::vector<core::ClipRecord>& all, DataPart part, const std::string& held = "") {
    std::set<std::string> names;
    for (const auto& clip : training::recordsOf(all, part, held)) names.insert(clip.subject);
    return names;
}

}  // namespace

class DatasetPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givenSplitsAreKept() {
        const auto all = people(3, Split::Train, "a", "x") + people(2, Split::Validation, "b", "x") +
                         people(2, Split::Test, "c", "x");
        QCOMPARE(namesOf(all, DataPart::Train).size(), std::size_t(3));
        QCOMPARE(namesOf(all, DataPart::Validation), (std::set<std::string>{"b10", "b11"}));
        QCOMPARE(namesOf(all, DataPart::CrossSubject), (std::set<std::string>{"c10", "c11"}));
    }

    void withoutValidationPeopleATenthOfTheTrainingPeopleIsHeldOut() {
        const auto all = people(20, Split::Train, "a", "x") + people(2, Split::Test, "c", "x");
        QCOMPARE(namesOf(all, DataPart::Train).size(), std::size_t(18));
        QCOMPARE(namesOf(all, DataPart::Validation), (std::set<std::string>{"a28", "a29"}));
    }

    void theHeldOutPeopleCanBeNamed() {
        const auto all = people(4, Split::Train, "a", "x");
        QCOMPARE(namesOf(all, DataPart::Validation, " a10, a12"), (std::set<std::string>{"a10", "a12"}));
        QCOMPARE(namesOf(all, DataPart::Train, "a10,a12"), (std::set<std::string>{"a11", "a13"}));
    }

    void peopleNamedForTheTestOverruleTheSplits() {
        auto all = people(3, Split::Train, "a", "x") + people(2, Split::Validation, "b", "x") +
                   people(2, Split::Test, "c", "x");
        training::holdOutForTest(all, " a11,b10 ");
        QCOMPARE(namesOf(all, DataPart::CrossSubject), (std::set<std::string>{"a11", "b10"}));
        QCOMPARE(namesOf(all, DataPart::Validation), (std::set<std::string>{"c11"}));
        QCOMPARE(namesOf(all, DataPart::Train), (std::set<std::string>{"a10", "a12", "b11", "c10"}));
        auto kept = people(2, Split::Test, "c", "x");
        training::holdOutForTest(kept, "");
        QCOMPARE(kept[0].split, Split::Test);
    }

    void aValidationListWithoutATestListIsTheTest() {
        const auto all = people(10, Split::Train, "a", "x") + people(3, Split::Validation, "b", "x");
        QCOMPARE(namesOf(all, DataPart::CrossSubject), (std::set<std::string>{"b10", "b11", "b12"}));
        QCOMPARE(namesOf(all, DataPart::Validation), (std::set<std::string>{"a19"}));
    }

    void testClipsAreDividedByWhetherTheirSceneWasTrainedOn() {
        const auto all = people(2, Split::Train, "a", "known") + people(2, Split::Test, "c", "known") +
                         people(2, Split::Test, "c", "new");
        QCOMPARE(training::recordsOf(all, DataPart::CrossSubject, "").size(), std::size_t(2));
        const auto unseen = training::recordsOf(all, DataPart::CrossSceneSubject, "");
        QCOMPARE(unseen.size(), std::size_t(2));
        QCOMPARE(unseen.front().scene, std::string("new"));
    }

    void nobodyIsInTwoParts() {
        const auto all = people(30, Split::Train, "a", "x") + people(5, Split::Test, "c", "x");
        std::set<std::string> seen;
        std::size_t total = 0;
        for (const auto part : {DataPart::Train, DataPart::Validation, DataPart::CrossSubject}) {
            const auto names = namesOf(all, part, "a11,c10");
            seen.insert(names.begin(), names.end());
            total += names.size();
        }
        QCOMPARE(seen.size(), total);
        QCOMPARE(seen.size(), std::size_t(35));
    }

    void ofOnePersonEveryTenthClipIsHeldOut() {
        auto all = people(25, Split::Train, "a", "x");
        for (auto& clip : all) clip.subject = "Ana";
        const auto held = training::recordsOf(all, DataPart::Validation, "");
        QCOMPARE(held.size(), std::size_t(2));
        QCOMPARE(held.front().path, std::string("a19/x/01.mkv"));
        QCOMPARE(training::recordsOf(all, DataPart::Train, "").size(), std::size_t(23));
    }

    void whatWasNeverSplitIsTrainedOn() {
        auto all = people(25, Split::None, "a", "x");
        for (auto& clip : all) clip.subject = "Ana";
        QCOMPARE(training::recordsOf(all, DataPart::Train, "").size(), std::size_t(23));
        QCOMPARE(training::recordsOf(all, DataPart::Validation, "").size(), std::size_t(2));
        all.front().split = Split::Train;
        all.back().split = Split::Validation;
        QCOMPARE(training::recordsOf(all, DataPart::CrossSubject, "").size(), std::size_t(1));
        QCOMPARE(training::recordsOf(all, DataPart::Train, "").size(), std::size_t(1));
    }

    void ofAFewClipsTheLastIsHeldOut() {
        auto all = people(4, Split::Train, "", "x");
        for (auto& clip : all) clip.subject = "";
        QCOMPARE(training::recordsOf(all, DataPart::Validation, "").front().path, std::string("13/x/01.mkv"));
    }

    void aPersonInSeveralSplitsIsDividedByClips() {
        auto all = people(3, Split::Train, "a", "x") + people(3, Split::Validation, "b", "x") +
                   people(5, Split::Test, "c", "x");
        for (auto& clip : all) clip.subject = "Ana";
        QCOMPARE(training::recordsOf(all, DataPart::Train, "").size(), std::size_t(3));
        QCOMPARE(training::recordsOf(all, DataPart::Validation, "").size(), std::size_t(3));
        QCOMPARE(training::recordsOf(all, DataPart::CrossSubject, "").size(), std::size_t(5));
    }

    void oneTrainingClipIsNotHeldOut() {
        const auto all = people(1, Split::Train, "a", "x");
        QCOMPARE(namesOf(all, DataPart::Train).size(), std::size_t(1));
        QVERIFY(namesOf(all, DataPart::Validation).empty());
    }
};

QTEST_GUILESS_MAIN(DatasetPartsTest)
#include "dataset_parts_test.moc"
