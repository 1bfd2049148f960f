/* cpu.c - what the processor can do, asked once. */
#include "text/scan/cpu.h"

#if defined(__x86_64__) && defined(__GNUC__)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h> /* glibc 2.33 */
#endif

struct gaz_cpu gaz_cpu;

/* Before main, so that no thread sees it half done. */
__attribute__((constructor)) static void ask(void) {
#ifdef CPU_FEATURE_ACTIVE
    gaz_cpu.avx2 = CPU_FEATURE_ACTIVE(AVX2);
    gaz_cpu.vbmi2 = CPU_FEATURE_ACTIVE(AVX512_VBMI2) && CPU_FEATURE_ACTIVE(AVX512_VBMI) &&
                    CPU_FEATURE_ACTIVE(AVX512BW) && CPU_FEATURE_ACTIVE(BMI2);
#else
    gaz_cpu.avx2 = __builtin_cpu_supports("avx2");
    gaz_cpu.vbmi2 = __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vbmi") &&
                    __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2");
#endif
}
#endif
