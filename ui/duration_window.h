#pragma once

#include <vector>

#include "ui/live_values.h"

namespace ui {

/// The newest few hundred durations of something, for percentiles.
class DurationWindow {
public:
    void add(double ms);
    void clear();
    /// Nearest-rank percentiles of what is remembered.
    Percentiles percentiles() const;
    int count() const { return int(m_values.size()); }

private:
    std::vector<double> m_values;
    std::size_t m_next = 0;
};

}  // namespace ui
