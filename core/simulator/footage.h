#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/simulator/script.h"
#include "core/types/gesture.h"
#include "core/types/image.h"
#include "core/types/prediction.h"

namespace core {

class Scene;

/// One take: who, where, on what day, doing what, seen at what size. A square picture is exactly the middle square of
/// the wider picture of the same height, so small square footage shows what a centre crop of camera frames shows.
struct FootageConfig {
    std::uint64_t subjectSeed = 1;  ///< hand, side, camera mounting, way of moving
    std::uint64_t sceneSeed = 1;    ///< room, furniture, light
    std::uint64_t sessionSeed = 1;  ///< sleeve, place in the room, daylight, how the strap sits today
    Script script;                  ///< made for the same subjectSeed
    int width = 224;                ///< pixels, 8..8192
    int height = 224;
    std::shared_ptr<const Scene> scene;  ///< optional: the scene of sceneSeed, to build it once for many takes
};

/// The room of a scene seed (about 50 ms and 8 MB); immutable, may be shared by any number of threads.
std::shared_ptr<const Scene> makeScene(std::uint64_t sceneSeed);

/// Footage of a simulated wrist camera with random access in time. Same config and time, same pixels. All const
/// functions may be called from any number of threads at once.
class Footage {
public:
    /// Throws Error for a size out of range or an empty script.
    explicit Footage(FootageConfig config);
    ~Footage();
    Footage(Footage&&) noexcept;
    Footage& operator=(Footage&&) noexcept;

    int width() const;
    int height() const;
    double durationS() const;
    const std::vector<TruthEvent>& truth() const;

    /// The picture exposed around `timeS`; times outside of the footage are clamped to it.
    Image frameAt(double timeS) const;
    /// Where the wrist is relative to its neutral pose, in units of the gesture curves (x right, y up, as the wearer
    /// sees it, about -1..1). The picture moves opposite to it.
    TrajectoryPoint wristAt(double timeS) const;

private:
    struct Take;
    std::unique_ptr<const Take> m_take;
};

}  // namespace core
