#pragma once

#include "model/import/pickle.h"

namespace model {

/// Throws core::Error unless this class or function may appear in a pickle of weights.
void checkGlobal(const std::string& name);

/// What calling `callable` with `arguments` stands for; nothing is called. Throws core::Error.
PickleValue builtBy(const PickleValue& callable, const PickleValue& arguments);

/// The storage that a persistent identifier names. Throws core::Error.
PickleValue storageOf(const PickleValue& identifier);

}  // namespace model
