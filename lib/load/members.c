/* members.c - the members of a JSON object as the columns of a row. */
#include "load/members.h"

#include "text/slice.h"

static gaz_member *find_special(gaz_member *special, gaz_slice key) {
    for (; special != NULL && special->member != NULL; special++) {
        if (gaz_slice_is(key, special->member)) {
            return special;
        }
    }
    return NULL;
}

void gaz_row_read(gaz_json_reader *reader, gaz_row *row, gaz_member *special) {
    for (gaz_slice key; gaz_json_next_member(reader, &key);) {
        gaz_member *member = find_special(special, key);
        int column = member != NULL ? member->column : gaz_column_find(row->table, key);
        if (column >= 0) {
            row->values[column] = gaz_value_read(reader);
        } else {
            gaz_slice raw = gaz_json_skip(reader);
            if (member != NULL) {
                member->raw = raw;
            }
        }
    }
}

void gaz_row_end_line(gaz_row *row, int line, int end_line) {
    if (row->values[end_line].kind == GAZ_VALUE_NULL) {
        row->values[end_line] = row->values[line];
    }
}

gaz_json_reader gaz_member_reader(const gaz_member *member, gaz_arena *arena) {
    return gaz_json_reader_of(member->raw.len > 0 ? member->raw : gaz_slice_of("[]"), arena);
}

bool gaz_member_is_object(const gaz_member *member) {
    return member->raw.len > 0 && member->raw.ptr[0] == '{';
}
