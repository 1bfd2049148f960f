/*
 * json.h - reading JSON records in the order they come, without a tree.
 *
 * A reader walks one record. Every call does nothing and answers false or an
 * empty value once something was wrong; look at reader.error at the end.
 *
 *     gaz_json_reader r = gaz_json_reader_of(line, arena);
 *     for (gaz_slice key; gaz_json_next_member(&r, &key);)
 *         if (gaz_slice_is(key, "title")) title = gaz_json_read_string(&r);
 *         else gaz_json_skip(&r);
 */
#ifndef GAZ_READ_JSON_H
#define GAZ_READ_JSON_H

#include <string.h>

#include "text/memory/arena.h"

typedef struct gaz_json_reader {
    const char *at;
    const char *end;
    const char *begin;
    gaz_arena *arena;
    const char *error; /* NULL while all is well; static storage */
} gaz_json_reader;

/* A reader of one record. Strings it answers point into the record where they
 * hold no escapes, else into the arena. */
gaz_json_reader gaz_json_reader_of(gaz_slice record, gaz_arena *arena);

/* The next member of the object at hand; the first call enters the object,
 * false leaves it. */
bool gaz_json_next_member(gaz_json_reader *reader, gaz_slice *key);

/* Takes the next member where it has this name and no space stands around it, as in
 * what the tools write: then its value is at hand. A literal is compared in a few
 * instructions; records are read by the members they have in their order, and the
 * rest by gaz_json_next_member. */
static inline bool gaz_json_take_member(gaz_json_reader *reader, const char *name) {
    const char *at = reader->at;
    size_t len = strlen(name);
    if ((size_t)(reader->end - at) < len + 4 || (*at != '{' && *at != ',') || at[1] != '"' ||
        memcmp(at + 2, name, len) != 0 || at[len + 2] != '"' || at[len + 3] != ':') {
        return false;
    }
    reader->at = at + len + 4;
    return true;
}

/* Takes a value that stands here as these bytes. */
static inline bool gaz_json_take_text(gaz_json_reader *reader, const char *json) {
    size_t len = strlen(json);
    bool here = (size_t)(reader->end - reader->at) >= len && memcmp(reader->at, json, len) == 0;
    reader->at += here ? len : 0;
    return here;
}

/* Leaves the object at hand, of which a member was read, where it ends here without a
 * space before. */
static inline bool gaz_json_take_end(gaz_json_reader *reader) {
    bool ends = reader->at < reader->end && *reader->at == '}';
    reader->at += ends;
    return ends;
}

/* The next item of the array at hand; the first call enters it, false leaves
 * it. A null in place of the array has no items. */
bool gaz_json_next_item(gaz_json_reader *reader);

/* The value at hand. A null string has ptr NULL; a null number is 0. */
gaz_slice gaz_json_read_string(gaz_json_reader *reader);
int64_t gaz_json_read_integer(gaz_json_reader *reader);
bool gaz_json_read_bool(gaz_json_reader *reader);

/* Passes over the value at hand, whatever it is; answers its bytes. */
gaz_slice gaz_json_skip(gaz_json_reader *reader);

/* True when the record ended where the text ends. */
bool gaz_json_at_end(gaz_json_reader *reader);

#endif
