#pragma once

#include <QString>
#include <string>

/// Recordings of the simulator for tests.
struct RecordingOptions {
    int frames = 45;
    int width = 160;
    int height = 120;
    double framesPerSecond = 30;
    unsigned long long seed = 1;
};

/// Encodes by the ending of the path.
void writeRecording(const std::string& path, const RecordingOptions& options = {});
/// A folder of numbered PNG pictures.
void writeFrameFolder(const std::string& folder, const RecordingOptions& options = {});
/// The first `bytes` of another file.
void writeTruncated(const QString& from, const QString& to, qint64 bytes);
