#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/setting.h"

namespace ui {

/// One setting with its name, its explanation, an editor for its kind, and the way back to its standard value.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    explicit SettingRow(const Setting& setting, QWidget* parent = nullptr);

    const Setting& setting() const { return m_setting; }
    QVariant value() const;
    /// Says nothing by signal.
    void setValue(const QVariant& value);
    void reset();
    /// Other words and choices for the same setting; the value stays.
    void describe(const Setting& setting);
    /// Whether name, group or explanation hold all the words.
    bool matches(const QString& words) const;

Q_SIGNALS:
    void changed(const QString& key, const QVariant& value);
    /// The button of an Action.
    void pressed(const QString& key);

private:
    void buildEditor();
    void buildChoice();
    void buildNumber();
    void buildFolder();
    void buildAction();
    void edited();

    Setting m_setting;
    QLabel* m_help = nullptr;
    QWidget* m_editor = nullptr;
    QToolButton* m_reset = nullptr;
};

}  // namespace ui
