#include "ui/setting_table.h"

#include <QSignalSpy>
#include <QtTest>

using Kind = core::RecipeSetting::Kind;

class SettingTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_table = std::make_unique<ui::SettingTable>();
        m_table->setSettings({number("optimizer.lr", Kind::Number, 1e-9, 100, "6e-4"),
                              number("batch", Kind::WholeNumber, 2, 65536, "64"),
                              {"precision", Kind::Choice, "", "Number format", 0, 0, {"auto", "fp32"}, "auto", true},
                              {"tensorboard", Kind::Flag, "", "Curves", 0, 0, {}, "true", false}});
    }

    void everySettingIsShownWithItsDefault() {
        QCOMPARE(m_table->shown(), 4);
        QVERIFY(m_table->changed().isEmpty());
        QCOMPARE(m_table->table().topLevelItem(1)->text(1), QStringLiteral("64"));
        QVERIFY(m_table->table().topLevelItem(1)->text(3).contains("65536"));
    }

    void theSearchLooksEverywhere() {
        m_table->search().setText("number FORMAT");
        QCOMPARE(m_table->shown(), 1);
        m_table->search().setText("nothing like that");
        QCOMPARE(m_table->shown(), 0);
        m_table->search().clear();
        QCOMPARE(m_table->shown(), 4);
    }

    void whatDiffersFromTheRecipeIsHandedOver() {
        m_table->setValues({{"batch", "16"}});
        QVERIFY(m_table->changed().isEmpty());
        QSignalSpy told(m_table.get(), &ui::SettingTable::changedByHand);
        m_table->change("batch", "8");
        QCOMPARE(told.count(), 1);
        QCOMPARE(m_table->changed(), (QVector<QPair<QString, QString>>{{"batch", "8"}}));
        m_table->change("batch", "16");
        QVERIFY(m_table->changed().isEmpty());
    }

    void valuesThatCannotBeAreToldAndPutBack_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("beyond the bounds") << "batch"
                                           << "1";
        QTest::newRow("a fraction for a count") << "batch"
                                                << "2.5";
        QTest::newRow("no number") << "optimizer.lr"
                                   << "fast";
        QTest::newRow("no such choice") << "precision"
                                        << "fp8";
        QTest::newRow("no flag") << "tensorboard"
                                 << "perhaps";
    }
    void valuesThatCannotBeAreToldAndPutBack() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        m_table->change(key, value);
        QVERIFY2(m_table->problem().contains(value), qPrintable(m_table->problem()));
        QVERIFY(m_table->changed().isEmpty());
    }

    void aValueIsChangedByTheKeyboard() {
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
        QTreeWidget& table = m_table->table();
        table.setCurrentItem(table.topLevelItem(1), 1);
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_F2);
        auto* editor = table.findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "32");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(m_table->changed(), (QVector<QPair<QString, QString>>{{"batch", "32"}}));
    }

private:
    static core::RecipeSetting number(const char* key, Kind kind, double low, double high, const char* standard) {
        return {key, kind, "", "What it does", low, high, {}, standard, true};
    }

    std::unique_ptr<ui::SettingTable> m_table;
};

QTEST_MAIN(SettingTableTest)
#include "setting_table_test.moc"
