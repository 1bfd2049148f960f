/*
 * place_rules.h - rules `place-name`, `place-code` and `place-character`.
 */
#ifndef GAZ_CLEAN_PLACE_RULES_H
#define GAZ_CLEAN_PLACE_RULES_H

#include "clean/place_reading.h"

/* Learns from the whole names of an issue which characters stand for one of the
 * issuer's: look-alikes, and whatever signs in the issuer's place. */
void gaz_learn_misreadings(gaz_pass *pass, gaz_slice issue);

/* Handles an anchor or a watched character; pass->data is the gaz_place_judge. */
size_t gaz_correct_place(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Judges a whole name or stem that is misread, and notes what follows from it.
 * False when the readings prove to be no misreading of the name at all. */
bool gaz_correct_name(gaz_pass *pass, gaz_reading *readings, size_t count);

/* Judges a character that stands for one of the issuer's outside its name. */
void gaz_correct_character(gaz_pass *pass, const char *at, const gaz_watch *watch);

#endif
