#include "app/common/library/sha256.h"

#include <QtTest>

#include "core/types/error.h"

class Sha256Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLengthIsWhatQtSays() {
        for (int length = 0; length < 200; ++length) {
            const QByteArray bytes(length, char('a' + length % 26));
            app::Sha256 sum;
            const auto view = std::as_bytes(std::span(bytes.constData(), std::size_t(length)));
            sum.add(view.first(std::size_t(length / 3)));
            sum.add(view.subspan(std::size_t(length / 3)));
            QCOMPARE(QByteArray::fromStdString(sum.finish()),
                     QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        }
    }

    void filesLargerThanOneRead() {
        QTemporaryFile file;
        QVERIFY(file.open());
        QByteArray bytes(3'000'001, '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i) bytes[i] = char(i * 31 >> 3);
        file.write(bytes);
        file.close();
        QCOMPARE(QByteArray::fromStdString(app::sha256Of(file.fileName().toStdString())),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }

    void whatCannotBeReadIsAnError() {
        QVERIFY_EXCEPTION_THROWN(app::sha256Of("/nowhere/model"), core::Error);
        QVERIFY_EXCEPTION_THROWN(app::sha256Of("/tmp"), core::Error);
    }
};

QTEST_GUILESS_MAIN(Sha256Test)
#include "sha256_test.moc"
