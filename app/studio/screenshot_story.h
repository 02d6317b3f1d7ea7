#pragma once

#include <vector>

#include "app/studio/studio_options.h"
#include "core/simulator/simulator_source.h"
#include "core/types/live_result.h"
#include "ui/live_values.h"
#include "ui/main_window.h"

namespace app {

/// One take of the simulator as the model judged it, for pictures that show real footage, real predictions and
/// measured times. The same options give the same pictures and predictions.
class ScreenshotStory {
public:
    /// Renders and judges the take, then measures a live engine for a few seconds. Blocks for about a minute at most;
    /// throws core::Error.
    explicit ScreenshotStory(const EngineRequest& request);

    /// Brings a fresh window to `timeS` of the take: events so far, the newest prediction, the picture.
    void showAt(ui::MainWindow& window, double timeS) const;

    /// When a gesture was recognised with some others before it, the drawing still in the picture.
    double eventTimeS() const;
#ifdef CARPUS_MEDIA
    /// Opens the replay of the gesture that eventTimeS() is about.
    void openReplay(ui::MainWindow& window) const;
#endif
    const ui::LiveReading& reading() const { return m_reading; }

private:
    void measureLive(const EngineRequest& request);
    std::string truthAt(double timeS) const;

    core::SimulatorSource m_take;
    core::ClassifierInfo m_model;
    double m_threshold;
    std::string m_modelName;
    core::Device m_device;
    std::vector<core::GestureEvent> m_events;
    std::vector<core::LiveResult> m_results;
    ui::LiveReading m_reading;
};

}  // namespace app
