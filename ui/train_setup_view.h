#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include "ui/training_values.h"

class QFormLayout;

namespace ui {

class PreflightPanel;
class SettingTable;

/// Choosing what to train: data set, recipe, the few settings that matter and all the others; beside it what is known
/// before anything starts.
class TrainSetupView : public QWidget {
    Q_OBJECT

public:
    explicit TrainSetupView(QWidget* parent = nullptr);

    void setRecipes(const QVector<RecipeEntry>& recipes);
    void setDatasets(const QStringList& folders);
    void chooseDataset(const QString& folder);
    void chooseRecipe(const QString& name);
    void setSettings(const std::vector<core::RecipeSetting>& settings);
    /// The values of the recipe chosen.
    void setRecipeValues(const std::map<std::string, std::string>& values);
    void setActiveModel(const QString& name);

    TrainingSetup setup() const;
    /// The clips are being looked at.
    void setLooking();
    void setReport(const core::PreflightReport& report);
    void showProblem(const QString& text);
    /// Why the clips are not looked at yet.
    void showHint(const QString& text);
    /// The clips are to be looked at anew, as soon as somebody sees the page.
    void lookAgain();
    /// Whether a training may be started now; not while another one runs.
    void setFree(bool free);

    PreflightPanel& preflight() { return *m_preflight; }
    SettingTable& settings() { return *m_settings; }
    QPushButton& trainButton() { return *m_train; }
    QPushButton& settingsButton() { return *m_all; }
    QComboBox& length() { return *m_length; }

Q_SIGNALS:
    /// Something was chosen: the clips should be looked at anew.
    void setupChanged(const ui::TrainingSetup& setup);
    void recipeChosen(const QString& name);
    void trainWanted(const ui::TrainingSetup& setup);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildForm();
    void fillForm(QFormLayout& form);
    QComboBox* addBox(QFormLayout& form, const QString& name);
    void chooseFolder();
    void chooseFile();
    void refresh();

    QVector<RecipeEntry> m_recipes;
    QComboBox* m_dataset = nullptr;
    QComboBox* m_recipe = nullptr;
    QComboBox* m_start = nullptr;
    QComboBox* m_judge = nullptr;
    QComboBox* m_length = nullptr;
    QComboBox* m_device = nullptr;
    QLabel* m_about = nullptr;
    QPushButton* m_all = nullptr;
    QPushButton* m_train = nullptr;
    QStackedWidget* m_right = nullptr;
    SettingTable* m_settings = nullptr;
    PreflightPanel* m_preflight = nullptr;
    QTimer m_changed;       ///< tells once after several changes
    bool m_unseen = false;  ///< changes that nobody has been told of
    bool m_free = true;
    bool m_canStart = false;
    int m_filling = 0;
};

}  // namespace ui
