#include "ui/split_editor.h"

#include <QSignalSpy>
#include <QtTest>

namespace {

ui::DatasetSnapshot dataset(std::initializer_list<std::pair<const char*, core::Split>> clips) {
    ui::DatasetSnapshot snapshot;
    for (const auto& [subject, split] : clips) {
        core::ClipRecord clip;
        clip.id = core::ClipId(snapshot.clips.size()) + 1;
        clip.subject = subject;
        clip.split = split;
        snapshot.clips.push_back(clip);
    }
    return snapshot;
}

}  // namespace

class SplitEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSubjectOnBothSidesIsALeak() {
        using core::Split;
        const auto clean = dataset({{"Anna", Split::Train}, {"Anna", Split::None}, {"Ben", Split::Test}});
        QVERIFY(ui::leakingSubjects(clean).empty());
        auto leaking = dataset({{"Anna", Split::Train}, {"Anna", Split::Test}, {"Ben", Split::Test}});
        QCOMPARE(ui::leakingSubjects(leaking), std::vector<std::string>{"Anna"});
        ui::SplitEditor editor;
        editor.setSnapshot(leaking);
        QVERIFY(editor.warning().contains("Anna") && !editor.warning().contains("Ben"));
        leaking.clips[1].trashedAt = 7;
        editor.setSnapshot(leaking);
        QCOMPARE(editor.warning(), QString());
    }

    void subjectsStayWholeAndTheSharesAreNearTheWantedOnes() {
        std::map<std::string, int> clips;
        for (int i = 0; i < 20; ++i) clips["subject" + std::to_string(i)] = 90 + i;
        int counts[4] = {0, 0, 0, 0};
        int total = 0;
        for (const auto& [subject, split] : ui::proposedSplits(clips)) {
            counts[int(split)] += clips.at(subject);
            total += clips.at(subject);
        }
        QCOMPARE(counts[int(core::Split::None)], 0);
        QVERIFY(std::abs(double(counts[int(core::Split::Train)]) / total - 0.7) < 0.06);
        QVERIFY(std::abs(double(counts[int(core::Split::Test)]) / total - 0.15) < 0.06);
    }

    void oneSubjectCannotBeSplitAndTwoGoToDifferentSides() {
        ui::SplitEditor editor;
        editor.setSnapshot(dataset({{"Anna", core::Split::None}}));
        QVERIFY(!editor.splitButton().isEnabled());
        const auto splits = ui::proposedSplits({{"Anna", 10}, {"Ben", 9}});
        QVERIFY(splits.at("Anna") != splits.at("Ben"));
        editor.setSnapshot(dataset({{"Anna", core::Split::None}, {"Ben", core::Split::None}}));
        QSignalSpy wanted(&editor, &ui::SplitEditor::splitsWanted);
        editor.splitButton().click();
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(SplitEditorTest)
#include "split_editor_test.moc"
