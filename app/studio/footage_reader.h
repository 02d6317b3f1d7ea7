#pragma once

#include <QObject>
#include <QThread>
#include <atomic>
#include <stop_token>

#include "ui/footage.h"

namespace app {

/// Decodes stretches of recordings for the player on a thread of its own. Only the newest request is answered; one that
/// is under way is given up for it.
class FootageReader : public QObject {
    Q_OBJECT

public:
    explicit FootageReader(QObject* parent = nullptr);
    ~FootageReader() override;

    void read(const QString& folder, const ui::FootageRequest& request);

Q_SIGNALS:
    void done(const ui::FootagePtr& footage);

private:
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread
    std::stop_source m_stop;
};

/// Blocks until the stretch is decoded, at a size that keeps it below about 300 MB. Trouble is told in the result.
ui::Footage readFootage(const QString& folder, const ui::FootageRequest& request, const std::stop_token& stop);

/// Samples beside a recording: a CSV with a heading, the first column being seconds of media time or, where it is named
/// in ms, milliseconds. Empty for a file that is none such.
ui::SensorTrack readSensorTrack(const QString& file);

}  // namespace app
