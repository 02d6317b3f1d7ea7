#include "training/evaluation/judged_clip.h"

#include "training/evaluation/tally.h"

namespace training {

int JudgedClip::predicted() const { return highest(logits); }

}  // namespace training
