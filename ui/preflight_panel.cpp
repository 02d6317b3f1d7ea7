#include "ui/preflight_panel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStyle>
#include <algorithm>
#include <map>
#include <tuple>

#include "ui/count_chart.h"
#include "ui/gesture_text.h"
#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/training_view.h"

namespace ui {
namespace {

QString nameOf(const std::string& part) {
    if (part == "training") return PreflightPanel::tr("training");
    if (part == "validation") return PreflightPanel::tr("validation");
    if (part == "cross-subject") return PreflightPanel::tr("test");
    return PreflightPanel::tr("test, new rooms");
}

/// G2 before G10, `none` behind all gestures.
bool earlier(const std::string& a, const std::string& b) {
    const auto key = [](const std::string& label) { return std::tuple(label == "none", label.size(), label); };
    return key(a) < key(b);
}

QVector<CountBar> barsOf(const core::PreflightReport& report) {
    std::map<std::string, CountBar, decltype(&earlier)> bars(&earlier);
    for (std::size_t i = 0; i < report.parts.size(); ++i) {
        for (const auto& [label, count] : report.parts[i].classes) {
            CountBar& bar = bars[label];
            bar.name = QString::fromStdString(label);
            bar.parts[std::min<std::size_t>(2, i)] += count;
        }
    }
    QVector<CountBar> sorted;
    for (const auto& [label, bar] : bars) sorted << bar;
    return sorted;
}

QString peopleOf(const core::PreflightReport& report) {
    QStringList lines;
    for (const core::PreflightPart& part : report.parts) {
        if (part.clips == 0) continue;
        QString line = QStringLiteral("<b>%1</b> %2")
                           .arg(nameOf(part.name), PreflightPanel::tr("%n clip(s)", nullptr, part.clips));
        QStringList people;
        for (const std::string& person : part.people) people << QString::fromStdString(person).toHtmlEscaped();
        if (people.size() > 6) people = people.mid(0, 6) << PreflightPanel::tr("and %1 more").arg(people.size() - 6);
        if (!people.isEmpty()) line += PreflightPanel::tr(" of %1").arg(people.join(", "));
        lines << line;
    }
    return lines.join(QStringLiteral("<br>"));
}

QLabel* wrapped(QWidget* parent, bool muted) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (muted) label->setProperty("tone", "muted");
    return label;
}

}  // namespace

PreflightPanel::PreflightPanel(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    auto* title = new QLabel(tr("Before you start"), this);
    title->setFont(textFont(TextRole::Title));
    m_notice = wrapped(this, true);
    m_content = new QWidget;
    m_figures = wrapped(m_content, false);
    m_people = wrapped(m_content, false);
    m_classes = new CountChart(tr("Clips of each class"), m_content);
    m_classes->setObjectName("plain");
    m_classes->setMinimumHeight(150);
    m_classes->setMaximumHeight(280);
    m_method = wrapped(m_content, true);
    m_method->setFont(textFont(TextRole::Caption));
    m_noteRows = new QVBoxLayout;
    m_noteRows->setSpacing(kGrid);
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(1.5 * kGrid);
    inside->addLayout(m_noteRows);
    inside->addWidget(m_figures);
    inside->addWidget(m_people);
    inside->addWidget(m_classes, 1);
    inside->addWidget(m_method);
    inside->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(title);
    layout->addWidget(m_notice);
    layout->addWidget(scroll, 1);
    setNotice(tr("Choose a data set: its clips are looked at before anything starts."), false);
}

void PreflightPanel::setNotice(const QString& text, bool problem) {
    m_notice->setText(text);
    m_notice->setProperty("tone", problem ? "danger" : "muted");
    m_notice->style()->polish(m_notice);
    m_notice->setVisible(!text.isEmpty());
    m_content->setVisible(text.isEmpty());
}

void PreflightPanel::setReport(const core::PreflightReport& report) {
    setNotice({}, false);
    showNotes(report.notes);
    showFigures(report);
    const auto bars = barsOf(report);
    m_classes->setBars(bars);
    m_classes->setVisible(!bars.isEmpty());
    m_people->setText(peopleOf(report));
    m_method->setText(QString::fromStdString(report.method));
    m_method->setVisible(!report.method.empty());
}

void PreflightPanel::showFigures(const core::PreflightReport& report) {
    QStringList figures;
    const auto add = [&](const QString& name, const QString& value) {
        figures << QStringLiteral("%1 <b>%2</b>").arg(name, value);
    };
    if (report.trainSeconds > 0) {
        add(tr("takes about"), durationText(report.trainSeconds + report.prepareSeconds));
        if (report.memoryBytes > 0)
            add(tr("memory about"), tr("%1 GB").arg(double(report.memoryBytes) / 1e9, 0, 'f', 1));
        add(tr("on"), QString::fromStdString(report.device));
    }
    if (report.steps > 0) add(tr("steps"), QString::number(report.steps));
    m_figures->setText(figures.join(QStringLiteral(" &nbsp;·&nbsp; ")));
}

void PreflightPanel::showNotes(const std::vector<core::PreflightNote>& notes) {
    while (QLayoutItem* item = m_noteRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_notes.clear();
    for (const core::PreflightNote& note : notes) {
        auto* row = new QWidget(m_content);
        auto* text = wrapped(row, false);
        text->setText(QString::fromStdString(note.text));
        if (note.isProblem) text->setProperty("tone", "danger");
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(kGrid);
        line->addWidget(new IconLabel(QStringLiteral("alert"), row), 0, Qt::AlignTop);
        line->addWidget(text, 1);
        m_noteRows->addWidget(row);
        m_notes << text->text();
    }
}

}  // namespace ui
