#include "tests/core/capture/servers/rtsp_camera.h"

#include <arpa/inet.h>
#include <gst/rtsp-server/rtsp-server.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "core/capture/gst_handles.h"
#include "tests/core/capture/servers/coded_picture.h"

namespace core {
namespace {

using ContextPtr = std::unique_ptr<GMainContext, Releaser<g_main_context_unref>>;
using LoopPtr = std::unique_ptr<GMainLoop, Releaser<g_main_loop_unref>>;
using ServerPtr = std::unique_ptr<GstRTSPServer, Releaser<g_object_unref>>;
using GSourcePtr = std::unique_ptr<GSource, Releaser<g_source_unref>>;

gboolean quit(gpointer loop) {
    g_main_loop_quit(static_cast<GMainLoop*>(loop));
    return G_SOURCE_REMOVE;
}

GstRTSPFilterResult dropClient(GstRTSPServer*, GstRTSPClient*, gpointer) { return GST_RTSP_FILTER_REMOVE; }

std::string launchLine(RtspCamera::Coding coding, const std::filesystem::path& folder) {
    const std::string pictures = "multifilesrc location=" + (folder / "%d.jpg").string() +
                                 " loop=true stop-index=" + std::to_string(kCameraCodes - 1) +
                                 " caps=image/jpeg,framerate=30/1 ! jpegparse ! identity sync=true ! ";
    if (coding == RtspCamera::Coding::Jpeg) {
        return "( " + pictures + "jpegdec ! jpegenc ! rtpjpegpay name=pay0 )";
    }
    return "( " + pictures + "jpegdec ! videoconvert ! video/x-raw,format=I420 ! " +
           "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15 ! rtph264pay name=pay0 config-interval=1 )";
}

}  // namespace

struct RtspCamera::Server {
    std::filesystem::path folder;
    ContextPtr context{g_main_context_new()};
    LoopPtr loop{g_main_loop_new(context.get(), FALSE)};
    ServerPtr server{gst_rtsp_server_new()};
    GSourcePtr listening;
    std::thread thread;
};

RtspCamera::RtspCamera(Coding coding, int port, Transport transport)
    : m_url("rtsp://127.0.0.1:" + std::to_string(port) + "/wrist") {
    ensureGstreamer();
    m_server = std::make_unique<Server>();
    m_server->folder = std::filesystem::temp_directory_path() / ("rtsp_camera_" + std::to_string(::getpid()));
    std::filesystem::create_directories(m_server->folder);
    for (int code = 0; code < kCameraCodes; ++code) {
        std::ofstream(m_server->folder / (std::to_string(code) + ".jpg"), std::ios::binary)
            << codedJpegs()[std::size_t(code)];
    }
    GstRTSPServer* server = m_server->server.get();
    gst_rtsp_server_set_address(server, "127.0.0.1");
    gst_rtsp_server_set_service(server, std::to_string(port).c_str());
    GstRTSPMediaFactory* factory = gst_rtsp_media_factory_new();
    gst_rtsp_media_factory_set_launch(factory, launchLine(coding, m_server->folder).c_str());
    gst_rtsp_media_factory_set_shared(factory, TRUE);
    if (transport == Transport::TcpOnly) {
        gst_rtsp_media_factory_set_protocols(factory, GST_RTSP_LOWER_TRANS_TCP);
    }
    GstRTSPMountPoints* mounts = gst_rtsp_server_get_mount_points(server);
    gst_rtsp_mount_points_add_factory(mounts, "/wrist", factory);
    g_object_unref(mounts);
    m_server->listening.reset(gst_rtsp_server_create_source(server, nullptr, nullptr));
    if (!m_server->listening) {
        throw std::runtime_error("the test camera cannot listen on port " + std::to_string(port));
    }
    g_source_set_callback(m_server->listening.get(), G_SOURCE_FUNC(gst_rtsp_server_io_func), server, nullptr);
    g_source_attach(m_server->listening.get(), m_server->context.get());
    m_server->thread = std::thread([held = m_server.get()] {
        g_main_context_push_thread_default(held->context.get());
        g_main_loop_run(held->loop.get());
        g_main_context_pop_thread_default(held->context.get());
    });
}

RtspCamera::~RtspCamera() {
    gst_rtsp_server_client_filter(m_server->server.get(), dropClient, nullptr);
    g_source_destroy(m_server->listening.get());
    const GSourcePtr farewell(g_idle_source_new());  // quits from within, so that a loop about to start ends as well
    g_source_set_callback(farewell.get(), quit, m_server->loop.get(), nullptr);
    g_source_attach(farewell.get(), m_server->context.get());
    m_server->thread.join();
    std::error_code ignored;
    std::filesystem::remove_all(m_server->folder, ignored);
}

int RtspCamera::freePort() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(probe, reinterpret_cast<sockaddr*>(&address), size) == 0;
    ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(probe);
    if (!bound) {
        throw std::runtime_error("no port is free");
    }
    return ntohs(address.sin_port);
}

}  // namespace core
