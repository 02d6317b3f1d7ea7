#include "app/studio/training_log.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace app {

qint64 TrainingLog::size() const { return QFileInfo(m_file).size(); }

void TrainingLog::begin(qint64 from) {
    m_from = from;
    m_learning = false;
    m_end = End::None;
    m_problem.clear();
    m_news.prepared = m_news.toPrepare = 0;
    m_news.secondsLeft = -1;
}

bool TrainingLog::read() {
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(m_read)) return false;
    const QByteArray came = file.readAll();
    if (came.isEmpty()) return false;
    qint64 position = m_read - m_rest.size();  // of the line
    m_read += came.size();
    const QByteArray text = m_rest + came;
    int begin = 0;
    for (int end; (end = int(text.indexOf('\n', begin))) >= 0; begin = end + 1) {
        const QJsonObject line = QJsonDocument::fromJson(text.mid(begin, end - begin)).object();
        const QString type = line["type"].toString();
        const bool terminal = type == QLatin1String("failed") || type == QLatin1String("done");
        const bool own = position + begin >= m_from;
        if (!terminal || own) take(line);
        m_learning |= own && type == QLatin1String("step");
    }
    m_rest = text.mid(begin);
    return true;
}

void TrainingLog::take(const QJsonObject& line) {
    const QString type = line["type"].toString();
    if (type == QLatin1String("prepare")) {
        m_news.prepared = line["done"].toInt();
        m_news.toPrepare = line["total"].toInt();
    } else if (type == QLatin1String("step")) {
        takeStep(line);
    } else if (type == QLatin1String("epoch")) {
        const ui::ValidationPoint point{line["step"].toInt(), line["top1"].toDouble()};
        auto& points = m_news.validations;
        points.erase(
            std::remove_if(points.begin(), points.end(), [&](const auto& old) { return old.step >= point.step; }),
            points.end());
        points << point;
    } else if (type == QLatin1String("checkpoint")) {
        const QString path = line["path"].toString();
        if (path.endsWith(QLatin1String(".safetensors"))) m_news.model = path;
    } else if (type == QLatin1String("done")) {
        m_end = End::Done;
        m_news.model = line["path"].toString();
        m_news.step = line["step"].toInt();
    } else if (type == QLatin1String("failed")) {
        m_problem = line["message"].toString();
        m_end = line["stopped"].toBool() ? End::Stopped : End::Failed;
    }
}

/// What was computed again after a crash takes the place of what was said before it.
void TrainingLog::takeStep(const QJsonObject& line) {
    ui::CurvePoint point;
    point.step = line["step"].toInt();
    point.loss = line["loss"].toDouble();
    point.top1 = line["top1"].toDouble();
    point.learningRate = line["learning_rate"].toDouble();
    point.waitingShare = line["waiting_share"].toDouble();
    auto& points = m_news.points;
    points.erase(std::remove_if(points.begin(), points.end(), [&](const auto& old) { return old.step >= point.step; }),
                 points.end());
    points << point;
    m_news.step = point.step;
    m_news.steps = line["steps"].toInt();
    m_news.secondsLeft = line["eta_s"].toDouble();
    m_news.clipsPerSecond = line["clips_per_s"].toDouble();
}

}  // namespace app
