#include "app/studio/run_record.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include "core/types/error.h"

namespace app {
namespace {

QString fileOf(const QString& folder) { return QDir(folder).filePath(QStringLiteral("run.json")); }

QStringList texts(const QJsonValue& value) {
    QStringList list;
    for (const QJsonValue& text : value.toArray()) list << text.toString();
    return list;
}

}  // namespace

std::optional<RunRecord> loadRunRecord(const QString& folder) {
    QFile file(fileOf(folder));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json["arguments"].toArray().isEmpty()) return std::nullopt;
    RunRecord record;
    record.name = json["name"].toString();
    record.dataset = json["dataset"].toString();
    record.part = json["part"].toString();
    record.compared = json["compared"].toString();
    record.arguments = texts(json["arguments"]);
    record.options = texts(json["options"]);
    record.process = {json["pid"].toInteger(), json["start_ticks"].toInteger()};
    record.linesFrom = json["lines_from"].toInteger();
    record.pauseWanted = json["pause_wanted"].toBool();
    return record;
}

void saveRunRecord(const QString& folder, const RunRecord& record) {
    const QJsonObject json{{"name", record.name},
                           {"dataset", record.dataset},
                           {"part", record.part},
                           {"compared", record.compared},
                           {"arguments", QJsonArray::fromStringList(record.arguments)},
                           {"options", QJsonArray::fromStringList(record.options)},
                           {"pid", record.process.pid},
                           {"start_ticks", record.process.startTicks},
                           {"lines_from", record.linesFrom},
                           {"pause_wanted", record.pauseWanted}};
    QSaveFile file(fileOf(folder));
    const QByteArray text = QJsonDocument(json).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        throw core::Error("cannot write '" + fileOf(folder).toStdString() + "': " + file.errorString().toStdString() +
                          "; check that the folder is writable and the disk not full");
}

}  // namespace app
