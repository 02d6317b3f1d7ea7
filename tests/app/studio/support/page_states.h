#pragma once

#include <functional>
#include <vector>

#include "ui/files_page.h"
#include "ui/main_window.h"
#include "ui/record_page.h"
#include "ui/train_page.h"

namespace studio {

/// The window with all its pages and nothing behind them.
struct PagesWindow : ui::MainWindow {
    PagesWindow();
    ui::RecordPage* record;
    ui::TrainPage* train;
    ui::FilesPage* files;
};

/// Something that a person may come to see.
struct PageState {
    const char* name;
    std::function<void(PagesWindow&)> show;
};

/// Every page in every state, with the longest texts that there are.
const std::vector<PageState>& pageStates();

}  // namespace studio
