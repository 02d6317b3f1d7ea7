#include "ui/label_palette.h"

#include "core/types/gesture.h"
#include "core/types/label_set.h"
#include "ui/own_gestures.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kOneRowFrom = 13 * 64;

}  // namespace

std::vector<std::pair<std::string, QString>> LabelPalette::labelKeys() {
    static const char* const keys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "="};
    std::vector<std::pair<std::string, QString>> all;
    for (int i = 0; i < core::kGestureCount; ++i)
        all.emplace_back(std::string(core::gestureId(i)), QString::fromLatin1(keys[i]));
    all.emplace_back(std::string(core::kNoneLabel), QStringLiteral("N"));
    for (const core::OwnGesture& own : ownGestures()) all.emplace_back(own.label, QString());
    return all;
}

LabelPalette::LabelPalette(QWidget* parent) : QWidget(parent) {
    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kGrid / 2);
    refresh();
}

void LabelPalette::refresh() {
    std::vector<std::string> shown, wanted;
    for (const LabelTile* tile : m_tiles) shown.push_back(tile->label());
    for (const auto& [label, key] : labelKeys()) wanted.push_back(label);
    if (shown == wanted) return update();
    for (LabelTile* tile : m_tiles) delete tile;
    m_tiles.clear();
    for (const auto& [label, key] : labelKeys()) {
        auto* tile = new LabelTile(label, key, this);
        connect(tile, &QAbstractButton::clicked, this, [this, tile] {
            tile->setChecked(tile->label() == m_label);
            Q_EMIT labelChosen(tile->label());
        });
        m_tiles.push_back(tile);
    }
    m_columns = 0;
    arrange(width() >= kOneRowFrom ? 13 : 7);
    setLabel(m_label);
}

void LabelPalette::arrange(int columns) {
    if (columns == m_columns) return;
    m_columns = columns;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_layout->removeWidget(m_tiles[i]);
        m_layout->addWidget(m_tiles[i], int(i) / columns, int(i) % columns);
    }
    for (int i = 0; i < 13; ++i) m_layout->setColumnStretch(i, i < columns ? 1 : 0);
}

void LabelPalette::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange(width() >= kOneRowFrom ? 13 : 7);
}

void LabelPalette::setLabel(const std::string& label) {
    m_label = label;
    for (LabelTile* tile : m_tiles) tile->setChecked(tile->label() == label);
}

void LabelPalette::setProposal(const std::string& label) {
    for (LabelTile* tile : m_tiles) tile->setProposed(tile->label() == label);
}

}  // namespace ui
