#pragma once

#include <QObject>

#include "app/studio/footage_reader.h"
#include "app/studio/thumbnail_maker.h"
#include "ui/judged_clips.h"

namespace app {

/// Shows the clips behind the figures of an evaluation: gives a view the footage and the thumbnails that it asks for.
class JudgedFootage : public QObject {
    Q_OBJECT

public:
    explicit JudgedFootage(ui::JudgedClips& view);

    /// The folder whose clips are meant from now on; empty where they are the simulator's.
    void setDataset(const QString& folder);

private:
    QString m_dataset;
    FootageReader m_footage;
    ThumbnailMaker m_thumbnails;
};

}  // namespace app
