/*
 * lookalikes.h - characters in names of places, and what they are misread as.
 *
 * From lib/data/confusables.tsv (seen in the field) and lookalikes.tsv
 * (measured from glyphs). A pair alone proves nothing.
 */
#ifndef GAZ_DATA_LOOKALIKES_H
#define GAZ_DATA_LOOKALIKES_H

#include "gazette.h"

/* What the misread character is otherwise used for. */
typedef enum gaz_lookalike_use {
    GAZ_USE_RARE, /* hardly ever in modern mainland text (outside GB2312) */
    GAZ_USE_NAME, /* mostly in surnames and names of places */
    GAZ_USE_WORD  /* in everyday words */
} gaz_lookalike_use;

typedef struct gaz_lookalike {
    uint32_t other;
    gaz_lookalike_use use; /* of the misread character */
    bool seen;             /* from confusables.tsv */
} gaz_lookalike;

/* A pair as it is compiled in. */
struct lookalike_row {
    uint16_t key;
    uint16_t other;
    uint8_t use;
    uint8_t seen;
};

/* The pair as it is asked for. */
static inline gaz_lookalike gaz_lookalike_of(const struct lookalike_row *row) {
    return (gaz_lookalike){row->other, (gaz_lookalike_use)row->use, row->seen != 0};
}

/* Pairs of one character that are still to be looked at. */
typedef struct gaz_lookalikes {
    const struct lookalike_row *at;
    const struct lookalike_row *end;
} gaz_lookalikes;

/* What `right` is misread as, most alike first. */
gaz_lookalikes gaz_lookalikes_of(uint32_t right);

/* What may stand behind the misread `wrong`, of the pairs that were seen or
 * whose misread character is rare. */
gaz_lookalikes gaz_lookalikes_behind(uint32_t wrong);

/* The next pair; false behind the last. */
static inline bool gaz_lookalikes_next(gaz_lookalikes *pairs, gaz_lookalike *pair) {
    if (pairs->at == pairs->end) {
        return false;
    }
    *pair = gaz_lookalike_of(pairs->at++);
    return true;
}

/* The pair of these two; false, and *pair as it was, when the tables do not
 * have it. */
bool gaz_lookalike_find(uint32_t right, uint32_t wrong, gaz_lookalike *pair);

#endif
