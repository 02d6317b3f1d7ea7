#pragma once

namespace model {

/// Whether the processor multiplies bfloat16 itself; elsewhere it is emulated, and many times slower than 32 bit.
bool cpuHasBf16();

/// Whether the processor adds products of 8 bits in 32. Older x86 ones add them in 16, where two of the largest do not
/// fit.
bool cpuHasWideInt8();

}  // namespace model
