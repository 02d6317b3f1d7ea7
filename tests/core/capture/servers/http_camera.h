#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace core {

/// A small Wi-Fi camera: serves endless Motion-JPEG on loopback, each picture showing its number modulo kCameraCodes.
class HttpCamera {
public:
    enum class Manner {
        Multipart,  ///< multipart/x-mixed-replace, as most cameras do
        Bare,       ///< one JPEG picture after another
        Silent,     ///< accepts the connection and never answers
        NotFound,   ///< answers 404
        WebPage,    ///< answers with a page of text
        Locked,     ///< asks for a password; "wearer" with "se:cret" is let in and served multipart
    };

    /// Listens on `port`; 0 = any free one. The socket is closed, and every connection broken, on destruction.
    explicit HttpCamera(Manner manner, int port = 0);
    ~HttpCamera();

    int port() const { return m_port; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/stream"; }
    /// While frozen, connections stay open but no picture is sent.
    void setFrozen(bool frozen) { m_frozen = frozen; }
    int connections() const { return m_connections; }

private:
    void listen(std::stop_token stop);
    void serve(int connection, std::stop_token stop);
    void sendPictures(int connection, std::stop_token stop);

    Manner m_manner;
    int m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_frozen{false};
    std::atomic<int> m_connections{0};
    std::jthread m_thread;
};

}  // namespace core
