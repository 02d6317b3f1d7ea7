#include "training/event_file.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "core/types/error.h"

namespace {

/// Prints "step tag value" for each point that TensorBoard's own reader finds.
constexpr const char* kReader = R"(
import sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
events = EventAccumulator(sys.argv[1])
events.Reload()
for tag in sorted(events.Tags()["scalars"]):
    for point in events.Scalars(tag):
        print(point.step, tag, round(point.value, 6))
)";

QString python() {
    const QString chosen = qEnvironmentVariable("CARPUS_PYTHON");
    return chosen.isEmpty() ? QStringLiteral("python3") : chosen;
}

bool runs(const QStringList& arguments, QByteArray* output = nullptr) {
    QProcess process;
    process.start(python(), arguments);
    if (!process.waitForFinished(100'000)) return false;
    if (output != nullptr) *output = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

}  // namespace

class EventFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The known value of RFC 3720, B.4: 32 bytes of zeros, masked as TensorFlow's record format says.
    void theChecksumIsThatOfTheRecordFormat() {
        constexpr std::uint32_t crc = 0x8A9136AA;
        QCOMPARE(training::maskedCrc32c(std::string(32, '\0')), ((crc >> 15) | (crc << 17)) + 0xA282EAD8U);
    }

    void recordsHoldLengthAndChecksums() {
        training::EventFile events(m_folder.path().toStdString(), 0);
        events.write(3, {{"loss", 0.5}});
        QFile file(QString::fromStdString(events.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string bytes = file.readAll().toStdString();
        std::size_t at = 0;
        int records = 0;
        while (at < bytes.size()) {
            std::uint64_t length = 0;
            memcpy(&length, bytes.data() + at, 8);
            QVERIFY(at + 16 + length <= bytes.size());
            QCOMPARE(word(bytes, at + 8), training::maskedCrc32c(bytes.substr(at, 8)));
            QCOMPARE(word(bytes, at + 12 + length), training::maskedCrc32c(bytes.substr(at + 12, length)));
            at += 16 + length;
            ++records;
        }
        QCOMPARE(records, 3);
        QVERIFY(QFileInfo(file).fileName().startsWith("events.out.tfevents."));
    }

    void tensorBoardReadsThem() {
        if (!runs({"-c", "import tensorboard"})) QSKIP("python3 has no tensorboard (CARPUS_PYTHON names another one)");
        QTemporaryDir folder;
        {
            training::EventFile killed(folder.path().toStdString(), 0);
            for (int step = 1; step <= 300; ++step) killed.write(step, {{"train/loss", 1.0 / step}, {"top1", 0.25}});
        }
        QFile(firstFile(folder)).rename(folder.filePath("events.out.tfevents.1.killed"));
        training::EventFile resumed(folder.path().toStdString(), 200);  // from the state of step 199
        resumed.write(200, {{"train/loss", 7}});
        QByteArray output;
        QVERIFY(runs({"-c", kReader, folder.path()}, &output));
        const auto lines = output.trimmed().split('\n');
        QVERIFY2(lines.contains("1 top1 0.25"), output.constData());
        QVERIFY2(lines.contains("4 train/loss 0.25"), output.constData());
        QVERIFY2(lines.contains("200 train/loss 7.0"), output.constData());
        QVERIFY2(!lines.contains("200 train/loss 0.005"), output.constData());
        QVERIFY2(!output.contains("\n201 "), output.constData());
        QCOMPARE(lines.size(), 199 + 200);
    }

    void aFolderThatCannotBeWrittenIsAnError() {
        QVERIFY_THROWS_EXCEPTION(core::Error, training::EventFile("/proc/nowhere", 0));
    }

private:
    static std::uint32_t word(const std::string& bytes, std::size_t at) {
        std::uint32_t value = 0;
        memcpy(&value, bytes.data() + at, 4);
        return value;
    }
    static QString firstFile(const QTemporaryDir& folder) {
        return folder.filePath(QDir(folder.path()).entryList(QDir::Files).first());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(EventFileTest)
#include "event_file_test.moc"
