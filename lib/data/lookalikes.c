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

static gaz_lookalikes pairs_of(const struct lookalike_row *rows, size_t count, uint32_t key) {
    size_t begin = first_of(rows, count, key);
    size_t end = begin;
    while (end < count && rows[end].key == key) {
        end++;
    }
    return (gaz_lookalikes){rows + begin, rows + end};
}

gaz_lookalikes gaz_lookalikes_of(uint32_t right) {
    return pairs_of(lookalikes_forward, sizeof lookalikes_forward / sizeof *lookalikes_forward,
                    right);
}

gaz_lookalikes gaz_lookalikes_behind(uint32_t wrong) {
    return pairs_of(lookalikes_backward, sizeof lookalikes_backward / sizeof *lookalikes_backward,
                    wrong);
}

bool gaz_lookalikes_next(gaz_lookalikes *pairs, gaz_lookalike *pair) {
    if (pairs->at == pairs->end) {
        return false;
    }
    *pair = pair_of(pairs->at++);
    return true;
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

const uint16_t *gaz_lookalikes_rare(size_t *count) {
    *count = sizeof lookalikes_rare / sizeof *lookalikes_rare;
    return lookalikes_rare;
}
