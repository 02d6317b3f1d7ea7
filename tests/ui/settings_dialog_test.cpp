#include "ui/settings_dialog.h"

#include <QtTest>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace {

QVector<ui::Setting> table() {
    using ui::SettingKind;
    QVector<ui::Setting> all(5);
    all[0] = {"a/choice", "First", "Size", "How large.", SettingKind::Choice, "small"};
    all[0].choices = {{"Small", "small"}, {"Large", "large"}};
    all[1] = {"a/number", "First", "Rate", "How often.", SettingKind::Number, 30.0};
    all[1].low = 10;
    all[1].high = 60;
    all[1].unit = "Hz";
    all[2] = {"b/switch", "Second", "Sounds", "Beeps at gestures.", SettingKind::Switch, true};
    all[3] = {"b/folder", "Second", "Outputs", "Where to write.", SettingKind::Folder, ""};
    all[4] = {"b/action", "Second", "Logs", "What happened.", SettingKind::Action, QVariant()};
    all[4].button = "Open folder";
    return all;
}

}  // namespace

class SettingsDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_dialog = std::make_unique<ui::SettingsDialog>(table(), QVariantMap{{"a/number", 24.0}});
        m_dialog->show();
    }

    void keptValuesAndStandardsAreShown() {
        QCOMPARE(m_dialog->row("a/number")->value(), QVariant(24.0));
        QCOMPARE(m_dialog->row("a/choice")->value(), QVariant("small"));
        QCOMPARE(m_dialog->row("b/switch")->value(), QVariant(true));
        QVERIFY(resetOf("a/number")->isEnabled());
        QVERIFY(!resetOf("a/choice")->isEnabled());
        QVERIFY(!m_dialog->row("never"));
    }

    void everyChangeIsTold() {
        QSignalSpy changed(m_dialog.get(), &ui::SettingsDialog::changed);
        m_dialog->row("a/choice")->findChild<QComboBox*>()->setCurrentIndex(1);
        QCOMPARE(changed.takeFirst(), (QVariantList{"a/choice", "large"}));
        m_dialog->row("a/number")->findChild<QDoubleSpinBox*>()->setValue(50);
        QCOMPARE(changed.takeFirst(), (QVariantList{"a/number", 50.0}));
        m_dialog->row("b/switch")->findChild<QCheckBox*>()->click();
        QCOMPARE(changed.takeFirst(), (QVariantList{"b/switch", false}));
        m_dialog->row("b/folder")->findChild<QLineEdit*>()->actions().last()->trigger();
        auto* chooser = m_dialog->findChild<QFileDialog*>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected("/data");
        QCOMPARE(changed.takeFirst(), (QVariantList{"b/folder", "/data"}));
    }

    void oneOrAllGoBack() {
        QSignalSpy changed(m_dialog.get(), &ui::SettingsDialog::changed);
        QTest::mouseClick(resetOf("a/number"), Qt::LeftButton);
        QCOMPARE(changed.takeFirst(), (QVariantList{"a/number", 30.0}));
        m_dialog->row("b/switch")->findChild<QCheckBox*>()->click();
        for (QPushButton* button : m_dialog->findChildren<QPushButton*>())
            if (button->text() == "Reset all…") button->click();
        auto* box = m_dialog->findChild<QMessageBox*>();
        QVERIFY(box);
        QCOMPARE(m_dialog->row("b/switch")->value(), QVariant(false));
        for (QAbstractButton* button : box->buttons())
            if (button->text().contains("Reset all")) button->click();
        QCOMPARE(m_dialog->row("b/switch")->value(), QVariant(true));
    }

    void theSearchHidesTheRest_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("title") << "size" << QStringList{"a/choice"};
        QTest::newRow("explanation") << "GESTURES beeps" << QStringList{"b/switch"};
        QTest::newRow("group") << "second" << QStringList{"b/switch", "b/folder", "b/action"};
        QTest::newRow("nothing") << "xyz" << QStringList{};
        QTest::newRow("all") << "" << QStringList{"a/choice", "a/number", "b/switch", "b/folder", "b/action"};
    }
    void theSearchHidesTheRest() {
        QFETCH(QString, words);
        QFETCH(QStringList, shown);
        m_dialog->search(words);
        for (const ui::Setting& setting : table())
            QCOMPARE(m_dialog->row(setting.key)->isVisible(), shown.contains(setting.key));
    }

    void anActionIsPressedAndKeepsNothing() {
        QSignalSpy pressed(m_dialog.get(), &ui::SettingsDialog::pressed);
        QSignalSpy changed(m_dialog.get(), &ui::SettingsDialog::changed);
        QVERIFY(!resetOf("b/action")->isVisible());
        m_dialog->row("b/action")->findChild<QPushButton*>()->click();
        QCOMPARE(pressed, (QList<QVariantList>{{"b/action"}}));
        m_dialog->resetAll();
        for (const QVariantList& change : changed) QVERIFY(change.first() != "b/action");
        QCOMPARE(changed.size(), 4);
    }

    void choicesThatComeLaterLeaveTheValue() {
        QSignalSpy changed(m_dialog.get(), &ui::SettingsDialog::changed);
        m_dialog->row("a/choice")->setValue("large");
        QVector<ui::Setting> later = table();
        later[0].choices.prepend({"Huge", "huge"});
        later[4].help = "Now in another folder.";
        m_dialog->describe(later);
        QCOMPARE(m_dialog->row("a/choice")->value(), QVariant("large"));
        QCOMPARE(m_dialog->row("a/choice")->findChild<QComboBox*>()->count(), 3);
        m_dialog->search("another folder");
        QVERIFY(m_dialog->row("b/action")->isVisible() && !m_dialog->row("a/choice")->isVisible());
        QVERIFY(changed.isEmpty());
    }

    void anUnknownChoiceBecomesTheStandard() {
        m_dialog->row("a/choice")->setValue("huge");
        QCOMPARE(m_dialog->row("a/choice")->value(), QVariant("small"));
    }

private:
    QToolButton* resetOf(const QString& key) const { return m_dialog->row(key)->findChild<QToolButton*>("reset"); }

    std::unique_ptr<ui::SettingsDialog> m_dialog;
};

QTEST_MAIN(SettingsDialogTest)
#include "settings_dialog_test.moc"
