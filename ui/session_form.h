#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "ui/dataset_snapshot.h"
#include "ui/recording_values.h"

class QFormLayout;

namespace ui {

/// Who is recorded, where and how: asked before a session begins. What is known of a subject is filled in.
class SessionForm : public QFrame {
    Q_OBJECT

public:
    explicit SessionForm(QWidget* parent = nullptr);

    void setSnapshot(const DatasetSnapshot& snapshot);
    RecordingSetup setup() const;
    /// Fills the form; pace and labels that it does not ask for are kept.
    void setSetup(const RecordingSetup& setup);
    void setSounds(bool on) { m_sounds->setChecked(on); }
    QPushButton& startButton() { return *m_start; }

Q_SIGNALS:
    void startWanted();
    /// By the person.
    void soundsChosen(bool on);

private:
    void buildWho(QFormLayout& form);
    void buildHow(QFormLayout& form);
    void fillSubject(const QString& id);
    void refresh();

    RecordingSetup m_base;  ///< what the form does not ask for
    std::vector<core::SubjectInfo> m_known;
    QComboBox* m_subject = nullptr;
    QComboBox* m_hand = nullptr;
    QLineEdit* m_consent = nullptr;
    QLineEdit* m_session = nullptr;
    QComboBox* m_scene = nullptr;
    QComboBox* m_mode = nullptr;
    QSpinBox* m_repeats = nullptr;
    QDoubleSpinBox* m_length = nullptr;
    QCheckBox* m_none = nullptr;
    QCheckBox* m_sounds = nullptr;
    QPushButton* m_start = nullptr;
};

}  // namespace ui
