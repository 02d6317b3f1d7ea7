#include "app/studio/training_run.h"

#include <sys/resource.h>

#include <QtTest>
#include <algorithm>
#include <csignal>

#include "core/types/error.h"
#include "tests/app/studio/support/training_home.h"

using app::TrainingRun;
using ui::TrainingState;

namespace {

constexpr int kPatienceMs = 300'000;
constexpr int kShort = 8;
constexpr int kLong = 4000;  ///< steps; never waited for

}  // namespace

/// Real `carpus train` processes on tiny clips, which are paused, killed and starved.
class TrainingRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() {
        if (m_run && m_run->alive()) ::kill(pid_t(m_run->record().process.pid), SIGKILL);
        m_run.reset();
    }

    void aRunEndsWithAModelAndItsCurves() {
        open(m_home.makeRun(kShort));
        QVERIFY(m_run->news().state == TrainingState::Failed);  // nobody has started it yet
        QSignalSpy ended(m_run.get(), &TrainingRun::ended);
        m_run->start();
        QVERIFY(m_run->alive());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatienceMs);
        const ui::TrainingNews& news = m_run->news();
        QVERIFY2(news.state == TrainingState::Finished, qPrintable(news.message.why + news.message.details));
        QCOMPARE(news.step, kShort);
        QVERIFY(!news.points.isEmpty());
        QCOMPARE(news.validations.size(), 1);
        QVERIFY(QFileInfo::exists(news.model) && news.model.endsWith("final.safetensors"));
    }

    void theProcessYieldsToWhatIsSeenLive() {
        start(kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!m_run->news().points.isEmpty(), kPatienceMs);
        QFile stat(QStringLiteral("/proc/%1/stat").arg(m_run->record().process.pid));
        QVERIFY(stat.open(QIODevice::ReadOnly));
        const QByteArray line = stat.readAll();
        constexpr int kNice = 16;  // field behind the name in brackets
        const int own = ::getpriority(PRIO_PROCESS, 0);
        QCOMPARE(line.mid(line.lastIndexOf(')') + 2).split(' ').at(kNice).toInt(), std::min(own + 10, 19));
    }

    void aPausedRunGoesOnWhereItWas() {
        start(kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().step >= 4, kPatienceMs);
        QElapsedTimer felt;
        felt.start();
        m_run->pause();
        QVERIFY(m_run->news().state == TrainingState::Pausing || m_run->news().state == TrainingState::Paused);
        QVERIFY(felt.elapsed() < 1000);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().state == TrainingState::Paused, 8000);
        const int step = m_run->news().step;
        m_run->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().step > step, kPatienceMs);
        QVERIFY(m_run->news().points.first().step <= step);
    }

    void aKilledProcessIsToldAndGoesOn() {
        start(kLong);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(m_run->file("model/last.state")), kPatienceMs);
        ::kill(pid_t(m_run->record().process.pid), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().state == TrainingState::Failed, 10'000);
        QVERIFY(m_run->news().message.why.contains("memory"));
        QVERIFY(m_run->news().message.offerRetry);
        const int step = m_run->news().step;
        m_run->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().step > step, kPatienceMs);
    }

    void anotherProgramFollowsARunThatIsUnderWay() {
        const QString folder = start(40);
        QTRY_VERIFY_WITH_TIMEOUT(!m_run->news().points.isEmpty(), kPatienceMs);
        TrainingRun follower(folder, CARPUS_PROGRAM);
        QVERIFY(follower.alive());
        QVERIFY(!follower.news().points.isEmpty());
        QSignalSpy ended(&follower, &TrainingRun::ended);
        m_run.reset();
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatienceMs);
        QVERIFY2(follower.news().state == TrainingState::Finished, qPrintable(follower.news().message.why));
    }

    void aFullDiskIsToldAndTheRunGoesOnLater() {
        const QString program = m_home.path("carpus-on-a-full-disk");
        QFile script(program);
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\ntrap '' XFSZ\nulimit -f 8000\nexec " CARPUS_PROGRAM " \"$@\"\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        const QString folder = m_home.makeRun(kShort);
        m_run = std::make_unique<TrainingRun>(folder, program);
        m_run->start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_run->alive() && m_run->news().state == TrainingState::Failed, kPatienceMs);
        const QString why = m_run->news().message.why;
        QVERIFY2(why.contains("last.state") || why.contains("safetensors"), qPrintable(why));
        open(folder);
        m_run->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().state == TrainingState::Finished, kPatienceMs);
    }

    void aDataSetThatIsGoneIsToldAndTheRunGoesOnLater() {
        open(m_home.makeRun(kShort));
        const QString elsewhere = m_home.dataset() + " moved";
        QVERIFY(QDir().rename(m_home.dataset(), elsewhere));
        m_run->start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_run->alive() && m_run->news().state == TrainingState::Failed, kPatienceMs);
        QVERIFY(QDir().rename(elsewhere, m_home.dataset()));
        QVERIFY2(m_run->news().message.why.contains(m_home.dataset()), qPrintable(m_run->news().message.why));
        m_run->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_run->news().state == TrainingState::Finished, kPatienceMs);
    }

    void anotherProcessWithTheSameNumberIsNotTheRun() {
        const app::ProcessIdentity self = app::identityOf(QCoreApplication::applicationPid());
        QVERIFY(app::isAlive(self));
        QVERIFY(!app::isAlive({self.pid, self.startTicks + 1}));
        QVERIFY(!app::isAlive({}));
    }

    void whatCannotBeStartedIsAnError() {
        TrainingRun run(m_home.makeRun(kShort), m_home.path("no-carpus"));
        QVERIFY_EXCEPTION_THROWN(run.start(), core::Error);
        QVERIFY_EXCEPTION_THROWN(TrainingRun(m_home.path("nothing"), CARPUS_PROGRAM), core::Error);
    }

private:
    void open(const QString& folder) { m_run = std::make_unique<TrainingRun>(folder, CARPUS_PROGRAM); }
    QString start(int steps) {
        const QString folder = m_home.makeRun(steps);
        open(folder);
        m_run->start();
        return folder;
    }

    studio::TrainingHome m_home;
    std::unique_ptr<TrainingRun> m_run;
};

QTEST_GUILESS_MAIN(TrainingRunTest)
#include "training_run_test.moc"
