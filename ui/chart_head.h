#pragma once

#include <QPainter>
#include <QString>

namespace ui {

/// Paints the title of a chart that is a card of this width, with a note below it where there is one, and leaves the
/// painter with the caption's font and the muted colour.
void paintChartHead(QPainter& painter, int cardWidth, const QString& title, const QString& note = {});

}  // namespace ui
