#include "core/recording/cut_video.h"

#include <filesystem>
#include <memory>
#include <optional>

#include "core/capture/video_reader.h"
#include "core/capture/video_writer.h"
#include "core/recording/packet_stream.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr double kAssumedStepS = 1.0 / 30;

void check(const std::string& to) {
    if (std::filesystem::exists(to))
        throw Error("'" + to + "' is there already and is not written over; choose another name");
}

/// Codec and size; recordings of one camera state slightly different rates.
CapsPtr formatOf(const Packet& packet) {
    CapsPtr format(gst_caps_copy(gst_sample_get_caps(packet.sample.get())));
    gst_structure_remove_field(gst_caps_get_structure(format.get(), 0), "framerate");
    return format;
}

/// One cut while the recording passes by.
struct Copy {
    const Cut& cut;
    std::unique_ptr<PacketWriter> writer = nullptr;
    CutReport report = {};

    bool wants(double timeS) const { return timeS >= cut.startS && (cut.endS <= 0 || timeS < cut.endS); }

    void take(const Packet& packet) {
        if (!wants(packet.timeS) || report.codedAnew) return;
        if (!writer) {
            report.codedAnew = !packet.keyFrame;
            if (report.codedAnew) return;
            writer = std::make_unique<PacketWriter>(cut.to);
            report.firstS = packet.timeS;
        }
        writer->write(packet, packet.timeS - report.firstS);
        report.lastS = packet.timeS;
        ++report.frames;
    }
};

void codeAnew(const std::string& from, const Cut& cut, CutReport& report) {
    VideoWriterOptions options;
    options.format = VideoFormat::H264Matroska;
    VideoWriter writer(cut.to, options);
    const auto write = [&](const Frame& frame) {
        const double timeS = Seconds(frame.captureTime.time_since_epoch()).count();
        if (cut.endS > 0 && timeS >= cut.endS) return false;
        if (report.frames++ == 0) report.firstS = timeS;
        report.lastS = timeS;
        writer.write(*frame.image, timeS);
        return true;
    };
    readFrames(from, write, {.startS = cut.startS});
    writer.finish();
}

void finish(Copy& copy, const std::string& from, bool brokenOff) {
    if (copy.report.codedAnew) {
        codeAnew(from, copy.cut, copy.report);
    } else {
        if (!copy.writer)
            throw Error("'" + from + "' has no pictures from " + std::to_string(copy.cut.startS) + " s to " +
                        (copy.cut.endS > 0 ? std::to_string(copy.cut.endS) + " s" : std::string("its end")) +
                        "; choose another stretch");
        copy.writer->finish();
        copy.writer.reset();
    }
    copy.report.brokenOff = brokenOff;
}

}  // namespace

std::vector<CutReport> cutVideo(const std::string& from, std::span<const Cut> cuts) {
    std::vector<Copy> copies;
    for (const Cut& cut : cuts) {
        check(cut.to);
        copies.push_back({cut});
    }
    PacketReader reader(from);
    while (const auto packet = reader.next()) {
        for (Copy& copy : copies) {
            copy.take(*packet);
            const bool past = copy.writer && copy.cut.endS > 0 && packet->timeS >= copy.cut.endS;
            if (past) finish(copy, from, false);
        }
    }
    std::vector<CutReport> reports;
    for (Copy& copy : copies) {
        if (copy.writer || copy.report.frames == 0) finish(copy, from, reader.brokenOff());
        reports.push_back(copy.report);
    }
    return reports;
}

CutReport joinVideos(std::span<const std::string> from, const std::string& to) {
    check(to);
    PacketWriter writer(to);
    CutReport report;
    CapsPtr format;
    double step = kAssumedStepS;
    double zeroS = 0;
    for (const std::string& file : from) {
        PacketReader reader(file);
        while (const auto packet = reader.next()) {
            CapsPtr caps = formatOf(*packet);
            if (!format) format = formatOf(*packet);
            if (!gst_caps_is_equal(format.get(), caps.get()))
                throw Error("'" + file + "' does not fit '" + from.front() +
                            "': recordings can be joined only when codec and size are the same");
            const double timeS = zeroS + packet->timeS;
            if (report.frames > 0 && timeS > report.lastS) step = timeS - report.lastS;
            writer.write(*packet, timeS);
            report.lastS = timeS;
            ++report.frames;
        }
        report.brokenOff = report.brokenOff || reader.brokenOff();
        zeroS = report.lastS + step;
    }
    writer.finish();
    return report;
}

}  // namespace core
