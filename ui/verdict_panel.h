#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "ui/file_values.h"
#include "ui/gesture_drawing.h"
#include "ui/icon.h"
#include "ui/rank_bars.h"

namespace ui {

/// What one recording shows: the gesture with its drawing, how sure the model is, the five most probable classes, and
/// what the person should know. The verdict can be corrected here.
class VerdictPanel : public QFrame {
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    /// A recording with a verdict.
    void setEntry(const FileEntry& entry);
    /// What became of a correction; empty hides it.
    void setNotice(const QString& text, bool problem);
    void openCorrection() { m_correct->click(); }

Q_SIGNALS:
    /// The person says that the clip shows `label`.
    void correctionWanted(const std::string& label);

private:
    void buildHead();
    void showClip(const FileEntry& entry);
    void showLong(const FileVerdict& verdict);
    void chooseLabel();

    GestureDrawing* m_drawing = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_description = nullptr;
    QLabel* m_confidence = nullptr;
    QWidget* m_warning = nullptr;
    QLabel* m_warningText = nullptr;
    RankBars* m_ranking = nullptr;
    QPushButton* m_correct = nullptr;
    QLabel* m_notice = nullptr;
    std::string m_label;
};

}  // namespace ui
