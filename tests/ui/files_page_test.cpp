#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>

#include "tests/ui/sample/files.h"
#include "tests/ui/sample/sample.h"
#include "ui/files_page.h"

class FilesPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_page = std::make_unique<ui::FilesPage>();
        m_page->resize(1000, 520);
        m_page->show();
    }
    void cleanup() { m_page.reset(); }

    void droppedFilesAndFoldersAreAskedFor() {
        QSignalSpy wanted(m_page.get(), &ui::FilesPage::addWanted);
        QMimeData data;
        data.setUrls(
            {QUrl::fromLocalFile("/tmp/a.mp4"), QUrl::fromLocalFile("/tmp/folder"), QUrl("https://example.org/b.mp4")});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &drop);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toStringList(), QStringList({"/tmp/a.mp4", "/tmp/folder"}));
    }

    void theFirstFileIsShownAndItsFramesAreWanted() {
        QSignalSpy seen(&m_page->view(), &ui::FileView::seenWanted);
        m_page->model().add({"/tmp/a.mp4", "/tmp/b.mp4"});
        QCOMPARE(m_page->current(), QString("/tmp/a.mp4"));
        m_page->model().setVerdict("/tmp/a.mp4", sample::shortVerdict("G5", 0.93));
        QCOMPARE(seen.count(), 1);
        QVERIFY(shown().contains("G5") && shown().contains("V, left to right") && shown().contains("93 % sure"));
        QVERIFY(m_page->view().strip().isVisible());
        QVERIFY(!m_page->view().chart().isVisible());
        m_page->model().setCorrected("/tmp/a.mp4", "G6");
        QCOMPARE(seen.count(), 1);
        QVERIFY(shown().contains("corrected; the model said G5"));
    }

    void aDoubtfulVerdictSaysWhy() {
        m_page->model().add({"/tmp/a.mp4"});
        m_page->model().setVerdict("/tmp/a.mp4", sample::shortVerdict("G5", 0.31));
        QVERIFY(shown().contains("the clip looks unlike what the model has learned from"));
    }

    void theTimelineOfALongRecordingJumps() {
        m_page->model().add({"/tmp/long.mp4"});
        QSignalSpy footage(&m_page->view(), &ui::FileView::footageWanted);
        m_page->model().setVerdict("/tmp/long.mp4", sample::longVerdict());
        QVERIFY(m_page->view().chart().isVisible());
        QVERIFY(!m_page->view().strip().isVisible());
        QCOMPARE(footage.count(), 1);
        QCOMPARE(footage.first().first().toString(), QString("/tmp"));
        auto loaded = std::make_shared<ui::Footage>();
        loaded->path = "long.mp4";
        loaded->durationS = 20;
        loaded->toS = 12;
        for (int i = 0; i < 120; ++i) loaded->frames.push_back({i * 0.1, sample::picture(64, 48)});
        m_page->view().player().setFootage(loaded);
        Q_EMIT m_page->view().chart().jumpWanted(4.0);
        QVERIFY(std::abs(m_page->view().player().frameTime() - 4) < 0.11);
        QVERIFY(m_page->view().player().playhead().playing());
        Q_EMIT m_page->view().chart().jumpWanted(15.0);
        QCOMPARE(footage.count(), 2);
    }

    void aBrokenFileSaysWhatIsWrongAndOffersAnotherTry() {
        m_page->model().add({"/tmp/a.mp4"});
        m_page->model().setProblem("/tmp/a.mp4", "no picture can be decoded; copy the file again");
        const ui::Message& message = m_page->view().message().message();
        QCOMPARE(message.what, QString("a.mp4 cannot be classified"));
        QCOMPARE(message.why, QString("no picture can be decoded"));
        QCOMPARE(message.advice, QString("copy the file again"));
        QSignalSpy again(m_page.get(), &ui::FilesPage::addWanted);
        for (QPushButton* button : m_page->view().message().findChildren<QPushButton*>())
            if (button->text().contains("again")) button->click();
        QCOMPARE(again.count(), 1);
    }

    void theHeadTellsHowFarTheWorkIs() {
        m_page->model().add({"/tmp/a.mp4", "/tmp/b.mp4"});
        m_page->setWork({true, false, 75, 0.5, {}});
        QVERIFY(shown().contains("0 of 2 done · 1 min 15 s left"));
        QVERIFY(m_page->actions().cancel->isEnabled());
        QVERIFY(!m_page->actions().exports->isEnabled());
        QSignalSpy cancelled(m_page.get(), &ui::FilesPage::cancelWanted);
        m_page->actions().cancel->trigger();
        QCOMPARE(cancelled.count(), 1);
        m_page->setWork({true, true, 0, 0, {}});
        QVERIFY(shown().contains("Stopping…"));
        QVERIFY(!m_page->actions().cancel->isEnabled());
        m_page->setWork({});
        QVERIFY(m_page->actions().exports->isEnabled());
    }

    void attentionOfAnotherFileIsIgnored() {
        m_page->model().add({"/tmp/a.mp4"});
        m_page->model().setVerdict("/tmp/a.mp4", sample::shortVerdict("G5", 0.93));
        m_page->view().setSeen({"/tmp/b.mp4", sample::clip(), sample::clip(), {}});
        QCOMPARE(m_page->view().strip().spanS(), 0.0);
        m_page->view().setSeen({"/tmp/a.mp4", sample::clip(), sample::clip(), {}});
        QCOMPARE(m_page->view().strip().spanS(), 1.4);
        m_page->view().setSeen({"/tmp/a.mp4", nullptr, nullptr, "the file is gone; bring it back"});
        QVERIFY(shown().contains("the file is gone; bring it back"));
    }

private:
    QStringList shown() const {
        QStringList texts;
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            if (label->isVisible()) texts << label->text();
        return texts;
    }

    std::unique_ptr<ui::FilesPage> m_page;
};

QTEST_MAIN(FilesPageTest)
#include "files_page_test.moc"
