#pragma once

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "core/types/preflight_report.h"

namespace ui {

class CountChart;

/// A card with what is known about a training before it starts: the clips of each class, what is wrong with them, how
/// long it will take and how much memory.
class PreflightPanel : public QFrame {
    Q_OBJECT

public:
    explicit PreflightPanel(QWidget* parent = nullptr);

    /// Nothing to report yet, being looked at, or why that failed.
    void setNotice(const QString& text, bool problem);
    void setReport(const core::PreflightReport& report);
    CountChart& classes() { return *m_classes; }
    QStringList notes() const { return m_notes; }
    QString notice() const { return m_notice->text(); }

private:
    void showFigures(const core::PreflightReport& report);
    void showNotes(const std::vector<core::PreflightNote>& notes);

    QLabel* m_notice = nullptr;
    QWidget* m_content = nullptr;
    QLabel* m_figures = nullptr;
    QLabel* m_people = nullptr;
    CountChart* m_classes = nullptr;
    QVBoxLayout* m_noteRows = nullptr;
    QLabel* m_method = nullptr;
    QStringList m_notes;
};

}  // namespace ui
