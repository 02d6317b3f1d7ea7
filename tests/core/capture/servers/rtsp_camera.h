#pragma once

#include <memory>
#include <string>

namespace core {

/// A network camera: a real RTSP server on loopback whose pictures show their number modulo kCameraCodes.
class RtspCamera {
public:
    enum class Coding { H264, Jpeg };
    enum class Transport { Any, TcpOnly };

    /// Every client is dropped and the port closed on destruction.
    explicit RtspCamera(Coding coding, int port, Transport transport = Transport::Any);
    ~RtspCamera();

    /// A port of loopback that nobody uses.
    static int freePort();

    std::string url() const { return m_url; }

private:
    struct Server;
    std::string m_url;
    std::unique_ptr<Server> m_server;
};

}  // namespace core
