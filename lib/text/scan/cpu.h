/*
 * cpu.h - what the processor can do, as the C library has found out.
 *
 * The compiler has a question of its own, __builtin_cpu_supports, for which a program asks the
 * processor ten times before main. Each time a virtual machine leaves it to its host: 0.2 ms,
 * a fifth of what a program takes from start to exit.
 *
 * The C library answers by a call, and searches of short texts ask at every turn (2 % of
 * gz-parse): its answers are noted before main.
 */
#ifndef GAZ_TEXT_CPU_H
#define GAZ_TEXT_CPU_H

#include <stdbool.h>

#if defined(__x86_64__) && defined(__GNUC__)
struct gaz_cpu {
    bool avx2;
    bool vbmi2;
};

/* Hidden, as it would be looked for through a table otherwise. */
extern struct gaz_cpu gaz_cpu __attribute__((visibility("hidden")));

/* Whether functions for AVX2 may be called. */
static inline bool gaz_cpu_has_avx2(void) {
    return gaz_cpu.avx2;
}

/* Whether functions for AVX-512 with VBMI and VBMI2, and BMI2, may be called. */
static inline bool gaz_cpu_has_vbmi2(void) {
    return gaz_cpu.vbmi2;
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
