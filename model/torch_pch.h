#pragma once

// Precompiled once for model and training: a torch header costs more than ten seconds in each source otherwise.
#include <torch/torch.h>
