#include "ui/session_form.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/types/gesture.h"
#include "core/types/label_set.h"
#include "ui/own_gestures.h"
#include "ui/theme.h"

namespace ui {
namespace {

enum Mode { HandsFree, HoldKey, Continuous };

QComboBox* editable(const QString& name, const QString& hint, QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->lineEdit()->setPlaceholderText(hint);
    box->setAccessibleName(name);
    return box;
}

void refill(QComboBox& box, const QStringList& values) {
    const QString text = box.currentText();
    box.clear();
    box.addItems(values);
    box.setCurrentText(text);
}

}  // namespace

SessionForm::SessionForm(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    auto* title = new QLabel(tr("New session"), this);
    title->setFont(textFont(TextRole::Title));
    auto* form = new QFormLayout;
    form->setSpacing(kGrid);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    buildWho(*form);
    buildHow(*form);
    m_start = new QPushButton(tr("Start"), this);
    m_start->setProperty("kind", "primary");
    connect(m_start, &QPushButton::clicked, this, &SessionForm::startWanted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(m_start);
    refresh();
}

void SessionForm::buildWho(QFormLayout& form) {
    m_subject = editable(tr("Subject"), tr("A name or a code"), this);
    m_hand = new QComboBox(this);
    m_hand->addItem(tr("Not stated"), int(core::Handedness::Unknown));
    m_hand->addItem(tr("Left wrist"), int(core::Handedness::Left));
    m_hand->addItem(tr("Right wrist"), int(core::Handedness::Right));
    m_hand->setAccessibleName(tr("Hand that wears the camera"));
    m_consent = new QLineEdit(this);
    m_consent->setPlaceholderText(tr("What the person agreed to, and when"));
    m_consent->setAccessibleName(tr("Consent"));
    m_session = new QLineEdit(this);
    m_session->setPlaceholderText(tr("Named by date and time"));
    m_session->setAccessibleName(tr("Session"));
    m_scene = editable(tr("Scene"), tr("Such as: kitchen, by day"), this);
    form.addRow(tr("Subject"), m_subject);
    form.addRow(tr("Camera on"), m_hand);
    form.addRow(tr("Consent"), m_consent);
    form.addRow(tr("Session"), m_session);
    form.addRow(tr("Scene"), m_scene);
    connect(m_subject, &QComboBox::currentTextChanged, this, [this](const QString& text) {
        fillSubject(text.trimmed());
        refresh();
    });
}

void SessionForm::buildHow(QFormLayout& form) {
    m_mode = new QComboBox(this);
    m_mode->addItem(tr("Hands-free, fixed length"), HandsFree);
    m_mode->addItem(tr("While Space is held"), HoldKey);
    m_mode->addItem(tr("One long video with marks"), Continuous);
    m_mode->setAccessibleName(tr("Way of recording"));
    m_repeats = new QSpinBox(this);
    m_repeats->setRange(1, 200);
    m_repeats->setValue(10);
    m_repeats->setSuffix(tr(" × each"));
    m_repeats->setAccessibleName(tr("Repeats of each gesture"));
    m_length = new QDoubleSpinBox(this);
    m_length->setRange(0.5, 20);
    m_length->setSingleStep(0.25);
    m_length->setValue(2.5);
    m_length->setSuffix(tr(" s"));
    m_length->setAccessibleName(tr("Length of a recording"));
    m_none = new QCheckBox(tr("Also “no gesture”"), this);
    m_none->setChecked(true);
    m_sounds = new QCheckBox(tr("Sounds"), this);
    m_sounds->setChecked(true);
    form.addRow(tr("How"), m_mode);
    form.addRow(tr("Repeats"), m_repeats);
    form.addRow(tr("Length"), m_length);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_none);
    choices->addStretch();
    choices->addWidget(m_sounds);
    form.addRow(choices);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &SessionForm::refresh);
    connect(m_sounds, &QCheckBox::clicked, this, &SessionForm::soundsChosen);
}

void SessionForm::setSnapshot(const DatasetSnapshot& snapshot) {
    QStringList subjects;
    for (const core::SubjectInfo& subject : snapshot.subjects) subjects << QString::fromStdString(subject.id);
    QStringList scenes;
    for (const core::SceneInfo& scene : snapshot.scenes) scenes << QString::fromStdString(scene.id);
    m_known = snapshot.subjects;
    refill(*m_subject, subjects);
    refill(*m_scene, scenes);
}

void SessionForm::fillSubject(const QString& id) {
    for (const core::SubjectInfo& known : m_known) {
        if (QString::fromStdString(known.id) != id) continue;
        m_hand->setCurrentIndex(m_hand->findData(int(known.hand)));
        m_consent->setText(QString::fromStdString(known.consent));
    }
}

RecordingSetup SessionForm::setup() const {
    RecordingSetup setup = m_base;
    setup.subject.id = m_subject->currentText().trimmed().toStdString();
    setup.subject.hand = core::Handedness(m_hand->currentData().toInt());
    setup.subject.consent = m_consent->text().trimmed().toStdString();
    setup.session = m_session->text().trimmed().toStdString();
    setup.scene = m_scene->currentText().trimmed().toStdString();
    if (setup.prompt.labels.empty()) {
        for (int i = 0; i < core::kGestureCount; ++i) setup.prompt.labels.emplace_back(core::gestureId(i));
        for (const core::OwnGesture& own : ownGestures()) setup.prompt.labels.push_back(own.label);
    }
    if (m_none->isChecked()) setup.prompt.labels.emplace_back(core::kNoneLabel);
    setup.prompt.repeats = m_repeats->value();
    setup.prompt.recordS = m_length->value();
    setup.prompt.handsFree = m_mode->currentData().toInt() == HandsFree;
    setup.continuous = m_mode->currentData().toInt() == Continuous;
    setup.sounds = m_sounds->isChecked();
    return setup;
}

void SessionForm::setSetup(const RecordingSetup& setup) {
    m_base = setup;
    m_none->setChecked(std::erase(m_base.prompt.labels, core::kNoneLabel) > 0);
    m_subject->setCurrentText(QString::fromStdString(setup.subject.id));
    m_hand->setCurrentIndex(m_hand->findData(int(setup.subject.hand)));
    m_consent->setText(QString::fromStdString(setup.subject.consent));
    m_session->setText(QString::fromStdString(setup.session));
    m_scene->setCurrentText(QString::fromStdString(setup.scene));
    m_repeats->setValue(setup.prompt.repeats);
    m_length->setValue(setup.prompt.recordS);
    m_mode->setCurrentIndex(setup.continuous ? Continuous : setup.prompt.handsFree ? HandsFree : HoldKey);
    m_sounds->setChecked(setup.sounds);
}

void SessionForm::refresh() {
    const int mode = m_mode->currentData().toInt();
    m_length->setEnabled(mode == HandsFree);
    m_repeats->setEnabled(mode != Continuous);
    m_none->setEnabled(mode != Continuous);
    m_start->setEnabled(!m_subject->currentText().trimmed().isEmpty());
    m_start->setToolTip(m_start->isEnabled() ? QString() : tr("Say first who is recorded"));
}

}  // namespace ui
