#include "ui/train_setup_view.h"

#include <QSignalSpy>
#include <QtTest>

#include "ui/count_chart.h"
#include "ui/preflight_panel.h"
#include "ui/setting_table.h"

class TrainSetupViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_view = std::make_unique<ui::TrainSetupView>();
        m_view->setSettings({{"batch", core::RecipeSetting::Kind::WholeNumber, "", "Clips", 2, 99, {}, "64", true}});
        m_view->setRecipes({{"fine-tune", "Fine-tune", "On own clips.", true}, {"scratch", "scratch", "", false}});
        m_view->resize(1000, 600);
        m_view->show();
    }

    void choicesAreToldOnceTheyCalmDown() {
        QSignalSpy changed(m_view.get(), &ui::TrainSetupView::setupChanged);
        m_view->setDatasets({"/data/one", "/data/two"});
        m_view->length().setCurrentIndex(0);
        m_view->settings().change("batch", "8");
        QTRY_COMPARE(changed.count(), 1);
        const auto setup = changed[0][0].value<ui::TrainingSetup>();
        QCOMPARE(setup.dataset, QStringLiteral("/data/one"));
        QCOMPARE(setup.recipe, QStringLiteral("fine-tune"));
        QVERIFY(setup.length < 1 && setup.fromActive);
        QCOMPARE(setup.settings, (QVector<QPair<QString, QString>>{{"batch", "8"}}));
    }

    void trainingStartsOnlyAfterALookWithoutProblems() {
        QVERIFY(!m_view->trainButton().isEnabled());
        m_view->setLooking();
        QVERIFY(!m_view->trainButton().isEnabled());
        core::PreflightReport report = sample();
        report.notes = {{true, "There are no training clips."}};
        m_view->setReport(report);
        QVERIFY(!m_view->trainButton().isEnabled());
        report.notes = {{false, "Few clips of G3."}};
        m_view->setReport(report);
        QVERIFY(m_view->trainButton().isEnabled());
        m_view->setFree(false);
        QVERIFY(!m_view->trainButton().isEnabled());
        m_view->setFree(true);
        m_view->length().setCurrentIndex(2);
        QVERIFY(!m_view->trainButton().isEnabled());
    }

    void theReportIsShownInPlainWords() {
        core::PreflightReport report = sample();
        report.notes = {{false, "Few clips of G3."}};
        m_view->setReport(report);
        QCOMPARE(m_view->preflight().notes(), QStringList{"Few clips of G3."});
        const auto& bars = m_view->preflight().classes().bars();
        QCOMPARE(bars.size(), 3);
        QCOMPARE(bars[0].name, QStringLiteral("G2"));
        QCOMPARE(bars[1].name, QStringLiteral("G10"));
        QCOMPARE(bars[2].name, QStringLiteral("none"));
        QCOMPARE(bars[0].parts[0], 7);
        QCOMPARE(bars[0].parts[1], 2);
    }

    void anotherPersonCanBeJudgedOn() {
        m_view->setReport(sample());
        bool found = false;
        for (QComboBox* box : m_view->findChildren<QComboBox*>()) {
            const int anna = box->findData("Anna");
            if (anna < 0) continue;
            found = true;
            box->setCurrentIndex(anna);
        }
        QVERIFY(found);
        QCOMPARE(m_view->setup().judge, QStringLiteral("Anna"));
        m_view->setReport(sample());
        QCOMPARE(m_view->setup().judge, QStringLiteral("Anna"));
    }

    void recipesOfTheSimulatorBeginAsTheySay() {
        m_view->chooseRecipe("scratch");
        QVERIFY(!m_view->setup().fromActive);
    }

    void ofWhatTheRecipeIsForTheFirstSentenceIsShown() {
        const auto shown = [&](const QString& about) {
            m_view->setRecipes({{"one", "one", about, true}});
            for (const QLabel* label : m_view->findChildren<QLabel*>())
                if (label->isVisible() && label->toolTip().contains(about)) return label->text();
            return QStringLiteral("nothing");
        };
        QCOMPARE(shown("For own clips. They stand four times."), QString("For own clips."));
        QCOMPARE(shown("/media/anna/my.yaml"), QString("/media/anna/my.yaml"));
        const QString begin = shown(QString("word ").repeated(60).trimmed());
        QVERIFY2(begin.size() < 152 && begin.endsWith(QString("word") + QChar(0x2026)), qPrintable(begin));
    }

    void allSettingsTakeThePlaceOfTheReport() {
        QVERIFY(!m_view->settings().isVisible());
        QTest::mouseClick(&m_view->settingsButton(), Qt::LeftButton);
        QVERIFY(m_view->settings().isVisible());
        QVERIFY(!m_view->preflight().isVisible());
    }

private:
    static core::PreflightReport sample() {
        core::PreflightReport report;
        report.parts = {{"training", 12, {{"none", 2}, {"G10", 3}, {"G2", 7}}, {"Anna"}},
                        {"validation", 2, {{"G2", 2}}, {"Ben"}},
                        {"cross-subject", 0, {}, {}},
                        {"cross-scene-subject", 0, {}, {}}};
        report.trainSeconds = 60;
        report.steps = 300;
        return report;
    }

    std::unique_ptr<ui::TrainSetupView> m_view;
};

QTEST_MAIN(TrainSetupViewTest)
#include "train_setup_view_test.moc"
