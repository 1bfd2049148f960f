/* lookalikes.c - characters in names of places, and what they are misread as. */
#include "data/lookalikes.h"

struct lookalike_row {
    uint16_t key;
    uint16_t other;
    uint8_t use;
    uint8_t seen;
};

#include "data/lookalikes.inc"

static bool find(const struct lookalike_row *rows, size_t count, uint32_t key, size_t index,
                 gaz_lookalike *pair) {
    size_t begin = 0;
    size_t end = count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (rows[middle].key < key) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    begin += index;
    if (begin >= count || rows[begin].key != key) {
        return false;
    }
    *pair = (gaz_lookalike){rows[begin].other, (gaz_lookalike_use)rows[begin].use,
                            rows[begin].seen != 0};
    return true;
}

bool gaz_lookalike_of(uint32_t right, size_t index, gaz_lookalike *pair) {
    return find(lookalikes_forward, sizeof lookalikes_forward / sizeof *lookalikes_forward, right,
                index, pair);
}

bool gaz_lookalike_find(uint32_t right, uint32_t wrong, gaz_lookalike *pair) {
    gaz_lookalike each;
    for (size_t i = 0; gaz_lookalike_of(right, i, &each); i++) {
        if (each.other == wrong) {
            *pair = each;
            return true;
        }
    }
    return false;
}

bool gaz_lookalike_behind(uint32_t wrong, size_t index, gaz_lookalike *pair) {
    return find(lookalikes_backward, sizeof lookalikes_backward / sizeof *lookalikes_backward,
                wrong, index, pair);
}
