#include "model/cpu_features.h"

namespace model {

bool cpuHasBf16() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") != 0;
#else
    return false;
#endif
}

bool cpuHasWideInt8() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512vnni") != 0 || __builtin_cpu_supports("avxvnni") != 0;
#else
    return true;
#endif
}

}  // namespace model
