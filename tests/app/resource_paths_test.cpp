#include "app/common/resource_paths.h"

#include <QtTest>

#include "app/common/model_lookup.h"
#include "core/types/error.h"

class ResourcePathsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        for (const char* variable : {"CARPUS_RESOURCES", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            qunsetenv(variable);
        qputenv("HOME", m_home.path().toUtf8());
    }

    void findsTheSourceTreesResources() {
        QCOMPARE(app::resourceFolder(), std::filesystem::path(CARPUS_SOURCE_DIR "/resources"));
    }

    void prefersTheFolderOfTheEnvironment() {
        QVERIFY(QDir(m_home.path()).mkpath("mine/models") && QDir(m_home.path()).mkpath("mine/recipes"));
        const QString mine = m_home.filePath("mine");
        qputenv("CARPUS_RESOURCES", mine.toUtf8());
        QCOMPARE(app::resourceFolder(), std::filesystem::path(mine.toStdString()));
    }

    void refusesAFolderWithoutResources() {
        qputenv("CARPUS_RESOURCES", "/nowhere");
        QVERIFY_EXCEPTION_THROWN(app::resourceFolder(), core::Error);
    }

    void followsTheXdgRules() {
        const std::filesystem::path home = m_home.path().toStdString();
        QCOMPARE(app::stateFolder(), home / ".local/state/carpus");
        QCOMPARE(app::configFolder(), home / ".config/carpus");
        qputenv("XDG_DATA_HOME", "/elsewhere");
        QCOMPARE(app::dataFolder(), std::filesystem::path("/elsewhere/carpus"));
        qputenv("XDG_DATA_HOME", "relative");  // the rules say: ignore
        QCOMPARE(app::dataFolder(), home / ".local/share/carpus");
    }

    void findsTheUsersOwnModelByName() {
        QVERIFY(QDir(m_home.path()).mkpath(".local/share/carpus/models"));
        QFile file(m_home.filePath(".local/share/carpus/models/mine.safetensors"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(app::findModel("mine"), std::filesystem::path(file.fileName().toStdString()));
        QCOMPARE(app::findModel(file.fileName().toStdString()), std::filesystem::path(file.fileName().toStdString()));
    }

    void saysWhereItLookedForAModel() {
        try {
            app::findModel("other");
            QFAIL("found a model that does not exist");
        } catch (const core::Error& error) {
            const QString message = error.what();
            QVERIFY2(message.contains("other") && message.contains(m_home.path()), error.what());
        }
    }

private:
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(ResourcePathsTest)
#include "resource_paths_test.moc"
