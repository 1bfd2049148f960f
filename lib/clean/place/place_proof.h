/*
 * place_proof.h - can what stands around a misread name be read otherwise?
 */
#ifndef GAZ_CLEAN_PLACE_PROOF_H
#define GAZ_CLEAN_PLACE_PROOF_H

#include "clean/place/place_reading.h"

/* Without its first character, the wrong one, the whole name is neither a word
 * nor a division, and that character is no particle: 田县 of 斩田县, but not 山区
 * of 三山区, nor 水县 of 由水县. False for any other wrong character. */
bool gaz_rest_needs_first(const gaz_reading *reading);

/* Neither the wrong character nor the rest of the whole name makes a word with
 * its neighbours: nothing but the name explains them. */
bool gaz_stands_apart(const gaz_pass *pass, const gaz_reading *reading);

/* What follows is said of the issuing place only: its government, a body of it,
 * its territory, its year. */
bool gaz_own_matter_follows(const gaz_pass *pass, const gaz_reading *reading);

/* The name signs or heads a text, alone at the beginning of its line or title:
 * a government's name, and nobody else's in the issuer's own text. */
bool gaz_is_signed(const gaz_pass *pass, const gaz_reading *reading);

/* An institution that is called by the stem of its place follows: 经济开发区. */
bool gaz_institution_follows(const gaz_pass *pass, const gaz_reading *reading);

#endif
