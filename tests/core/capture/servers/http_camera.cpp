#include "tests/core/capture/servers/http_camera.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

#include "core/capture/pause.h"
#include "tests/core/capture/servers/coded_picture.h"

namespace core {
namespace {

constexpr std::chrono::milliseconds kFrameTime{33};
constexpr int kPollMs = 20;

bool sendAll(int connection, const std::string& data) {
    std::size_t sent = 0;
    while (sent < data.size()) {
        const auto count = ::send(connection, data.data() + sent, data.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        sent += std::size_t(count);
    }
    return true;
}

std::string readRequest(int connection, std::stop_token stop) {
    std::string request;
    char buffer[1024];
    while (!stop.stop_requested() && request.find("\r\n\r\n") == std::string::npos) {
        pollfd readable{connection, POLLIN, 0};
        if (::poll(&readable, 1, kPollMs) > 0) {
            const auto count = ::recv(connection, buffer, sizeof buffer, 0);
            if (count <= 0) {
                break;
            }
            request.append(buffer, std::size_t(count));
        }
    }
    return request;
}

}  // namespace

HttpCamera::HttpCamera(Manner manner, int port) : m_manner(manner) {
    codedJpegs();  // made before anybody waits for them
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(std::uint16_t(port));
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 8) != 0) {
        throw std::runtime_error("the test camera cannot listen on port " + std::to_string(port));
    }
    ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](std::stop_token stop) { listen(stop); });
}

HttpCamera::~HttpCamera() {
    m_thread.request_stop();
    m_thread.join();
    ::close(m_listener);
}

void HttpCamera::listen(std::stop_token stop) {
    std::vector<std::jthread> connections;
    while (!stop.stop_requested()) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, kPollMs) > 0) {
            const int connection = ::accept(m_listener, nullptr, nullptr);
            ++m_connections;
            connections.emplace_back([this, connection](std::stop_token ended) { serve(connection, ended); });
        }
    }
}

void HttpCamera::serve(int connection, std::stop_token stop) {
    const std::string request = readRequest(connection, stop);
    const bool letIn = request.find("Basic d2VhcmVyOnNlOmNyZXQ=") != std::string::npos;
    if (m_manner == Manner::Silent) {
        pauseUntil(Clock::now() + std::chrono::hours(1), stop);
    } else if (m_manner == Manner::NotFound) {
        sendAll(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    } else if (m_manner == Manner::Locked && !letIn) {
        sendAll(connection,
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"camera\"\r\nContent-Length: 0\r\n"
                "Connection: close\r\n\r\n");
    } else if (m_manner == Manner::WebPage) {
        sendAll(connection,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>Welcome</html>\n");
    } else {
        sendPictures(connection, stop);
    }
    ::close(connection);
}

void HttpCamera::sendPictures(int connection, std::stop_token stop) {
    const bool bare = m_manner == Manner::Bare;
    const std::string type = bare ? "image/jpeg" : "multipart/x-mixed-replace; boundary=nextpicture";
    bool open = sendAll(connection, "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n");
    auto due = Clock::now();
    for (std::size_t number = 0; open && !stop.stop_requested(); ++number) {
        const std::string& picture = codedJpegs()[number % kCameraCodes];
        if (!m_frozen) {
            open = bare ? sendAll(connection, picture)
                        : sendAll(connection, "--nextpicture\r\nContent-Type: image/jpeg\r\nContent-Length: " +
                                                  std::to_string(picture.size()) + "\r\n\r\n" + picture + "\r\n");
        }
        due += kFrameTime;
        pauseUntil(due, stop);
    }
}

}  // namespace core
