/* search_text.h - text in the form of the search index, and back to queries. */
#ifndef GAZ_LOAD_SEARCH_TEXT_H
#define GAZ_LOAD_SEARCH_TEXT_H

#include "load/table.h"

/* Appends text with a space behind every character, without its own spaces:
 * FTS5 then takes each character for a word. */
void gaz_search_spaced(gaz_buffer *out, gaz_slice text);

/* The three columns of the index for a row of nodes, appended one after the
 * other; column i ends at ends[i]. */
void gaz_search_columns(gaz_buffer *out, gaz_slice type, gaz_slice heading, gaz_slice text,
                        size_t ends[3]);

/* True for a character that every version of FTS5 takes for a word: ASCII
 * letters and digits, and Han characters as Unicode 6.1 knew them. */
bool gaz_search_is_word(uint32_t c);

#endif
