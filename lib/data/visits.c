/* visits.c - the characters that the walks of gz-clean visit. */
#include "data/visits.h"

#include "data/visits.inc"

gaz_visits gaz_visits_mojibake(void) {
    return (gaz_visits){mojibake_marked, mojibake_visitors};
}

gaz_visits gaz_visits_normalise(void) {
    return (gaz_visits){normalise_marked, normalise_visitors};
}

gaz_visits gaz_visits_context(void) {
    return (gaz_visits){context_marked, context_visitors};
}

const uint32_t *gaz_visits_early(void) {
    return early_marked;
}

const uint8_t *gaz_visits_all(void) {
    return all_visited;
}

const uint32_t *gaz_visits_line_ends(void) {
    return line_ends_marked;
}
