#pragma once

#include <QGridLayout>
#include <QWidget>
#include <vector>

#include "ui/label_tile.h"

namespace ui {

/// The labels that a clip can get, each with its drawing and its key: one row where there is room, else two.
class LabelPalette : public QWidget {
    Q_OBJECT

public:
    explicit LabelPalette(QWidget* parent = nullptr);

    /// Ticks the label of the clip shown; any other text ticks none.
    void setLabel(const std::string& label);
    /// What the model proposes; empty for nothing.
    void setProposal(const std::string& label);

    /// Makes the tiles anew, after the own gestures have changed.
    void refresh();

    /// The label and key of each tile, in order: G1 to G12, none, then the own gestures, which have no key.
    static std::vector<std::pair<std::string, QString>> labelKeys();

Q_SIGNALS:
    void labelChosen(const std::string& label);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(int columns);

    std::vector<LabelTile*> m_tiles;
    QGridLayout* m_layout = nullptr;
    std::string m_label;
    int m_columns = 0;
};

}  // namespace ui
