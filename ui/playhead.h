#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace ui {

/// Where the player stands among frames with given times, and how it moves: pure logic, time is told to it.
class Playhead {
public:
    /// Times of the frames in seconds, growing. The position stays where it is as far as it lies among them.
    void setTimes(std::vector<double> times);
    /// Playing inside of a range returns to its begin; empty = plays to the end of the frames and stops.
    void setLoop(std::optional<std::pair<double, double>> range) { m_loop = range; }
    /// Factor on the speed of everything, 0.25 to 2.
    void setSpeed(double speed) { m_speed = speed; }
    double speed() const { return m_speed; }

    void seek(double timeS);
    /// Frames forward or backward, stopping; false where there is no such frame.
    bool step(int frames);
    /// Forward at natural speed or stops.
    void toggle();
    /// `direction` 1 or -1; the same direction again is twice, then four times as fast.
    void shuttle(int direction);
    void stop() { m_rate = 0; }
    bool playing() const { return m_rate != 0; }
    double rate() const { return m_rate; }
    /// Moves on by the time that has passed.
    void advance(double elapsedS);

    double position() const { return m_position; }
    /// The frame to show; -1 without frames.
    int frame() const;
    /// Time of the frame to show, and how long it stands.
    double frameTime() const;
    double frameLength() const;

private:
    std::vector<double> m_times;
    std::optional<std::pair<double, double>> m_loop;
    double m_position = 0;
    double m_rate = 0;
    double m_speed = 1;
};

}  // namespace ui
