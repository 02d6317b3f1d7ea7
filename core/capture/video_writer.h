#pragma once

#include <memory>
#include <string>

#include "core/types/image.h"

namespace core {

enum class VideoFormat { MjpegMatroska, H264Matroska, Ffv1Matroska, H264Mp4, Vp8WebM, MjpegAvi };

/// .mkv, .mp4, .webm or .avi; throws Error (BadUsage) for any other ending.
VideoFormat videoFormatOf(const std::string& path);

/// What becomes of a video that was not finished, because writing failed or the program ended.
enum class Unfinished {
    Discard,  ///< nothing is left
    Keep,     ///< the temporary file stays and holds every picture coded so far (Matroska); see recoverRecording()
};

struct VideoWriterOptions {
    VideoFormat format = VideoFormat::MjpegMatroska;
    double framesPerSecond = 30;  ///< nominal rate; the true time of every frame is kept (AVI knows only the rate)
    int jpegQuality = 90;         ///< 1..100, Motion-JPEG only
    Unfinished unfinished = Unfinished::Discard;
};

/// Writes pictures into a video file: under a temporary name (path + ".part") until finish() has synced and renamed it.
/// Used by one thread at a time. Destruction without finish() does with the temporary file what the options say.
class VideoWriter {
public:
    /// Throws Error when the folder cannot be written to or no encoder for the format is installed.
    VideoWriter(std::string path, const VideoWriterOptions& options);
    ~VideoWriter();
    VideoWriter(VideoWriter&&) noexcept;
    VideoWriter& operator=(VideoWriter&&) noexcept;

    /// Every picture must have the size of the first; times in seconds must grow, the first becomes the file's zero.
    /// Waits while the encoder is behind. Throws Error, also for failures of earlier pictures (disk full).
    void write(const Image& image, double timeS);
    /// Waits for the encoder, then makes the file appear under its name. Throws Error; nothing was renamed then. Also
    /// throws when no picture was written.
    void finish();
    /// Waits until what the encoder has delivered so far is on the disk, so that a power cut cannot take it.
    void sync();
    /// Ends without a file, whatever the options say.
    void discard();

private:
    struct Recording;
    std::unique_ptr<Recording> m_recording;
};

}  // namespace core
