#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QWidget>

#include "ui/dataset_snapshot.h"

namespace ui {

/// Search field and choices that say which clips the list shows. The choices are those that the data set has.
class ClipFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit ClipFilterBar(QWidget* parent = nullptr);

    void setSnapshot(const DatasetSnapshot& snapshot);
    ClipChoice choice() const;
    void reset();
    void focusSearch();

Q_SIGNALS:
    void choiceChanged();
    /// The keyboard belongs to the list again.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QComboBox* addBox(const QString& name);

    QLineEdit* m_search = nullptr;
    QComboBox* m_kind = nullptr;
    QComboBox* m_label = nullptr;
    QComboBox* m_subject = nullptr;
    QComboBox* m_session = nullptr;
    QComboBox* m_split = nullptr;
};

}  // namespace ui
