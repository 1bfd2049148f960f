/* fuzz_clean.c - any bytes through gz-clean and back. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    (void)promise_clean(promise_arena(), (gaz_slice){(const char *)data, size});
    return 0;
}
