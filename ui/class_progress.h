#pragma once

#include <QWidget>
#include <vector>

#include "core/types/prompt.h"

namespace ui {

/// How many recordings of each gesture are kept of those wanted, with the one that is asked for now marked.
class ClassProgress : public QWidget {
    Q_OBJECT

public:
    explicit ClassProgress(QWidget* parent = nullptr);

    void setState(const core::PromptState& state);

    QSize sizeHint() const override { return {280, 13 * 30}; }
    QSize minimumSizeHint() const override { return {200, 13 * 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::PromptState m_state;
};

}  // namespace ui
