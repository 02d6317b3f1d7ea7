#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPair>
#include <QTreeWidget>
#include <QVector>
#include <map>
#include <vector>

#include "core/types/recipe_setting.h"

namespace ui {

/// Every setting of a recipe with its value, unit, bounds and meaning: searched by any of them, changed in place,
/// checked at once. What differs from the recipe is marked and can be put back.
class SettingTable : public QWidget {
    Q_OBJECT

public:
    explicit SettingTable(QWidget* parent = nullptr);

    void setSettings(const std::vector<core::RecipeSetting>& settings);
    /// The values of the recipe; forgets what was changed.
    void setValues(const std::map<std::string, std::string>& values);
    /// What differs from the recipe, in order.
    QVector<QPair<QString, QString>> changed() const;
    void change(const QString& key, const QString& value);

    QLineEdit& search() { return *m_search; }
    QTreeWidget& table() { return *m_table; }
    QString problem() const { return m_problem->text(); }
    /// How many settings the search leaves.
    int shown() const;

Q_SIGNALS:
    void changedByHand();

protected:
    void changeEvent(QEvent* event) override;

private:
    void accept(QTreeWidgetItem* item, int column);
    void filter(const QString& text);
    void explain(const QTreeWidgetItem* item);
    void colour();
    void mark(QTreeWidgetItem* item);
    void reset();

    std::vector<core::RecipeSetting> m_settings;
    std::map<std::string, std::string> m_values;
    QLineEdit* m_search = nullptr;
    QTreeWidget* m_table = nullptr;
    QLabel* m_detail = nullptr;
    QLabel* m_problem = nullptr;
    bool m_filling = false;
};

/// Why `value` cannot be used; empty where it can. Lists are left to the recipe's own reader.
QString settingProblem(const core::RecipeSetting& setting, const QString& value);

}  // namespace ui
