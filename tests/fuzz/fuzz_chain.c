/* fuzz_chain.c - any bytes through the whole chain. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gaz_arena *arena = promise_arena();
    gaz_buffer records = {0};
    gaz_slice clean = promise_clean(arena, (gaz_slice){(const char *)data, size});
    promise_split(arena, clean, &records);
    promise_parse(arena, (gaz_slice){records.ptr, records.len});
    gaz_buffer_free(&records);
    return 0;
}
