#pragma once

#include <QByteArray>
#include <optional>

#include "core/types/preflight_report.h"
#include "ui/evaluation_values.h"

namespace app {

/// What `carpus train --preflight --json -` wrote; empty where that is none.
std::optional<core::PreflightReport> readPreflight(const QByteArray& json);

/// What `carpus evaluate --json` wrote about clips of the data set in that folder; empty where that is none.
std::optional<ui::Evaluation> readEvaluation(const QByteArray& json, const QString& dataset);

}  // namespace app
