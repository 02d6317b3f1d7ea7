#include "core/simulator/prompted_source.h"

#include <QTest>
#include <cmath>

#include "core/types/error.h"
#include "core/types/label_set.h"

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

    void performsEveryGestureAndNone() {
        core::PromptedSource source(config());
        core::TimePoint last = source.next({})->captureTime;
        const core::LabelSet labels = core::LabelSet::gestures(true);
        for (const std::string& label : labels.names) {
            source.perform(label);
            const auto frame = source.next({});
            QVERIFY(frame && frame->captureTime > last);
            QCOMPARE(frame->image->rgb.size(), std::size_t(64 * 48 * 3));
            last = frame->captureTime;
        }
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
};

QTEST_GUILESS_MAIN(PromptedSourceTest)
#include "prompted_source_test.moc"
