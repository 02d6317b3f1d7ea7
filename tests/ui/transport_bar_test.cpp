#include "ui/transport_bar.h"

#include <QtTest>

#include <QLabel>

class TransportBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTextIsWholeOrShorterButNeverCut_data() {
        QTest::addColumn<int>("width");
        for (const int width : {240, 300, 340, 400, 600}) QTest::addRow("%d", width) << width;
    }
    void theTextIsWholeOrShorterButNeverCut() {
        QFETCH(int, width);
        QWidget page;
        ui::RecordActions actions(&page);
        actions.keepOnlyPlayer();
        ui::TransportBar bar(actions);
        bar.resize(width, 40);
        bar.show();
        bar.setPosition(12.345, 1233, 5000);
        const auto* text = bar.findChild<QLabel*>();
        QVERIFY(text->fontMetrics().horizontalAdvance(text->text()) <= text->width());
        if (width == 600) QCOMPARE(text->text(), QString("12.345 s · frame 1234 of 5000"));
        QCOMPARE(text->toolTip(), QString("12.345 s · frame 1234 of 5000"));
        bar.resize(600, 40);
        QTRY_COMPARE(text->text(), QString("12.345 s · frame 1234 of 5000"));
        bar.setPosition(0, 0, 0);
        QVERIFY(text->text().isEmpty());
    }
};

QTEST_MAIN(TransportBarTest)
#include "transport_bar_test.moc"
