#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/capture/gst_handles.h"

namespace core {

/// One coded picture as it lies in a file.
struct Packet {
    SamplePtr sample;
    double timeS = 0;  ///< when it is shown
    bool keyFrame = false;
};

/// Reads the coded pictures of a Matroska file in order, without decoding. One thread.
class PacketReader {
public:
    /// Throws Error for a file that is missing or holds no video.
    explicit PacketReader(std::string path);

    /// Empty at the end, and where the file breaks off; see brokenOff().
    std::optional<Packet> next();
    /// The file ends in the middle of a picture or is damaged there.
    bool brokenOff() const { return m_brokenOff; }
    /// Every picture stands alone, so that a cut may lie before any of them. Known after the first packet.
    bool everyPictureIsKey() const { return m_everyPictureIsKey; }
    int width() const { return m_width; }  ///< these two as well
    int height() const { return m_height; }

private:
    void learn(GstSample* first);

    std::string m_path;
    PipelinePtr m_pipeline;
    ElementPtr m_sink;
    BusPtr m_bus;
    bool m_any = false;
    bool m_brokenOff = false;
    bool m_everyPictureIsKey = false;
    int m_width = 0;
    int m_height = 0;
};

/// Writes coded pictures into a Matroska file: under a temporary name until finish() has synced and renamed it. One
/// thread. Destruction without finish() leaves nothing.
class PacketWriter {
public:
    explicit PacketWriter(std::string path);
    ~PacketWriter();
    PacketWriter(const PacketWriter&) = delete;
    PacketWriter& operator=(const PacketWriter&) = delete;

    /// All of one stream, in order; `timeS` is the time in the new file. Throws Error.
    void write(const Packet& packet, double timeS);
    /// Throws Error, also when nothing was written.
    void finish();

private:
    void throwFault();

    std::string m_path;
    std::string m_temporary;
    PipelinePtr m_pipeline;
    ElementPtr m_input;
    BusPtr m_bus;
    bool m_any = false;
    bool m_finished = false;
};

}  // namespace core
