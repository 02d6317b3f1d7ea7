#include "core/dataset/sensor_file.h"

#include <QtTest>

#include "tests/core/support/dataset_files.h"

class SensorFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTimesInSecondsAndMilliseconds_data() {
        QTest::addColumn<QString>("separator");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("durationS");
        QTest::newRow("seconds") << "," << 0.02 << 1.98;
        QTest::newRow("milliseconds") << "; " << 20.0 << 1.98;
        QTest::newRow("index") << "\t" << 1.0 << 0.0;
    }
    void readsTimesInSecondsAndMilliseconds() {
        QFETCH(const QString, separator);
        QFETCH(const double, step);
        QFETCH(const double, durationS);
        std::string text;
        for (int row = 0; row < 100; ++row) {
            text += QString::number(row * step, 'g', 10).toStdString();
            for (int channel = 0; channel < 6; ++channel)
                text += separator.toStdString() + std::to_string(row + channel * 0.5);
            text += "\r\n";
        }
        writeFile(m_folder.beside("01.csv"), text);
        const core::SensorTrack track = core::readSensorFile(m_folder.beside("01.csv"));
        QCOMPARE(track.samples.size(), std::size_t(100));
        QCOMPARE(track.samples[7][1], 7.5F);
        QVERIFY(std::abs(track.durationS - durationS) < 1e-9);
        QCOMPARE(core::sensorFault(track, 2.0), std::string());
        QVERIFY(core::sensorFault(track, durationS > 0 ? 4.0 : 60.0).find("60.00 s") != std::string::npos ||
                core::sensorFault(track, 4.0).find("4.00 s") != std::string::npos);
    }

    void whatIsNoSensorFileIsAnError_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("told");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("header") << QByteArray("t,a,b,c,d,e,f\n0,1,2,3,4,5,6\n") << "line 1";
        QTest::newRow("too few columns") << QByteArray("0,1,2,3,4,5,6\n1,1,2,3\n") << "line 2";
        QTest::newRow("too many columns") << QByteArray("0,1,2,3,4,5,6,7\n") << "line 1";
        QTest::newRow("not finite") << QByteArray("0,1,2,nan,4,5,6\n") << "line 1";
        QTest::newRow("time goes back") << QByteArray("2,1,2,3,4,5,6\n1,1,2,3,4,5,6\n") << "goes back";
        QTest::newRow("binary") << QByteArray(300, '\0') << "line 1";
    }
    void whatIsNoSensorFileIsAnError() {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, told);
        writeFile(m_folder.beside("x.csv"), text.toStdString());
        const std::string message = messageOf([&] { core::readSensorFile(m_folder.beside("x.csv")); });
        QVERIFY2(message.find(told.toStdString()) != std::string::npos, message.c_str());
        QVERIFY(messageOf([&] { core::readSensorFile("/no/such.csv"); }).find("/no/such.csv") != std::string::npos);
    }

private:
    DatasetFolder m_folder;
};

QTEST_GUILESS_MAIN(SensorFileTest)
#include "sensor_file_test.moc"
