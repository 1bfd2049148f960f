/* fuzz_split.c - any bytes as the text that gz-split reads. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gaz_arena *arena = gaz_arena_new();
    gaz_buffer records = {0};
    promise_split(arena, (gaz_slice){(const char *)data, size}, &records);
    gaz_buffer_free(&records);
    gaz_arena_free(arena);
    return 0;
}
