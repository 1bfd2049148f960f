/* line_reader.h - the lines of a text, at once or as its pieces come in. */
#ifndef GAZ_SPLIT_LINE_READER_H
#define GAZ_SPLIT_LINE_READER_H

#include "split/line/line.h"
#include "text/sha256.h"

/* Reads every line of valid UTF-8 text, strips Markdown marks, classifies.
 * Texts point into `text`, or into the arena where marks stood inside. */
void gaz_line_list_read(gaz_arena *arena, gaz_slice text, uint32_t first_line, gaz_line_list *list);

/* The same for a text that comes in pieces. */
typedef struct gaz_line_reader gaz_line_reader;

/* A reader that lives in the arena and adds to the list, which is empty. */
gaz_line_reader *gaz_line_reader_new(gaz_arena *arena, uint32_t first_line, gaz_line_list *list);

/* Reads the lines from where the reader stopped up to `to`, where one ends. `text` holds
 * what was read before, which may have moved, and GAZ_MARKS_REACH bytes behind `to`, when
 * there are as many. Takes a block of the text into the hash for each line; NULL for none. */
void gaz_line_reader_read(gaz_line_reader *reader, gaz_slice text, size_t to, gaz_hash *hash);

/* Adds what the end of the text leaves open. */
void gaz_line_reader_end(gaz_line_reader *reader);

#endif
