#include "ui/clip_model.h"

#include <QElapsedTimer>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include "ui/clip_list.h"
#include "ui/thumbnail_cache.h"

namespace {

core::ClipRecord clip(core::ClipId id) {
    core::ClipRecord record;
    record.id = id;
    const auto text = [](const QString& pattern, core::ClipId number) { return pattern.arg(number).toStdString(); };
    if (id % 13 != 0) record.label = text("G%1", id % 12 + 1);
    record.subject = text("subject%1", id % 20);
    record.session = text("s%1", id % 3);
    record.path = QString("%1/%2/%3.mkv")
                      .arg(QString::fromStdString(record.subject), QString::fromStdString(record.session))
                      .arg(id)
                      .toStdString();
    record.split = id % 2 ? core::Split::Train : core::Split::Test;
    record.flagged = id % 100 == 0;
    record.frameCount = 45;
    record.framesPerSecond = 30;
    record.startS = 0.2;
    record.endS = 1.4;
    return record;
}

std::shared_ptr<ui::DatasetSnapshot> dataset(int clips) {
    auto snapshot = std::make_shared<ui::DatasetSnapshot>();
    snapshot->folder = "data";
    for (int i = 1; i <= clips; ++i) snapshot->clips.push_back(clip(i));
    return snapshot;
}

}  // namespace

class ClipModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachFilterKeepsWhatItNames() {
        ui::ThumbnailCache cache;
        ui::ClipModel model(cache);
        auto snapshot = dataset(1000);
        snapshot->clips[4].trashedAt = 5;
        model.setSnapshot(snapshot);
        QCOMPARE(model.rowCount(), 999);
        const auto rows = [&](auto set) {
            ui::ClipChoice choice;
            set(choice.filter);
            model.setChoice(choice);
            return model.rowCount();
        };
        QCOMPARE(rows([](auto& f) { f.label = std::string(); }), 76);
        QCOMPARE(rows([](auto& f) { f.flagged = true; }), 10);
        QCOMPARE(rows([](auto& f) { f.subject = "subject3"; }), 50);
        QCOMPARE(rows([](auto& f) { f.split = core::Split::Test; }), 500);
        QCOMPARE(rows([](auto& f) { f.trash = core::TrashFilter::Trashed; }), 1);
        QCOMPARE(rows([](auto& f) { f.text = "SUBJECT19/"; }), 50);
        QCOMPARE(rows([](auto& f) { f.text = "nothing like it"; }), 0);
    }

    void longRecordingsAreAListOfTheirOwn() {
        ui::ThumbnailCache cache;
        ui::ClipModel model(cache);
        auto snapshot = dataset(5);
        core::MediaRecord take;
        take.path = "anna/s1/40.mkv";
        take.kind = core::MediaKind::Take;
        take.durationS = 75;
        snapshot->media.push_back(take);
        model.setSnapshot(snapshot);
        model.setChoice({{}, true});
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(ui::isTake(model.clip(0)));
        QVERIFY(model.data(model.index(0), Qt::DisplayRole).toString().contains("1:15 min"));
    }

    void anEditShowsAtOnceAndTheNextSnapshotCorrectsIt() {
        ui::ThumbnailCache cache;
        ui::ClipModel model(cache);
        const auto snapshot = dataset(20);
        model.setSnapshot(snapshot);
        core::ClipEdit edit;
        edit.label = "none";
        model.apply({3, 4}, edit);
        QCOMPARE(model.clip(2).label, std::string("none"));
        QCOMPARE(model.clip(4).label, std::string("G6"));
        model.setSnapshot(snapshot);
        QCOMPARE(model.clip(2).label, std::string("G4"));
    }

    void theSelectionSurvivesWhatHappensToOtherClips() {
        ui::ThumbnailCache cache;
        ui::ClipList list(cache);
        list.setSnapshot(dataset(20));
        list.select(7);
        auto fewer = dataset(20);
        fewer->clips.erase(fewer->clips.begin(), fewer->clips.begin() + 3);
        list.setSnapshot(fewer);
        QCOMPARE(list.current()->id, core::ClipId(7));
        core::ClipEdit gone;
        gone.trashed = true;
        list.model().apply({7}, gone);
        QCOMPARE(list.current()->id, core::ClipId(8));
    }

    void aThumbnailIsAskedForOnceAndAgainOnlyAfterItWasSkipped() {
        ui::ThumbnailCache cache;
        QSignalSpy wanted(&cache, &ui::ThumbnailCache::wanted);
        QVERIFY(cache.find(clip(1)).isNull());
        QVERIFY(cache.find(clip(1)).isNull());
        QCOMPARE(wanted.count(), 1);
        const auto key = wanted.first().first().value<ui::ThumbnailKey>();
        QCOMPARE(key.timeS, 0.8);
        cache.forget(key);
        QVERIFY(cache.find(clip(1)).isNull());
        QCOMPARE(wanted.count(), 2);
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        cache.insert(key, image);
        QVERIFY(!cache.find(clip(1)).isNull());
        QCOMPARE(wanted.count(), 2);
    }

    void tenThousandClipsFilterAndScrollWithoutAStall() {
        ui::ThumbnailCache cache;
        ui::ClipList list(cache);
        list.resize(360, 800);
        list.show();
        QElapsedTimer timer;
        timer.start();
        list.setSnapshot(dataset(10'000));
        const qint64 openMs = timer.restart();
        ui::ClipChoice choice;
        choice.filter.text = "subject7";
        list.model().setChoice(choice);
        const qint64 filterMs = timer.restart();
        QCOMPARE(list.model().rowCount(), 500);
        list.model().setChoice({});
        QApplication::processEvents();
        qint64 slowestMs = 0;
        QScrollBar* bar = list.view().verticalScrollBar();
        QVERIFY(bar->maximum() > 100'000);
        for (int i = 0; i <= 50; ++i) {
            timer.restart();
            bar->setValue(int(qint64(bar->maximum()) * i / 50));
            list.view().viewport()->repaint();
            slowestMs = std::max(slowestMs, timer.elapsed());
        }
        qInfo("10000 clips: shown in %lld ms, filtered in %lld ms, slowest repaint while scrolling %lld ms", openMs,
              filterMs, slowestMs);
        QVERIFY(openMs < 1000);
        QVERIFY(filterMs < 100);
        QVERIFY(slowestMs < 100);
    }
};

QTEST_MAIN(ClipModelTest)
#include "clip_model_test.moc"
