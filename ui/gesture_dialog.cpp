#include "ui/gesture_dialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/types/error.h"
#include "ui/own_gestures.h"
#include "ui/sketch_pad.h"
#include "ui/theme.h"

namespace ui {

GestureDialog::GestureDialog(const std::string& label, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("New gesture"));
    auto* intro = new QLabel(tr("Draw it, then record ten clips or more of it, from several people where you can. "
                                "A training with “labels: data” teaches it to the model."),
                             this);
    intro->setWordWrap(true);
    intro->setProperty("tone", "muted");
    m_label = new QLineEdit(QString::fromStdString(label), this);
    m_label->setAccessibleName(tr("Label"));
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("Such as: big wave"));
    m_name->setAccessibleName(tr("Name"));
    m_pad = new SketchPad(this);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", "danger");
    auto* form = new QFormLayout;
    form->setSpacing(kGrid);
    form->addRow(tr("Label"), m_label);
    form->addRow(tr("Name"), m_name);
    auto* again = new QPushButton(tr("Draw again"), this);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_add = new QPushButton(tr("Add gesture"), this);
    m_add->setProperty("kind", "primary");
    m_add->setDefault(true);
    again->setAutoDefault(false);
    cancel->setAutoDefault(false);
    connect(again, &QPushButton::clicked, m_pad, &SketchPad::clear);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, [this] {
        Q_EMIT gestureMade(gesture());
        accept();
    });
    for (QLineEdit* edit : {m_label, m_name}) connect(edit, &QLineEdit::textChanged, this, &GestureDialog::refresh);
    connect(m_pad, &SketchPad::drawn, this, &GestureDialog::refresh);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(again);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * kGrid, 3 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(m_pad, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    resize(420, 560);
    refresh();
}

core::OwnGesture GestureDialog::gesture() const {
    return {m_label->text().trimmed().toStdString(), m_name->text().trimmed().toStdString(), m_pad->drawing()};
}

void GestureDialog::refresh() {
    QString problem;
    try {
        core::requireUsable(gesture());
    } catch (const core::Error& error) {
        problem = QString::fromUtf8(error.what());
    }
    if (problem.isEmpty() && ownGesture(gesture().label))
        problem = tr("There is a gesture %1 already; its name and drawing would be replaced.").arg(m_label->text());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const bool replaces = !problem.isEmpty() && ownGesture(gesture().label);
    m_add->setEnabled((problem.isEmpty() || replaces) && !m_pad->drawing().empty());
    m_add->setToolTip(m_pad->drawing().empty() ? tr("Draw its path first") : QString());
}

}  // namespace ui
