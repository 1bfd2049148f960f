/* fuzz_document.c - any paragraphs as the documents of one issue. */
#include "promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    promise_documents(promise_arena(), (gaz_slice){(const char *)data, size});
    return 0;
}
