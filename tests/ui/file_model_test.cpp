#include <QtTest>

#include "tests/ui/sample/files.h"
#include "ui/file_model.h"

class FileModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPathStandsThereOnce() {
        ui::FileModel model;
        QCOMPARE(model.add({"/a.mp4", "/b.mp4", "/a.mp4"}), QStringList({"/a.mp4", "/b.mp4"}));
        QCOMPARE(model.add({"/b.mp4", "/c.mp4"}), QStringList({"/c.mp4"}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(text(model, 0, ui::FileModel::Name), QString("a.mp4"));
        QCOMPARE(text(model, 0, ui::FileModel::Verdict), QString("waiting"));
    }

    void rowsTellHowTheWorkIsGoing() {
        ui::FileModel model;
        model.add({"/a.mp4", "/b.mp4", "/c.mp4", "/long.mp4"});
        model.setProgress("/a.mp4", 0);
        QCOMPARE(text(model, 0, ui::FileModel::Verdict), QString("working…"));
        model.setProgress("/a.mp4", 0.42);
        QCOMPARE(text(model, 0, ui::FileModel::Verdict), QString("42 %"));
        model.setVerdict("/a.mp4", sample::shortVerdict("G5", 0.93));
        QCOMPARE(text(model, 0, ui::FileModel::Verdict), QString("G5"));
        QCOMPARE(text(model, 0, ui::FileModel::Confidence), QString("93 %"));
        model.setProblem("/b.mp4", "the file holds no video");
        QCOMPARE(text(model, 1, ui::FileModel::Verdict), QString("failed"));
        QCOMPARE(model.data(model.index(1, 0), Qt::ToolTipRole).toString(), QString("the file holds no video"));
        model.setVerdict("/c.mp4", sample::shortVerdict("G6", 0.31));
        model.setVerdict("/long.mp4", sample::longVerdict());
        QVERIFY(text(model, 3, ui::FileModel::Verdict).startsWith("2 gesture"));
        QCOMPARE(text(model, 3, ui::FileModel::Confidence), QString());
        const ui::FileModel::Counts counts = model.counts();
        QCOMPARE(counts.done, 3);
        QCOMPARE(counts.failed, 1);
        QCOMPARE(counts.doubtful, 1);
        QCOMPARE(counts.waiting, 0);
    }

    /// What comes late, of work that was given up, changes nothing.
    void whatWasStoppedStaysStoppedUntilAddedAgain() {
        ui::FileModel model;
        model.add({"/a.mp4", "/b.mp4"});
        model.setVerdict("/a.mp4", sample::shortVerdict("G5", 0.93));
        model.setProgress("/b.mp4", 0.5);
        model.stop();
        QCOMPARE(text(model, 1, ui::FileModel::Verdict), QString("stopped"));
        model.setVerdict("/b.mp4", sample::shortVerdict("G5", 0.93));
        model.setProblem("/b.mp4", "late");
        QCOMPARE(model.counts().stopped, 1);
        QCOMPARE(model.counts().done, 1);
        QCOMPARE(model.add({"/a.mp4", "/b.mp4"}), QStringList({"/b.mp4"}));
        QCOMPARE(text(model, 1, ui::FileModel::Verdict), QString("waiting"));
    }

    void aCorrectionIsShownInsteadOfTheVerdict() {
        ui::FileModel model;
        model.add({"/a.mp4"});
        model.setVerdict("/a.mp4", sample::shortVerdict("G5", 0.93));
        model.setCorrected("/a.mp4", "G6");
        QCOMPARE(text(model, 0, ui::FileModel::Verdict), QString("G6"));
        QCOMPARE(model.find("/a.mp4")->verdict->ranking.front().label, std::string("G5"));
    }

    void removedRowsAreGone() {
        ui::FileModel model;
        model.add({"/a.mp4", "/b.mp4", "/c.mp4"});
        model.remove({"/a.mp4", "/nowhere.mp4", "/b.mp4"});
        QCOMPARE(model.rowCount(), 1);
        model.setVerdict("/c.mp4", sample::shortVerdict("G1", 0.9));
        model.setVerdict("/a.mp4", sample::shortVerdict("G2", 0.9));
        QCOMPARE(text(model, 0, ui::FileModel::Verdict), QString("G1"));
        QVERIFY(!model.find("/a.mp4"));
    }

private:
    static QString text(const ui::FileModel& model, int row, int column) {
        return model.data(model.index(row, column), Qt::DisplayRole).toString();
    }
};

QTEST_MAIN(FileModelTest)
#include "file_model_test.moc"
