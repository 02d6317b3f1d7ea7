#pragma once

#include <QAbstractButton>
#include <string>

namespace ui {

/// A button that gives a label: its drawing, its name and its key. Ticked for the label of the clip shown; an outline
/// marks what the model proposes.
class LabelTile : public QAbstractButton {
    Q_OBJECT

public:
    LabelTile(const std::string& label, const QString& key, QWidget* parent = nullptr);

    const std::string& label() const { return m_label; }
    void setProposed(bool proposed);

    QSize sizeHint() const override { return {72, 72}; }
    QSize minimumSizeHint() const override { return {40, 60}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::string m_label;
    QString m_key;
    bool m_proposed = false;
};

}  // namespace ui
