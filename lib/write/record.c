/* record.c - parts that several records share. */
#include "write/record.h"

void gaz_json_record_head(gaz_buffer *out, const char *type) {
    gaz_json_member_text(out, "type", type);
    gaz_json_member_text(out, "schema_version", GAZ_SCHEMA_VERSION);
}

static void write_line(gaz_buffer *out, const char *name, uint32_t line) {
    gaz_json_member_count(out, name, line == 0 ? -1 : (int64_t)line);
}

void gaz_json_member_diagnostics(gaz_buffer *out, const gaz_diagnostics *list) {
    gaz_json_key(out, "diagnostics");
    gaz_json_begin_array(out);
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_diagnostic *item = &list->items[i];
        gaz_json_begin_object(out);
        gaz_json_member_text(out, "code", gaz_code_name(item->code));
        gaz_json_member_text(out, "severity", gaz_severity_name(gaz_code_severity(item->code)));
        gaz_json_member_string(out, "message", item->message);
        write_line(out, "line", item->line);
        write_line(out, "end_line", item->end_line);
        gaz_json_end_object(out);
    }
    gaz_json_end_array(out);
}

void gaz_json_member_count(gaz_buffer *out, const char *name, int64_t value) {
    if (value < 0) {
        gaz_json_member_null(out, name);
    } else {
        gaz_json_member_integer(out, name, value);
    }
}
