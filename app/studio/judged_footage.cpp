#include "app/studio/judged_footage.h"

namespace app {

JudgedFootage::JudgedFootage(ui::JudgedClips& view) {
    connect(&view, &ui::JudgedClips::footageWanted, this,
            [this](const ui::FootageRequest& request) { m_footage.read(m_dataset, request); });
    connect(&m_footage, &FootageReader::done, &view, &ui::JudgedClips::setFootage);
    connect(&view.thumbnails(), &ui::ThumbnailCache::wanted, &m_thumbnails, &ThumbnailMaker::make);
    connect(&m_thumbnails, &ThumbnailMaker::made, &view.thumbnails(), &ui::ThumbnailCache::insert,
            Qt::QueuedConnection);
    connect(&m_thumbnails, &ThumbnailMaker::skipped, &view.thumbnails(), &ui::ThumbnailCache::forget,
            Qt::QueuedConnection);
}

void JudgedFootage::setDataset(const QString& folder) {
    m_dataset = folder;
    if (!folder.isEmpty()) m_thumbnails.setFolder(folder);
}

}  // namespace app
