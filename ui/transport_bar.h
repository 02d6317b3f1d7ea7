#pragma once

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/record_actions.h"

namespace ui {

/// The buttons below the player: stepping, playing, repeating, speed, and where it stands.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(RecordActions& actions, QWidget* parent = nullptr);

    void setPlaying(bool playing);
    /// Frame numbers start at 0; `count` 0 hides the text.
    void setPosition(double timeS, int frame, int count);
    double speed() const { return m_speed->currentData().toDouble(); }

Q_SIGNALS:
    void speedChanged(double speed);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitText();

    QStringList m_texts;  ///< the position, from long to short: the longest that fits is shown
    QToolButton* m_play = nullptr;
    QComboBox* m_speed = nullptr;
    QLabel* m_text = nullptr;
};

}  // namespace ui
