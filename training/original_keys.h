#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/types/training_config.h"

/// The keys of the original TimeSformer's recipes.
namespace training {

/// What an original recipe says so far: values that mean something only together, with the original's defaults.
struct Original {
    core::TrainingConfig config;
    int batch = 64;
    int globalBatch = 64;
    int crop = 224;
    std::pair<int, int> jitter{256, 320};
    int classes = 400;
    bool randomFlip = true;
    double mixup = 0;
    double baseLr = 0.1;
    double epochs = 300;
    std::string policy = "cosine";
    std::vector<double> steps;
    std::vector<double> lrs;
    double cosineEndLr = 0;
    double warmupStartLr = 0.01;
};

/// Takes over one value; throws YAML::Exception for one of another type, Error (bad usage) for one that cannot be.
using OriginalSetter = std::function<void(Original&, const YAML::Node&)>;

/// What each key that means something here does.
const std::map<std::string, OriginalSetter>& originalSetters();

/// Whether the original knows the key and it says nothing here.
bool isIdleOriginalKey(const std::string& key);

/// Every key that is known, of both kinds.
std::vector<std::string> originalKeys();

}  // namespace training
