#pragma once

#include <torch/torch.h>

#include "core/types/attention_maps.h"
#include "model/timesformer.h"

namespace model {

/// The rollout of one normalised clip [1, 3, T, H, W]: in each step of attention a token keeps half of itself and takes
/// the other half from where its heads look, on average. Copies of the class token count as their mean, as in the
/// network; what stays with the class token is left out before shares are taken. The network must be in evaluation
/// mode. `places`: see TimeSformerImpl::forward.
core::AttentionMaps attentionRollout(TimeSformer& network, const torch::Tensor& clip,
                                     core::MapsWanted wanted = core::MapsWanted::Space,
                                     const torch::Tensor& places = {});

}  // namespace model
