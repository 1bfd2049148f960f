/*
 * place_below.h - rule `place-name` where the text itself says in which place
 * another one lies, whoever issues it: 临沂市郟城县, 郟城县马头镇.
 */
#ifndef GAZ_CLEAN_PLACE_BELOW_H
#define GAZ_CLEAN_PLACE_BELOW_H

#include "clean/rule/context_rules.h"

/* Looks at the name behind a prefecture or province that `at` ends. Certain
 * when no division is called so and only one of that place is one look-alike
 * away; several are reported. */
size_t gaz_correct_below(gaz_pass *pass, const char *at, uint32_t c, size_t step);

/* Looks at the name around a rare character. Certain when it can be one
 * division only, and a township of it follows, a place above it stands before,
 * or the text names it rightly; reported where nobody issues the text. */
size_t gaz_correct_rare_name(gaz_pass *pass, const char *at, uint32_t c, size_t step);

#endif
