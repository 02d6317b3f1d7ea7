#include <QtTest>

#include <QSet>

namespace {

const QStringList kPictures{"live-dark",
                            "live-light",
                            "event-dark",
                            "event-light",
                            "small-dark",
                            "small-light",
                            "wide-dark",
                            "wide-light",
                            "full-screen",
                            "sources-dark",
                            "sources-light",
                            "mirrored",
                            "held",
                            "camera-frozen",
                            "camera-reconnecting",
                            "error",
                            "latency-dark",
                            "gestures-dark",
                            "gestures-light",
                            "record-welcome-small-dark",
                            "record-review-dark",
                            "record-review-light",
                            "record-review-small-dark",
                            "record-review-small-light",
                            "record-prompt-dark",
                            "record-prompt-light",
                            "record-prompt-small-dark",
                            "record-form-small-light",
                            "record-overview-dark",
                            "record-overview-small-light",
                            "replay-dark",
                            "replay-small-light",
                            "files-empty-small-dark",
                            "files-empty-light",
                            "files-running-dark",
                            "files-running-small-light",
                            "files-finished-dark",
                            "files-finished-light",
                            "files-finished-small-dark",
                            "files-doubtful-small-light",
                            "files-failed-small-dark",
                            "files-long-dark",
                            "files-long-small-light",
                            "train-empty-dark",
                            "train-empty-small-light",
                            "train-preflight-dark",
                            "train-preflight-small-light",
                            "train-settings-dark",
                            "train-settings-small-light",
                            "train-running-dark",
                            "train-running-small-light",
                            "train-failed-dark",
                            "train-failed-small-light",
                            "train-finished-light",
                            "train-result-light",
                            "train-result-dark",
                            "train-result-small-light",
                            "first-run-small-dark",
                            "first-run-wide-light",
                            "settings-dark",
                            "settings-search-light",
                            "models-dark",
                            "models-light",
                            "models-broken-light",
                            "compare-dark",
                            "compare-running-light",
                            "likeness-dark",
                            "new-gesture-dark",
                            "new-gesture-empty-light"};

}  // namespace

/// Lets the real program take its pictures and looks at them.
class ScreenshotsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateIsAPicture() {
        QTemporaryDir folder;
        QProcess studio;
        studio.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        studio.start(CARPUS_STUDIO, {"--screenshots", folder.path()});
        QVERIFY(studio.waitForFinished(900'000));
        QCOMPARE(studio.exitCode(), 0);
        QSet<QByteArray> different;
        for (const QString& name : kPictures) {
            const QImage image(folder.filePath(name + ".png"));
            QVERIFY2(image.width() >= 420 && image.height() >= 280, qPrintable(name));
            QSet<QRgb> colors;
            for (int y = 0; y < image.height(); y += 3)
                for (int x = 0; x < image.width(); x += 3) colors.insert(image.pixel(x, y));
            QVERIFY2(colors.size() > 100, qPrintable(name + " is nearly blank"));
            QFile file(folder.filePath(name + ".png"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            different.insert(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha1));
        }
        QCOMPARE(int(different.size()), int(kPictures.size()));
    }

    void aFolderThatCannotBeMadeIsAnError() {
        QTemporaryFile file;
        QVERIFY(file.open());
        QProcess studio;
        studio.start(CARPUS_STUDIO, {"--screenshots", file.fileName() + "/inside"});
        QVERIFY(studio.waitForFinished(60'000));
        QCOMPARE(studio.exitCode(), 1);
        QVERIFY(studio.readAllStandardError().contains("cannot make the folder"));
    }
};

QTEST_MAIN(ScreenshotsTest)
#include "screenshots_test.moc"
