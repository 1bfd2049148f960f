/*
 * organ_names.h - lines that name several organs.
 */
#ifndef GAZ_PARSE_ORGAN_NAMES_H
#define GAZ_PARSE_ORGAN_NAMES_H

#include "parse/unit/parser.h"

/* joint.c: adds the organ, or the organs of a joint document that stand in one
 * line, with or without spaces between them. */
void gaz_add_organs(struct parser *parser, gaz_slices *organs, gaz_slice name);
/* The same for one of several lines: 常务委员会 alone goes on with the name above it. */
void gaz_add_organ_line(struct parser *parser, gaz_slices *organs, gaz_slice line);

/* organ_list.c: splits 各乡镇人民政府，县直有关部门、单位 into its organs. */
void gaz_split_organs(gaz_arena *arena, gaz_slice text, gaz_slices *organs);

#endif
