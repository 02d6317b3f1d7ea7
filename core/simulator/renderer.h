#pragma once

#include <cstdint>
#include <vector>

#include "core/simulator/hand.h"
#include "core/simulator/lens.h"
#include "core/simulator/motion.h"
#include "core/simulator/scene.h"
#include "core/types/image.h"

namespace core {

/// Where the camera was while one picture was exposed and read out.
struct Exposure {
    std::vector<CameraPose> readout;  ///< evenly from the first row's moment to the last row's
    CameraPose before;                ///< at the begin and
    CameraPose after;                 ///< the end of the middle row's exposure
    double timeS = 0;
    std::uint64_t noiseSeed = 0;
};

/// Makes pictures of a scene as a cheap camera would: rolling shutter, motion blur, soft lens, vignette, noise.
/// Immutable after construction.
class Renderer {
public:
    Renderer(const Lens& lens, int width, int height);

    Image render(const Scene& scene, const Hand& hand, const Exposure& exposure) const;

private:
    struct Flow {
        float x = 0;
        float y = 0;
    };

    /// A square part of the picture, borders [x0, x1) and [y0, y1).
    struct Part {
        int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    };

    PixelPlane background(const Scene& scene, const Exposure& exposure) const;
    /// The solids that may be seen in the part.
    std::vector<int> candidates(const Scene& scene, const std::vector<CameraPose>& rows, const Part& part) const;
    void paintPart(const Scene& scene, const std::vector<CameraPose>& rows, const Part& part, PixelPlane& plane) const;
    /// The same where a single surface fills the part.
    void paintSurface(const Surface& surface, const std::vector<CameraPose>& rows, const Part& part,
                      PixelPlane& plane) const;
    float footprint(const Surface& surface, const CameraPose& pose, const Part& part) const;
    PixelPlane blurred(const PixelPlane& sharp, const Exposure& exposure) const;
    Flow flowAt(const Exposure& exposure, int x, int y) const;
    Image developed(const PixelPlane& plane, const SceneLight& light, std::uint64_t noiseSeed) const;
    std::size_t index(int x, int y) const { return std::size_t(y) * std::size_t(m_width) + std::size_t(x); }
    Vec3 ray(int x, int y) const { return {m_rayX[index(x, y)], m_rayY[index(x, y)], m_rayZ[index(x, y)]}; }

    Lens m_lens;
    int m_width;
    int m_height;
    float m_spread;                             ///< width of a pixel at one metre
    std::vector<float> m_rayX, m_rayY, m_rayZ;  ///< directions through the pixels, camera axes
    std::vector<float> m_vignette;
};

}  // namespace core
