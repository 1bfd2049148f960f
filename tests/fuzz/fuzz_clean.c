/* fuzz_clean.c - any bytes through gz-clean and back. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gaz_arena *arena = gaz_arena_new();
    (void)promise_clean(arena, (gaz_slice){(const char *)data, size});
    gaz_arena_free(arena);
    return 0;
}
