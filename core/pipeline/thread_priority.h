#pragma once

namespace core {

/// Lowers the calling thread, and the threads it starts from then on, below the others of this program: when cores are
/// scarce, capture and the window go first and the network takes what is left. Does nothing where the system cannot.
void letOthersGoFirst();

}  // namespace core
