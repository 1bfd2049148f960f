/* members.h - the members of a JSON object as the columns of a row. */
#ifndef GAZ_LOAD_MEMBERS_H
#define GAZ_LOAD_MEMBERS_H

#include "load/table.h"

/* A member that is no column under its own name. The list ends with a member
 * NULL. */
typedef struct gaz_member {
    const char *member;
    int column;    /* the column that takes its value; -1: only keep it */
    gaz_slice raw; /* its JSON, set by gaz_row_read; empty when it is missing */
} gaz_member;

/* Reads the object at hand: members named like a column of row become its
 * values, those in `special` go where that says. `special` may be NULL. */
void gaz_row_read(gaz_json_reader *reader, gaz_row *row, gaz_member *special);

/* Gives an absent last line, by the numbers of both columns, the value of the
 * first: a compact record leaves it out when they are equal. */
void gaz_row_end_line(gaz_row *row, int line, int end_line);

/* A reader of a kept member; an absent one reads as an empty array. */
gaz_json_reader gaz_member_reader(const gaz_member *member, gaz_arena *arena);

/* True when the member holds an object. */
bool gaz_member_is_object(const gaz_member *member);

#endif
