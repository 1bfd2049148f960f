/* record.c - parts that several records share. */
#include "write/record.h"

#include "text/slice.h"

void gaz_json_record_head(gaz_buffer *out, const char *type) {
    gaz_json_member_text(out, "type", type);
    gaz_json_member_text(out, "schema_version", GAZ_SCHEMA_VERSION);
}

void gaz_json_member_end_line(gaz_buffer *out, uint32_t line, uint32_t end_line) {
    if (end_line != line || !out->compact) {
        gaz_json_member_integer(out, "end_line", end_line);
    }
}

void gaz_json_member_lines(gaz_buffer *out, uint32_t line, uint32_t end_line) {
    gaz_json_member_integer(out, "line", line);
    gaz_json_member_end_line(out, line, end_line);
}

static void write_source(gaz_buffer *out, const gaz_document *document) {
    gaz_json_key(out, "source");
    gaz_json_begin_object(out);
    gaz_json_member_string(out, "name", document->source_name);
    gaz_json_member_lines(out, document->line, document->end_line);
    gaz_json_end_object(out);
}

void gaz_json_begin_document(gaz_buffer *out, const gaz_document *document) {
    gaz_json_begin_object(out);
    gaz_json_record_head(out, "document");
    gaz_json_member_string(out, "id", document->id);
    gaz_json_member_string(out, "issue", document->issue);
    gaz_json_member_integer(out, "seq", document->seq);
    write_source(out, document);
}

/* A missing last line says "the first", so that a line without one is written
 * with null. */
static void write_place(gaz_buffer *out, const gaz_diagnostic *item) {
    gaz_json_member_count(out, "line", item->line == 0 ? -1 : (int64_t)item->line);
    if (item->end_line > 0) {
        gaz_json_member_end_line(out, item->line, item->end_line);
    } else if (item->line > 0 || !out->compact) {
        gaz_json_key(out, "end_line");
        gaz_json_null(out);
    }
}

void gaz_json_member_diagnostics(gaz_buffer *out, const gaz_diagnostics *list) {
    if (!gaz_json_begin_list(out, "diagnostics", list->count)) {
        return;
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const gaz_diagnostic *item = &list->items[i];
        gaz_json_begin_object(out);
        gaz_json_member_text(out, "code", gaz_code_name(item->code));
        gaz_json_member_text(out, "severity", gaz_severity_name(gaz_code_severity(item->code)));
        gaz_json_member_string(out, "message", item->message);
        write_place(out, item);
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

void gaz_json_member_name(gaz_buffer *out, const char *name, const char *value) {
    gaz_json_member_string(out, name, value == NULL ? (gaz_slice){NULL, 0} : gaz_slice_of(value));
}
