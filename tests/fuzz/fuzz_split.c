/* fuzz_split.c - any bytes as the text that gz-split reads. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    gaz_buffer records = {0};
    promise_split(promise_arena(), (gaz_slice){(const char *)data, size}, &records);
    gaz_buffer_free(&records);
    return 0;
}
