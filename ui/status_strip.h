#pragma once

#include <QFrame>
#include <QLabel>
#include <QToolButton>

#include "core/types/classifier.h"
#include "ui/live_values.h"

class QHBoxLayout;

namespace ui {

/// A small sign for the state of a source; every state has its own shape, not only its own colour.
class SourceMark : public QWidget {
    Q_OBJECT

public:
    explicit SourceMark(QWidget* parent = nullptr);
    void setState(core::SourceState state);
    QSize sizeHint() const override { return {12, 12}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::SourceState m_state = core::SourceState::None;
};

/// The line at the bottom: source, resolution, rates, device, model, latency. Clicking the latency asks for details.
class StatusStrip : public QFrame {
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setReading(const LiveReading& reading);
    void setModel(const core::ClassifierInfo& info);
    void setModelText(const QString& text);
    QToolButton* latencyButton() const { return m_latency; }
    /// Everything written in the strip, left to right; for tests and screen readers.
    QString text() const;

Q_SIGNALS:
    void latencyClicked();

private:
    QLabel* addField(QHBoxLayout& layout, const QString& name);

    SourceMark* m_mark = nullptr;
    QLabel* m_source = nullptr;
    QLabel* m_format = nullptr;
    QLabel* m_device = nullptr;
    QLabel* m_model = nullptr;
    QLabel* m_rate = nullptr;
    QToolButton* m_latency = nullptr;
};

/// What a source state is called on screen, such as "Camera on" or "Reconnecting".
QString sourceStateText(core::SourceState state, bool simulated);

}  // namespace ui
