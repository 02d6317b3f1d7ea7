#include "app/studio/record_controller.h"

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QtTest>

#include "core/dataset/own_gesture_file.h"
#include "core/types/gesture.h"
#include "tests/app/studio/support/small_dataset.h"
#include "ui/label_tile.h"
#include "ui/main_window.h"
#include "ui/recording_view.h"
#include "ui/review_view.h"
#include "ui/session_form.h"

namespace fs = std::filesystem;

namespace {

constexpr int kPatienceMs = 30'000;
constexpr int kFrames = 18;

}  // namespace

/// Reviews a real data set through the real window by its keys.
class RecordControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init() {
        m_directory = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_directory->filePath("my data").toStdString());
        m_window = std::make_unique<ui::MainWindow>();
        m_controller = std::make_unique<app::RecordController>(*m_window, app::EngineRequest());
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showPage(&page());
    }
    void cleanup() {
        m_controller.reset();
        m_window.reset();
    }

    void aFolderThatIsNoneIsToldWithAWayOut() {
        m_controller->open("/nowhere/at all", false);
        QTRY_VERIFY_WITH_TIMEOUT(page().news().contains("/nowhere/at all"), kPatienceMs);
        QVERIFY(!page().snapshot());
    }

    void aNewDataSetIsEmptyAndSaysWhatToDo() {
        m_controller->open(QString::fromStdString(m_folder.string()), true);
        QTRY_VERIFY_WITH_TIMEOUT(page().snapshot(), kPatienceMs);
        QVERIFY(page().snapshot()->clips.empty());
        QVERIFY(page().recording().isVisible());
        QVERIFY(!page().recording().form().startButton().isEnabled());
        page().showReview();
        bool told = false;
        for (const QLabel* label : page().findChildren<QLabel*>())
            told |= label->isVisible() && label->text().contains("This data set is empty");
        QVERIFY(told);
    }

    void aClipPlaysByItselfAndStepsFrameByFrame() {
        openWith(2);
        QTRY_VERIFY_WITH_TIMEOUT(player().playhead().playing(), kPatienceMs);
        key(Qt::Key_K);
        QVERIFY(!player().playhead().playing());
        for (int i = 0; i < kFrames; ++i) key(Qt::Key_Left);
        for (int frame = 0; frame < kFrames; ++frame) {
            QCOMPARE(player().playhead().frame(), frame);
            QVERIFY(std::abs(int(player().video().image()->rgb[0]) - studio::brightnessOf(frame)) <= 4);
            key(Qt::Key_Right);
        }
        key(Qt::Key_J);
        key(Qt::Key_J);
        QCOMPARE(player().playhead().rate(), -2.0);
        key(Qt::Key_L);
        QCOMPARE(player().playhead().rate(), 1.0);
        key(Qt::Key_Space);
        QVERIFY(!player().playhead().playing());
        QVERIFY(!m_window->live().frozen());
    }

    void everyKeyGivesItsLabelAndGoesOn() {
        openWith(13);
        const Qt::Key keys[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4,     Qt::Key_5,     Qt::Key_6, Qt::Key_7,
                                Qt::Key_8, Qt::Key_9, Qt::Key_0, Qt::Key_Minus, Qt::Key_Equal, Qt::Key_N};
        for (const Qt::Key pressed : keys) key(pressed);
        settle();
        const auto clips = stored();
        for (int i = 0; i < 12; ++i) QCOMPARE(clips[std::size_t(i)].label, std::string(core::gestureId(i)));
        QCOMPARE(clips[12].label, std::string("none"));
    }

    void everythingIsUndoneAndDoneAgain() {
        openWith(4);
        key(Qt::Key_G);  // stay at the clip
        key(Qt::Key_5);
        key(Qt::Key_F);
        key(Qt::Key_Delete);
        settle();
        QCOMPARE(page().snapshot()->clips[0].label, std::string("G5"));
        QVERIFY(page().snapshot()->clips[0].flagged && page().snapshot()->clips[0].trashedAt > 0);
        QCOMPARE(review().list().model().rowCount(), 3);
        for (int i = 0; i < 3; ++i) key(Qt::Key_Z, Qt::ControlModifier);
        settle();
        QVERIFY(page().snapshot()->clips[0].label.empty());
        QVERIFY(!page().snapshot()->clips[0].flagged && page().snapshot()->clips[0].trashedAt == 0);
        QCOMPARE(review().list().model().rowCount(), 4);
        QVERIFY(page().news().startsWith("Undone: Label 1 clip G5"));
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        QCOMPARE(page().snapshot()->clips[0].label, std::string("G5"));
    }

    void severalClipsAreLabelledTogether() {
        openWith(5);
        key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(review().list().selected().size(), 5);
        key(Qt::Key_7);
        settle();
        for (const core::ClipRecord& clip : stored()) QCOMPARE(clip.label, std::string("G7"));
    }

    void boundsAreSetNudgedSplitAndMerged() {
        openWith(1);
        QTRY_VERIFY_WITH_TIMEOUT(player().footage(), kPatienceMs);
        key(Qt::Key_K);
        player().playhead().seek(0);
        for (int i = 0; i < 3; ++i) key(Qt::Key_Right);
        key(Qt::Key_I);
        for (int i = 0; i < 9; ++i) key(Qt::Key_Right);
        key(Qt::Key_O);
        key(Qt::Key_Right, Qt::ShiftModifier);
        key(Qt::Key_Left, Qt::ControlModifier);
        settle();
        const core::ClipRecord clip = stored()[0];
        QVERIFY2(std::abs(clip.startS - 4 / 30.0) < 0.003, qPrintable(QString::number(clip.startS)));
        QVERIFY2(std::abs(clip.endS - 12 / 30.0) < 0.003, qPrintable(QString::number(clip.endS)));
        player().playhead().seek(8 / 30.0);
        key(Qt::Key_S);
        QTRY_COMPARE_WITH_TIMEOUT(int(stored().size()), 2, kPatienceMs);
        QCOMPARE(stored()[0].endS, stored()[1].startS);
        QCOMPARE(stored()[1].endS, clip.endS);
        settle();
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_M);
        settle();
        QTRY_COMPARE_WITH_TIMEOUT(int(stored().size()), 1, kPatienceMs);
        QCOMPARE(stored()[0].startS, clip.startS);
        QCOMPARE(stored()[0].endS, clip.endS);
    }

    void typingInTheSearchLabelsNothing() {
        openWith(3);
        key(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), "ben5");
        settle();
        for (const core::ClipRecord& clip : stored()) QVERIFY(clip.label.empty() && !clip.flagged);
        QCOMPARE(review().list().model().rowCount(), 0);
    }

    void whatAnotherProgramChangesIsShown() {
        openWith(2);
        core::ClipStore other = core::ClipStore::open(m_folder);
        const core::ClipId first = other.clips().front().id;
        core::ClipEdit edit;
        edit.label = "G9";
        other.editClips({&first, 1}, edit);
        QTRY_COMPARE_WITH_TIMEOUT(page().snapshot()->clips[0].label, std::string("G9"), kPatienceMs);
    }

    void thumbnailsComeByThemselves() {
        openWith(3);
        const auto has = [&](int row) {
            ui::ClipModel& model = review().list().model();
            return !model.data(model.index(row), Qt::DecorationRole).value<QPixmap>().isNull();
        };
        QTRY_VERIFY_WITH_TIMEOUT(has(0) && has(1) && has(2), kPatienceMs);
    }

    void everyOwnGestureGetsItsOwnAnswer() {
        makeOwn({"G13", "G13", "G14", "G14"});
        page().actions().compareGesture->trigger();
        ui::LikenessDialog* dialog = m_controller->likeness().dialog();
        QVERIFY(dialog && dialog->text("G14").contains("looking at 2 clip"));
        QCOMPARE(dialog->text("G15"), QString("G15: there are no clips yet; record or label some first."));
        QTRY_VERIFY_WITH_TIMEOUT(answered("G13") && answered("G14"), kPatienceMs);
        QVERIFY2(dialog->text("G13").contains("2 clip"), qPrintable(dialog->text("G13")));
        QVERIFY2(dialog->text("G14").contains("2 clip"), qPrintable(dialog->text("G14")));
    }

    void anOwnGestureWhoseClipsAreGoneSaysSoAndTheOthersAreAnswered() {
        makeOwn({"G13", "G14", "G14"});
        fs::remove(m_folder / stored()[0].path);
        fs::remove(m_folder / stored()[1].path);
        page().actions().compareGesture->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(answered("G13") && answered("G14"), kPatienceMs);
        const QString gone = m_controller->likeness().dialog()->text("G13");
        QVERIFY2(gone.contains(QString::fromStdString(stored()[0].path)), qPrintable(gone));
        QVERIFY(m_controller->likeness().dialog()->text("G14").contains("1 clip"));
    }

    /// Every clip is seen once from its begin to its end before its key is pressed.
    void twentyClipsAMinuteAreLabelled() {
        openWith(20);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20; ++i) {
            QTRY_COMPARE_WITH_TIMEOUT(review().list().view().currentIndex().row(), i, kPatienceMs);
            const std::string path = player().clip()->path;
            QTRY_VERIFY_WITH_TIMEOUT(player().footage() && player().footage()->path == path, kPatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(player().playhead().frame() >= kFrames - 2, kPatienceMs);
            key(Qt::Key(Qt::Key_1 + i % 9));
        }
        settle();
        const double perMinute = 20 * 60'000.0 / double(std::max<qint64>(1, timer.elapsed()));
        qInfo("labelling by keyboard: %.0f clips a minute (each of %.1f s seen once)", perMinute, kFrames / 30.0);
        const auto clips = stored();
        for (int i = 0; i < 20; ++i) QCOMPARE(clips[std::size_t(i)].label, std::string(core::gestureId(i % 9)));
        QVERIFY(perMinute >= 20);
    }

private:
    ui::RecordPage& page() { return m_controller->page(); }
    ui::ReviewView& review() { return page().review(); }
    ui::ClipPlayer& player() { return review().player(); }

    void key(Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), pressed, modifiers);
    }
    void openWith(int clips) {
        studio::makeSmallDataset(m_folder, clips, kFrames);
        m_controller->open(QString::fromStdString(m_folder.string()), false);
        QTRY_VERIFY_WITH_TIMEOUT(page().snapshot() && int(page().snapshot()->clips.size()) == clips, kPatienceMs);
    }
    /// A data set with clips of these labels and the own gestures G13 to G15.
    void makeOwn(const std::vector<std::string>& labels) {
        studio::makeSmallDataset(m_folder, int(labels.size()), kFrames);
        for (const char* label : {"G13", "G14", "G15"}) core::saveOwnGesture(m_folder, {label, "", {}});
        core::ClipStore store = core::ClipStore::open(m_folder);
        const auto clips = store.clips();
        for (std::size_t i = 0; i < labels.size(); ++i) {
            core::ClipEdit edit;
            edit.label = labels[i];
            store.editClips({&clips[i].id, 1}, edit);
        }
        m_controller->open(QString::fromStdString(m_folder.string()), false);
        QTRY_VERIFY_WITH_TIMEOUT(page().snapshot(), kPatienceMs);
    }
    bool answered(const std::string& label) {
        return !m_controller->likeness().dialog()->text(label).contains("looking");
    }
    std::vector<core::ClipRecord> stored() const { return core::ClipStore::open(m_folder).clips(); }
    /// Waits until the changes asked for are in the data set and shown.
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_controller->busy(), kPatienceMs);
        QApplication::processEvents();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    fs::path m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::RecordController> m_controller;
};

QTEST_MAIN(RecordControllerTest)
#include "record_controller_test.moc"
