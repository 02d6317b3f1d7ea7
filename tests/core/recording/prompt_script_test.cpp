#include "core/recording/prompt_script.h"

#include <QTest>
#include <algorithm>
#include <map>

#include "core/types/error.h"

using core::PromptCue;
using core::PromptPhase;

class PromptScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLabelComesOnceInEachRoundAndNeverTwiceInARow() {
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const core::PromptScript script({.labels = {"G1", "G2", "G3"}, .repeats = 8, .seed = seed});
            const auto& order = script.upcoming();
            QCOMPARE(order.size(), std::size_t(24));
            for (std::size_t i = 1; i < order.size(); ++i) QVERIFY(order[i] != order[i - 1]);
            for (std::size_t round = 0; round < order.size(); round += 3) {
                std::vector<std::string> labels(order.begin() + long(round), order.begin() + long(round) + 3);
                std::sort(labels.begin(), labels.end());
                QCOMPARE(labels, (std::vector<std::string>{"G1", "G2", "G3"}));
            }
        }
    }

    void theSeedDecidesTheOrder() {
        const auto order = [](std::uint64_t seed) {
            return core::PromptScript({.labels = {"G1", "G2", "G3", "G4", "G5"}, .repeats = 3, .seed = seed})
                .upcoming();
        };
        QVERIFY(order(1) == order(1));
        QVERIFY(order(1) != order(2));
    }

    void aSingleLabelIsRepeated() {
        QCOMPARE(core::PromptScript({.labels = {"G5"}, .repeats = 3}).upcoming().size(), std::size_t(3));
    }

    void handsFreeRunsByItself() {
        core::PromptScript script(quick());
        script.start(at(0));
        QCOMPARE(script.state(at(0)).phase, PromptPhase::Countdown);
        const auto events = script.advance(at(100));
        // 3 s countdown with ticks at 3, 2 and 1 s before, 2 s recording, 1 s rest: twice
        const std::vector<std::pair<PromptCue, double>> expected{
            {PromptCue::Tick, 0}, {PromptCue::Tick, 1},  {PromptCue::Tick, 2}, {PromptCue::Go, 3},
            {PromptCue::Stop, 5}, {PromptCue::Tick, 6},  {PromptCue::Tick, 7}, {PromptCue::Tick, 8},
            {PromptCue::Go, 9},   {PromptCue::Stop, 11}, {PromptCue::Done, 12}};
        QCOMPARE(events.size(), expected.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].cue, expected[i].first);
            QCOMPARE(secondsOf(events[i].time), expected[i].second);
        }
        QVERIFY(events[3].label != events[8].label);
        const core::PromptState state = script.state(at(100));
        QCOMPARE(state.phase, PromptPhase::Done);
        QCOMPARE(state.kept, 2);
        QCOMPARE(state.wanted, 2);
        QCOMPARE(state.remainingTotalS, 0.0);
    }

    void smallStepsTellTheSameAsOneLargeStep() {
        core::PromptScript once(quick());
        core::PromptScript often(quick());
        once.start(at(0));
        often.start(at(0));
        const auto expected = once.advance(at(20));
        std::vector<core::PromptEvent> events;
        for (int i = 0; i <= 2000; ++i)
            for (const auto& event : often.advance(at(i * 0.01))) events.push_back(event);
        QCOMPARE(events.size(), expected.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(events[i].cue, expected[i].cue);
            QCOMPARE(secondsOf(events[i].time), secondsOf(expected[i].time));
            QCOMPARE(events[i].label, expected[i].label);
        }
    }

    void theStateTellsWhatComes() {
        core::PromptScript script(quick());
        script.start(at(0));
        script.advance(at(1));
        core::PromptState state = script.state(at(1));
        QCOMPARE(state.remainingS, 2.0);
        QCOMPARE(state.phaseS, 3.0);
        QCOMPARE(state.label, script.upcoming()[0]);
        QCOMPARE(state.nextLabel, script.upcoming()[1]);
        QCOMPARE(state.remainingTotalS, 12.0);
        script.advance(at(5.5));
        const core::PromptState rest = script.state(at(5.5));
        QCOMPARE(rest.phase, PromptPhase::Rest);
        QCOMPARE(rest.label, state.label);  // the take being judged
        QCOMPARE(rest.nextLabel, state.nextLabel);
        QCOMPARE(rest.kept, 1);
    }

    void holdingAKeyRecords() {
        core::PromptConfig config = quick();
        config.handsFree = false;
        core::PromptScript script(config);
        script.start(at(0));
        script.advance(at(10));
        QCOMPARE(script.state(at(10)).phase, PromptPhase::Armed);
        auto events = script.press(at(11));
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].cue, PromptCue::Go);
        QVERIFY(script.advance(at(20)).empty());  // as long as the key is held
        events = script.release(at(21));
        QCOMPARE(events[0].cue, PromptCue::Stop);
        QCOMPARE(secondsOf(events[0].time), 21.0);
        events = script.press(at(22.5));  // during the next countdown: cuts it short
        QCOMPARE(events.back().cue, PromptCue::Go);
        QCOMPARE(script.state(at(22.5)).phase, PromptPhase::Recording);
    }

    void keysDoNothingWhereHandsAreFree() {
        core::PromptScript script(quick());
        script.start(at(0));
        script.press(at(0.5));
        QCOMPARE(script.state(at(0.5)).phase, PromptPhase::Countdown);
        script.advance(at(4));
        script.release(at(4));
        QCOMPARE(script.state(at(4)).phase, PromptPhase::Recording);
    }

    void keepGoesOnAtOnce() {
        core::PromptScript script(quick());
        script.start(at(0));
        script.advance(at(5.1));
        QVERIFY(script.keep(at(5.2)));
        QCOMPARE(script.state(at(5.2)).phase, PromptPhase::Countdown);
        QCOMPARE(script.state(at(5.2)).kept, 1);
        QVERIFY(!script.keep(at(5.3)));
        script.advance(at(10.3));
        QVERIFY(script.keep(at(10.3)));  // the last: the end is told
        const auto events = script.advance(at(10.4));
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].cue, PromptCue::Done);
    }

    void redoAsksForTheSameAtOnce() {
        core::PromptScript script(quick());
        script.start(at(0));
        script.advance(at(5.1));
        const std::string label = script.state(at(5.1)).label;
        QVERIFY(script.redo(at(5.2)));
        QCOMPARE(script.state(at(5.2)).label, label);
        QCOMPARE(script.state(at(5.2)).kept, 0);
        QVERIFY(!script.redo(at(5.3)));
    }

    void whatIsDiscardedComesAgainLater() {
        core::PromptConfig config = quick();
        config.labels = {"G1", "G2", "G3", "G4"};
        config.repeats = 3;
        core::PromptScript script(config);
        script.start(at(0));
        script.advance(at(5.1));
        const std::string label = script.state(at(5.1)).label;
        QVERIFY(script.discard(at(5.2)));
        QVERIFY(script.state(at(5.2)).label != label);
        const auto& order = script.upcoming();
        QCOMPARE(order.size(), std::size_t(12));
        QCOMPARE(std::count(order.begin(), order.end(), label), 3L);
        for (std::size_t i = 1; i < order.size(); ++i) QVERIFY(order[i] != order[i - 1]);
        std::map<std::string, int> done;
        for (const auto& event : script.advance(at(1000)))
            if (event.cue == PromptCue::Stop) ++done[event.label];
        QCOMPARE(done[label], 3);
        QCOMPARE(script.state(at(1000)).kept, 12);
    }

    void longRestsComeAfterSoMany() {
        core::PromptConfig config = quick();
        config.repeats = 3;
        config.longRestEvery = 2;
        config.longRestS = 10;
        core::PromptScript script(config);
        script.start(at(0));
        int rests = 0;
        for (const auto& event : script.advance(at(1000))) rests += event.cue == PromptCue::Rest;
        QCOMPARE(rests, 2);  // none after the last
        core::PromptScript again(config);
        again.start(at(0));
        again.advance(at(11.5));
        QCOMPARE(again.state(at(11.5)).phase, PromptPhase::LongRest);
        QCOMPARE(again.state(at(11.5)).remainingS, 9.5);
    }

    void aPauseThrowsAwayWhatIsBeingRecorded() {
        core::PromptScript script(quick());
        script.start(at(0));
        script.advance(at(4));
        const std::string label = script.state(at(4)).label;
        const auto events = script.pause(at(4));
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].cue, PromptCue::Stop);
        QVERIFY(script.advance(at(500)).empty());
        QCOMPARE(script.state(at(500)).phase, PromptPhase::Paused);
        QCOMPARE(script.state(at(500)).kept, 0);
        script.resume(at(600));
        QCOMPARE(script.state(at(600)).phase, PromptPhase::Countdown);
        QCOMPARE(script.state(at(600)).label, label);
    }

    void aQuarterOfAnHourIsEnoughForTwelveGesturesTenTimes() {
        core::PromptConfig config;
        for (int i = 1; i <= 12; ++i) config.labels.push_back(std::string("G").append(std::to_string(i)));
        core::PromptScript script(config);
        script.start(at(0));
        const auto events = script.advance(at(3600));
        QCOMPARE(events.back().cue, PromptCue::Done);
        QVERIFY2(secondsOf(events.back().time) <= 15 * 60, qPrintable(QString::number(secondsOf(events.back().time))));
    }

    void impossibleSettingsAreRefused() {
        const auto refused = [](const core::PromptConfig& config) {
            try {
                core::PromptScript script(config);
            } catch (const core::Error& error) {
                return error.kind() == core::Error::Kind::BadUsage;
            }
            return false;
        };
        QVERIFY(refused({}));
        QVERIFY(refused({.labels = {"G1", "G1"}}));
        QVERIFY(refused({.labels = {"G1"}, .repeats = 0}));
        QVERIFY(refused({.labels = {"G1"}, .repeats = 2'000'000'000}));
        QVERIFY(refused({.labels = {"G1"}, .recordS = 0}));
        QVERIFY(refused({.labels = {"G1"}, .restS = -1}));
    }

private:
    static core::PromptConfig quick() {
        core::PromptConfig config;
        config.labels = {"G1", "G2"};
        config.repeats = 1;
        config.countdownS = 3;
        config.recordS = 2;
        config.restS = 1;
        config.longRestEvery = 0;
        return config;
    }
    static core::TimePoint at(double seconds) {
        return core::TimePoint{} + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
    }
    static double secondsOf(core::TimePoint time) {
        return std::round(core::Seconds(time.time_since_epoch()).count() * 1000) / 1000;
    }
};

QTEST_GUILESS_MAIN(PromptScriptTest)
#include "prompt_script_test.moc"
