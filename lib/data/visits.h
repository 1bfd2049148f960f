/*
 * visits.h - the characters that the walks of gz-clean visit.
 *
 * From lib/data/visits.def, the wrong characters of terms.tsv and the rare ones of
 * lookalikes.tsv; compiled in, as to put the tables together took ten times as long
 * as to clean a short text.
 */
#ifndef GAZ_DATA_VISITS_H
#define GAZ_DATA_VISITS_H

#include <stdint.h>

/* What looks at a character of a walk. */
typedef enum gaz_visitor {
    GAZ_VISITOR_NONE,
    GAZ_VISITOR_LINE_END, /* ends a line: LF in one walk, the others in all */
    GAZ_VISITOR_ONLY,     /* of a walk that visits all its characters alike */
    /* of the walk for mojibake */
    GAZ_VISITOR_HAN_SIGN,
    GAZ_VISITOR_LATIN_SIGN,
    GAZ_VISITOR_LOST_SIGN,
    /* of the walk for characters that are wrong by themselves */
    GAZ_VISITOR_STANDS_FOR,
    GAZ_VISITOR_FULL_WIDTH,
    GAZ_VISITOR_ZERO_WIDTH,
    GAZ_VISITOR_CONTROL,
    GAZ_VISITOR_PRIVATE_USE,
    GAZ_VISITOR_ABOVE_BMP,
    GAZ_VISITOR_NO_BREAK_SPACE,
    GAZ_VISITOR_FOREIGN,
    /* of the walk for characters that are wrong where they stand */
    GAZ_VISITOR_SPACE,
    GAZ_VISITOR_PUNCTUATION,
    GAZ_VISITOR_POINT,
    GAZ_VISITOR_TRADITIONAL,
    GAZ_VISITOR_BOOK,
    GAZ_VISITOR_PAIR,
    GAZ_VISITOR_NUMBER_BRACKET,
    GAZ_VISITOR_LETTER,
    GAZ_VISITOR_CIRCLE,
    GAZ_VISITOR_DASH,
    GAZ_VISITOR_TERM,
    GAZ_VISITOR_MARKUP,
    GAZ_VISITOR_SUPERIOR,
    GAZ_VISITOR_RARE,
    GAZ_VISITOR_SERIAL,
    GAZ_VISITOR_SHARP,
    GAZ_VISITOR_GAP,
    GAZ_VISITOR_DAY
} gaz_visitor;

/* The characters up to U+FFFF that a walk visits, those above at U+FFFF. */
typedef struct gaz_visits {
    const uint32_t *marked;  /* a bit for each, as text/scan/marked.h has them */
    const uint8_t *visitors; /* a gaz_visitor for each; NULL: GAZ_VISITOR_ONLY for all */
} gaz_visits;

/* Those of each walk. */
gaz_visits gaz_visits_mojibake(void);
gaz_visits gaz_visits_normalise(void);
gaz_visits gaz_visits_context(void);

/* Those of the first two, marked. */
const uint32_t *gaz_visits_early(void);

/* A 1 for each character up to U+FFFF that any of the three visits. */
const uint8_t *gaz_visits_all(void);

/* Those that every walk visits. */
const uint32_t *gaz_visits_line_ends(void);

#endif
