/*
 * find.h - searching what gz-load has loaded.
 *
 * A query is one or more terms; a node answers it when its title, heading or
 * text holds every term, as it stands: terms of one, two or many characters
 * alike. Spaces do not count, ASCII letters match in either case.
 */
#ifndef GAZ_LOAD_FIND_H
#define GAZ_LOAD_FIND_H

#include "gazette.h"

typedef struct gaz_query {
    gaz_slice *terms; /* folded: see gaz_fold */
    uint32_t term_count;
    int64_t year;      /* 0: any */
    const char *place; /* digits of a division code, or part of a name; NULL: any */
    const char *kind;  /* notice or 通知; NULL: any */
    int64_t limit;     /* hits wanted */
} gaz_query;

/* A node that answers. Absent where the source does not say. */
typedef struct gaz_hit {
    gaz_slice document; /* id */
    gaz_slice doc_number;
    gaz_slice date;
    gaz_slice title; /* of the document */
    gaz_slice kind;
    gaz_slice attachment; /* title of the attachment it stands in */
    gaz_slice eid;
    gaz_slice type;
    gaz_slice path;
    gaz_slice heading;
    gaz_slice text;
    gaz_slice source;
    int64_t line;
    int64_t end_line;
} gaz_hit;

/* Called for each hit, best first; the hit is valid until it returns. */
typedef void (*gaz_hit_taker)(void *data, const gaz_hit *hit);

/* Searches; false, and a sentence in error, when the database cannot be read. */
bool gaz_find_sqlite(const char *path, const gaz_query *query, gaz_hit_taker take, void *data,
                     char *error, size_t size);
bool gaz_find_postgresql(const char *url, const gaz_query *query, gaz_hit_taker take, void *data,
                         char *error, size_t size);

/* Appends text as it is compared: without spaces, ASCII letters small. */
void gaz_fold(gaz_buffer *out, gaz_slice text);

/* Where the folded term first stands in text, in bytes of text; false when it
 * does not. */
bool gaz_find_term(gaz_slice text, gaz_slice term, gaz_slice *match);

/* True when heading or text holds every term of the query. */
bool gaz_query_holds(const gaz_query *query, gaz_slice heading, gaz_slice text);

/* True when place is a division code or the beginning of one. */
bool gaz_is_place_code(const char *place);

#endif
