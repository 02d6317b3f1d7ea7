#include "app/studio/record_likeness.h"

#include "app/classify/clip_judge.h"

namespace app {
namespace {

constexpr std::size_t kMostCompared = 20;  ///< clips of a gesture

}  // namespace

RecordLikeness::RecordLikeness(RecordProposer& proposer) : m_proposer(proposer) {
    connect(&m_proposer, &RecordProposer::compared, this, [this](const core::Likeness& likeness) {
        if (m_dialog) m_dialog->setAnswer(likeness);
    });
    connect(&m_proposer, &RecordProposer::compareFailed, this, [this](const std::string& label, const QString& why) {
        if (m_dialog) m_dialog->setProblem(label, why);
    });
}

void RecordLikeness::compare(const ui::DatasetSnapshot& snapshot, QWidget* parent) {
    if (m_dialog) m_dialog->close();
    std::vector<std::string> labels;
    for (const core::OwnGesture& own : snapshot.ownGestures) labels.push_back(own.label);
    m_dialog = new ui::LikenessDialog(labels, parent);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, &m_proposer, &RecordProposer::stopComparing);
    for (const std::string& label : labels) {
        const std::vector<core::ClipRecord> clips = clipsOf(snapshot.clips, label, kMostCompared);
        if (clips.empty()) {
            m_dialog->setProblem(label, tr("there are no clips yet; record or label some first."));
            continue;
        }
        m_dialog->setLooking(label, int(clips.size()));
        m_proposer.compare(snapshot.folder, clips);
    }
    m_dialog->show();
}

}  // namespace app
