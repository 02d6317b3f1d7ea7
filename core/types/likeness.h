#pragma once

#include <string>

namespace core {

/// Which class the clips of a new gesture are taken for by a model.
struct Likeness {
    std::string label;
    int clips = 0;
    std::string other;  ///< the class that most of them are taken for; empty where it is none
    int confused = 0;   ///< clips taken for it

    double share() const { return clips > 0 ? double(confused) / clips : 0; }
    /// Less is chance.
    bool isConfusion() const { return share() >= 0.2; }
};

}  // namespace core
