/* test_cpu.c - what the processor can do (text/scan/cpu.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/scan/cpu.h"
#include "text/scan/scan_vector.h"

/* The compiler's question, which costs a program a fifth of its start, has the same answer. */
static void the_c_library_knows_the_processor(void **state) {
    (void)state;
#if defined(__x86_64__) && defined(__GNUC__)
    assert_int_equal(gaz_cpu_has_avx2(), __builtin_cpu_supports("avx2") != 0);
    assert_int_equal(gaz_cpu_has_vbmi2(), __builtin_cpu_supports("avx512vbmi2") != 0);
    assert_int_equal(gaz_scan_has_vectors(), gaz_cpu_has_avx2());
#else
    assert_false(gaz_scan_has_vectors());
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_c_library_knows_the_processor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
