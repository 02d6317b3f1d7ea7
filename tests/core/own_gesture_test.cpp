#include "core/types/own_gesture.h"

#include <QtTest>
#include <cmath>

#include "core/dataset/own_gesture_file.h"
#include "core/types/error.h"

namespace {

QString messageOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

class OwnGestureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textGoesThereAndBack() {
        const std::vector<core::OwnGesture> gestures{{"G13", "big wave", {{-1, 0}, {0.25, 1}, {1, -0.5}}},
                                                     {"tap", "", {}}};
        const auto back = core::ownGesturesFrom(core::ownGesturesText(gestures), "test");
        QCOMPARE(back.size(), std::size_t(2));
        QCOMPARE(back[0].name, std::string("big wave"));
        QCOMPARE(back[0].drawing[1].x, 0.25);
        QCOMPARE(back[0].drawing[2].y, -0.5);
        QVERIFY(back[1].drawing.empty());
        QCOMPARE(core::nextOwnLabel(gestures), std::string("G14"));
        QCOMPARE(core::nextOwnLabel({}), std::string("G13"));
    }

    void unusableLinesAreNamed_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("taken") << QByteArray("G5\t\t") << "taken";
        QTest::newRow("none") << QByteArray("none\t\t") << "taken";
        QTest::newRow("no label") << QByteArray("\tname\t") << "cannot be a label";
        QTest::newRow("blank in label") << QByteArray("my wave\t\t") << "cannot be a label";
        QTest::newRow("one point") << QByteArray("G13\t\t1,1") << "1 points";
        QTest::newRow("no point") << QByteArray("G13\t\t1;1 2;2") << "'1;1'";
        QTest::newRow("not a number") << QByteArray("G13\t\t0,0 nan,0") << "leaves the field";
        QTest::newRow("far away") << QByteArray("G13\t\t0,0 9,0") << "leaves the field";
        QTest::newRow("too much") << QByteArray("G13\ta\t0,0 1,1\tb") << "more than";
        QTest::newRow("twice") << QByteArray("G13\t\t\nG13\t\t") << "again";
        QTest::newRow("long name") << "G13\t" + QByteArray(200, 'a') << "too long";
        QTest::newRow("too many points") << "G13\t\t" + QByteArray("0,0 ").repeated(300) << "300 points";
    }
    void unusableLinesAreNamed() {
        QFETCH(QByteArray, line);
        QFETCH(QString, said);
        const QString message = messageOf([&] { core::ownGesturesFrom(line.toStdString(), "gestures.txt"); });
        QVERIFY2(message.contains(said), qPrintable(message));
    }

    void aStrokeBecomesAnEvenDrawing() {
        std::vector<core::TrajectoryPoint> stroke{{100, 100}, {101, 100}, {102, 100}, {300, 100}, {300, 200}};
        const auto drawing = core::drawingFromStroke(stroke);
        QCOMPARE(drawing.size(), std::size_t(48));
        QCOMPARE(drawing.front().x, -1.0);
        QCOMPARE(drawing.back().x, 1.0);
        QCOMPARE(drawing.back().y, 0.5);
        for (std::size_t i = 2; i < drawing.size(); ++i) {
            const double step = std::hypot(drawing[i].x - drawing[i - 1].x, drawing[i].y - drawing[i - 1].y);
            QVERIFY2(step < 0.07, "the points are evenly spaced");
        }
        core::requireUsable({"G13", "", drawing});
        QVERIFY(core::drawingFromStroke({{5, 5}, {5, 5}}).empty());
        QVERIFY(core::drawingFromStroke({{5, 5}}).empty());
    }

    void aDataSetKeepsThem() {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(core::readOwnGestures(path).empty());
        core::saveOwnGesture(path, {"G13", "wave", {}});
        core::saveOwnGesture(path, {"G14", "", {}});
        core::saveOwnGesture(path, {"G13", "bigger wave", {{0, 0}, {1, 1}}});
        QCOMPARE(core::readOwnGestures(path).size(), std::size_t(2));
        QCOMPARE(core::readOwnGestures(path)[0].name, std::string("bigger wave"));
        core::removeOwnGesture(path, "G14");
        QVERIFY(messageOf([&] { core::removeOwnGesture(path, "G14"); }).contains("G14"));
        QFile file(folder.filePath("gestures.txt"));
        QVERIFY(file.open(QIODevice::Append));
        file.write("G1\t\t\n");
        file.close();
        const QString message = messageOf([&] { core::readOwnGestures(path); });
        QVERIFY2(message.contains("taken"), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(OwnGestureTest)
#include "own_gesture_test.moc"
