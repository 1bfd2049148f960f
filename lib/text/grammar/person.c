/* person.c - what stands behind the name of a person in a list. */
#include "text/grammar/person.h"

#include "text/slice.h"

size_t gaz_note_on_person(gaz_slice text) {
    enum { LONGEST_NOTE = 36 };
    gaz_slice reach = gaz_slice_first(text, text.len < LONGEST_NOTE ? text.len : LONGEST_NOTE);
    const char *close =
        gaz_slice_starts(text, "（女") || gaz_slice_starts(text, "（男") || /* and 回族, 满族 */
                (gaz_slice_starts(text, "（") && gaz_slice_find(reach, "族）") != NULL)
            ? gaz_slice_find(reach, "）")
            : NULL;
    return close == NULL ? 0 : (size_t)(close - text.ptr) + strlen("）");
}
