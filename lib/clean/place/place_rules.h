/*
 * place_rules.h - rules `place-name`, `place-code` and `place-character`.
 */
#ifndef GAZ_CLEAN_PLACE_RULES_H
#define GAZ_CLEAN_PLACE_RULES_H

#include "clean/place/place_reading.h"

/* Handles a sign of traditional text, which it remembers, or an anchor: learns from the whole name
 * around it which character stands for one of the issuer's, a look-alike or whatever signs in the
 * issuer's place; pass->data is the gaz_place_judge. */
size_t gaz_learn_misreading(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Handles an anchor or a watched character; pass->data is the gaz_place_judge. */
size_t gaz_correct_place(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Judges a whole name or stem that is misread, and notes what follows from it.
 * False when the readings prove to be no misreading of the name at all. */
bool gaz_correct_name(gaz_pass *pass, gaz_reading *readings, size_t count);

/* False when gaz_correct_character would do nothing: asked first, because what
 * else there is to ask (does it belong to some other name?) costs more. */
bool gaz_may_correct_character(const gaz_pass *pass, const char *at, const gaz_watch *watch);

/* Judges a character that stands for one of the issuer's outside its name. */
void gaz_correct_character(gaz_pass *pass, const char *at, const gaz_watch *watch);

/* The document number whose code begins at `at` is the issuer's: its own line
 * stands beside a heading of the issuer's, it ends a title that the issuer
 * heads, or follows a title that begins with the issuer's name. */
bool gaz_number_is_own(gaz_pass *pass, const char *at);

/* The name of a place above the issuer's begins with this character. */
bool gaz_is_superiors(const gaz_place_judge *judge, uint32_t character);

#endif
