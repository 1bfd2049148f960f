/*
 * cpu.h - what the processor can do, as the C library has found out.
 *
 * The compiler has a question of its own, __builtin_cpu_supports, for which a program asks the
 * processor ten times before main. Each time a virtual machine leaves it to its host: 0.2 ms,
 * a fifth of what a program takes from start to exit.
 */
#ifndef GAZ_TEXT_CPU_H
#define GAZ_TEXT_CPU_H

#include <stdbool.h>

#if defined(__x86_64__) && defined(__GNUC__)
#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h> /* glibc 2.33 */
#endif

/* Whether functions for AVX2 may be called. */
static inline bool gaz_cpu_has_avx2(void) {
#ifdef CPU_FEATURE_ACTIVE
    return CPU_FEATURE_ACTIVE(AVX2);
#else
    return __builtin_cpu_supports("avx2") != 0;
#endif
}

/* Whether functions for AVX-512 with VBMI and VBMI2, and BMI2, may be called. */
static inline bool gaz_cpu_has_vbmi2(void) {
#ifdef CPU_FEATURE_ACTIVE
    return CPU_FEATURE_ACTIVE(AVX512_VBMI2) && CPU_FEATURE_ACTIVE(AVX512_VBMI) &&
           CPU_FEATURE_ACTIVE(AVX512BW) && CPU_FEATURE_ACTIVE(BMI2);
#else
    return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512vbmi") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("bmi2");
#endif
}
#else
static inline bool gaz_cpu_has_avx2(void) {
    return false;
}

static inline bool gaz_cpu_has_vbmi2(void) {
    return false;
}
#endif

#endif
