#include "app/studio/reading.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

namespace app {
namespace {

QString text(const char* source) { return QCoreApplication::translate("Studio", source); }

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

}  // namespace

std::vector<ui::StageRow> stageRows(const core::LatencyReport& report, const ui::Percentiles& paint) {
    return {
        {text("capture"), shown(report.capture)},
        {text("queue"), shown(report.queue)},
        {text("pick frames"), shown(report.sample)},
        {text("preprocess"), shown(report.preprocess)},
        {text("infer"), shown(report.infer)},
        {text("decide"), shown(report.decide)},
        {text("paint"), paint},
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

ui::Message messageFor(const QString& error, const QString& source) {
    const int cut = error.lastIndexOf(QLatin1String("; "));
    ui::Message message;
    message.what = source.isEmpty() ? text("Carpus cannot start") : text("%1 cannot be used").arg(sourceTitle(source));
    message.why = sentence(cut < 0 ? error : error.left(cut));
    message.advice = cut < 0 ? QString() : sentence(error.mid(cut + 2));
    message.details = text("Source: %1").arg(shownSource(source)) + '\n' + error;
    message.offerSimulator = source != QLatin1String("sim");
    return message;
}

ui::Message lostMessage(const QString& source, const QString& why) {
    ui::Message message;
    message.what = text("%1 is gone").arg(sourceTitle(source));
    message.why = why.isEmpty() ? text("No picture arrives any more: it was unplugged, or the link is down.") : why;
    message.advice = text("Plug it in again or check the link. Recognition continues by itself, without a click.");
    message.details = text("Source: %1").arg(shownSource(source));
    return message;
}

QString sourceTitle(const QString& source) {
    if (source == QLatin1String("sim")) return text("Simulator");
    if (source.startsWith(QLatin1String("file:"))) return QFileInfo(source.mid(5)).fileName();
    if (source.startsWith(QLatin1String("v4l2:"))) return text("Camera %1").arg(source.mid(5));
    const QUrl url(source);
    return url.host().isEmpty() ? source : text("Network camera %1").arg(url.host());
}

}  // namespace app
