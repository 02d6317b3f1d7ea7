#pragma once

#include <memory>

#include "ui/file_values.h"

namespace sample {

/// A short recording that shows `label` with `confidence`.
std::shared_ptr<const ui::FileVerdict> shortVerdict(const std::string& label, double confidence);
/// Twenty seconds with G5 at 4 s and G9 at 12 s.
std::shared_ptr<const ui::FileVerdict> longVerdict();

}  // namespace sample
