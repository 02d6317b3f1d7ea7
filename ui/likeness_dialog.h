#pragma once

#include <QDialog>
#include <QLabel>
#include <map>
#include <string>
#include <vector>

#include "core/types/likeness.h"

namespace ui {

/// Whether new gestures are like others: a line for each of them, filled as the answers come.
class LikenessDialog : public QDialog {
    Q_OBJECT

public:
    explicit LikenessDialog(const std::vector<std::string>& labels, QWidget* parent = nullptr);

    void setLooking(const std::string& label, int clips);
    void setAnswer(const core::Likeness& likeness);
    /// Why there is no answer, and what to do.
    void setProblem(const std::string& label, const QString& text);
    /// The line of the gesture.
    QString text(const std::string& label) const;

private:
    void write(const std::string& label, const QString& text, const char* tone);

    std::map<std::string, QLabel*> m_lines;
};

}  // namespace ui
