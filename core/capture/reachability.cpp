#include "core/capture/reachability.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "core/capture/gst_handles.h"

namespace core {
namespace {

constexpr int kPatienceMs = 2000;

std::string usualPort(const std::string& scheme) {
    if (scheme == "https") {
        return "443";
    }
    return scheme == "http" ? "80" : scheme == "rtsps" ? "322" : "554";
}

/// 0, or the error number of the connection.
int tryConnecting(const addrinfo& address) {
    const int socket = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) {
        return errno;
    }
    int failure = ::connect(socket, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    if (failure == EINPROGRESS) {
        pollfd writable{socket, POLLOUT, 0};
        socklen_t size = sizeof failure;
        failure = ETIMEDOUT;
        if (::poll(&writable, 1, kPatienceMs) > 0) {
            ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &size);
        }
    }
    ::close(socket);
    return failure;
}

}  // namespace

std::string connectionTrouble(const std::string& url) {
    using AddressesPtr = std::unique_ptr<addrinfo, Releaser<freeaddrinfo>>;
    char* rawScheme = nullptr;
    char* rawHost = nullptr;
    int port = -1;
    if (!g_uri_split_network(url.c_str(), G_URI_FLAGS_NONE, &rawScheme, &rawHost, &port, nullptr)) {
        return "the address is not complete";
    }
    const TextPtr scheme(rawScheme);
    const TextPtr host(rawHost);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const std::string service = port > 0 ? std::to_string(port) : usualPort(scheme.get());
    const int unknown = ::getaddrinfo(host.get(), service.c_str(), &wanted, &found);
    if (unknown != 0) {
        return std::string("'") + host.get() + "' is not found (" + ::gai_strerror(unknown) + ")";
    }
    const AddressesPtr addresses(found);
    const int failure = tryConnecting(*addresses);
    return failure == 0 ? "" : std::strerror(failure);
}

}  // namespace core
