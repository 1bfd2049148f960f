/*
 * place_rules.h - rules `place-name`, `place-code` and `place-character`.
 */
#ifndef GAZ_CLEAN_PLACE_RULES_H
#define GAZ_CLEAN_PLACE_RULES_H

#include "clean/pass.h"

/* Handles a watched character; pass->data is the gaz_place_judge. */
size_t gaz_correct_place(gaz_pass *pass, const char *at, uint32_t c, size_t step);

#endif
