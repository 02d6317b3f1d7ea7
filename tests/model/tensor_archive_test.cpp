#include "model/import/tensor_archive.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>

#include "core/types/error.h"

// The files come from make_archives.py.

namespace {

QString golden(const QString& name) { return QString(CARPUS_SOURCE_DIR "/tests/model/golden/archives/") + name; }

QByteArray contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s is missing", qPrintable(path));
    return file.readAll();
}

QByteArray read(const model::TensorArchive& archive, const std::string& name) {
    QByteArray bytes(qsizetype(archive.tensors().at(name).bytes), 'x');
    archive.read(name, std::as_writable_bytes(std::span(bytes.data(), std::size_t(bytes.size()))));
    return bytes;
}

template <typename T>
std::vector<double> valuesOf(const QByteArray& bytes) {
    std::vector<T> values(std::size_t(bytes.size()) / sizeof(T));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return {values.begin(), values.end()};
}

std::vector<double> counting(std::size_t count) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = double(i);
    return values;
}

/// The message of the error that opening gives, or nothing.
QString refusal(const QString& path) {
    try {
        model::openTensorArchive(path.toStdString());
    } catch (const core::Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TensorArchiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBothFormats_data();
    void readsBothFormats();
    void readsASingleTensor();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void refusesEveryTruncation_data() { readsBothFormats_data(); }
    void refusesEveryTruncation();
    void survivesEveryChangedByte_data() { readsBothFormats_data(); }
    void survivesEveryChangedByte();

private:
    QTemporaryDir m_folder;
};

void TensorArchiveTest::readsBothFormats_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("zip") << golden("zip.pth") << "PyTorch (zip)";
    QTest::newRow("legacy") << golden("legacy.pth") << "PyTorch (legacy)";
}

void TensorArchiveTest::readsBothFormats() {
    QFETCH(QString, file);
    QFETCH(QString, format);
    const auto archive = model::openTensorArchive(file.toStdString());
    QCOMPARE(QString::fromStdString(archive->format()), format);
    QCOMPARE(archive->texts().at("epoch"), "17");
    QCOMPARE(archive->texts().at("cfg"), "DATA:\n  SAMPLING_RATE: 32\n");
    const auto values = [&](const char* name) { return read(*archive, std::string("model_state/") + name); };
    QCOMPARE(valuesOf<float>(values("float32")), counting(6));
    QCOMPARE(valuesOf<double>(values("float64")), counting(6));
    QCOMPARE(valuesOf<std::int64_t>(values("int64")), counting(6));
    QCOMPARE(valuesOf<std::int32_t>(values("int32")), counting(6));
    QCOMPARE(valuesOf<std::int16_t>(values("int16")), counting(6));
    QCOMPARE(valuesOf<std::int8_t>(values("int8")), counting(6));
    QCOMPARE(valuesOf<std::uint8_t>(values("uint8")), counting(6));
    QCOMPARE(values("bool"), QByteArray("\0\1\0\1\0\1", 6));
    const std::vector<double> halves{0, 0x3c00, 0x4000, 0x4200, 0x4400, 0x4500};
    QCOMPARE(valuesOf<std::uint16_t>(values("float16")), halves);
    const std::vector<double> brains{0, 0x3f80, 0x4000, 0x4040, 0x4080, 0x40a0};
    QCOMPARE(valuesOf<std::uint16_t>(values("bfloat16")), brains);
    QCOMPARE(valuesOf<float>(values("whole")), counting(24));
    QCOMPARE(valuesOf<float>(values("part")), counting(5));
    QCOMPARE(valuesOf<float>(values("transposed")), counting(12));
    QCOMPARE(valuesOf<float>(values("parameter")), counting(4));
    QCOMPARE(valuesOf<float>(values("scalar")), counting(1));
    QCOMPARE(values("empty").size(), 0);
    QCOMPARE(archive->tensors().at("model_state/transposed").shape, (model::Shape{4, 3}));
    QCOMPARE(archive->tensors().size(), std::size_t(16));
}

void TensorArchiveTest::readsASingleTensor() {
    const auto archive = model::openTensorArchive(golden("tensor.pt").toStdString());
    QCOMPARE(valuesOf<float>(read(*archive, "tensor")), counting(3));
}

void TensorArchiveTest::refusesWithAReason_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("calls a program") << golden("system.pth") << "'posix.system', which is no weight";
    QTest::newRow("calls eval") << golden("eval.pth") << "eval', which is no weight";
    QTest::newRow("path outside") << golden("outside.pth") << "leads outside the archive";
    QTest::newRow("big-endian") << golden("big_endian.pth") << "big-endian";
    QTest::newRow("compressed") << golden("compressed.pth") << "compressed or encrypted";
    QTest::newRow("no data") << golden("no_data.pth") << "has no data";
    QTest::newRow("no pickle") << golden("no_pickle.pth") << "without PyTorch's data.pkl";
    QTest::newRow("missing") << golden("nowhere.pth") << "cannot be read";
    QTest::newRow("folder") << golden("") << "it is no file";
    QTest::newRow("something else") << QString(CARPUS_SOURCE_DIR "/README.md") << "no weight file that Carpus knows";
    const QString empty = m_folder.filePath("empty.pth");
    QVERIFY(QFile(empty).open(QIODevice::WriteOnly));
    QTest::newRow("empty") << empty << "it is empty";
}

void TensorArchiveTest::refusesWithAReason() {
    QFETCH(QString, file);
    QFETCH(QString, reason);
    const QString message = refusal(file);
    QVERIFY2(message.contains(reason) && message.contains(file), qPrintable(message));
}

void TensorArchiveTest::refusesEveryTruncation() {
    QFETCH(QString, file);
    const QByteArray whole = contentOf(file);
    const QString path = m_folder.filePath("truncated.pth");
    for (qsizetype size = 1; size < whole.size(); size += 37) {
        QFile copy(path);
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(whole.left(size)) == size);
        copy.close();
        QVERIFY2(!refusal(path).isEmpty(), qPrintable(QString::number(size)));
    }
}

/// A changed byte gives another value or a reason, and never reads beyond the file (the sanitizers look on).
void TensorArchiveTest::survivesEveryChangedByte() {
    QFETCH(QString, file);
    const QByteArray whole = contentOf(file);
    const QString path = m_folder.filePath("changed.pth");
    for (qsizetype place = 0; place < whole.size(); place += 11) {
        QByteArray bytes = whole;
        bytes[place] = char(bytes[place] ^ 0x55);
        QFile copy(path);
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(bytes) == bytes.size());
        copy.close();
        try {
            const auto archive = model::openTensorArchive(path.toStdString());
            for (const auto& [name, tensor] : archive->tensors()) QCOMPARE(read(*archive, name).size(), tensor.bytes);
        } catch (const core::Error& error) {
            QVERIFY(QString(error.what()).contains(path));
        }
    }
}

QTEST_GUILESS_MAIN(TensorArchiveTest)
#include "tensor_archive_test.moc"
