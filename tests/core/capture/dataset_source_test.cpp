#include <QtTest>

#include "core/dataset/dataset_import.h"
#include "core/types/label_set.h"
#include "tests/core/support/dataset_files.h"

namespace fs = std::filesystem;
using core::ClipStore;
using core::DatasetFormat;
using core::ImportAction;

/// Sources of an import that are not as they should be.
class DatasetSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void badSourcesAreErrors_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("told");
        const int csv = int(DatasetFormat::Csv);
        QTest::newRow("no separator") << csv << "train.csv" << QByteArray("a.mp4 1\nb.mp4\n") << "line 2";
        QTest::newRow("wrong separator") << csv << "train.csv" << QByteArray("a.mp4|1\n") << "separator";
        QTest::newRow("no name for a label") << csv << "train.csv" << QByteArray("a.mp4 77\n") << "77";
        QTest::newRow("binary list") << csv << "train.csv" << QByteArray("a\0b 1\n", 6) << "zero byte";
        QTest::newRow("no list") << csv << "notes.txt" << QByteArray("hello") << "train.csv";
        QTest::newRow("empty list") << csv << "train.csv" << QByteArray("\r\n\r\n") << "no clips";
        const int frames = int(DatasetFormat::FrameLists);
        QTest::newRow("no frames") << frames << "train.txt" << QByteArray("folder x y\n") << "line 1";
        QTest::newRow("frames go back") << frames << "train.txt" << QByteArray("folder 9 2 1\n") << "line 1";
        QTest::newRow("no json") << int(DatasetFormat::Cvat) << "a.json" << QByteArray("{\"tags\": [") << "no JSON";
        QTest::newRow("no list of json") << int(DatasetFormat::LabelStudio) << "a.json" << QByteArray("7") << "no JSON";
        QTest::newRow("no video") << int(DatasetFormat::LabelStudio) << "a.json" << QByteArray("[{}]") << "no video";
        QTest::newRow("no tree") << int(DatasetFormat::Muwiges) << "a.txt" << QByteArray("x") << "no clips";
    }
    void badSourcesAreErrors() {
        QFETCH(const int, format);
        QFETCH(const QString, file);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, told);
        const fs::path source = m_folder.beside(std::string("bad ") + QTest::currentDataTag());
        writeFile(source / file.toStdString(), text.toStdString());
        core::ImportOptions in;
        in.source = source;
        in.format = DatasetFormat(format);
        in.labels = core::LabelSet::gestures(true).names;
        const std::string message =
            messageOf([&] { core::planImport(ClipStore::openOrPretend(m_folder.beside("none")), in); });
        QVERIFY2(message.find(told.toStdString()) != std::string::npos, message.c_str());
    }

    void contradictionsAndCollisionsAreTold() {
        const fs::path source = m_folder.beside("double");
        writeFile(source / "x/a.mp4", "one");
        writeFile(source / "y/a.mp4", "two");
        writeFile(source / "train.csv",
                  "x/a.mp4 1\nx/a.mp4 2\n" + (source / "y/a.mp4").string() + " 3\nx/../../evil.mp4 4\n");
        core::ImportOptions in;
        in.source = source;
        in.format = DatasetFormat::Csv;
        const core::ImportPlan plan = core::planImport(ClipStore::openOrPretend(m_folder.beside("none")), in);
        QCOMPARE(plan.count(ImportAction::Add), 2);
        QCOMPARE(plan.count(ImportAction::Refuse), 2);
        std::string problems;
        for (const auto& item : plan.items) problems += item.problem + "\n";
        QVERIFY2(problems.find("twice") != std::string::npos && problems.find("evil.mp4") != std::string::npos,
                 problems.c_str());
    }

private:
    DatasetFolder m_folder;
};

QTEST_GUILESS_MAIN(DatasetSourceTest)
#include "dataset_source_test.moc"
