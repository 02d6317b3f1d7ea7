#include "app/studio/corrected_clip.h"

#include <QFile>
#include <QTemporaryDir>

#include "core/dataset/dataset_import.h"
#include "core/types/error.h"

namespace app {

std::string addCorrectedClip(core::ClipStore& store, const std::string& path, const std::string& label) {
    if (path.find_first_of("\t\n\r") != std::string::npos)
        throw core::Error("the name of '" + path + "' holds a tab or a line break; rename the file",
                          core::Error::Kind::BadUsage);
    const QTemporaryDir folder;
    QFile list(folder.filePath(QStringLiteral("corrected.csv")));
    const QByteArray line = QByteArray::fromStdString(path) + '\t' + QByteArray::fromStdString(label) + '\n';
    if (!list.open(QIODevice::WriteOnly) || list.write(line) != line.size())
        throw core::Error("cannot write '" + list.fileName().toStdString() + "'; make room on the disk");
    list.close();
    const core::ImportOptions options{.source = list.fileName().toStdString(),
                                      .format = core::DatasetFormat::Csv,
                                      .separator = std::string(1, '\t'),
                                      .subject = "files",
                                      .session = "corrected",
                                      .split = core::Split::None};
    const core::ImportPlan plan = core::planImport(store, options);
    for (const core::ImportItem& item : plan.items)
        if (item.action == core::ImportAction::Refuse) throw core::Error(item.problem);
    core::runImport(store, plan, core::MediaTransfer::Copy);
    return plan.items.front().clip.path;
}

}  // namespace app
