/* person.h - what stands behind the name of a person in a list. */
#ifndef GAZ_TEXT_PERSON_H
#define GAZ_TEXT_PERSON_H

#include "gazette.h"

/* Bytes of （女，回族） or （满族） at the start of text, behind a name; 0 when none closes there.
 */
size_t gaz_note_on_person(gaz_slice text);

#endif
