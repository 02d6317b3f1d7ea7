#pragma once

#include <QDialog>

namespace ui {

/// All twelve gestures and the own ones with their drawings; each plays its movement when pointed at or focused.
class GestureLegend : public QDialog {
    Q_OBJECT

public:
    explicit GestureLegend(QWidget* parent = nullptr);
};

}  // namespace ui
