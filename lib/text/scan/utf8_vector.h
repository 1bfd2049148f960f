/* utf8_vector.h - the fast path of gaz_utf8_valid. */
#ifndef GAZ_TEXT_UTF8_VECTOR_H
#define GAZ_TEXT_UTF8_VECTOR_H

#include "gazette.h"

/* How many bytes from the start of text are certainly valid UTF-8, found in
 * blocks: an answer below text.len only says where to look more closely. It
 * may end inside a character. 0 where the machine has no AVX2. */
size_t gaz_utf8_valid_blocks(gaz_slice text);

#endif
