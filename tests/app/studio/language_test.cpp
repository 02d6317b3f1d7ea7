#include "app/studio/language.h"

#include <QtTest>

#include <QDialogButtonBox>
#include <QLibraryInfo>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QSet>

#include "app/studio/files_controller.h"
#include "app/studio/live_controller.h"
#include "app/studio/record_controller.h"
#include "app/studio/replay_controller.h"
#include "app/studio/settings_table.h"
#include "app/studio/train_controller.h"
#include "ui/gesture_text.h"
#include "ui/status_strip.h"

namespace {

/// The window with all its pages and menus, in a language.
struct Studio {
    explicit Studio(const QString& code)
        : language(code),
          recording(window, {}),
          training(window, {}),
          files(window, app::fileTools({}), 0.6),
          live(window, {}),
          replay(window, live, app::fileTools({}).explainer) {
        recording.follow(live);
        window.resize(1024, 640);
        window.show();
    }

    QStringList menus() const {
        QStringList titles;
        for (const QAction* action : window.menuBar()->actions()) titles << action->text();
        return titles;
    }
    QStringList shortcuts() const {
        QStringList keys;
        for (const QAction* action : window.findChildren<QAction*>())
            if (!action->shortcut().isEmpty()) keys << action->shortcut().toString(QKeySequence::PortableText);
        return keys;
    }

    app::Language language;
    ui::MainWindow window;
    app::RecordController recording;
    app::TrainController training;
    app::FilesController files;
    app::LiveController live;
    app::ReplayController replay;
};

const QStringList kEnglish{"&Source", "&View", "&Clips", "&Train", "F&iles", "&Help"};
const QStringList kGerman{"&Quelle", "&Ansicht", "&Clips", "&Training", "&Dateien", "&Hilfe"};

QChar accelerator(QString text) {
    text.remove("&&");
    const auto at = text.indexOf('&');
    return at < 0 ? QChar() : text.at(at + 1).toLower();
}

/// Entries of a menu that share their key with another one, and those of its submenus.
QStringList ambiguous(const QWidget& menu) {
    QSet<QChar> taken;
    QStringList found;
    for (const QAction* action : menu.actions()) {
        const QChar key = accelerator(action->text());
        if (!key.isNull() && taken.contains(key)) found << action->text();
        taken << key;
        if (action->menu()) found << ambiguous(*action->menu());
    }
    return found;
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_home.path().toUtf8()); }

    void theWindowSpeaksTheChosenLanguage() {
        QCOMPARE(Studio("de").menus(), kGerman);
        QCOMPARE(Studio("en").menus(), kEnglish);
        QCOMPARE(Studio("fr").menus(), kEnglish);
    }

    void withoutAChoiceItSpeaksTheSystems() {
        QProcess german;  // what the system speaks is read once, at the start
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LC_ALL", "de_DE.UTF-8");
        environment.remove("LANGUAGE");
        german.setProcessEnvironment(environment);
        german.start(QCoreApplication::applicationFilePath(), {"theMenusAreOfTheSystem"});
        QVERIFY(german.waitForFinished(60'000));
        QVERIFY2(german.exitCode() == 0, german.readAllStandardOutput());
    }
    void theMenusAreOfTheSystem() {
        const bool german = qEnvironmentVariable("LC_ALL").startsWith("de");
        QCOMPARE(Studio(QString()).menus(), german ? kGerman : kEnglish);
    }

    void numbersAndPluralsFollow() {
        ui::LiveReading reading;
        reading.predictionRate = 26.5;
        const auto rate = [&](Studio& studio) {
            studio.window.setReading(reading);
            return studio.window.status().text();
        };
        {
            Studio studio("de");
            QVERIFY2(rate(studio).contains("26,5 Vorhersagen/s"), qPrintable(rate(studio)));
            QCOMPARE(ui::gestureCount(1), QString("1 Geste"));
            QCOMPARE(ui::gestureCount(2), QString("2 Gesten"));
        }
        Studio studio("en");
        QVERIFY2(rate(studio).contains("26.5 predictions/s"), qPrintable(rate(studio)));
        QCOMPARE(ui::gestureCount(1), QString("1 gesture"));
        QCOMPARE(ui::gestureCount(2), QString("2 gestures"));
    }

    void standardDialogsFollow() {
        const QString file = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_de.qm";
        if (!QFile::exists(file)) QSKIP("the toolkit's own translations are not installed");
        const app::Language language("de");
        const QDialogButtonBox box(QDialogButtonBox::Cancel);
        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text(), QString("Abbrechen"));
    }

    void theSettingsOfferTheLanguages() {
        const app::Language language("de");
        for (const ui::Setting& setting : app::settingsTable()) {
            if (setting.key != "language") continue;
            QCOMPARE(setting.title, QString("Sprache"));
            QCOMPARE(setting.choices.size(), 3);
            QCOMPARE(setting.choices[0].first, QString("Wie das System"));
            QCOMPARE(setting.choices[2].first, QString("Deutsch"));
            QCOMPARE(setting.choices[2].second.toString(), QString("de"));
        }
    }

    void shortcutsStayTheSame() {
        const QStringList english = Studio("en").shortcuts();
        QVERIFY(english.size() > 40);
        QCOMPARE(Studio("de").shortcuts(), english);
    }

    void everyLanguageIsUsable_data() {
        QTest::addColumn<QString>("code");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
    }
    void everyLanguageIsUsable() {
        QFETCH(QString, code);
        Studio studio(code);
        QCOMPARE(ambiguous(*studio.window.menuBar()), QStringList());
        QVERIFY(studio.window.minimumSizeHint().width() <= 1024);
        QVERIFY(studio.window.minimumSizeHint().height() <= 640);
        auto* tabs = studio.window.findChild<QTabBar*>();
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            QTRY_VERIFY(tabs->tabRect(0).left() >= 0 && tabs->tabRect(tabs->count() - 1).right() < tabs->width());
        }
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
