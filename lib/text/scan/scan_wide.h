/* scan_wide.h - searches of scan_find.c and scan_json.c, 64 bytes at a time. */
#ifndef GAZ_TEXT_SCAN_WIDE_H
#define GAZ_TEXT_SCAN_WIDE_H

#include "gazette.h"

/* The machine has what the other functions need (AVX-512 with VBMI2). */
bool gaz_scan_has_wide(void);

/* Where needle first stands in a text of at least 64 bytes more than the needle has, or NULL. */
const char *gaz_scan_find_by_64(gaz_slice text, gaz_slice needle);

/* The same in a text that is no shorter than the needle, which is not empty: what lies behind it
 * is masked. */
const char *gaz_scan_find_in_line_by_64(gaz_slice text, gaz_slice needle);

/* Where it last stands in such a text, or NULL. */
const char *gaz_scan_find_last_by_64(gaz_slice text, gaz_slice needle);

/* gaz_scan_holds_half_pair. */
bool gaz_scan_holds_half_pair_by_64(gaz_slice text);

/* gaz_scan_list. */
size_t gaz_scan_list_by_64(gaz_slice window, char c, uint16_t *places);

/* gaz_scan_may_hold_space, and by 16 bytes for other machines; in scan.c. */
bool gaz_scan_may_hold_space_by_64(gaz_slice text);
bool gaz_scan_may_hold_space_narrow(gaz_slice text);

/* gaz_scan_json_special and gaz_scan_copy_json. */
const char *gaz_scan_json_special_by_64(const char *at, const char *end);
const char *gaz_scan_copy_json_by_64(char *to, const char *at, const char *end);

/* The same by 32 bytes and less, for other machines; in scan_json.c. */
const char *gaz_scan_json_special_narrow(const char *at, const char *end);
const char *gaz_scan_copy_json_narrow(char *to, const char *at, const char *end);

#endif
