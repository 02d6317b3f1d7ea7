#pragma once

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/model_values.h"

namespace ui {

/// The card of one model: what it is, where it came from, how good it is, and class by class against another one.
class ModelDetails : public QFrame {
    Q_OBJECT

public:
    explicit ModelDetails(QWidget* parent = nullptr);

    void setModel(const ModelEntry& model);

private:
    void addRow(const QString& name, const QString& value);
    void addComparison(const ModelEntry& model);

    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QLabel* m_problem = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_layout = nullptr;
};

}  // namespace ui
