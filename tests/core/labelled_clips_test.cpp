#include "core/dataset/labelled_clips.h"

#include <QTest>
#include <algorithm>

#include "core/dataset/clip_store.h"
#include "core/types/label_set.h"
#include "tests/core/support/dataset_files.h"
#include "tests/support/has_part.h"

namespace {

namespace fs = std::filesystem;
using core::Split;

class Source {
public:
    fs::path at(const std::string& name) const { return m_folder.root() / name; }
    void media(const std::string& name) const { writeFile(at(name), "media"); }
    core::LabelledClips read(const std::vector<std::string>& names = {}) {
        data.source = m_folder.root().string();
        return core::readLabelledClips(data, names);
    }
    std::string complaint() {
        return messageOf([&] { read(); });
    }

    core::DataConfig data;

private:
    DatasetFolder m_folder;
};

std::vector<std::string> labelsOf(const core::LabelledClips& set) {
    std::vector<std::string> labels;
    for (const auto& clip : set.clips) labels.push_back(clip.label);
    return labels;
}

int countOf(const core::LabelledClips& set, Split split) {
    return int(
        std::count_if(set.clips.begin(), set.clips.end(), [&](const auto& clip) { return clip.split == split; }));
}

}  // namespace

class LabelledClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsOfPathsAreReadWithAnySeparatorAndLineEnd_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("separator");
        QTest::newRow("blank") << "%1 %2\n"
                               << "";
        QTest::newRow("comma, Windows") << "%1,%2\r\n"
                                        << "";
        QTest::newRow("bar, given") << "%1|%2\n"
                                    << "|";
        QTest::newRow("two characters, given") << "%1::%2\r\n"
                                               << "::";
    }
    void listsOfPathsAreReadWithAnySeparatorAndLineEnd() {
        QFETCH(QString, line);
        QFETCH(QString, separator);
        Source source;
        std::string lists[2];
        for (int i = 0; i < 6; ++i) {
            const std::string name = "videos/video " + std::to_string(i) + ".avi";
            source.media(name);
            lists[i % 2] += line.arg(QString::fromStdString(name)).arg(i).toStdString();
        }
        writeFile(source.at("metadata/train.csv"), lists[0]);
        writeFile(source.at("metadata/val.csv"), lists[1]);
        source.data.separator = separator.toStdString();
        const auto set = source.read(core::LabelSet::gestures(true).names);
        QCOMPARE(labelsOf(set), (std::vector<std::string>{"G1", "G3", "G5", "G2", "G4", "G6"}));
        QCOMPARE(countOf(set, Split::Validation), 3);
        QVERIFY(fs::exists(set.mediaPath(set.clips.front())));
        QVERIFY(set.notices.empty());
    }

    void aMuwigesTreeIsReadWithItsSubjectLists() {
        Source source;
        for (const char* subject : {"Subject001", "Subject002"})
            for (const char* file : {"01.mp4", "12.mp4"}) source.media(std::string(subject) + "/1/" + file);
        writeFile(source.at("train.txt"), "Subject001\r\n");
        writeFile(source.at("val.txt"), "Subject002\r\n");
        const auto set = source.read();
        QCOMPARE(labelsOf(set), (std::vector<std::string>{"G1", "G12", "G1", "G12"}));
        QCOMPARE(countOf(set, Split::Train), 2);
        QCOMPARE(countOf(set, Split::Validation), 2);
        QCOMPARE(set.clips.back().subject, std::string("Subject002"));
    }

    void listsOfFrameFoldersAreToldFromListsOfSubjects() {
        Source source;
        for (int i = 1; i <= 4; ++i) source.media("clips/a/0000" + std::to_string(i) + ".jpg");
        writeFile(source.at("train.txt"), "clips/a 2 3 1\r\n");
        const auto set = source.read();
        QCOMPARE(labelsOf(set), (std::vector<std::string>{"1"}));
        QCOMPARE(set.clips.front().framesPerSecond, 30.0);
        QCOMPARE(set.clips.front().startS, 1.0 / 30);
        QCOMPARE(set.clips.front().endS, 3.0 / 30);
    }

    void foldersOfClassesAreRead() {
        Source source;
        source.media("train/wave/a.mp4");
        source.media("test/clap/b.mp4");
        const auto set = source.read();
        QCOMPARE(set.clips.size(), std::size_t(2));
        QCOMPARE(countOf(set, Split::Test), 1);
    }

    void aCarpusSetIsReadWithoutItsUnlabelledClips() {
        Source source;
        {
            auto store = core::ClipStore::openOrCreate(source.at("").parent_path());
            const std::vector<core::ClipRecord> clips{plainClip("Ana", "1", 1, "G1"), plainClip("Ana", "1", 2, "")};
            store.addClips(clips);
        }
        source.media("Ana/1/01.mkv");
        source.media("Ana/1/02.mkv");
        QCOMPARE(labelsOf(source.read()), (std::vector<std::string>{"G1"}));
    }

    void missingFilesAreCountedAndTheFirstIsNamed() {
        Source source;
        source.media("a.mp4");
        writeFile(source.at("train.csv"), "a.mp4,G1\nb.mp4,G2\nc.mp4,G2\n");
        const auto set = source.read();
        QCOMPARE(set.clips.size(), std::size_t(1));
        QCOMPARE(set.notices.size(), std::size_t(1));
        HAS(set.notices.front(), "2 of 3 clips");
        HAS(set.notices.front(), "b.mp4");
    }

    void whereNoFileIsThereThePathsMustBeginElsewhere() {
        Source source;
        writeFile(source.at("train.csv"), "b.mp4,G2\nc.mp4,G2\n");
        HAS(source.complaint(), "None of the 2 clips");
        HAS(source.complaint(), "data.media");
        source.media("elsewhere/b.mp4");
        source.data.media = source.at("elsewhere").string();
        QCOMPARE(source.read().clips.size(), std::size_t(1));
    }

    void doublesAreTakenOnce() {
        Source source;
        source.media("a.mp4");
        writeFile(source.at("train.csv"), "a.mp4,G1\n./a.mp4,G1\n");
        writeFile(source.at("test.csv"), "a.mp4,G1\n");
        const auto set = source.read();
        QCOMPARE(set.clips.size(), std::size_t(2));
        QCOMPARE(set.notices.size(), std::size_t(2));
        HAS(set.notices.front(), "1 clips stand twice");
        HAS(set.notices.back(), "for validation or test as well");
    }

    void aClipUnderTwoLabelsIsRefused() {
        Source source;
        source.media("a.mp4");
        writeFile(source.at("train.csv"), "a.mp4,G1\na.mp4,G2\n");
        HAS(source.complaint(), "as \"G1\" and as \"G2\"");
    }

    void aWrongSeparatorIsAnsweredWithTheOneThatTheLineSeemsToUse() {
        Source source;
        writeFile(source.at("train.csv"), "a.mp4,1\nb.mp4,2\n");
        source.data.separator = std::string(";");
        HAS(source.complaint(), "line 1 of");
        HAS(source.complaint(), "the line seems to use ','");
        writeFile(source.at("train.csv"), "a.mp4\t1\n");
        HAS(source.complaint(), "the line seems to use a tabulator");
        writeFile(source.at("train.csv"), "a.mp4\n");
        HAS(source.complaint(), "name the right separator or none");
    }

    void aNumberBeyondTheNamesIsRefused() {
        Source source;
        source.media("a.mp4");
        writeFile(source.at("train.csv"), "a.mp4 12\n");
        HAS(messageOf([&] { source.read(core::LabelSet::gestures(false).names); }), "the label 12 has no name");
    }

    void whatIsNoDataSetIsToldApart() {
        Source source;
        HAS(source.complaint(), "There is no data set at");
        source.media("readme.md");
        HAS(source.complaint(), "is no data set");
        writeFile(source.at("train.csv"), "\r\n");
        HAS(source.complaint(), "holds no labelled clip");
    }
};

QTEST_GUILESS_MAIN(LabelledClipsTest)
#include "labelled_clips_test.moc"
