#include <QtTest>

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>

#include "tests/ui/sample/pixels.h"
#include "tests/ui/sample/sample.h"
#include "ui/event_list.h"
#include "ui/live_page.h"
#include "ui/message_panel.h"

namespace {

const ui::Message kBusy{"The camera cannot be used",
                        "Another program uses it.",
                        "Close that program.",
                        "Source: v4l2:/dev/video0",
                        true,
                        true};

}  // namespace

class LivePageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_page = std::make_unique<ui::LivePage>();
        m_page->resize(1024, 560);
        m_page->setModel(sample::model(), 0.6);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }

    void aPredictionReachesTheOverlay() {
        m_page->showPrediction({sample::probabilities(4, 0.93F), sample::clip()});
        QCOMPARE(m_page->video().overlay().label, std::string("G5"));
        QVERIFY(qAbs(m_page->video().overlay().confidence - 0.93) < 1e-6);
        QCOMPARE(m_page->video().overlay().threshold, 0.6);
    }

    void probabilitiesOfAnotherModelAreIgnored() {
        m_page->showPrediction({{0.2F, 0.8F}, nullptr});
        QVERIFY(m_page->video().overlay().label.empty());
    }

    void anEventIsListedAndFlashes() {
        m_page->showEvent({4, 0.93F, {}, {}}, QTime(12, 3, 7));
        QCOMPARE(m_page->events().model().rowCount(), 1);
        QCOMPARE(m_page->video().overlay().flashLabel, std::string("G5"));
        QCOMPARE(m_page->video().overlay().recent, std::vector<std::string>{"G5"});
        m_page->showEvent({99, 0.5F, {}, {}}, QTime(12, 3, 8));
        QCOMPARE(m_page->events().model().rowCount(), 1);
    }

    void aFrozenPageKeepsItsPicture() {
        const auto first = sample::picture(64, 48);
        m_page->showFrame(sample::frame(first));
        m_page->setFrozen(true);
        m_page->showFrame(sample::frame(sample::picture(64, 48)));
        QCOMPARE(m_page->video().image(), first);
        QVERIFY(m_page->video().overlay().state.contains("held"));
        m_page->setFrozen(false);
        const auto last = sample::picture(64, 48);
        m_page->showFrame(sample::frame(last));
        QCOMPARE(m_page->video().image(), last);
    }

    void theTruthCanBeTurnedOff() {
        m_page->setTruth("G5");
        QCOMPARE(m_page->video().overlay().truth, std::string("G5"));
        m_page->setTruthShown(false);
        QVERIFY(m_page->video().overlay().truth.empty());
        m_page->setTruthShown(true);
        QCOMPARE(m_page->video().overlay().truth, std::string("G5"));
    }

    void troubleOfTheSourceIsWrittenOnThePicture() {
        m_page->setSourceState(core::SourceState::Running, false);
        QVERIFY(m_page->video().overlay().state.isEmpty());
        for (const auto state : {core::SourceState::Frozen, core::SourceState::Reconnecting,
                                 core::SourceState::Unplugged, core::SourceState::Finished}) {
            m_page->setSourceState(state, false);
            QVERIFY(!m_page->video().overlay().state.isEmpty());
        }
    }

    void aLostSourceLeavesNoPredictionBehind() {
        m_page->setSourceState(core::SourceState::Running, false);
        m_page->showPrediction({sample::probabilities(4, 0.93F), sample::clip()});
        const QImage judged = sample::painted(*m_page);
        m_page->setSourceState(core::SourceState::Finished, false);
        QCOMPARE(m_page->video().overlay().label, std::string("G5"));
        m_page->setSourceState(core::SourceState::Unplugged, false);
        QVERIFY(m_page->video().overlay().label.empty());
        QVERIFY(sample::changedPixels(judged, sample::painted(*m_page), m_page->rect()) > 500);
    }

    void aMessageIsShownInThePageAndCleared() {
        QVERIFY(!m_page->hasMessage());
        const QImage before = sample::painted(*m_page);
        m_page->showMessage(kBusy);
        QVERIFY(m_page->hasMessage());
        QVERIFY(!QApplication::activeModalWidget());
        auto* panel = m_page->findChild<ui::MessagePanel*>();
        QVERIFY(m_page->video().geometry().contains(panel->geometry()));
        QVERIFY(sample::changedPixels(before, sample::painted(*m_page), panel->geometry()) > 1000);
        m_page->clearMessage();
        QVERIFY(!m_page->hasMessage());
    }

    void theMessageOffersWaysOut() {
        m_page->showMessage(kBusy);
        QSignalSpy retry(m_page.get(), &ui::LivePage::retryRequested);
        QSignalSpy simulator(m_page.get(), &ui::LivePage::simulatorRequested);
        for (QPushButton* button : m_page->findChild<ui::MessagePanel*>()->findChildren<QPushButton*>())
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(retry.count(), 1);
        QCOMPARE(simulator.count(), 1);
        QCOMPARE(QApplication::clipboard()->text(),
                 QString("The camera cannot be used\nAnother program uses it.\nClose that program.\n"
                         "Source: v4l2:/dev/video0"));
    }

    void aDroppedFileBecomesTheSource_data() {
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QString>("source");
        QTest::newRow("a file") << QStringList{"file:///clips/a%20walk.mp4"} << "file:/clips/a walk.mp4";
        QTest::newRow("a web page") << QStringList{"https://example.org/a.mp4"} << "";
        QTest::newRow("two files") << QStringList{"file:///a.mp4", "file:///b.mp4"} << "";
    }
    void aDroppedFileBecomesTheSource() {
        QFETCH(QStringList, urls);
        QFETCH(QString, source);
        QMimeData data;
        data.setUrls(QUrl::fromStringList(urls));
        QSignalSpy dropped(m_page.get(), &ui::LivePage::sourceDropped);
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(m_page.get(), &enter);
        QCOMPARE(enter.isAccepted(), !source.isEmpty());
        if (!enter.isAccepted()) return;
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &drop);
        QCOMPARE(dropped.takeFirst().first().toString(), source);
    }

    void theSourceIsMarkedOverThePictureOnRequest() {
        m_page->setSourceMarked(true);
        m_page->setSourceState(core::SourceState::Running, false);
        QCOMPARE(m_page->video().overlay().state, QString("Camera on"));
        m_page->setSourceState(core::SourceState::Running, true);
        QCOMPARE(m_page->video().overlay().state, QString("Simulator on"));
        m_page->setSourceState(core::SourceState::Frozen, true);
        QVERIFY(m_page->video().overlay().state.contains("No new pictures"));
    }

    void aNewSourceStartsClean() {
        m_page->showFrame(sample::frame(sample::picture(64, 48)));
        m_page->showPrediction({sample::probabilities(4, 0.93F), sample::clip()});
        m_page->showEvent({4, 0.93F, {}, {}}, QTime(12, 3, 7));
        m_page->reset();
        QVERIFY(!m_page->video().image());
        QVERIFY(m_page->video().overlay().label.empty());
        QCOMPARE(m_page->events().model().rowCount(), 0);
    }

private:
    std::unique_ptr<ui::LivePage> m_page;
};

QTEST_MAIN(LivePageTest)
#include "live_page_test.moc"
