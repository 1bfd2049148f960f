/* list.c - an array of objects as rows. */
#include <stdio.h>

#include "load/units.h"

gaz_store_status gaz_refuse_malformed(gaz_store *store, const char *what,
                                      const gaz_json_reader *reader) {
    snprintf(store->error, sizeof store->error, "%s: %s", what,
             reader->error != NULL ? reader->error : "malformed");
    return GAZ_STORE_REFUSED;
}

gaz_store_status gaz_load_list(gaz_store *store, gaz_json_reader *reader, const gaz_list *list) {
    gaz_store_status status = GAZ_STORE_OK;
    for (int64_t i = 0; status == GAZ_STORE_OK && gaz_json_next_item(reader); i++) {
        gaz_row row;
        gaz_row_begin(&row, list->table);
        for (gaz_member *m = list->renamed; m != NULL && m->member != NULL; m++) {
            m->raw = (gaz_slice){NULL, 0};
        }
        gaz_row_read(reader, &row, list->renamed);
        if (list->complete != NULL) {
            list->complete(list->data, &row);
        }
        if (list->end_line > 0) {
            gaz_row_end_line(&row, list->line, list->end_line);
        }
        for (int k = 0; k < list->key_count; k++) {
            row.values[list->keys[k].column] = list->keys[k].value;
        }
        row.values[list->position] = gaz_value_integer(i);
        status = store->ops->add(store, &row);
    }
    return status == GAZ_STORE_OK && reader->error != NULL
               ? gaz_refuse_malformed(store, list->what, reader)
               : status;
}
