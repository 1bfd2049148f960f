/* lookalikes.c - characters in names of places, and what they are misread as. */
#include "data/lookalikes.h"

struct lookalike_row {
    uint16_t key;
    uint16_t other;
    uint8_t use;
    uint8_t seen;
};

#include "data/lookalikes.inc"

/* The first row of a key, or count. */
static size_t first_of(const struct lookalike_row *rows, size_t count, uint32_t key) {
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
    return begin;
}

static gaz_lookalike pair_of(const struct lookalike_row *row) {
    return (gaz_lookalike){row->other, (gaz_lookalike_use)row->use, row->seen != 0};
}

static bool find(const struct lookalike_row *rows, size_t count, uint32_t key, size_t index,
                 gaz_lookalike *pair) {
    size_t at = first_of(rows, count, key) + index;
    if (at >= count || rows[at].key != key) {
        return false;
    }
    *pair = pair_of(&rows[at]);
    return true;
}

bool gaz_lookalike_of(uint32_t right, size_t index, gaz_lookalike *pair) {
    return find(lookalikes_forward, sizeof lookalikes_forward / sizeof *lookalikes_forward, right,
                index, pair);
}

bool gaz_lookalike_find(uint32_t right, uint32_t wrong, gaz_lookalike *pair) {
    size_t count = sizeof lookalikes_forward / sizeof *lookalikes_forward;
    for (size_t i = first_of(lookalikes_forward, count, right);
         i < count && lookalikes_forward[i].key == right; i++) {
        if (lookalikes_forward[i].other == wrong) {
            *pair = pair_of(&lookalikes_forward[i]);
            return true;
        }
    }
    return false;
}

bool gaz_lookalike_behind(uint32_t wrong, size_t index, gaz_lookalike *pair) {
    return find(lookalikes_backward, sizeof lookalikes_backward / sizeof *lookalikes_backward,
                wrong, index, pair);
}
