#pragma once

// LibTorch comes with Gloo inside and with a header that includes Gloo's own headers, but without those. That header
// needs no more of them than the names and signatures in this folder: nothing here is ever called or derived from by
// this project, and LibTorch's own object code holds the real ones.

#include <chrono>

namespace gloo {

class Context {
public:
    void setTimeout(std::chrono::milliseconds timeout);
};

}  // namespace gloo
