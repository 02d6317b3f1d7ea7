#include "ui/model_library_dialog.h"

#include <QtTest>

#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace {

ui::ModelEntry model(const QString& name, bool active, bool bundled) {
    ui::ModelEntry entry;
    entry.name = name;
    entry.active = active;
    entry.bundled = bundled;
    entry.labels = {"G1", "G2"};
    entry.facts = {{"SHA-256", "0123"}};
    return entry;
}

}  // namespace

class ModelLibraryDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_dialog = std::make_unique<ui::ModelLibraryDialog>();
        ui::ModelEntry broken = model("broken", false, false);
        broken.problem = "it is cut off";
        ui::ModelEntry compared = model("kitchen", false, false);
        compared.comparedWith = "before";
        compared.before = 0.9;
        compared.after = 0.93;
        compared.classes = {{"G5", 20, 0.95, 0.9}, {"none", 0, 0.9, 0.9}};
        m_dialog->setModels({broken, compared, model("bundled", true, true)}, {"old"}, true);
        m_dialog->show();
    }

    void theModelInUseIsSelectedAndHeld() {
        QCOMPARE(m_dialog->selected(), QString("bundled"));
        QVERIFY(!button("Use this model")->isEnabled());
        QVERIFY(!button("Move to trash")->isEnabled());
        QVERIFY(button("Back to the one before")->isEnabled());
        QVERIFY(button("Export…")->isEnabled());
    }

    void anotherModelCanBeUsedAndRemoved() {
        m_dialog->select("kitchen");
        QSignalSpy used(m_dialog.get(), &ui::ModelLibraryDialog::activateWanted);
        QSignalSpy removed(m_dialog.get(), &ui::ModelLibraryDialog::removeWanted);
        QTest::mouseClick(button("Use this model"), Qt::LeftButton);
        QTest::mouseClick(button("Move to trash"), Qt::LeftButton);
        QCOMPARE(used.takeFirst(), (QVariantList{"kitchen", false}));
        QCOMPARE(removed.takeFirst(), QVariantList{"kitchen"});
        QTRY_VERIFY(says("Compared with before"));
        QTRY_VERIFY(says("93 % of the held-out clips instead of 90 %"));
        QTRY_VERIFY(says("−5"));
    }

    void twoModelsAreNeededToCompare() {
        QSignalSpy compared(m_dialog.get(), &ui::ModelLibraryDialog::compareWanted);
        QTest::mouseClick(button("Compare…"), Qt::LeftButton);
        QCOMPARE(compared.takeFirst(), QVariantList{"bundled"});
        m_dialog->select("broken");
        QVERIFY(!button("Compare…")->isEnabled());
        m_dialog->setModels({model("bundled", true, true)}, {}, false);
        QVERIFY(!button("Compare…")->isEnabled());
    }

    void aBrokenModelCannotBeUsedButRemoved() {
        m_dialog->select("broken");
        QTRY_VERIFY(says("it is cut off"));
        QVERIFY(!button("Use this model")->isEnabled() && !button("Export…")->isEnabled());
        QVERIFY(button("Move to trash")->isEnabled());
    }

    void theSelectionOutlivesANewList() {
        m_dialog->select("broken");
        m_dialog->setModels({model("a", true, true), model("broken", false, false)}, {}, false);
        QCOMPARE(m_dialog->selected(), QString("broken"));
        QVERIFY(!button("Back to the one before")->isEnabled());
    }

    void nothingStartsTwice() {
        m_dialog->select("kitchen");
        m_dialog->setBusy("Copying…");
        QCOMPARE(m_dialog->notice(), QString("Copying…"));
        for (const char* name : {"Use this model", "Back to the one before", "Export…", "Move to trash", "Import…"})
            QVERIFY2(!button(name)->isEnabled(), name);
        m_dialog->setBusy({});
        QVERIFY(button("Use this model")->isEnabled());
    }

    void aWorseModelIsAskedAbout() {
        QSignalSpy used(m_dialog.get(), &ui::ModelLibraryDialog::activateWanted);
        m_dialog->askToReplace("kitchen", {"G5: 80 % instead of 95 %."});
        auto* box = m_dialog->findChild<QMessageBox*>();
        QVERIFY(box && box->informativeText().contains("G5"));
        QTest::mouseClick(buttonOf(*box, "Keep the present model"), Qt::LeftButton);
        QVERIFY(used.isEmpty());
        QTRY_VERIFY(!m_dialog->findChild<QMessageBox*>());
        m_dialog->askToReplace("kitchen", {"G5: 80 % instead of 95 %."});
        QTest::mouseClick(buttonOf(*m_dialog->findChild<QMessageBox*>(), "Use it nevertheless"), Qt::LeftButton);
        QCOMPARE(used.takeFirst(), (QVariantList{"kitchen", true}));
    }

    void theTrashGivesBack() {
        QSignalSpy restored(m_dialog.get(), &ui::ModelLibraryDialog::restoreWanted);
        m_dialog->findChild<QToolButton*>()->menu()->actions().first()->trigger();
        QCOMPARE(restored.takeFirst(), QVariantList{"old"});
    }

    void filesAreChosenAndDropped() {
        QSignalSpy imported(m_dialog.get(), &ui::ModelLibraryDialog::importWanted);
        QTest::mouseClick(button("Import…"), Qt::LeftButton);
        auto* chooser = m_dialog->findChild<QFileDialog*>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected("/data/a.pyth");
        QCOMPARE(imported.takeFirst(), QVariantList{"/data/a.pyth"});
        chooser->close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/data/b.safetensors")});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_dialog.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_dialog.get(), &drop);
        QCOMPARE(imported.takeFirst(), QVariantList{"/data/b.safetensors"});
    }

private:
    static QPushButton* buttonOf(const QWidget& widget, const QString& text) {
        for (QPushButton* one : widget.findChildren<QPushButton*>())
            if (one->text() == text) return one;
        return nullptr;
    }
    QPushButton* button(const QString& text) const { return buttonOf(*m_dialog, text); }
    bool says(const QString& text) const {
        for (const QLabel* label : m_dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    std::unique_ptr<ui::ModelLibraryDialog> m_dialog;
};

QTEST_MAIN(ModelLibraryDialogTest)
#include "model_library_dialog_test.moc"
