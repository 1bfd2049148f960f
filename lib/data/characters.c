/* characters.c - radicals and compatibility ideographs, and what they stand for. */
#include "data/characters.h"

#include "data/characters.inc"
#include "text/slice.h"

static int compare(gaz_slice character, const char *row) {
    size_t len = strlen(row);
    size_t shorter = character.len < len ? character.len : len;
    int order = memcmp(character.ptr, row, shorter);
    return order != 0 ? order : (character.len > len) - (character.len < len);
}

gaz_slice gaz_character_for(gaz_slice character) {
    size_t begin = 0;
    size_t end = sizeof characters_rows / sizeof *characters_rows;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        int order = compare(character, characters_rows[middle].f0);
        if (order == 0) {
            return gaz_slice_of(characters_rows[middle].f1);
        }
        if (order < 0) {
            end = middle;
        } else {
            begin = middle + 1;
        }
    }
    return (gaz_slice){NULL, 0};
}
