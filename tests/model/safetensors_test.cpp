#include "model/safetensors.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <numeric>

#include "core/types/error.h"

using model::ElementType;
using model::SafetensorsReader;

namespace {

/// A file with that header text and that many zero bytes of data.
QByteArray fileOf(const QByteArray& header, int dataBytes) {
    const quint64 length = quint64(header.size());
    return QByteArray(reinterpret_cast<const char*>(&length), 8) + header + QByteArray(dataBytes, '\0');
}

QByteArray entry(const char* name, const char* type, const char* shape, const char* offsets) {
    QByteArray text = "'NAME':{'dtype':'TYPE','shape':SHAPE,'data_offsets':OFFSETS}";
    text.replace("NAME", name).replace("TYPE", type).replace("SHAPE", shape).replace("OFFSETS", offsets);
    return text.replace('\'', '"');
}

/// A whole file of that one tensor and 16 bytes of data.
QByteArray oneTensor(const char* type, const char* shape, const char* offsets) {
    return fileOf("{" + entry("w", type, shape, offsets) + "}", 16);
}

QByteArray twoTensors(const char* first, const char* second) {
    return fileOf("{" + entry("a", "F32", "[2]", first) + "," + entry("b", "F32", "[2]", second) + "}", 16);
}

model::TensorToWrite tensor(const char* name, ElementType type, model::Shape shape, std::span<const std::byte> data) {
    return {name, type, std::move(shape), data};
}

}  // namespace

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void readsAFileWithoutTensors();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void refusesEveryTruncation();
    void refusesMissingFilesAndFolders();
    void refusesToReadWhatIsNotThere();
    void noticesAFileThatShrankWhileOpen();
    void replacesAnOldFileOnlyAsAWhole();
    void saysWhyItCannotWrite();

private:
    QString write(const QByteArray& bytes);
    QTemporaryDir m_folder;
};

QString SafetensorsTest::write(const QByteArray& bytes) {
    const QString path = m_folder.filePath("file.safetensors");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void SafetensorsTest::readsWhatItWrote() {
    const std::string path = m_folder.filePath("round.safetensors").toStdString();
    std::vector<float> floats(6);
    std::iota(floats.begin(), floats.end(), 0.5F);
    const std::vector<std::uint8_t> bytes{1, 2, 3};
    const std::vector<std::int64_t> scalar{-5};
    model::writeSafetensors(path,
                            {tensor("bytes", ElementType::U8, {3}, std::as_bytes(std::span(bytes))),
                             tensor("floats", ElementType::F32, {2, 3}, std::as_bytes(std::span(floats))),
                             tensor("scalar", ElementType::I64, {}, std::as_bytes(std::span(scalar)))},
                            {{"carpus", "{\"ü\": 1}"}});
    const SafetensorsReader file(path);
    QCOMPARE(file.metadata().at("carpus"), std::string("{\"ü\": 1}"));
    QCOMPARE(file.tensors().size(), std::size_t{3});
    QVERIFY(file.tensors().at("floats").shape == model::Shape({2, 3}));
    QCOMPARE(file.tensors().at("scalar").begin, std::uint64_t{0});
    QCOMPARE(qint64(file.fileBytes()), QFileInfo(QString::fromStdString(path)).size());
    std::vector<float> again(6);
    file.read("floats", std::as_writable_bytes(std::span(again)));
    QVERIFY(again == floats);
    std::vector<std::int64_t> scalarAgain(1);
    file.read("scalar", std::as_writable_bytes(std::span(scalarAgain)));
    QVERIFY(scalarAgain == scalar);
}

void SafetensorsTest::readsAFileWithoutTensors() {
    QVERIFY(SafetensorsReader(write(fileOf("{}", 0)).toStdString()).tensors().empty());
}

void SafetensorsTest::refusesBrokenFiles_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const QByteArray& bytes, const char* reason) {
        QTest::newRow(name) << bytes << reason;
    };
    row("empty", {}, "has only 0 bytes");
    row("a text", "This is a shopping list: apples, pears", "truncated or something else");
    row("a picture", QByteArray::fromHex("89504e470d0a1a0a0000000d49484452"), "truncated or something else");
    row("endless header", QByteArray(8, '\xff') + "{}", "header of 18446744073709551615 bytes");
    row("header is no JSON", fileOf("{\"a\":", 0), "not a JSON object");
    row("header is a list", fileOf("[]", 0), "not a JSON object");
    row("entry is a number", fileOf("{\"w\":3}", 0), "tensor 'w' is malformed");
    row("entry without type", fileOf("{\"w\":{\"shape\":[1],\"data_offsets\":[0,4]}}", 4), "is malformed");
    row("metadata of numbers", fileOf("{\"__metadata__\":{\"a\":1}}", 0), "its metadata is malformed");
    row("unknown type", oneTensor("F7", "[4]", "[0,16]"), "unknown element type 'F7'");
    row("negative size", oneTensor("F32", "[-4]", "[0,16]"), "impossible shape");
    row("fractional size", oneTensor("F32", "[4.0]", "[0,16]"), "impossible shape");
    row("overflowing shape", oneTensor("F32", "[2147483647,2147483647,2147483647]", "[0,16]"), "impossible shape");
    row("huge size", oneTensor("F32", "[9999999999999]", "[0,16]"), "impossible shape");
    row("shape is a number", oneTensor("F32", "4", "[0,16]"), "malformed shape");
    row("one offset", oneTensor("F32", "[4]", "[0]"), "malformed shape or data_offsets");
    row("negative offset", oneTensor("F32", "[4]", "[-16,0]"), "malformed shape or data_offsets");
    row("beyond the end", oneTensor("F32", "[8]", "[0,32]"), "0 to 32 of 16");
    row("far beyond the end", oneTensor("F32", "[4]", "[18446744073709551600,18446744073709551615]"), "of 16 bytes");
    row("ends before it begins", oneTensor("F32", "[0]", "[16,0]"), "16 to 0");
    row("too few bytes", oneTensor("F32", "[5]", "[0,16]"), "[5] of F32 but 16 bytes");
    row("half an element", oneTensor("F64", "[1]", "[0,15]"), "but 15 bytes");
    row("overlap", twoTensors("[0,8]", "[4,12]"), "'b' overlaps");
    row("same place", twoTensors("[0,8]", "[0,8]"), "overlaps");
    row("gap", twoTensors("[0,8]", "[8,16]").replace("[8,16]", "[9,17]") + '\0', "gap before tensor 'b'");
    row("bytes left over", twoTensors("[0,8]", "[8,16]") + "abc", "3 bytes follow");
}

void SafetensorsTest::refusesBrokenFiles() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const QString path = write(bytes);
    try {
        const SafetensorsReader file(path.toStdString());
        QFAIL("no error");
    } catch (const core::Error& error) {
        const QString text = QString::fromUtf8(error.what());
        QVERIFY2(text.contains(reason), error.what());
        QVERIFY2(text.contains(path), error.what());
    }
}

void SafetensorsTest::refusesEveryTruncation() {
    const QByteArray whole = twoTensors("[0,8]", "[8,16]");
    QCOMPARE(SafetensorsReader(write(whole).toStdString()).tensors().size(), std::size_t{2});
    for (int length = 0; length < whole.size(); ++length) {
        const std::string path = write(whole.left(length)).toStdString();
        QVERIFY_EXCEPTION_THROWN(SafetensorsReader{path}, core::Error);
    }
}

void SafetensorsTest::refusesMissingFilesAndFolders() {
    const std::string missing = m_folder.filePath("nowhere.safetensors").toStdString();
    QVERIFY_EXCEPTION_THROWN(SafetensorsReader{missing}, core::Error);
    QVERIFY_EXCEPTION_THROWN(SafetensorsReader{m_folder.path().toStdString()}, core::Error);
}

void SafetensorsTest::refusesToReadWhatIsNotThere() {
    const SafetensorsReader file(write(oneTensor("F32", "[4]", "[0,16]")).toStdString());
    std::vector<std::byte> sixteen(16), eight(8);
    file.read("w", sixteen);
    QVERIFY_EXCEPTION_THROWN(file.read("w", eight), core::Error);
    QVERIFY_EXCEPTION_THROWN(file.read("x", sixteen), core::Error);
}

void SafetensorsTest::noticesAFileThatShrankWhileOpen() {
    const QString path = write(oneTensor("F32", "[4]", "[0,16]"));
    const SafetensorsReader file(path.toStdString());
    QVERIFY(QFile::resize(path, 20));
    std::vector<std::byte> data(16);
    QVERIFY_EXCEPTION_THROWN(file.read("w", data), core::Error);
}

void SafetensorsTest::replacesAnOldFileOnlyAsAWhole() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("model.safetensors").toStdString();
    const std::vector<float> one(1, 1.0F), two(2, 2.0F);
    model::writeSafetensors(path, {tensor("w", ElementType::F32, {1}, std::as_bytes(std::span(one)))}, {});
    const SafetensorsReader old(path);
    model::writeSafetensors(path, {tensor("w", ElementType::F32, {2}, std::as_bytes(std::span(two)))}, {});
    QVERIFY(SafetensorsReader(path).tensors().at("w").shape == model::Shape({2}));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList("model.safetensors"));
}

void SafetensorsTest::saysWhyItCannotWrite() {
    const QString inNoFolder = m_folder.filePath("no/such/folder/m.safetensors");
    try {
        model::writeSafetensors(inNoFolder.toStdString(), {}, {});
        QFAIL("no error");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("No such file or directory"), error.what());
    }
    // A folder in the place of the file: the data is written, the renaming fails, nothing is left behind.
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath("m.safetensors/inside"));
    QVERIFY_EXCEPTION_THROWN(model::writeSafetensors(folder.filePath("m.safetensors").toStdString(), {}, {}),
                             core::Error);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
