#include "core/capture/source_address.h"

#include <filesystem>

#include "core/capture/gst_handles.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr const char* kAccepted =
    "accepted are sim, v4l2:/dev/videoN, rtsp://HOST/PATH, http://HOST/PATH (Motion-JPEG), file:PATH and the path of a "
    "video file or of a folder of pictures";

[[noreturn]] void refuse(const std::string& what) { throw Error(what + "; " + kAccepted, Error::Kind::BadUsage); }

SourceAddress parseUrl(const std::string& url, SourceAddress::Kind kind) {
    using UriPtr = std::unique_ptr<GUri, Releaser<g_uri_unref>>;
    GError* raw = nullptr;
    const auto flags = GUriFlags(G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY);
    const UriPtr uri(g_uri_parse(url.c_str(), flags, &raw));
    const ErrorPtr error(raw);
    if (!uri || !g_uri_get_host(uri.get()) || !*g_uri_get_host(uri.get())) {
        refuse("'" + url + "' is not a complete address" + (error ? std::string(" (") + error->message + ")" : ""));
    }
    const TextPtr plain(g_uri_to_string_partial(uri.get(), G_URI_HIDE_USERINFO));
    const char* user = g_uri_get_user(uri.get());
    const char* password = g_uri_get_password(uri.get());
    return {kind, plain.get(), user ? user : "", password ? password : ""};
}

SourceAddress parsePath(const std::string& path, const std::string& source) {
    if (path.empty()) {
        refuse("the source '" + source + "' names no path");
    }
    return {SourceAddress::Kind::Recording, path, {}, {}};
}

}  // namespace

SourceAddress parseSource(const std::string& source) {
    using Kind = SourceAddress::Kind;
    if (source == "sim") {
        return {};
    }
    if (source.starts_with("v4l2:")) {
        if (source.size() == 5) {
            refuse("the source 'v4l2:' names no camera");
        }
        return {Kind::Camera, source.substr(5), {}, {}};
    }
    if (source.starts_with("rtsp://") || source.starts_with("rtsps://")) {
        return parseUrl(source, Kind::Rtsp);
    }
    if (source.starts_with("http://") || source.starts_with("https://")) {
        return parseUrl(source, Kind::Http);
    }
    if (source.starts_with("file://")) {
        const TextPtr path(g_filename_from_uri(source.c_str(), nullptr, nullptr));
        return parsePath(path ? path.get() : "", source);
    }
    if (source.starts_with("file:")) {
        return parsePath(source.substr(5), source);
    }
    const bool namesAnotherKind = source.find(':') < source.find('/') && !std::filesystem::exists(source);
    if (source.empty() || namesAnotherKind) {
        refuse(source.empty() ? "the source is empty" : "the source '" + source + "' is of no known kind");
    }
    return parsePath(source, source);
}

}  // namespace core
