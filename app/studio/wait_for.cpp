#include "app/studio/wait_for.h"

#include <QApplication>
#include <QElapsedTimer>

#include "core/types/error.h"

namespace app {
namespace {

constexpr int kPatienceMs = 600'000;
constexpr int kPaintingRounds = 4;

}  // namespace

void waitFor(const std::function<bool()>& ready) {
    QElapsedTimer timer;
    timer.start();
    while (!ready() && timer.elapsed() < kPatienceMs) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    for (int i = 0; i < kPaintingRounds; ++i) QApplication::processEvents();
    if (!ready())
        throw core::Error("what the pictures wait for did not come within ten minutes; see the log, or try again");
}

}  // namespace app
