#include "ui/gesture_dialog.h"

#include <QtTest>

#include <QTranslator>

#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/label_palette.h"
#include "ui/likeness_dialog.h"
#include "ui/own_gestures.h"
#include "ui/proposal.h"
#include "ui/sketch_pad.h"

class GestureDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_plurals.load("carpus_en", ":/translations"));
        QCoreApplication::installTranslator(&m_plurals);
    }
    void cleanup() { ui::setOwnGestures(ui::GestureOrigin::Dataset, {}); }

    void aStrokeMakesAGesture() {
        ui::GestureDialog dialog("G13");
        dialog.show();
        QSignalSpy made(&dialog, &ui::GestureDialog::gestureMade);
        auto* add = button(dialog, "Add gesture");
        QVERIFY2(!add->isEnabled(), "nothing is drawn yet");
        stroke(dialog.pad());
        QVERIFY(add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        const auto gesture = made.takeFirst().at(0).value<core::OwnGesture>();
        QCOMPARE(gesture.label, std::string("G13"));
        QCOMPARE(gesture.drawing.front().x, -1.0);
        QVERIFY2(gesture.drawing.back().y > gesture.drawing.front().y, "up is up");
    }

    void unusableLabelsAreToldAtOnce() {
        ui::GestureDialog dialog("G5");
        dialog.show();
        stroke(dialog.pad());
        QVERIFY(!button(dialog, "Add gesture")->isEnabled());
        QVERIFY(says(dialog, "taken"));
        QTest::mouseClick(button(dialog, "Draw again"), Qt::LeftButton);
        QVERIFY(dialog.pad().drawing().empty());
    }

    void aKnownGestureIsReplacedWithANotice() {
        ui::setOwnGestures(ui::GestureOrigin::Dataset, {{"G13", "wave", {{-1, 0}, {1, 0}}}});
        ui::GestureDialog dialog("G13");
        dialog.show();
        stroke(dialog.pad());
        QVERIFY(says(dialog, "would be replaced"));
        QVERIFY(button(dialog, "Add gesture")->isEnabled());
    }

    void ownGesturesAreDrawnNamedAndLabelled() {
        QVERIFY(!ui::hasDrawing("G13"));
        ui::LabelPalette palette;
        ui::setOwnGestures(ui::GestureOrigin::Dataset, {{"G13", "wave", {{-1, 0}, {0, 1}, {1, 0}}}});
        palette.refresh();
        QVERIFY(ui::hasDrawing("G13") && !ui::hasDrawing("none"));
        QCOMPARE(ui::labelDescription("G13"), QString("wave"));
        QCOMPARE(ui::LabelPalette::labelKeys().back().first, std::string("G13"));
        QSignalSpy chosen(&palette, &ui::LabelPalette::labelChosen);
        palette.show();
        for (ui::LabelTile* tile : palette.findChildren<ui::LabelTile*>())
            if (tile->label() == "G13") tile->click();
        QCOMPARE(chosen.size(), 1);
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        ui::paintLabel(painter, QRectF(0, 0, 64, 64), "G13", {Qt::red, Qt::white});
        painter.end();
        int red = 0;
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) red += qRed(image.pixel(x, y)) > 200 && qBlue(image.pixel(x, y)) < 60;
        QVERIFY2(red > 60, "a line is drawn");
    }

    void theModelsGesturesStandBehindTheDataSets() {
        ui::setOwnGestures(ui::GestureOrigin::Model, {{"G13", "of the model", {}}, {"G14", "too", {}}});
        ui::setOwnGestures(ui::GestureOrigin::Dataset, {{"G13", "of the data set", {}}});
        QCOMPARE(ui::ownGesture("G13")->name, std::string("of the data set"));
        QCOMPARE(ui::ownGestures().size(), std::size_t(2));
        ui::setOwnGestures(ui::GestureOrigin::Model, {});
        QVERIFY(!ui::ownGesture("G14"));
    }

    void likenessIsToldInWords() {
        QCOMPARE(
            ui::likenessText({"G13", 10, "G5", 4}),
            QString("G13 is confused with G5 in 40 % of 10 clips; a movement that differs more would be recognised "
                    "more surely"));
        QCOMPARE(ui::likenessText({"G13", 10, "G5", 1}), QString("G13 resembles no other gesture (10 clips)"));
        QCOMPARE(ui::likenessText({"G13", 0, "", 0}), QString("G13 resembles no other gesture (0 clips)"));
    }

    void everyGestureHasItsOwnLine() {
        ui::LikenessDialog dialog({"G13", "G14", "G15"});
        dialog.show();
        dialog.setLooking("G13", 1);
        dialog.setLooking("G14", 12);
        QCOMPARE(dialog.text("G14"), QString("G14: looking at 12 clips…"));
        dialog.setAnswer({"G13", 1, "G5", 1});
        dialog.setAnswer({"G14", 12, "", 0});
        dialog.setProblem("G15", "there are no clips yet");
        dialog.setProblem("G99", "nobody asked");
        QVERIFY(dialog.text("G13").startsWith("G13 is confused with G5 in 100 %"));
        QCOMPARE(dialog.text("G14"), QString("G14 resembles no other gesture (12 clips)"));
        QCOMPARE(dialog.text("G15"), QString("G15: there are no clips yet"));
        QVERIFY(says(dialog, "G13 is confused") && says(dialog, "G14 resembles") && says(dialog, "G15: there"));
        button(dialog, "Close")->click();
        QVERIFY(!dialog.isVisible());
    }

private:
    static void stroke(QWidget& pad) {
        QTest::mousePress(&pad, Qt::LeftButton, {}, {20, 150});
        for (int x = 20; x <= 180; x += 10) QTest::mouseMove(&pad, {x, 150 - x / 2});
        QTest::mouseRelease(&pad, Qt::LeftButton, {}, {180, 60});
    }
    static QPushButton* button(const QWidget& dialog, const QString& text) {
        for (QPushButton* one : dialog.findChildren<QPushButton*>())
            if (one->text() == text) return one;
        return nullptr;
    }
    static bool says(const QWidget& dialog, const QString& text) {
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    QTranslator m_plurals;
};

QTEST_MAIN(GestureDialogTest)
#include "gesture_dialog_test.moc"
