#include "core/simulator/prompted_source.h"

#include <QTest>
#include <cmath>
#include <cstdlib>

#include "core/types/error.h"

class PromptedSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void behavesLikeACamera() {
        core::PromptedSource source(config());
        QCOMPARE(source.info().width, 64);
        const auto first = source.next({});
        const auto second = source.next({});
        QVERIFY(first && second);
        QCOMPARE(first->image->width, 64);
        const double gap = core::Seconds(second->captureTime - first->captureTime).count();
        QVERIFY(std::abs(gap * 30 - std::round(gap * 30)) < 1e-6 && gap > 0);  // late readers miss whole pictures
        QCOMPARE(source.state(), core::SourceState::Running);
    }

    void performsOnlyWhenAsked() {
        core::PromptedSource source(config());
        const double resting = motion(source, 12);
        source.perform("G1");
        const double performing = motion(source, 45);
        QVERIFY2(performing > 3 * resting, qPrintable(QString("%1 %2").arg(performing).arg(resting)));
    }

    void refusesWhatItCannotDo() {
        core::PromptedSource source(config());
        QVERIFY_EXCEPTION_THROWN(source.perform("G13"), core::Error);
        core::CaptureConfig fast = config();
        fast.framesPerSecond = 0;
        QVERIFY_EXCEPTION_THROWN(core::PromptedSource{fast}, core::Error);
    }

    void stopsWhenToldTo() {
        core::PromptedSource source(config());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!source.next(stop.get_token()));
    }

private:
    static core::CaptureConfig config() {
        core::CaptureConfig config;
        config.width = 64;
        config.height = 48;
        return config;
    }
    /// The greatest mean change between two pictures in a row.
    static double motion(core::PromptedSource& source, int pictures) {
        auto before = source.next({});
        double greatest = 0;
        for (int i = 1; i < pictures; ++i) {
            const auto now = source.next({});
            double change = 0;
            for (std::size_t k = 0; k < now->image->rgb.size(); ++k)
                change += std::abs(int(now->image->rgb[k]) - int(before->image->rgb[k]));
            greatest = std::max(greatest, change / double(now->image->rgb.size()));
            before = now;
        }
        return greatest;
    }
};

QTEST_GUILESS_MAIN(PromptedSourceTest)
#include "prompted_source_test.moc"
