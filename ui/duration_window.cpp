#include "ui/duration_window.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {
constexpr std::size_t kRemembered = 300;
}

void DurationWindow::add(double ms) {
    if (m_values.size() < kRemembered) {
        m_values.push_back(ms);
        return;
    }
    m_values[m_next] = ms;
    m_next = (m_next + 1) % kRemembered;
}

void DurationWindow::clear() {
    m_values.clear();
    m_next = 0;
}

Percentiles DurationWindow::percentiles() const {
    if (m_values.empty()) return {};
    std::vector<double> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank = [&](double p) {
        const auto position = std::size_t(std::ceil(p * double(sorted.size())));
        return sorted[std::clamp<std::size_t>(position, 1, sorted.size()) - 1];
    };
    return {rank(0.50), rank(0.95), rank(0.99)};
}

}  // namespace ui
