#include <QtTest>

#include <QApplication>
#include <QListView>

#include "ui/event_list.h"

class EventListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestEventComesFirst() {
        ui::EventList list;
        list.add({"G1", 0.7, QTime(12, 3, 1)});
        list.add({"G5", 0.93, QTime(12, 3, 7)});
        QCOMPARE(list.model().rowCount(), 2);
        QCOMPARE(list.model().entry(0).label, std::string("G5"));
        QCOMPARE(list.model().entry(1).label, std::string("G1"));
    }

    void aRowReadsAsOneLine() {
        ui::EventModel model;
        model.add({"G5", 0.93, QTime(12, 3, 7)});
        const QString text = model.data(model.index(0), Qt::DisplayRole).toString();
        QCOMPARE(text, QString("12:03:07  G5 V, left to right, 93 %"));
        QCOMPARE(model.data(model.index(0), Qt::AccessibleTextRole).toString(), text);
        QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    }

    void theListIsBounded() {
        ui::EventModel model;
        for (int i = 0; i < ui::EventModel::kMaximum + 20; ++i) model.add({"G1", 0.7, QTime(0, 0).addSecs(i)});
        QCOMPARE(model.rowCount(), ui::EventModel::kMaximum);
        QCOMPARE(model.entry(0).time, QTime(0, 0).addSecs(ui::EventModel::kMaximum + 19));
        QCOMPARE(model.entry(ui::EventModel::kMaximum - 1).time, QTime(0, 0).addSecs(20));
    }

    void anEmptyListSaysSo() {
        ui::EventList list;
        list.show();
        auto* view = list.findChild<QListView*>();
        QVERIFY(!view->isVisible());
        list.add({"G5", 0.93, QTime(12, 3, 7)});
        QVERIFY(view->isVisible());
        list.clear();
        QVERIFY(!view->isVisible());
        QCOMPARE(list.model().rowCount(), 0);
    }

    void aRowPlaysItsMovementUnderTheMouseAndTheKeys() {
        ui::EventList list;
        list.resize(320, 300);
        list.add({"G1", 0.7, QTime(12, 3, 1)});
        list.add({"G5", 0.93, QTime(12, 3, 7)});
        list.show();
        auto* view = list.findChild<QListView*>();
        const QModelIndex newest = list.model().index(0);
        QCOMPARE(list.progress(newest), 1.0);
        Q_EMIT view->entered(newest);
        QVERIFY(list.progress(newest) < 1);
        const double before = list.progress(newest);
        QTRY_VERIFY(list.progress(newest) > before);
        QCOMPARE(list.progress(list.model().index(1)), 1.0);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(view->viewport(), &leave);
        QCOMPARE(list.progress(newest), 1.0);
        const QModelIndex older = list.model().index(1);
        view->setCurrentIndex(older);
        QVERIFY(list.progress(older) < 1);
        list.clear();
        QCOMPARE(list.model().rowCount(), 0);
    }

    void unknownLabelsAreListedToo() {
        ui::EventList list;
        list.resize(320, 200);
        list.add({"thumbs up", 0.5, QTime(1, 2, 3)});
        QVERIFY(!list.grab().isNull());
        const auto& model = list.model();
        QVERIFY(model.data(model.index(0), Qt::DisplayRole).toString().contains("thumbs up"));
    }
};

QTEST_MAIN(EventListTest)
#include "event_list_test.moc"
