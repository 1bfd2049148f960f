/* fuzz_parse.c - any bytes as the records that gz-parse reads. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    promise_parse(promise_arena(), (gaz_slice){(const char *)data, size});
    return 0;
}
