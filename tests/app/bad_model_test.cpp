#include <QtTest>
#include <cstdint>
#include <cstring>
#include <functional>

#include "tests/app/driver/carpus_process.h"

namespace {

/// A safetensors file taken apart: header size (8 bytes), header, tensor bytes.
struct Parts {
    nlohmann::ordered_json header;
    QByteArray tensors;

    static Parts read(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read the test model");
        const QByteArray bytes = file.readAll();
        quint64 length = 0;
        std::memcpy(&length, bytes.constData(), sizeof(length));
        return {nlohmann::ordered_json::parse(bytes.mid(8, qsizetype(length)).toStdString()),
                bytes.mid(8 + qsizetype(length))};
    }

    void write(const QString& path) const {
        QByteArray text = QByteArray::fromStdString(header.dump());
        text.append((8 - text.size() % 8) % 8, ' ');
        const auto length = quint64(text.size());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write the test model");
        file.write(reinterpret_cast<const char*>(&length), sizeof(length));
        file.write(text);
        file.write(tensors);
    }

    /// The tensors in the order of the header.
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& [name, value] : header.items())
            if (name != "__metadata__") found.push_back(name);
        return found;
    }
};

using Damage = std::function<void(Parts&)>;

void overlap(Parts& parts) {
    nlohmann::ordered_json& offsets = parts.header[parts.names().at(1)]["data_offsets"];
    const auto length = offsets[1].get<std::uint64_t>() - offsets[0].get<std::uint64_t>();
    offsets = {0, length};
}

void moveLast(Parts& parts, std::uint64_t by) {
    nlohmann::ordered_json& offsets = parts.header[parts.names().back()]["data_offsets"];
    offsets = {offsets[0].get<std::uint64_t>() + by, offsets[1].get<std::uint64_t>() + by};
}

/// Takes the first class out of the description; the network keeps its outputs.
void removeLabel(Parts& parts) {
    nlohmann::ordered_json& entry = parts.header["__metadata__"]["carpus"];
    auto description = nlohmann::ordered_json::parse(entry.get<std::string>());
    description["labels"].erase(0);
    description["reverse"] = nlohmann::ordered_json::array();
    description["mirror"].erase(0);
    for (auto& mirror : description["mirror"]) mirror = mirror.get<int>() - 1;
    entry = description.dump();
}

void fillWithNan(Parts& parts) {
    const nlohmann::ordered_json& tensor = parts.header[parts.names().front()];
    const auto begin = tensor["data_offsets"][0].get<qsizetype>();
    const auto end = tensor["data_offsets"][1].get<qsizetype>();
    for (qsizetype i = begin; i < end; ++i) parts.tensors[i] = char(0xFF);  // NaN in every floating point format
}

}  // namespace

/// Checkpoints that are damaged in every way: each is refused with an error that says what is wrong.
class BadModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_model = testModel(m_carpus); }

    void acceptsTheUndamagedOne() {
        const QString copy = m_carpus.path("copy.safetensors");
        Parts::read(m_model).write(copy);
        QCOMPARE(m_carpus.run({"inspect", copy}).code, 0);
    }

    void refusesDamagedOnes_data() {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("told");
        QTest::newRow("tensor bytes cut off") << Damage([](Parts& parts) { parts.tensors.chop(100); }) << "truncated";
        QTest::newRow("offsets overlap") << Damage(overlap) << "overlaps";
        QTest::newRow("offsets out of range")
            << Damage([](Parts& parts) { moveLast(parts, 1ull << 40u); }) << "offsets are wrong";
        QTest::newRow("wrong shape") << Damage([](Parts& parts) {
            parts.header[parts.names().front()]["shape"].push_back(1);
        }) << "shape";
        QTest::newRow("tensor missing") << Damage([](Parts& parts) { parts.header.erase(parts.names().back()); })
                                        << "last tensor";
        QTest::newRow("no description") << Damage([](Parts& parts) { parts.header.erase("__metadata__"); })
                                        << "description";
        QTest::newRow("one label too few") << Damage(removeLabel) << "12 labels";
        QTest::newRow("NaN weights") << Damage(fillWithNan) << "NaN";
    }

    void refusesDamagedOnes() {
        QFETCH(Damage, damage);
        QFETCH(QString, told);
        Parts parts = Parts::read(m_model);
        damage(parts);
        const QString path = m_carpus.path("damaged.safetensors");
        parts.write(path);
        expectRefused(path, told);
    }

    void refusesFilesThatAreNoModel_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is not a model, it only has the name of one\n");
        QTest::newRow("header longer than the file") << QByteArray(8, '\x7f');
    }

    void refusesFilesThatAreNoModel() {
        QFETCH(QByteArray, content);
        const QString path = m_carpus.path("other.safetensors");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        expectRefused(path, "safetensors");
    }

    void namesThePlacesWhereAModelWasLookedFor() {
        const CarpusRun run = m_carpus.run({"inspect", "no-such-model"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("no-such-model") && run.err.contains("models"), run.err.constData());
    }

private:
    void expectRefused(const QString& path, const QString& told) {
        const CarpusRun run = m_carpus.run({"bench", "model", "--seconds", "0.1", "--model", path, "--json", "-"});
        QCOMPARE(run.code, 1);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.startsWith("error: ") && run.err.contains(path.toUtf8()), run.err.constData());
        QVERIFY2(run.err.contains(told.toUtf8()), run.err.constData());
        QCOMPARE(run.err.trimmed().count('\n'), 0);
    }

    CarpusProgram m_carpus;
    QString m_model;
};

QTEST_GUILESS_MAIN(BadModelTest)
#include "bad_model_test.moc"
