#pragma once

#include <QObject>
#include <QPointer>

#include "app/studio/record_proposer.h"
#include "ui/dataset_snapshot.h"
#include "ui/likeness_dialog.h"

namespace app {

/// Lets the model say of every own gesture of a data set which class its clips resemble; each gets its own answer.
/// Closing the dialog ends the search.
class RecordLikeness : public QObject {
    Q_OBJECT

public:
    explicit RecordLikeness(RecordProposer& proposer);

    void compare(const ui::DatasetSnapshot& snapshot, QWidget* parent);
    ui::LikenessDialog* dialog() { return m_dialog; }

private:
    RecordProposer& m_proposer;
    QPointer<ui::LikenessDialog> m_dialog;
};

}  // namespace app
