/* marked_wide.h - the search of marked.c, 64 bytes and 16 characters at a time. */
#ifndef GAZ_TEXT_MARKED_WIDE_H
#define GAZ_TEXT_MARKED_WIDE_H

#include "text/scan/marked.h"

/* The machine has what the other functions need (AVX-512 with VBMI2). */
bool gaz_marked_has_wide(void);

/* What a search looks for: first by the bytes of a character behind its first one, which tells of
 * two characters of three that they are not marked. */
typedef struct gaz_marked_grid {
    uint8_t han[8][64];     /* U+4000 to U+9FFF: by half of the bits of the third byte, and by the
                             * second byte; a bit for each value of the other half */
    uint8_t points[64];     /* 1 for those of U+3000 to U+303F */
    uint8_t full_width[64]; /* U+FF00 to U+FF3F */
    uint8_t ascii[2][64];
    uint32_t any[GAZ_MARK_WORDS]; /* exactly what is looked for */
} gaz_marked_grid;

/* The grid of all the marks. */
void gaz_marked_grid_of(const gaz_walk_marks *marks, gaz_marked_grid *grid);

/* As gaz_list_marked, for what the grid was made of. */
size_t gaz_list_marked_wide(const gaz_marked_grid *grid, const char **at, const char *end,
                            gaz_marked *list);

/* Writes where those of the list stand that have a mark, as offsets from where their window is
 * counted from; up to 16 offsets more than it answers. */
size_t gaz_note_marked_wide(const uint32_t *marks, uint32_t window, const gaz_marked *list,
                            size_t count, uint32_t *offsets);

#endif
