#include "app/studio/reading.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>
#include <algorithm>

namespace app {
namespace {

/// The context of the texts for the translation tools.
struct Reading {
    Q_DECLARE_TR_FUNCTIONS(Reading)
};

ui::Percentiles shown(const core::StageLatency& stage) { return {stage.p50, stage.p95, stage.p99}; }

/// The source without a password, for messages that people pass on.
QString shownSource(const QString& source) {
    if (!source.contains(QLatin1String("://"))) return source;
    return QUrl(source).toDisplayString(QUrl::RemovePassword | QUrl::PreferLocalFile);
}

QString sentence(QString part) {
    part = part.trimmed();
    if (part.isEmpty()) return part;
    part[0] = part[0].toUpper();
    return part.endsWith('.') ? part : part + '.';
}

/// The two halves of an error text.
ui::Message split(const QString& error) {
    const int cut = error.lastIndexOf(QLatin1String("; "));
    ui::Message message;
    message.why = sentence(cut < 0 ? error : error.left(cut));
    message.advice = cut < 0 ? QString() : sentence(error.mid(cut + 2));
    return message;
}

}  // namespace

std::vector<ui::StageRow> stageRows(const core::LatencyReport& report, const ui::Percentiles& paint) {
    return {
        {Reading::tr("capture"), shown(report.capture)},
        {Reading::tr("queue"), shown(report.queue)},
        {Reading::tr("pick frames"), shown(report.sample)},
        {Reading::tr("preprocess"), shown(report.preprocess)},
        {Reading::tr("infer"), shown(report.infer)},
        {Reading::tr("decide"), shown(report.decide)},
        {Reading::tr("paint"), paint},
    };
}

ui::LiveReading readEngine(const Engine& engine, const ui::Percentiles& paint) {
    const core::LatencyReport report = engine.pipeline->latency();
    ui::LiveReading reading;
    reading.worker = engine.pipeline->status();
    reading.source = engine.pipeline->sourceInfo();
    reading.simulated = engine.simulator != nullptr;
    reading.cameraRate = report.cameraRate;
    reading.predictionRate = report.predictionRate;
    reading.captureToResult = shown(report.captureToResult);
    reading.stages = stageRows(report, paint);
    return reading;
}

ui::Message messageFor(const QString& error, const QString& source, const QString& title) {
    ui::Message message = split(error);
    message.what = Reading::tr("%1 cannot be used").arg(title);
    message.details = Reading::tr("Source: %1").arg(shownSource(source)) + '\n' + error;
    message.offerSimulator = source != QLatin1String("sim");
    return message;
}

ui::Message modelMessage(const QString& error, const QString& model) {
    ui::Message message = split(error);
    message.what = Reading::tr("The model cannot be used");
    message.details =
        (model.isEmpty() ? Reading::tr("Model: the one in use") : Reading::tr("Model: %1").arg(model)) + '\n' + error;
    message.offerSimulator = false;
    return message;
}

ui::Message lostMessage(const QString& source, const QString& title, const QString& why) {
    ui::Message message;
    message.what = Reading::tr("%1 is gone").arg(title);
    message.why =
        why.isEmpty() ? Reading::tr("No picture arrives any more: it was unplugged, or the link is down.") : why;
    message.advice =
        Reading::tr("Plug it in again or check the link. Recognition continues by itself, without a click.");
    message.details = Reading::tr("Source: %1").arg(shownSource(source));
    return message;
}

QString sourceTitle(const QString& source) {
    if (source == QLatin1String("sim")) return Reading::tr("Simulator");
    if (source.startsWith(QLatin1String("file:"))) return QFileInfo(source.mid(5)).fileName();
    if (source.startsWith(QLatin1String("v4l2:"))) return Reading::tr("Camera %1").arg(source.mid(5));
    if (source.isEmpty()) return Reading::tr("The source");
    const QUrl url(source);
    return url.host().isEmpty() ? source : Reading::tr("Network camera %1").arg(url.host());
}

QVector<ui::CameraEntry> cameraEntries(const std::vector<core::CameraInfo>& cameras) {
    QVector<ui::CameraEntry> entries;
    for (const core::CameraInfo& camera : cameras) {
        const auto twins =
            std::ranges::count_if(cameras, [&](const core::CameraInfo& other) { return other.name == camera.name; });
        const QString name = QString::fromStdString(camera.name);
        const QString device = QString::fromStdString(camera.device);
        entries << ui::CameraEntry{twins > 1 ? Reading::tr("%1 (%2)").arg(name, device) : name,
                                   QStringLiteral("v4l2:") + QString::fromStdString(camera.identity),
                                   QStringLiteral("v4l2:") + device};
    }
    return entries;
}

}  // namespace app
