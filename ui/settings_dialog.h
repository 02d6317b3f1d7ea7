#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QVector>

#include "ui/setting_row.h"

class QVBoxLayout;

namespace ui {

/// All settings on one page, in groups, with a search; built from their descriptions. What is changed holds at once.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    /// `values`: of the settings that differ from their standard.
    SettingsDialog(const QVector<Setting>& settings, const QVariantMap& values, QWidget* parent = nullptr);

    /// Other words and choices for settings that are shown; their values stay.
    void describe(const QVector<Setting>& settings);
    SettingRow* row(const QString& key) const;
    void search(const QString& words) { m_search->setText(words); }
    /// Back to the standard values, without a question.
    void resetAll();

Q_SIGNALS:
    void changed(const QString& key, const QVariant& value);
    /// The button of a setting that has only that.
    void pressed(const QString& key);

private:
    struct Group {
        QString name;
        QWidget* card = nullptr;
        QVector<SettingRow*> rows;
    };

    QWidget* buildGroups(const QVector<Setting>& settings);
    Group& groupNamed(const QString& name, QVBoxLayout& layout);
    void filter(const QString& words);
    void askToReset();

    QLineEdit* m_search = nullptr;
    QLabel* m_nothing = nullptr;
    QVector<Group> m_groups;
};

}  // namespace ui
