/* item_label.h - labels like （五） at the start of a line, as OCR reads them. */
#ifndef GAZ_CLEAN_ITEM_LABEL_H
#define GAZ_CLEAN_ITEM_LABEL_H

#include "gazette.h"

/* A round bracket of either width and direction. */
bool gaz_is_round_bracket(uint32_t c);

/* ） or ). */
bool gaz_is_round_close(uint32_t c);

/* ） and what OCR reads it for. */
bool gaz_is_misread_close(uint32_t c);

/* The numeral of a label, where = may be read for 二, and - for 一; answers its length. */
size_t gaz_item_numeral(gaz_slice text, int64_t *value);

/* The value of （五） at the start of a line, its opening bracket lost or not, or its closing one
 * read for another where the opening one is its own; 0 for none. *len is its length. */
int64_t gaz_item_label(gaz_slice line, size_t *len);

#endif
