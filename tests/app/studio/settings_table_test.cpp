#include "app/studio/settings_table.h"

#include <QtTest>

class SettingsTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_file = std::make_unique<QTemporaryDir>(); }

    void withoutAnythingKeptTheEngineIsAsItComes() {
        QSettings settings(path(), QSettings::IniFormat);
        app::EngineRequest request;
        const app::EngineRequest standard;
        app::applySettings(settings, request);
        QCOMPARE(request.capture.width, standard.capture.width);
        QCOMPARE(request.capture.framesPerSecond, standard.capture.framesPerSecond);
        QCOMPARE(request.capture.freezeTimeoutMs, standard.capture.freezeTimeoutMs);
        QVERIFY(request.inference.device == standard.inference.device);
        QVERIFY(request.inference.precision == standard.inference.precision);
        QCOMPARE(request.inference.threads, standard.inference.threads);
        QCOMPARE(request.live.decision.fireThreshold, standard.live.decision.fireThreshold);
        QCOMPARE(request.live.decision.rearmThreshold, standard.live.decision.rearmThreshold);
        QCOMPARE(request.live.decision.refractoryS, standard.live.decision.refractoryS);
        QCOMPARE(request.live.decision.agreeing, standard.live.decision.agreeing);
        QCOMPARE(request.live.activityGate, standard.live.activityGate);
        QVERIFY(app::keptSettings(settings).isEmpty());
    }

    void whatIsKeptReachesTheEngineAtTheNextStart() {
        {
            QSettings settings(path(), QSettings::IniFormat);
            app::keepSetting(settings, "camera/size", "1280x720");
            app::keepSetting(settings, "camera/rate", 60);
            app::keepSetting(settings, "model/device", "cpu");
            app::keepSetting(settings, "model/precision", "int8");
            app::keepSetting(settings, "model/threads", 2.0);
            app::keepSetting(settings, "decision/fire", 70.0);
            app::keepSetting(settings, "decision/gate", false);
        }
        QSettings settings(path(), QSettings::IniFormat);
        app::EngineRequest request;
        app::applySettings(settings, request);
        QCOMPARE(request.capture.width, 1280);
        QCOMPARE(request.capture.height, 720);
        QCOMPARE(request.capture.framesPerSecond, 60.0);
        QVERIFY(request.inference.device == core::Device::Cpu);
        QVERIFY(request.inference.precision == core::Precision::Int8);
        QCOMPARE(request.inference.threads, 2);
        QCOMPARE(request.live.decision.fireThreshold, 0.7);
        QVERIFY(!request.live.activityGate);
        QCOMPARE(app::keptSettings(settings).size(), 7);
        app::keepSetting(settings, "decision/fire", app::EngineRequest().live.decision.fireThreshold * 100);
        QCOMPARE(app::keptSettings(settings).size(), 6);
    }

    void nonsenseInTheFileCountsAsNothing_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("size") << "camera/size" << QVariant("huge");
        QTest::newRow("device") << "model/device" << QVariant("tpu");
        QTest::newRow("threshold") << "decision/fire" << QVariant("high");
        QTest::newRow("too large") << "decision/fire" << QVariant(1e9);
        QTest::newRow("not a number") << "decision/pauseS" << QVariant("nan");
    }
    void nonsenseInTheFileCountsAsNothing() {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QSettings settings(path(), QSettings::IniFormat);
        app::keepSetting(settings, key, value);
        QVERIFY2(!settings.contains(key), "unusable values are not kept");
        settings.setValue(key, value);
        app::EngineRequest request;
        app::applySettings(settings, request);
        QCOMPARE(request.capture.width, 640);
        QCOMPARE(request.live.decision.fireThreshold, app::EngineRequest().live.decision.fireThreshold);
        QCOMPARE(request.live.decision.refractoryS, app::EngineRequest().live.decision.refractoryS);
    }

    void theLastCameraIsOpenedAtTheStartUntilAnotherWishIsKept() {
        QSettings settings(path(), QSettings::IniFormat);
        QCOMPARE(app::sourceAtStart(settings), QString("sim"));
        app::rememberSource(settings, "v4l2:usb-wrist");
        app::rememberSource(settings, "file:/home.mp4");
        QCOMPARE(app::sourceAtStart(settings), QString("v4l2:usb-wrist"));
        app::keepSetting(settings, "start/source", "none");
        QVERIFY(app::sourceAtStart(settings).isEmpty());
        app::keepSetting(settings, "start/source", "v4l2:usb-unplugged");
        QCOMPARE(app::sourceAtStart(settings), QString("v4l2:usb-unplugged"));
        app::keepSetting(settings, "start/source", "sim");
        QCOMPARE(app::sourceAtStart(settings), QString("sim"));
        app::keepSetting(settings, "start/source", "last");
        QVERIFY(!settings.contains("start/source"));
        QCOMPARE(app::sourceAtStart(settings), QString("v4l2:usb-wrist"));
    }

    void camerasModelAndLogsAreOfferedWhereThereAreSome() {
        const QVector<ui::Setting> plain = app::settingsTable();
        QVERIFY(!find(plain, "storage/logs"));
        QVERIFY(find(plain, "model/library")->help.startsWith("None;"));
        const QVector<ui::Setting> all = offered();
        QCOMPARE(all.size(), plain.size() + 1);
        QCOMPARE(find(all, "start/source")->choices.last(),
                 qMakePair(QString("Wrist cam"), QVariant("v4l2:usb-wrist")));
        QVERIFY(find(all, "model/library")->help.startsWith("kitchen;"));
        QVERIFY(find(all, "storage/logs")->help.contains("/state/carpus"));
        QSettings settings(path(), QSettings::IniFormat);
        app::keepSetting(settings, "storage/logs", "anything");
        app::keepSetting(settings, "model/library", "anything");
        QVERIFY(settings.allKeys().isEmpty());
    }

    void everySettingIsExplained() {
        QSet<QString> keys;
        for (const ui::Setting& setting : offered()) {
            QVERIFY2(!setting.group.isEmpty() && !setting.title.isEmpty() && setting.help.endsWith('.'),
                     qPrintable(setting.key));
            QVERIFY2(!keys.contains(setting.key), qPrintable(setting.key));
            keys.insert(setting.key);
            QSettings settings(path(), QSettings::IniFormat);
            QCOMPARE(app::settingValue(settings, setting.key), setting.standard);
            if (setting.kind == ui::SettingKind::Choice) QVERIFY(setting.choices.size() > 1);
            if (setting.kind == ui::SettingKind::Action) QVERIFY(!setting.button.isEmpty());
        }
    }

private:
    static QVector<ui::Setting> offered() {
        return app::settingsTable({{{"Wrist cam", "v4l2:usb-wrist"}}, "kitchen", "/state/carpus"});
    }
    static const ui::Setting* find(const QVector<ui::Setting>& all, const QString& key) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
        return found == all.end() ? nullptr : &*found;
    }
    QString path() const { return m_file->filePath("settings.ini"); }

    std::unique_ptr<QTemporaryDir> m_file;
};

QTEST_GUILESS_MAIN(SettingsTableTest)
#include "settings_table_test.moc"
